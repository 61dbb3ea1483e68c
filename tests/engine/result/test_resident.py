"""The residents' schemes, conversion, and the ways on where the minimum months are missed."""

from __future__ import annotations

from typing import Any

import pytest
from tests.engine.small_world import PERSON, a_case, small_world

from sibal_engine.result.project import project
from sibal_engine.result.project_json import projection_dict
from sibal_engine.rules.resident import (
    ResidentTerms,
    Subsidies,
    WaitRule,
    account_after,
    convert,
    medical_wait,
    pension,
    subsidy_of,
)

TERMS = ResidentTerms(720, 180, 139)
SUBSIDIES = Subsidies(3000, 6000)


def test_a_resident_pension() -> None:
    # 163.00 + 50,000.00 ÷ 139 = 359.71
    assert pension(16300, 5000000, TERMS) == 16300 + 35971
    assert pension(16300, 0, TERMS) == 16300


@pytest.mark.parametrize(
    ("tier", "subsidy"), [(0, 0), (10000, 3000), (49999, 3000), (50000, 6000), (200000, 6000)]
)
def test_subsidies_by_tier(tier: int, subsidy: int) -> None:
    assert subsidy_of(tier, SUBSIDIES) == subsidy


def test_an_account_earns_from_the_year_after_a_payment() -> None:
    rates = {2024: 20_000, 2025: 10_000}
    # 1,000.00; × 1.01 + 560; unknown in 2026: nothing earned
    out = account_after(0, 50000, 6000, 2024, 2026, rates.get)
    assert out == 56000 + (560 + 56000) + 56000
    assert account_after(100000, 0, 0, 2024, 2025, rates.get) == 103020


def test_conversion_at_the_minimum_and_short_of_it() -> None:
    enough = convert(180, 5000000, 60, 300000, 180)
    assert (enough.to, enough.months, enough.account) == ("employees", 180, 5300000)
    short = convert(179, 5000000, 60, 300000, 180)
    assert (short.to, short.months, short.account) == ("residents", 239, 5300000)


WAITS = WaitRule(3, 1, 1, 6)


@pytest.mark.parametrize(
    ("gap_years", "repaired", "months"),
    [(0, 0, 3), (1, 0, 4), (2, 0, 5), (3, 0, 6), (3, 2, 4), (3, 3, 3), (4, 0, 7), (4, 4, 6)],
)
def test_resident_medical_waits(gap_years: int, repaired: int, months: int) -> None:
    assert medical_wait(gap_years, repaired, WAITS) == months


def test_no_wait_in_the_yearly_window_without_a_gap() -> None:
    assert medical_wait(0, 0, WAITS, late=False) == 0
    assert medical_wait(1, 0, WAITS, late=False) == 4


SHORT = (
    'as_of = "2026-12"\npension_months = 140\naverage_index = "1"\npension_balance = "42000.00"\n'
    'medical_months = 140\nmedical_balance = "0.00"\n'
)


def ways(first_insured: str = "", months: int = 140) -> dict[str, Any]:
    record = SHORT.replace("140", str(months))
    if first_insured:
        record += f'first_insured = "{first_insured}"\n'
    return projection_dict(project(a_case(record=record), small_world()))


def test_enough_months_need_no_way_on() -> None:
    assert projection_dict(project(a_case(), small_world()))["if_minimum_missed"] is None


def test_paying_on() -> None:
    result = ways()
    missed = result["if_minimum_missed"]
    # 140 + 34 = 174 of 180 in 2029-10
    assert (missed["wanted"], missed["contribution_months"]) == ("2029-10", 174)
    assert (missed["minimum_months"], missed["missing_months"]) == (180, 6)
    way = missed["ways"][0]
    assert (way["name"], way["allowed"], way["months"]) == ("pay_on", True, 6)
    assert (way["from"], way["cost"]) == ("2030-05", "6000.00")
    assert result["retirement"]["chosen"] == "2030-04"
    assert way["pension"] == result["pension"]["total"]


def test_the_refund_is_the_account() -> None:
    way = ways()["if_minimum_missed"]["ways"][3]
    # 42,000 + 34 × 400
    assert (way["name"], way["from"], way["paid_out"]) == ("refund", "2029-11", "55600.00")


def test_the_residents_scheme() -> None:
    # 140 + 34 = 174 are short of the residents' 15 years too
    way = ways()["if_minimum_missed"]["ways"][2]
    assert (way["name"], way["allowed"], way["months"]) == ("resident", False, 6)
    assert way["pension"] is None


def test_the_residents_scheme_where_twenty_years_are_needed() -> None:
    # a man born 1980-02: 63 in 2043-02, 240 months needed; 40 + 194 = 234 are enough for residents
    person = PERSON.replace("1968-10", "1980-02")
    record = SHORT.replace("= 140", "= 40")
    result = projection_dict(project(a_case(record=record, person=person), small_world()))
    missed = result["if_minimum_missed"]
    assert (missed["wanted"], missed["contribution_months"]) == ("2043-02", 234)
    assert missed["minimum_months"] == 240
    way = missed["ways"][2]
    # 163.00 + (42,000 + 194 × 400) ÷ 139 = 163.00 + 860.43
    assert (way["allowed"], way["from"], way["pension"]) == (True, "2043-03", "1023.43")


@pytest.mark.parametrize(
    ("first_insured", "months", "allowed", "still"),
    [
        ("", 40, None, None),
        ("2011-07", 40, False, None),
        # 6 months are paid within five years
        ("2011-06", 140, False, None),
        # 74 of 180 in 2029-10; 60 more are paid until 2034-10, 46 in one sum of 1,000 each
        ("2011-06", 40, True, 46),
    ],
)
def test_one_sum(first_insured: str, months: int, allowed: bool | None, still: int | None) -> None:
    way = ways(first_insured, months)["if_minimum_missed"]["ways"][1]
    assert (way["name"], way["allowed"], way["months"]) == ("one_sum", allowed, still)
    if still is not None:
        assert (way["from"], way["cost"]) == ("2034-11", f"{still * 1000}.00")


def cover_of(plan: str, record: str = "") -> dict[str, Any]:
    result: dict[str, Any] = projection_dict(
        project(a_case(plan=plan, record=record), small_world())
    )
    cover: dict[str, Any] = result["medical"]
    return cover


RESIDENT = 'pension_base = "100%"\nmedical_option = "resident"\n'


def test_moving_to_the_residents_without_a_gap_asks_for_no_wait() -> None:
    assert cover_of(RESIDENT)["waiting"] == []


@pytest.mark.parametrize(
    ("first", "months", "waiting"),
    [
        # within three months of other cover
        ("2027-01", 3, []),
        # four months: outside the window, three months of wait
        ("2027-01", 4, ["2027-05", "2027-06", "2027-07"]),
        # eight months that end with the year: the next year's window
        ("2027-05", 8, []),
        # thirteen months: 3 + 1
        ("2027-01", 13, ["2028-02", "2028-03", "2028-04", "2028-05"]),
        # two whole years: the fixed wait falls on a gap even in the window
        ("2027-01", 24, ["2029-01", "2029-02", "2029-03", "2029-04", "2029-05"]),
    ],
)
def test_a_gap_of_a_resident(first: str, months: int, waiting: list[str]) -> None:
    plan = f'{RESIDENT}[[plan.gap]]\nfrom = "{first}"\nmonths = {months}\nscheme = "medical"\n'
    assert cover_of(plan)["waiting"] == waiting


def test_a_first_enrolment_of_a_resident() -> None:
    never = 'as_of = "2026-{}"\npension_months = 200\npension_balance = "60000.00"\n'
    # from January by the yearly window; in March three months of wait
    assert cover_of(RESIDENT, never.format("12"))["waiting"] == []
    late = f'{RESIDENT}[[plan.gap]]\nfrom = "2027-01"\nmonths = 2\nscheme = "medical"\n'
    found = cover_of(late, never.format("12"))
    assert found["not_enrolled"] == ["2027-01", "2027-02"]
    assert found["waiting"] == ["2027-03", "2027-04", "2027-05"]
