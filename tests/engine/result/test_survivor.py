"""Funeral and survivor grants: bands by years, by hand from the table of the rule."""

from __future__ import annotations

import pytest
from tests.engine.small_world import a_case, small_world

from sibal_engine.explain.api import steps_of
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.policy.model import State
from sibal_engine.result.project import project
from sibal_engine.result.project_json import projection_dict
from sibal_engine.result.survivors import survivors_at
from sibal_engine.rules.survivor import GrantRule, grant_months, in_money, retiree_grant_months

# below 5 years 3, below 10 years 6, up to 15 years 9, then one more a year, 24 from 30 years on
BY_YEARS = [3] * 5 + [6] * 5 + [9] * 6 + list(range(10, 25))
RULE = GrantRule(2, BY_YEARS, 1, 9)


@pytest.mark.parametrize(
    ("months", "grant"),
    [
        (0, 3),
        (59, 3),
        (60, 6),
        (119, 6),
        (120, 9),
        (180, 9),
        (191, 9),
        (192, 10),
        (240, 14),
        (359, 23),
        (360, 24),
        (480, 24),
    ],
)
def test_months_by_years(months: int, grant: int) -> None:
    assert grant_months(months, RULE) == grant


@pytest.mark.parametrize(
    ("months", "drawn", "grant"),
    [(360, 0, 24), (360, 1, 23), (360, 15, 9), (360, 40, 9), (180, 3, 9), (60, 0, 9)],
)
def test_retirees_lose_a_month_a_year_but_keep_nine(months: int, drawn: int, grant: int) -> None:
    assert retiree_grant_months(months, drawn, RULE) == grant


def test_in_money() -> None:
    # 46,987.00 ÷ 12 = 3,915.5833…: two months are 7,831.166…, nine are 35,240.25
    assert in_money(2, 4698700) == 783117
    assert in_money(9, 4698700) == 3524025
    assert in_money(2, None) is None


def test_the_nations_table_is_the_rules() -> None:
    life = project(a_case(), small_world()).life
    cell = survivors_at(life, life.end).rule_cell
    assert cell is not None
    assert list(cell.values["by_years"]) == BY_YEARS


def test_in_a_result_without_an_income_on_file() -> None:
    result = projection_dict(project(a_case(), small_world()))
    now, later = result["survivor"]["now"], result["survivor"]["at_retirement"]
    # 200 months are 16 full years, 234 are 19
    assert (now["funeral_months"], now["grant_months"], now["grant"]) == (2, 10, None)
    assert (later["contribution_months"], later["grant_months"]) == (234, 13)
    assert (now["pension_account"], later["pension_account"]) == ("60000.00", "73600.00")
    assert "survivor.grant" in {row["figure"] for row in result["unknown"]}


INCOME = """
[[survivor.income]]
from = "2025-01"
to = "2025-12"
yearly = "48000.00"
source = "made-up"
"""


def test_in_a_result_with_an_income() -> None:
    result = projection_dict(project(a_case(), small_world(c910000=INCOME)))
    now, later = result["survivor"]["now"], result["survivor"]["at_retirement"]
    # 48,000 ÷ 12 = 4,000 a month: 2 and 10 months in 2026; 13 months in 2029 by the same income
    assert (now["month"], now["funeral"], now["grant"]) == ("2026-12", "8000.00", "40000.00")
    assert (later["grant"], later["income"]) == ("52000.00", "48000.00")
    assert "survivor.grant" not in {row["figure"] for row in result["unknown"]}


def test_an_income_past_its_year_is_carried_with_its_age_or_grows() -> None:
    world = small_world(c910000=INCOME)
    result = projection_dict(project(a_case(), world), "en")
    # retirement in 2029-10 asks for 2028: 36 months after 2025-12
    said = {row["name"]: row["text"] for row in result["assumed"]}
    assert "2025-12" in said["carried.survivor.income"]
    assert "36 months" in said["carried.survivor.income"]
    grown = projection_dict(project(a_case(more='wage_growth = "10%"\n'), world), "en")
    # 48,000 × 1.1³ = 63,888; 13 months of it ÷ 12 = 69,212.00
    assert grown["survivor"]["at_retirement"]["income"] == "63888.00"
    assert grown["survivor"]["at_retirement"]["grant"] == "69212.00"
    assert "carried.survivor.income" not in {row["name"] for row in grown["assumed"]}


@pytest.mark.parametrize(
    ("city", "year", "funeral", "grant", "carried"),
    [
        # 200 months are 16 full years: 10 months of grant; the record ends in December
        # 2026 asks for 2025: 96,842 × 2 ÷ 12 = 16,140.333…, × 10 ÷ 12 = 80,701.666…
        ("上海", 2026, "16140.33", "80701.67", False),
        # 2025 asks for 2024: 93,095 × 2 ÷ 12 = 15,515.833…, × 10 ÷ 12 = 77,579.166…
        ("上海", 2025, "15515.83", "77579.17", False),
        # a city asks its province: Chengdu 49,428 × 2 ÷ 12 = 8,238, × 10 ÷ 12 = 41,190
        ("成都", 2026, "8238.00", "41190.00", False),
        # Jiangsu has 2023 only: 63,211 × 2 ÷ 12 = 10,535.166…, × 10 ÷ 12 = 52,675.833…
        ("南京", 2026, "10535.17", "52675.83", True),
        ("武汉", 2026, None, None, False),
    ],
)
def test_with_the_shipped_incomes(
    city: str, year: int, funeral: str | None, grant: str | None, carried: bool
) -> None:
    record = (
        f'as_of = "{year}-12"\npension_months = 200\naverage_index = "1"\n'
        'pension_balance = "60000.00"\nmedical_months = 200\nmedical_balance = "1000.00"'
    )
    projection = project(a_case(city=city, record=record), World())
    result = projection_dict(projection)
    now = result["survivor"]["now"]
    assert (now["funeral"], now["grant"], now["grant_months"]) == (funeral, grant, 10)
    unknown = "survivor.grant" in {row["figure"] for row in result["unknown"]}
    assert unknown is (funeral is None)
    steps = steps_of(projection, "survivor.now.grant")
    states = {True: State.CARRIED, False: State.UNKNOWN if grant is None else State.PUBLISHED}
    assert steps[-1].state is states[carried]
    assert (steps[-1].source is None) is (grant is None)


def test_years_drawn_lower_a_retirees_grant() -> None:
    life = project(a_case(), small_world()).life
    assert survivors_at(life, int(Month.of(2029, 10)), drawn_years=3).grant_months == 10
