"""Funeral and survivor grants: bands by years, by hand from the table of the rule."""

from __future__ import annotations

import pytest
from tests.engine.small_world import a_case, small_world

from sibal_engine.month import Month
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
    # Hubei: 2 × 3,915.50
    assert in_money(2, 391550) == 783100
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


def test_in_a_result_with_an_income() -> None:
    income = """
[[survivor.income]]
from = "2025-01"
to = "2025-12"
value = "4000.00"
source = "made-up"
"""
    result = projection_dict(project(a_case(), small_world(c910000=income)))
    now = result["survivor"]["now"]
    assert (now["month"], now["funeral"], now["grant"]) == ("2026-12", "8000.00", "40000.00")
    assert "survivor.grant" not in {row["figure"] for row in result["unknown"]}


def test_years_drawn_lower_a_retirees_grant() -> None:
    life = project(a_case(), small_world()).life
    assert survivors_at(life, int(Month.of(2029, 10)), drawn_years=3).grant_months == 10
