"""What a projection assumes and misses is the same before and after it is printed or explained."""

from typing import Any

import pytest
from tests.conftest import ROOT
from tests.engine.small_world import a_case, small_world

from sibal_engine.case.model import Case
from sibal_engine.case.reader import load_case
from sibal_engine.explain.api import FIGURES, steps_of
from sibal_engine.months.schedule import World
from sibal_engine.result.gathered import gathered
from sibal_engine.result.project import Projection, project
from sibal_engine.result.project_json import projection_dict

MOVE = '[[plan.change]]\nfrom = "2027-06"\ncity = "乙"\n'


def cases() -> list[tuple[Case, World]]:
    """A whole life, one that moves, one short of the minimum, one retired, the sample person."""
    short = 'as_of = "2026-12"\npension_months = 12\npension_balance = "1.00"\n'
    spell = '[[record.spell]]\nfrom = "2020-01"\nto = "2020-02"\nmedical_scheme = "a"\n'
    old = 'schema = 1\nname = "例"\n[person]\nborn = "1960-01"\ncategory = "men60"\n'
    made_up, shipped = small_world(), World()
    sample = load_case(ROOT / "tui" / "sibal_tui" / "sample.toml")
    return [
        (a_case(), made_up),
        (a_case(plan='pension_base = "100%"\n' + MOVE), made_up),
        (a_case(record=short + spell), made_up),
        (a_case(person=old), made_up),
        (sample, shipped),
    ]


def said(projection: Projection) -> dict[str, Any]:
    return {
        "life": (dict(projection.life.assumed), dict(projection.life.unknown)),
        "main": (dict(projection.assumed), dict(projection.unknown)),
    }


@pytest.mark.parametrize("number", range(5))
def test_printing_and_explaining_change_nothing_that_is_said(number: int) -> None:
    case, world = cases()[number]
    projection = project(case, world)
    before = said(projection)
    first = projection_dict(projection)
    for figure in FIGURES:
        steps_of(projection, figure)
    for figure in ("survivor.now.grant", "real.pension.total", "subsidy.total"):
        steps_of(projection, figure)
    assert said(projection) == before
    assert projection_dict(projection) == first


@pytest.mark.parametrize("number", range(5))
def test_the_lists_are_the_same_whoever_asks_first(number: int) -> None:
    case, world = cases()[number]
    asked, printed = project(case, world), project(case, world)
    steps_of(asked, "survivor.now.grant")
    listed = gathered(asked)
    result = projection_dict(printed)
    assert [row["name"] for row in result["assumed"]] == sorted(listed.assumed)
    # printed are these, and the figures that hang on them
    assert set(listed.unknown) <= {row["figure"] for row in result["unknown"]}
    assert result["unknown"] == projection_dict(asked)["unknown"]


def test_the_lists_hold_what_further_parts_assume_and_miss() -> None:
    found = gathered(project(*cases()[1]))
    # prices blank, no urban income on file, a move out of 甲省 without a hukou
    assert "price_growth" in found.assumed
    assert "survivor.grant" in found.unknown
    assert any(name.startswith("transfer.2027-06.") for name in found.unknown)
    spells = gathered(project(*cases()[2]))
    assert "record.medical.credited" in spells.unknown


def test_a_step_s_reason_does_not_wait_for_the_printing() -> None:
    steps = steps_of(project(a_case(), small_world()), "survivor.now.grant")
    assert any(step.note is not None and "收入" in step.note.text("zh") for step in steps)
