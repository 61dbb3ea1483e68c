"""What a month costs somebody who is retired already, by hand, with its steps."""

from __future__ import annotations

from typing import Any

import pytest
from tests.engine.small_world import a_case, small_world

from sibal_engine.case.model import Case
from sibal_engine.explain.api import FIGURES, steps_of
from sibal_engine.explain.step import Origin
from sibal_engine.month import Month
from sibal_engine.result.month_cost import month_cost
from sibal_engine.result.paths import value_at
from sibal_engine.result.project import project
from sibal_engine.result.project_json import projection_dict

WORLD = small_world()
OLD = 'schema = 1\nname = "例"\n[person]\nborn = "1960-01"\ncategory = "men60"\n'
RECORD = (
    'as_of = "2026-06"\npension_months = 300\naverage_index = "1"\npension_balance = "60000.00"\n'
    'medical_balance = "1000.00"\n'
)


def retired(medical: int, plan: str = 'pension_base = "100%"', **more: Any) -> Case:
    """Born 1960-01: 60 in 2020-01, before the reform; the record ends in 2026-06."""
    return a_case(person=OLD, record=f"{RECORD}medical_months = {medical}", plan=plan, **more)


def cost_of(case: Case) -> dict[str, Any]:
    return dict(projection_dict(project(case, WORLD))["cost"]["month"])


def test_nobody_pays_a_pension_contribution_after_retirement() -> None:
    cost = cost_of(retired(300))
    assert cost["at"] == "2026-07"
    assert cost["pension"] == {"base": "0.00", "due": "0.00", "account": "0.00", "pool": "0.00"}
    # 300 months of 25 years: cover in retirement is reached
    medical = {name: cost["medical"][name] for name in ("due", "fee", "account", "pool")}
    assert set(medical.values()) == {"0.00"}
    assert cost["total"] == "0.00"


def test_missing_medical_years_are_paid_on_until_they_are_there() -> None:
    # 297 of 300 months: the lower limit 3,000 × 8 % = 240.00 for three months more
    case = retired(297)
    cost = cost_of(case)
    assert (cost["medical"]["due"], cost["medical"]["account"]) == ("240.00", "60.00")
    assert (cost["pension"]["due"], cost["total"]) == ("0.00", "240.00")
    life = project(case, WORLD, until=Month.of(2027, 12)).life
    due = [month_cost(life, Month.of(2026, number)).total for number in range(7, 12)]
    assert due == [24000, 24000, 24000, 0, 0]
    result = projection_dict(project(case, WORLD, until=Month.of(2026, 12)))
    assert result["by_year"][0]["medical"]["paid"] == "720.00"
    assert "pay_on" in {row["name"] for row in projection_dict(project(case, WORLD))["assumed"]}


def test_a_future_retirement_is_paid_up_to_its_month() -> None:
    # born 1968-10, delayed by 12 months: 61 in 2029-10; 100 % of 5,000 × 20 % until then
    life = project(a_case(), WORLD, until=Month.of(2030, 12)).life
    assert month_cost(life, Month.of(2029, 10)).pension.due == 100000
    assert month_cost(life, Month.of(2029, 11)).pension.due == 0


def test_other_schemes_cost_what_they_cost() -> None:
    cost = cost_of(retired(200, 'medical_option = "none"'))
    assert (cost["medical"]["due"], cost["total"]) == ("0.00", "0.00")


def test_unknown_years_leave_the_cost_unknown_with_the_reason() -> None:
    # the province's file says nothing of medical insurance: the years needed are unknown
    projection = project(retired(300, 'medical_option = "with_account"', city="甲省"), WORLD)
    result = projection_dict(projection)
    cost = result["cost"]["month"]
    assert (cost["pension"]["due"], cost["medical"]["due"], cost["total"]) == ("0.00", None, None)
    reasons = {row["figure"]: row["reason"] for row in result["unknown"]}
    assert reasons["medical.due"] == "甲省 的退休医保年限未知"
    assert steps_of(projection, "cost.month.medical.due")[-1].value == "—"


@pytest.mark.parametrize("months", [200, 297, 300])
@pytest.mark.parametrize("option", ["with_account", "pool_only", "none"])
def test_every_cost_opens_into_steps_that_end_in_its_value(months: int, option: str) -> None:
    projection = project(retired(months, f'medical_option = "{option}"'), WORLD)
    result = projection_dict(projection)
    for figure in FIGURES:
        value = value_at(result, figure)
        if figure.startswith("cost.") and value is not None:
            steps = steps_of(projection, figure)
            assert steps[-1].value.replace(",", "") == value, figure
            assert all(s.source is not None or s.origin is not Origin.SOURCE for s in steps)
    said = [step.en for step in steps_of(projection, "cost.month.pension.due")]
    assert said[-1] == "Retired: no pension contribution any more"
    assert "The chosen month at which the minimum is reached" in said
