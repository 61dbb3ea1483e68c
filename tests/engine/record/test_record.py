"""The record from its spells, by hand: 甲's wage is 5,000 each year, the rates are the nation's."""

from __future__ import annotations

from typing import Any

import pytest
from tests.engine.small_world import PERSON, a_case, small_world

from sibal_engine.case.model import Case
from sibal_engine.errors import ContentError
from sibal_engine.life.live import live
from sibal_engine.month import Month
from sibal_engine.rates import INDEX_ONE
from sibal_engine.record.history import history_of
from sibal_engine.result.project import project
from sibal_engine.result.project_json import projection_dict

WORLD = small_world()
SPELLS = """
[[record.spell]]
from = "2019-06"
to = "2019-12"
base = "3500.00"
kind = "employee"
[[record.spell]]
from = "2020-01"
to = "2020-12"
base = "4000.00"
"""
# 2019: 7 × 280; (7 + 6 + … + 1) × 280 × 7.61 % ÷ 12 = 49.72
END_2019 = 196000 + 4972
# 2020: 12 × 320; (2,009.72 × 12 + 78 × 320) × 6.04 % ÷ 12 = 247.02
END_2020 = END_2019 + 384000 + 24702


def record(text: str = "", as_of: str = "2020-12", spells: str = SPELLS) -> Case:
    return a_case(record=f'as_of = "{as_of}"\n{text}{spells}')


def dict_of(case: Case) -> dict[str, Any]:
    return projection_dict(project(case, WORLD))


def test_spells_alone_give_months_index_and_balance() -> None:
    history = history_of(record(), WORLD)
    assert history is not None
    assert (history.months, history.deemed, history.complete) == (19, 0, True)
    assert history.balance == END_2020
    # 7 × 0.7 + 12 × 0.8
    assert history.index_sum == INDEX_ONE * 145 // 10
    assert history.balance_at(Month.of(2019, 12)) == END_2019
    assert history.balance_at(Month.of(2019, 7)) == 56000
    assert history.balance_at(Month.of(2019, 5)) == 0
    assert history.balance_at(Month.of(2021, 1)) is None


def test_a_life_begins_where_the_spells_end() -> None:
    start = live(record(), WORLD).start
    assert (start.pension_months, start.pension_balance) == (19, END_2020)
    assert (start.opening, start.product) == (END_2020, 0)
    assert start.index_sum == INDEX_ONE * 145 // 10


def test_this_years_credits_come_from_the_spells() -> None:
    case = record(as_of="2020-03", spells=SPELLS.replace('to = "2020-12"', 'to = "2020-03"'))
    start = live(case, WORLD).start
    # three credits of 320, weighing 12, 11 and 10 months
    assert (start.opening, start.product) == (END_2019, 32000 * 33)
    assert start.pension_balance == END_2019 + 96000
    assert "opening" not in live(case, WORLD).assumed


def test_given_totals_rule_and_differences_are_shown() -> None:
    text = (
        'pension_months = 19\naverage_index = "0.77"\npension_balance = "6100.00"\n'
        'pension_credited_this_year = "3840.00"\n'
    )
    case = record(text)
    start = live(case, WORLD).start
    assert (start.pension_balance, start.index_sum) == (610000, INDEX_ONE * 77 // 100 * 19)
    row = dict_of(case)["record"]
    assert row["given"] == {
        "pension_months": 19,
        "deemed_months": None,
        "average_index": "0.7700",
        "pension_balance": "6100.00",
        "pension_credited_this_year": "3840.00",
    }
    # 14.5 ÷ 19 = 0.76316
    assert row["from_spells"] == {
        "pension_months": 19,
        "deemed_months": 0,
        "average_index": "0.7632",
        "pension_balance": "6096.74",
        "pension_credited_this_year": "3840.00",
    }
    assert row["difference"]["pension_balance"] == "3.26"
    assert row["difference"]["average_index"] == "0.0068"
    assert row["difference"]["pension_months"] == 0
    assert row["complete"] is True


def test_spells_of_a_part_of_the_record_recompute_nothing_but_this_year() -> None:
    case = record('pension_months = 131\npension_balance = "40000.00"\n')
    row = dict_of(case)["record"]
    assert row["complete"] is False
    assert row["from_spells"]["pension_balance"] is None
    assert row["from_spells"]["average_index"] is None
    assert row["difference"]["pension_months"] == 131 - 19
    start = live(case, WORLD).start
    assert (start.pension_months, start.pension_balance) == (131, 4000000)


def test_a_part_without_a_given_balance_stays_unknown() -> None:
    result = dict_of(record("pension_months = 131\n"))
    reasons = {row["figure"]: row["reason"] for row in result["unknown"]}
    assert result["balances"]["pension"] is None
    assert "19" in reasons["balances.pension"]
    assert "131" in reasons["balances.pension"]


def test_no_spells_no_claims() -> None:
    row = projection_dict(project(a_case(), WORLD))["record"]
    assert set(row["from_spells"].values()) == {None}
    assert set(row["difference"].values()) == {None}
    assert row["complete"] is None


def test_deemed_and_resident_months_are_no_paid_months() -> None:
    more = """
[[record.spell]]
from = "2015-01"
to = "2015-12"
kind = "deemed"
[[record.spell]]
from = "2017-01"
to = "2017-06"
kind = "resident"
"""
    case = record(spells=more + SPELLS)
    history = history_of(case, WORLD)
    assert history is not None
    assert (history.months, history.deemed, history.resident) == (19, 12, 6)
    life = live(case, WORLD)
    assert (life.start.pension_months, life.start.deemed) == (31, 12)
    # deemed months at the average of the paid ones: 14.5 × 31 ÷ 19
    assert life.start.index_sum == INDEX_ONE * 145 // 10 * 31 // 19
    assert "deemed_index" in life.assumed


def test_a_month_without_a_base_is_unknown_not_nothing() -> None:
    spells = SPELLS.replace('base = "4000.00"\n', "")
    history = history_of(record(spells=spells), WORLD)
    assert history is not None
    assert history.months == 19
    assert (history.balance, history.index_sum) == (None, None)
    assert history.balance_reason is not None
    assert "2020-01" in history.balance_reason.text("en")


def test_years_before_the_national_rates_leave_the_balance_unknown() -> None:
    spells = '\n[[record.spell]]\nfrom = "2014-01"\nto = "2020-12"\nbase = "4000.00"\n'
    history = history_of(record(spells=spells), WORLD)
    assert history is not None
    assert history.balance is None
    assert history.balance_reason is not None
    assert "2014" in history.balance_reason.text("en")
    assert history.average_index == INDEX_ONE * 8 // 10


def test_eleven_percent_before_2006() -> None:
    rate = (
        '\n[[pension.crediting_rate]]\nfrom = "2005-01"\nto = "2005-12"\n'
        'value = "3%"\nsource = "made-up"\n'
    )
    spells = '\n[[record.spell]]\nfrom = "2005-12"\nto = "2006-01"\nbase = "1000.00"\n'
    history = history_of(record(as_of="2006-01", spells=spells), small_world(c910100=rate))
    assert history is not None
    # 110.00 with one month's interest of 0.28 (0.275 half up), and 80.00
    assert history.balance == 11000 + 28 + 8000
    # no wage of 2004 and 2005 is on file
    assert history.index_sum is None


def test_an_index_goes_by_the_place_that_pays() -> None:
    plan = (
        'pension_base = "5000.00"\n[[plan.change]]\nfrom = "2029-08"\ncity = "乙"\n'
        'pension_base = "8000.00"\n'
    )
    person = PERSON + 'hukou = "920100"\n'
    case = a_case(plan=plan, person=person)
    award = project(case, WORLD).award
    assert award.place == "920100"
    # 200 at the printed 1; 31 months of 5,000 and 3 of 8,000 over 乙's 8,000: 222.375 ÷ 234
    assert award.average_index == 950_320_512_821
    # without a printed index the spells too are divided by 乙's wage
    moved = a_case(plan=plan, person=person, record='as_of = "2026-12"\n' + SPELLS)
    award = project(moved, WORLD).award
    # 19 months are short of 180: he pays on for 161 months, 31 at 甲 and 130 at 乙
    # (7 × 3,500 + 12 × 4,000 + 31 × 5,000 + 130 × 8,000) ÷ 8,000 ÷ 180 = 0.880208333…
    assert (award.months, award.average_index) == (180, 880_208_333_333)


def pins(*rows: tuple[str, str, str]) -> str:
    return "".join(
        f'[[assert]]\nfigure = "{figure}"\nvalue = "{value}"\n'
        + (f'month = "{month}"\n' if month else "")
        for figure, month, value in rows
    )


def asserts(*rows: tuple[str, str, str]) -> list[dict[str, Any]]:
    case = a_case(record='as_of = "2020-12"\n' + SPELLS, more=pins(*rows))
    out: list[dict[str, Any]] = projection_dict(project(case, WORLD))["asserts"]
    return out


def test_pins_that_hold() -> None:
    rows = asserts(
        ("balances.pension", "2019-12", "2009.72"),
        ("balances.pension", "2020-12", "6096.74"),
        ("retirement.contribution_months", "2019-12", "7"),
        ("retirement.statutory", "", "2029-10"),
    )
    assert [row["agrees"] for row in rows] == [True] * 4
    assert {row["first_departure"] for row in rows} == {None}


def test_the_first_month_of_departure_is_told() -> None:
    rows = asserts(
        ("balances.pension", "2020-12", "6100"),
        ("balances.pension", "2020-06", "3929.73"),
        ("balances.pension", "2019-12", "2009.72"),
    )
    # in order of months: 2,009.72 + 6 × 320 = 3,929.72 in June
    assert [row["month"] for row in rows] == ["2019-12", "2020-06", "2020-12"]
    assert [row["ours"] for row in rows] == ["2009.72", "3929.72", "6096.74"]
    assert [row["difference"] for row in rows] == ["0.00", "-0.01", "-3.26"]
    assert [row["agrees"] for row in rows] == [True, False, False]
    assert {row["first_departure"] for row in rows} == {"2020-06"}


def test_a_pin_that_cannot_be_checked_is_not_called_wrong() -> None:
    (row,) = asserts(("balances.medical", "2019-12", "10.00"))
    assert (row["ours"], row["agrees"], row["difference"]) == (None, None, None)
    assert row["first_departure"] is None


@pytest.mark.parametrize(
    ("month", "ours"),
    [("2026-12", "60000.00"), ("2027-03", "61200.00"), ("2027-12", "64800.00")],
)
def test_pins_after_the_record_read_the_walk(month: str, ours: str) -> None:
    # 60,000 and 400 a month, at no interest
    case = a_case(more=pins(("balances.pension", month, "0.00")))
    assert projection_dict(project(case, WORLD))["asserts"][0]["ours"] == ours


def test_spells_in_several_places_are_divided_by_the_wage_of_the_own_place() -> None:
    spells = SPELLS.replace('kind = "employee"\n', 'kind = "employee"\ncity = "乙"\n')
    history = history_of(record(spells=spells), WORLD)
    assert history is not None
    # 7 months at 乙 on 3,500 still count 0.7 by 甲's wage of 5,000
    assert history.index_sum == INDEX_ONE * 145 // 10
    assert history.balance == END_2020


def test_a_spell_in_an_unknown_place_is_refused() -> None:
    spells = SPELLS.replace('kind = "employee"\n', 'kind = "employee"\ncity = "火星"\n')
    with pytest.raises(ContentError, match="火星"):
        project(record(spells=spells), WORLD)
