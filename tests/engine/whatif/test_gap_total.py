"""All gaps together, the repair of a gap, and the steps of what a gap costs."""

from __future__ import annotations

import pytest
from tests.conftest import ROOT

from sibal_engine.case.model import BaseChoice, Case, Gap
from sibal_engine.case.reader import load_case
from sibal_engine.errors import ContentError
from sibal_engine.explain.gap import FIGURES, gap_steps
from sibal_engine.money import parse_yuan
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.result.project import Projection, project
from sibal_engine.whatif.gap import effect_between, gap_effect
from sibal_engine.whatif.gap_total import effect_of_all, paid_in_all, repair


@pytest.fixture(scope="module")
def world() -> World:
    return World()


def case_with(*gaps: Gap) -> Case:
    """The sample person in Shanghai on a base of 8,000 yuan: 1,600 a month, 640 to the account."""
    case = load_case(ROOT / "tui" / "sibal_tui" / "sample.toml")
    base = BaseChoice.parse("8000.00")
    assumed = case.assumptions._replace(wage_growth=0)
    return case._replace(plan=case.plan._replace(pension_base=base, gaps=gaps), assumptions=assumed)


def gap(first: str, months: int, scheme: str = "pension") -> Gap:
    return Gap(Month.parse(first), months, scheme)


def both(world: World, *gaps: Gap) -> tuple[Projection, Projection]:
    return project(case_with(), world), project(case_with(*gaps), world)


def test_no_gaps_have_no_effect(world: World) -> None:
    base, _ = both(world)
    assert effect_of_all(base, base) is None


def test_two_gaps_add_up(world: World) -> None:
    base, variant = both(world, gap("2027-03", 5), gap("2029-01", 2))
    effect = effect_of_all(base, variant)
    assert effect is not None
    assert effect.months == 7
    assert effect.lost.pension_months == 7
    # 7 × 8,000 × 8 % and 7 × 8,000 × 20 %
    assert effect.lost.pension_credit == parse_yuan("4480.00")
    assert effect.lost.saved == parse_yuan("11200.00")
    assert effect.lost.uncovered_months == 0


def test_a_month_in_two_gaps_counts_once(world: World) -> None:
    base, variant = both(world, gap("2027-03", 3), gap("2027-04", 3, "medical"))
    effect = effect_of_all(base, variant)
    assert effect is not None
    assert effect.months == 4


def test_one_gap_alone_is_the_same_in_both_views(world: World) -> None:
    base, variant = both(world, gap("2027-03", 5, "both"))
    whole = effect_of_all(base, variant)
    single = gap_effect(case_with(), world, gap("2027-03", 5, "both"))
    assert whole is not None
    assert whole.lost == single.lost


def test_what_is_paid_in_all_falls_by_what_is_not_paid(world: World) -> None:
    base, variant = both(world, gap("2027-03", 5))
    before, after = paid_in_all(base), paid_in_all(variant)
    assert before is not None
    assert after is not None
    assert before - after == parse_yuan("8000.00")


def test_a_pension_gap_of_past_years_cannot_be_bought_back(world: World) -> None:
    """人社部发〔2016〕132号: no paying back of past years; a higher base makes up for it."""
    wanted = gap("2027-10", 5)
    base, variant = both(world, wanted)
    found = repair(base, variant, wanted, world)
    assert found.pension.allowed is False
    assert found.cost == 0
    assert found.left.pension_months == 5
    assert found.goal is not None
    assert found.goal.total is not None
    assert base.award.total is not None
    assert found.goal.total >= base.award.total
    assert found.extra is not None
    assert found.extra > 0


def test_a_medical_gap_leaves_nothing_of_the_pension_to_repair(world: World) -> None:
    wanted = gap("2027-03", 2, "medical")
    base, variant = both(world, wanted)
    found = repair(base, variant, wanted, world)
    assert found.goal is None
    assert found.left.pension_per_month == 0


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_has_steps_that_end_in_its_value(world: World, figure: str) -> None:
    wanted = gap("2027-03", 5, "both")
    base, variant = both(world, wanted)
    effect = effect_between(base, variant, wanted)
    lost = effect.lost
    values = {
        "back_pay.pension": effect.pension_back.amount,
        "back_pay.medical": effect.medical_back.amount,
        "lost.pension_credit": lost.pension_credit,
        "lost.medical_credit": lost.medical_credit,
        "lost.interest": lost.interest,
        "lost.not_paid": lost.saved,
        "lost.pension_per_month": lost.pension_per_month,
    }
    steps = gap_steps(effect, figure)
    value = values[figure]
    assert value is not None
    assert parse_yuan(steps[-1].value.replace(",", "")) == value
    assert any(step.source is not None for step in steps)


def test_the_credit_lost_is_the_sum_of_the_months(world: World) -> None:
    wanted = gap("2027-03", 5)
    base, variant = both(world, wanted)
    steps = gap_steps(effect_between(base, variant, wanted), "lost.pension_credit")
    # 5 × 8,000 × 8 %
    assert steps[-1].value == "3,200.00"


def test_an_unknown_figure_is_named(world: World) -> None:
    wanted = gap("2027-03", 5)
    base, variant = both(world, wanted)
    with pytest.raises(ContentError, match=r"lost\.nothing"):
        gap_steps(effect_between(base, variant, wanted), "lost.nothing")
