"""A wait in which part of the benefits is paid: Haikou's six months at half, others at nothing."""

from __future__ import annotations

from tests.engine.small_world import a_case

from sibal_engine.case.model import Gap
from sibal_engine.explain.api import steps_of
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.whatif.gap import GapEffect, gap_effect
from sibal_engine.whatif.gap_json import gap_dict

GAP = Gap(Month.of(2027, 3), 4)


def effect_in(city: str) -> GapEffect:
    return gap_effect(a_case(city=city), World(), GAP)


def test_haikou_pays_half_in_the_six_months() -> None:
    effect = effect_in("海口")
    result = gap_dict(effect)
    # unpaid 2027-03 to 06, paid again from 07: six months to 12, covered from 2028-01
    assert result["medical"] == {
        "suspended": ["2027-03", "2027-04", "2027-05", "2027-06"],
        "waiting": [f"2027-{month:02}" for month in range(7, 13)],
        "waiting_benefits": "0.5",
        "restored": "2028-01",
    }
    assert result["variant"]["medical"]["waiting_benefits"] == "0.5"
    assert result["baseline"]["medical"]["waiting_benefits"] == "0"
    last = steps_of(effect.variant, "medical.waiting_benefits")[-1]
    assert (last.formula, last.value) == ("0.5", "0.5")
    assert last.source is not None
    assert last.source.id == "hi-flex-2023"


def test_shanghai_pays_nothing_meanwhile() -> None:
    result = gap_dict(effect_in("上海"))
    assert len(result["medical"]["waiting"]) == 6
    assert result["medical"]["waiting_benefits"] == "0"


def test_an_unknown_wait_has_an_unknown_share() -> None:
    effect = effect_in("沈阳")
    assert effect.cover.waiting is None
    assert gap_dict(effect)["medical"]["waiting_benefits"] is None
