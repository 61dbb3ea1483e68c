"""Arrears that may be paid later than they bring cover: Deyang's rule, by hand."""

from __future__ import annotations

import pytest
from tests.engine.people import person
from tests.engine.worked import world

from sibal_engine.case.model import Gap
from sibal_engine.month import Month
from sibal_engine.whatif.gap import GapEffect, gap_effect


def paid(months: int, back: str) -> GapEffect:
    gap = Gap(Month.of(2027, 3), months, "medical", Month.parse(back))
    return gap_effect(person(city="510600"), world(), gap)


@pytest.mark.parametrize(
    ("months", "back", "suspended"),
    [
        # within three months of 2027-03, so up to 2027-06: covered after all
        (3, "2027-06", 0),
        (2, "2027-06", 0),
        # later, or a longer gap: paid and counted, but the months stay without cover
        (3, "2027-07", 3),
        (4, "2027-07", 4),
    ],
)
def test_deyang_takes_arrears_later_without_covering_the_gap(
    months: int, back: str, suspended: int
) -> None:
    effect = paid(months, back)
    assert effect.medical_back.allowed is True
    assert len(effect.cover.suspended) == suspended
    # paid back either way: no month of the years for retirement is lost
    assert effect.lost.medical_months == 0
    assert paid(months, back).medical_back.deadline is None
