"""Results a clerk checked by hand: a later starting month, moves, waits, what stays unknown."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

import pytest

from sibal_engine.case.reader import parse_case
from sibal_engine.month import Month
from sibal_engine.months.schedule import World, year_end
from sibal_engine.result.project import project
from sibal_engine.result.project_json import projection_dict

BALANCES = 'pension_balance = "48211.37"\nmedical_months = 131\nmedical_balance = "3120.55"'
RECORD = f'pension_months = 131\naverage_index = "0.72"\n{BALANCES}'
GAP = '[[plan.gap]]\nfrom = "2027-03"\nmonths = 5\n'


@cache
def world() -> World:
    return World()


def result(
    *,
    born: str = "1988-04",
    category: str = "women55",
    city: str = "510100",
    hukou: str = "",
    record: str = RECORD,
    plan: str = "",
    as_of: str = "",
    until: str = "",
) -> dict[str, Any]:
    text = f"""schema = 1
name = "t"
[person]
born = "{born}"
category = "{category}"
hukou = "{hukou}"
[place]
city = "{city}"
[record]
as_of = "2026-10"
{record}
[plan]
pension_base = "60%"
{plan}
[assumptions]
wage_growth = "3%"
crediting_rate = "2%"
medical_spend = "100.00"
"""
    case = parse_case(text, "t")
    return projection_dict(
        project(
            case,
            world(),
            as_of=Month.parse(as_of) if as_of else None,
            until=Month.parse(until) if until else None,
        )
    )


def move(month: str, city: str) -> str:
    return f'[[plan.change]]\nfrom = "{month}"\ncity = "{city}"\n'


LATER = ["2026-11", "2026-12", "2027-04", "2027-07", "2027-08", "2027-10", "2035-05"]


@pytest.mark.parametrize("city", ["510100", "310000", "110000", "330100"])
@pytest.mark.parametrize("as_of", LATER)
def test_a_later_starting_month_changes_nothing_ahead(city: str, as_of: str) -> None:
    # interest by the month, the unpaid months of an index over due months, months paid back
    plan = GAP.replace("5", "3") + 'back_pay = "2027-09"\n'
    whole, later = result(city=city, plan=plan), result(city=city, plan=plan, as_of=as_of)
    for part in ("retirement", "balances", "pension"):
        assert later[part] == whole[part], part
    assert later["medical"]["months"] == whole["medical"]["months"]
    assert later["medical"]["local_months"] == whole["medical"]["local_months"]


@pytest.mark.parametrize("as_of", ["2027-02", "2027-04", "2027-07", "2027-10"])
def test_a_wait_goes_on_over_a_later_starting_month(as_of: str) -> None:
    # five unpaid months in Chengdu: a wait of 6 from the first month paid again, 2027-08
    waits = ["2027-08", "2027-09", "2027-10", "2027-11", "2027-12", "2028-01"]
    found = result(plan=GAP, as_of=as_of)["medical"]
    assert found["waiting"] == [month for month in waits if month > as_of]


def test_staying_in_the_same_city_keeps_the_local_months() -> None:
    stayed, named = result(), result(plan=move("2030-01", "510100"))
    assert named["medical"]["local_months"] == stayed["medical"]["local_months"] == 131 + 234


def test_local_months_start_anew_at_every_move_and_come_back_with_a_return() -> None:
    # 2026-11 to 2029-12 are 38 months, 2030-01 to 2035-12 are 72, 2036-01 to 2046-04 are 124
    first = move("2030-01", "310000")
    assert result(plan=first)["medical"]["local_months"] == 72 + 124
    assert result(plan=first + move("2036-01", "440100"))["medical"]["local_months"] == 124
    back = result(plan=first + move("2036-01", "510100"))
    assert back["medical"]["local_months"] == 131 + 38 + 124


def test_the_wait_after_a_move_is_the_new_place_s() -> None:
    # Chengdu waits 6 months after more than 3; Hangzhou 2 after any gap (浙江条例 art. 29)
    gap = '[[plan.gap]]\nfrom = "2031-03"\nmonths = 5\n'
    moved = result(plan=move("2030-01", "330100") + gap)["medical"]
    assert moved["waiting"] == result(city="330100", plan=gap)["medical"]["waiting"]
    assert moved["waiting"] == ["2031-08", "2031-09"]


SHORT = 'pension_months = 60\naverage_index = "1"\npension_balance = "18211.37"'


def test_ten_years_nowhere_means_the_hukou_pays_even_if_nothing_was_paid_there() -> None:
    # 国办发〔2009〕66号 art. 6 (4); 98 months in Beijing, 94 in Shanghai
    def of(hukou: str) -> dict[str, Any]:
        return result(
            born="1970-04",
            category="men60",
            city="110000",
            hukou=hukou,
            record=SHORT,
            plan=move("2030-01", "310000"),
        )

    assert of("510000")["pension"]["place"] == "510000"
    assert of("110000")["pension"]["place"] == "110000"
    assert of("310000")["pension"]["place"] == "310000"
    unknown = of("")
    assert unknown["pension"]["place"] == "310000"
    assert "benefit_place" in {each["name"] for each in unknown["assumed"]}
    assert "benefit_place" not in {each["name"] for each in of("510000")["assumed"]}


def test_the_ten_years_of_an_earlier_place_count_after_a_later_starting_month() -> None:
    record = SHORT.replace("60", "160")
    plan = move("2030-01", "310000")
    for as_of in ("", "2029-06", "2031-05"):
        found = result(
            born="1970-04",
            category="men60",
            city="110000",
            hukou="510000",
            record=record,
            plan=plan,
            as_of=as_of,
        )
        assert found["pension"]["place"] == "110000"


def test_interest_on_an_unknown_balance_is_unknown_and_not_nothing() -> None:
    found = result(record='pension_months = 131\naverage_index = "0.72"')
    assert found["balances"]["pension"] is None
    assert found["totals"]["pension_interest"] is None
    assert {row["pension"]["interest"] for row in found["by_year"]} == {None}
    assert "totals.pension_interest" in {each["figure"] for each in found["unknown"]}


def test_what_is_taken_from_an_unknown_medical_account_is_unknown() -> None:
    found = result(record="medical_months = 131")
    assert found["balances"]["medical"] is None
    assert found["totals"]["medical_spent"] is None
    assert {row["medical"]["spent"] for row in found["by_year"]} == {None}


@pytest.mark.parametrize(
    ("since", "until", "end"),
    [
        ("2026-01", "2026-12", "2026-12"),
        ("2026-07", "2027-06", "2027-06"),
        # limits that came late hold to the end of the calendar year (Tianjin)
        ("2026-09", "2026-12", "2026-12"),
        # seen last in the middle of their year
        ("2026-01", "2026-10", "2026-12"),
        ("2026-07", "2026-08", "2027-06"),
        ("2025-01", "2026-10", "2026-12"),
    ],
)
def test_a_figure_grows_after_its_year(since: str, until: str, end: str) -> None:
    found = year_end(int(Month.parse(since)), int(Month.parse(until)))
    assert str(Month(found)) == end


def test_limits_seen_up_to_october_grow_in_january() -> None:
    # Nanjing: 2026 limits, last seen in 2026-10
    terms = world().terms(
        "320100", int(Month.parse("2026-11")), int(Month.parse("2028-12")), 30_000
    )

    def lower(month: str) -> int:
        cell = terms.at("pension.base", int(Month.parse(month)))
        assert cell is not None
        return int(cell.values["lower"])

    published = lower("2026-10")
    for month, years in GROWING.items():
        assert lower(month) == _whole_yuan(published, years), month


GROWING = {"2026-11": 0, "2026-12": 0, "2027-01": 1, "2027-12": 1, "2028-01": 2}


def _whole_yuan(fen: int, years: int) -> int:
    exact = Decimal(fen) / 100 * Decimal("1.03") ** years
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP)) * 100


@pytest.mark.parametrize(
    ("retire", "said"), [("latest", True), ("2047-01", True), ("earliest", False)]
)
def test_late_retirement_is_shown_with_what_it_needs(retire: str, said: bool) -> None:
    # 人社部发〔2024〕94号: only by agreement with the employer
    found = result(plan=f'retire = "{retire}"')
    assert ("late_retirement" in {each["name"] for each in found["assumed"]}) is said


def test_a_month_in_two_gaps_is_paid_back_once() -> None:
    # Tianjin lets three medical months be paid back; 2027-04 and 2027-05 lie in both gaps
    one = '[[plan.gap]]\nfrom = "2027-03"\nmonths = 3\nback_pay = "2027-06"\n'
    two = '[[plan.gap]]\nfrom = "2027-04"\nmonths = 2\nback_pay = "2027-06"\n'
    whole, double = result(city="120000"), result(city="120000", plan=one + two)
    assert double["medical"]["months"] == whole["medical"]["months"] == 131 + 234
    assert double["totals"]["medical_credited"] == whole["totals"]["medical_credited"]
