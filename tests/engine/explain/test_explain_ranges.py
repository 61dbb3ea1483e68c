"""The range of an unknown wait opens into the steps of its best and of its worst, by hand."""

from __future__ import annotations

import pytest
from tests.engine.people import gap, person
from tests.engine.worked import world

from sibal_engine.errors import ContentError
from sibal_engine.explain.api import explain_dict, steps_of
from sibal_engine.explain.step import Origin
from sibal_engine.result.project import project


def test_best_and_worst_of_a_wait_have_their_steps() -> None:
    # Tianjin says nothing of the wait after a gap of more than 3 months: none at best, the
    # nation's six at worst: paid again from 2027-08, waiting 2027-08 to 2028-01
    result = project(person(gap("2027-03", 5), city="120000"), world())
    best = steps_of(result, "ranges.medical.waiting.best")[-1]
    assert (best.formula, best.value, best.origin) == ("0", "0", Origin.ASSUMED)
    worst = steps_of(result, "ranges.medical.waiting.worst")[-1]
    months = "2027-08, 2027-09, 2027-10, 2027-11, 2027-12, 2028-01"
    assert (worst.formula, worst.value) == (months, "6")
    assert worst.source is not None
    assert "43号" in f"{worst.source.title} {worst.source.number}"
    both = explain_dict(result, "ranges.medical.waiting", "en")
    assert both["value"] == {"best": 0, "worst": 6}
    assert [step["value"] for step in both["steps"][-2:]] == ["0", "6"]
    assert explain_dict(result, "ranges.medical.waiting.worst", "zh")["value"] == 6


def test_a_known_wait_has_no_range_but_its_steps() -> None:
    result = project(person(gap("2027-03", 5), city="510100"), world())
    known = steps_of(result, "ranges.medical.waiting")
    assert known == steps_of(result, "medical.waiting")


@pytest.mark.parametrize("figure", ["ranges", "ranges.x", "ranges.medical.waiting.middle"])
def test_other_ranges_are_unknown_figures(figure: str) -> None:
    with pytest.raises(ContentError, match="unknown figure"):
        steps_of(project(person(city="120000"), world()), figure)
