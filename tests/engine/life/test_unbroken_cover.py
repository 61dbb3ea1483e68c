"""Cover in retirement where years without a break do in place of a longer total, by hand."""

from __future__ import annotations

from typing import Any

from tests.engine.small_world import a_case, small_world

from sibal_engine.explain.api import steps_of
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.policy.library import Library
from sibal_engine.result.project import Projection, project
from sibal_engine.result.project_json import projection_dict

# 30 years, or 15 without a break: as Chengdu had it with 20 and 15 until 2025
RULE = """
[[medical.minimum_years]]
from = "2016-01"
men = "30y"
women = "30y"
continuous = "15y"
source = "made-up"
"""


def world() -> World:
    """The made-up world with the rule in the file of 甲省."""
    return small_world(c910000=RULE)


def projected(months: int, *, first: str = "", gap: str = "") -> Projection:
    """Born 1968-10, retired in 2029-10: 34 months after the record of 2026-12; lives in 甲省."""
    insured = f'first_insured = "{first}"\n' if first else ""
    record = (
        'as_of = "2026-12"\npension_months = 300\naverage_index = "1"\n'
        'pension_balance = "60000.00"\nmedical_balance = "1000.00"\n'
        f"medical_months = {months}\n{insured}"
    )
    plan = f'pension_base = "none"\nmedical_option = "pool_only"\n{gap}'
    return project(a_case(record=record, plan=plan, city="甲省"), world())


def retiree(projection: Projection) -> dict[str, Any]:
    return dict(projection_dict(projection)["medical"]["retiree"])


def test_a_record_of_totals_does_not_say_how_long_its_last_stretch_is() -> None:
    # 200 + 34 = 234 months of 360; 34 to 234 of them without a break, 180 are asked for
    projection = projected(200)
    found = retiree(projection)
    assert (found["reached"], found["missing_months"]) == (None, None)
    assert (found["continuous_needed_months"], found["continuous_months"]) == (180, None)
    reasons = {row["figure"]: row["reason"] for row in projection_dict(projection)["unknown"]}
    assert "180" in reasons["medical.retiree"]
    assert "累计" in reasons["medical.retiree"]


def test_too_few_months_in_all_are_short_either_way_but_nobody_knows_by_how_much() -> None:
    # 100 + 34 = 134 at most, 34 at least: 46 to 146 missing to 180, 226 to the 360
    found = retiree(projected(100))
    assert (found["reached"], found["missing_months"]) == (False, None)


def test_paid_in_every_month_since_the_first_is_without_a_break() -> None:
    # 2010-05 … 2026-12 are 200 months, all of them paid: 234 without a break
    projection = projected(200, first="2010-05")
    found = retiree(projection)
    assert (found["reached"], found["missing_months"]) == (None, 0)
    assert found["continuous_months"] == 234
    # what is left unknown is the local part
    assert "本地" in str(projection_dict(projection)["unknown"])
    step = next(s for s in steps_of(projection, "medical.retiree.reached") if "break" in s.en)
    assert (step.formula, step.value) == ("19y6m / 15y0m", "✓")


def test_a_gap_ahead_ends_the_stretch() -> None:
    # 2028-01 unpaid: 2028-02 … 2029-10 are 21 months without a break, 233 in all
    gap = '[[plan.gap]]\nfrom = "2028-01"\nmonths = 1\n'
    found = retiree(projected(200, first="2010-05", gap=gap))
    assert (found["reached"], found["missing_months"]) == (False, 127)
    assert found["continuous_months"] == 21


def test_a_place_without_such_a_way_says_nothing_of_it() -> None:
    case = a_case()
    assert "continuous_needed_months" not in retiree(project(case, small_world()))


def test_chengdu_until_2025() -> None:
    # 55 in 2024-09: 15 years without a break, or 20 in all; 15 of them local
    case = a_case(
        person='schema = 1\nname = "例"\n[person]\nborn = "1969-09"\ncategory = "women55"\n',
        record='as_of = "2024-06"\npension_months = 200\npension_balance = "0.00"\n'
        'medical_months = 186\nmedical_balance = "0.00"\nfirst_insured = "2009-01"\n',
        plan='pension_base = "60%"\nmedical_option = "with_account"',
        city="成都",
    )
    projection = project(case, World(Library()), until=Month.of(2024, 12))
    # 2009-01 … 2024-06 are 186 months, three more to 2024-09: 189 of 240, and of 180
    found = retiree(projection)
    assert (found["needed_months"], found["continuous_needed_months"]) == (240, 180)
    assert (found["continuous_months"], found["missing_months"]) == (189, 0)
    assert found["reached"] is True
