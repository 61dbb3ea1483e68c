"""Why a gap may not be paid back, and which of its months were ever due."""

from __future__ import annotations

from typing import Any

import pytest
from tests.engine.small_world import a_case, small_world

from sibal_engine.case.model import Gap
from sibal_engine.explain.gap import gap_steps
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.whatif.gap import gap_effect
from sibal_engine.whatif.gap_json import gap_dict

ALLOWED = """
[[pension.back_payment]]
from = "2016-01"
allowed = "within_year"
source = "made-up"
[[medical.gap.back_payment]]
from = "2016-01"
allowed = true
window = 6
source = "made-up"
"""
FORBIDDEN = """
[[pension.back_payment]]
from = "2016-01"
allowed = "no"
source = "made-up"
[[medical.gap.back_payment]]
from = "2016-01"
allowed = false
source = "made-up"
"""


def world(rules: str = ALLOWED) -> World:
    return small_world(c910100=rules)


def effect(first: str, months: int, scheme: str = "both", rules: str = ALLOWED) -> dict[str, Any]:
    gap = Gap(Month.parse(first), months, scheme)
    return gap_dict(gap_effect(a_case(), world(rules), gap))


@pytest.mark.parametrize("scheme", ["pension", "medical"])
def test_after_retirement_nothing_is_due(scheme: str) -> None:
    # born 1968-10, retired in 2029-10
    found = effect("2029-11", 3)["back_pay"][scheme]
    assert found == {
        "allowed": False,
        "deadline": None,
        "amount": "0.00",
        "reason": "退休月（2029-10）之后没有应缴的月份",
    }
    gap = Gap(Month.of(2029, 11), 3)
    steps = gap_steps(gap_effect(a_case(), world(), gap), f"back_pay.{scheme}")
    assert any(step.note is not None and "2029-10" in step.note.text("en") for step in steps)


def test_only_the_months_up_to_retirement_are_paid_back() -> None:
    # 2029-09 and 2029-10 of four: 2 × 5,000 × 20 %, and 2 × 3,000 × 8 %
    found = effect("2029-09", 4)["back_pay"]
    assert (found["pension"]["allowed"], found["pension"]["amount"]) == (True, "2000.00")
    assert (found["medical"]["allowed"], found["medical"]["amount"]) == (True, "480.00")
    assert found["pension"]["reason"] is None


def test_a_scheme_that_is_not_interrupted_says_so() -> None:
    found = effect("2027-03", 2, "medical")["back_pay"]
    assert found["pension"]["reason"] == "这一险种没有断缴"
    assert found["medical"]["reason"] is None
    assert effect("2027-03", 0)["back_pay"]["medical"]["reason"] == "这一险种没有断缴"


def test_a_place_that_forbids_it_is_named() -> None:
    found = effect("2027-03", 2, rules=FORBIDDEN)["back_pay"]
    assert [found[name]["allowed"] for name in ("pension", "medical")] == [False, False]
    assert found["pension"]["reason"] == "甲 不允许补缴"


def test_too_late_names_the_last_date() -> None:
    # seven months against a window of six
    found = effect("2027-03", 7, "medical")["back_pay"]["medical"]
    assert (found["allowed"], found["deadline"]) == (False, "2027-09")
    assert found["reason"] == "最迟 2027-09，已过期限"
