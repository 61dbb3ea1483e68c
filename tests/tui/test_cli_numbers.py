"""Numbers as people paste them: separators, full-width signs, any length; by hand."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from tests.tui.commands import Runner


@pytest.fixture(autouse=True)
def own_bound() -> Iterator[None]:
    """Leave Python's bound on digits as it was: a process of a command ends, this one goes on."""
    bound = sys.get_int_max_str_digits()
    yield
    sys.set_int_max_str_digits(bound)


SHEET = ("--index", "1", "--years", "30", "--divisor", "139")


@pytest.mark.parametrize(
    "opening",
    ["1234.56", "1,234.56", "１２３４．５６", "１，２３４．５６", "１２３４。５６", " 1,234.56 "],
)
def test_pasted_amounts_are_read(run: Runner, opening: str) -> None:
    answer = run.json("interest", "--opening", opening, "--monthly", "0", "--rate", "１０％")
    # 10 % of 1,234.56 is 123.456
    assert (answer["opening"], answer["interest"]) == ("1234.56", "123.46")


def test_separators_stand_between_groups_of_three(run: Runner) -> None:
    for text in ("1,5", "12,34.00", "1234,567", ",123", "1,,234", "1.2.3", "1,234,", "", "-5"):
        done = run("interest", f"--opening={text}", "--monthly", "0", "--rate", "1%")
        assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1), text


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("zh", "--opening: '1e6' 是科学记数法（写成普通的数，例如 \"1000000\"）"),
        ("en", "--opening: '1e6' is in scientific notation (written out, such as \"1000000\")"),
    ],
)
def test_scientific_notation_is_refused_in_one_clear_line(
    run: Runner, lang: str, line: str
) -> None:
    done = run("--lang", lang, "interest", "--opening", "1e6", "--monthly", "0", "--rate", "1%")
    assert (done.code, done.out, done.err) == (1, "", line + "\n")


@pytest.mark.parametrize("digits", [19, 40, 5000])
def test_numbers_of_any_length_are_exact(run: Runner, digits: int) -> None:
    amount = "7" * digits
    answer = run.json("interest", "--opening", amount, "--monthly", "0", "--rate", "100%")
    # a whole year at 100 % earns the same again: 777…7 × 2 = 1555…54
    assert answer["closing"] == "1" + "5" * (digits - 1) + "4.00"
    shown = run("interest", "--opening", amount, "--monthly", "0", "--rate", amount)
    assert shown.code == 0
    sheet = run.json("award", "--reference-wage", "0", "--balance", amount, *SHEET[:-1], "1")
    assert sheet["account"] == amount + ".00"
    assert run("award", "--reference-wage", amount, "--balance", "0", *SHEET, "--plain").code == 0


def test_an_award_sheet_pasted_with_separators(run: Runner) -> None:
    pasted = run.json(
        "award", "--reference-wage", "7,694", "--balance", "８５，２９８．２５", *SHEET
    )
    plain = run.json("award", "--reference-wage", "7694", "--balance", "85298.25", *SHEET)
    assert pasted == plain
    # 85,298.25 ÷ 139 = 613.656…
    assert pasted["account"] == "613.66"


@pytest.mark.parametrize("age", ["60y0m", "６０y０m", "60岁", "60岁0个月", "720m"])
def test_ages_are_read_as_people_write_them(run: Runner, age: str) -> None:
    assert run.json("divisor", "--age", age)["divisor"] == "139.0"


def test_an_age_beyond_the_table_is_unknown_however_long(run: Runner) -> None:
    answer = run.json("divisor", "--age", "9" * 30 + "y")
    assert answer["divisor"] is None
    assert answer["age_months"] == int("9" * 30) * 12
    assert run("divisor", "--age", "y").code == 1
    assert run("divisor", "--age", "60y12m").code == 1
