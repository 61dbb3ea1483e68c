"""Questions that need no case; expected values are printed by the sources named beside them."""

from __future__ import annotations

import pytest
from tests.tui.commands import Runner


@pytest.mark.parametrize(
    ("born", "category", "statutory", "age", "delay"),
    [
        # tables of the decision of 2024-09-13
        ("1971-04", "women55", "2026-08", 664, 4),
        ("1965-01", "men60", "2025-02", 721, 1),
        ("1975-02", "women50", "2025-03", 601, 1),
        ("1984-11", "women50", "2039-11", 660, 60),
        ("1976-08", "men60", "2039-07", 755, 35),
        ("1976-09", "men60", "2039-09", 756, 36),
        # before the reform
        ("1963-04", "women55", "2018-04", 660, 0),
        ("1964-12", "men60", "2024-12", 720, 0),
    ],
)
def test_statutory_month_as_the_decision_prints_it(
    run: Runner, born: str, category: str, statutory: str, age: int, delay: int
) -> None:
    answer = run.json("retirement", "--born", born, "--category", category)
    assert (answer["statutory"], answer["age_months"], answer["delay_months"]) == (
        statutory,
        age,
        delay,
    )


def test_elastic_window_and_minimum_months(run: Runner) -> None:
    # 60y3m in 2026-04 at the latest three years later; early only from 60 on (award of Shanghai/2)
    answer = run.json("retirement", "--born", "1966-01", "--category", "men60")
    assert answer["earliest"] == "2026-01"
    assert answer["latest"] == "2029-05"
    # 180 until 2029, then 6 more a year: 2030 186, 2032 198
    answer = run.json("retirement", "--born", "1975-09", "--category", "women55")
    assert answer["statutory"] == "2032-03"
    assert answer["minimum_months"] == 198
    assert answer["earliest"] == "2030-09"
    assert answer["earliest_minimum_months"] == 186


def test_before_the_reform_there_is_no_window(run: Runner) -> None:
    answer = run.json("retirement", "--born", "1963-12", "--category", "men60")
    assert answer["earliest"] == answer["latest"] == answer["statutory"] == "2023-12"


@pytest.mark.parametrize(
    ("age", "divisor"),
    [
        # annex of 国发〔2005〕38号
        ("40y0m", "233.0"),
        ("47y", "208.0"),
        ("58y0m", "152.0"),
        ("60y0m", "139.0"),
        ("64y0m", "109.0"),
        ("70y0m", "56.0"),
        # award sheets and the table of 2025 by month
        ("60y1m", "138.4"),
        ("60y3m", "137.3"),
        ("50y1m", "194.6"),
        ("50y3m", "193.8"),
        ("55y4m", "168.0"),
        ("62y10m", "118.3"),
        ("62y6m", "121.0"),
    ],
)
def test_divisor(run: Runner, age: str, divisor: str) -> None:
    assert run.json("divisor", "--age", age)["divisor"] == divisor


@pytest.mark.parametrize("age", ["0m", "39y11m", "70y1m", "999y"])
def test_divisor_outside_the_table_is_unknown_with_a_reason(run: Runner, age: str) -> None:
    answer = run.json("divisor", "--age", age)
    assert answer["divisor"] is None
    assert [row["figure"] for row in answer["unknown"]] == ["divisor"]


def test_interest_by_the_monthly_product(run: Runner) -> None:
    # Beijing: 12 × 800 at 2.62 % earn 800 × 2.62 % × 6.5
    answer = run.json("interest", "--opening", "0", "--monthly", "800", "--rate", "2.62%")
    assert (answer["credited"], answer["interest"]) == ("9600.00", "136.24")
    # B(1 + r) + P(1 + 13 r / 24), twice: the doctest of a public tool
    first = run.json("interest", "--opening", "1000", "--monthly", "83.33", "--rate", "50%")
    assert first["interest"] == "770.82"
    answer = run.json(
        *("interest", "--opening", "100", "--monthly", "12", "--rate", "12%", "--months", "12")
    )
    # December's credit earns one month: 12 % of 100, and 12 × 12 % ÷ 12
    assert answer["interest"] == "12.12"
    assert answer["closing"] == "124.12"


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        # award sheets of Hunan, 核定表 1 and 2
        (
            ("7694", "1.0324", "31.33", "85298.25", "139", "8.17", "0.013"),
            ("2449.58", "613.66", "843.66", "3906.90"),
        ),
        (
            ("7618", "1.3708", "43.67", "193003.56", "137.8", "16.08", "1.3%"),
            ("3943.57", "1400.61", "2182.95", "7527.13"),
        ),
    ],
)
def test_award_sheet(run: Runner, printed: tuple[str, ...], parts: tuple[str, ...]) -> None:
    wage, index, years, balance, divisor, deemed, coefficient = printed
    sheet = ("--reference-wage", wage, "--index", index, "--years", years, "--balance", balance)
    more = ("--deemed-years", deemed, "--transitional-coefficient", coefficient)
    answer = run.json("award", *sheet, "--divisor", divisor, *more)
    assert tuple(answer[name] for name in ("basic", "account", "transitional", "total")) == parts
    assert answer["steps"][-1]["value"].replace(",", "") == parts[-1]


def test_award_takes_the_divisor_of_the_age(run: Runner) -> None:
    sheet = ("--reference-wage", "1", "--index", "1", "--years", "1", "--balance", "314079.50")
    answer = run.json("award", *sheet, "--age", "60y3m")
    # award sheet of Gansu 5
    assert (answer["divisor"], answer["account"]) == ("137.3", "2287.54")


def test_award_rounds_years_as_the_province_does(run: Runner) -> None:
    # Anhui rounds years up to 0.1 (核定表 2: 42.4167 → 42.5, deemed 12.25 → 12.3)
    sheet = ("--reference-wage", "7999", "--index", "0.8498", "--years", "42.4167")
    more = ("--balance", "0", "--divisor", "139", "--deemed-years", "12.25")
    coefficient = ("--transitional-coefficient", "0.013")
    answer = run.json("award", *sheet, *more, *coefficient, "--province", "340000")
    assert (answer["basic"], answer["transitional"]) == ("3144.27", "1086.93")
    exact = run.json("award", *sheet, *more, *coefficient)
    assert exact["basic"] != answer["basic"]


def test_award_without_a_coefficient_says_unknown_not_zero(run: Runner) -> None:
    sheet = ("--reference-wage", "7694", "--index", "1", "--years", "30", "--balance", "0")
    answer = run.json("award", *sheet, "--divisor", "139", "--deemed-years", "8")
    assert answer["transitional"] is None
    assert answer["total"] is None
    assert [row["figure"] for row in answer["unknown"]] == ["transitional", "total"]
    assert all(row["reason"] for row in answer["unknown"])


def test_any_number_that_is_not_negative_is_recomputed(run: Runner) -> None:
    sheet = ("--reference-wage", "0", "--index", "99.123456789012", "--years", "123.3333333333")
    answer = run.json("award", *sheet, "--balance", "123456789012.34", "--divisor", "0.1")
    assert answer["basic"] == "0.00"
    assert answer["account"] == "1234567890123.40"
    answer = run.json("interest", "--opening", "0", "--monthly", "0", "--rate", "2000%")
    assert answer["interest"] == "0.00"
