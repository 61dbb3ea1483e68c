"""Whole people computed by hand: case files whose comments hold the arithmetic."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.worked import CASES, world

from sibal_engine.case.reader import load_case
from sibal_engine.result.paths import value_at
from sibal_engine.result.project import project
from sibal_engine.result.project_json import projection_dict

PEOPLE = sorted((CASES / "people").glob("*.toml"))


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_every_expected_figure_comes_out(path: Path) -> None:
    case = load_case(path)
    assert case.expects
    shown = projection_dict(project(case, world()))
    ours = {each.figure: str(value_at(shown, each.figure)) for each in case.expects}
    assert ours == {each.figure: each.value for each in case.expects}
