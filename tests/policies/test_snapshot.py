"""The resolved values of each place are those of the last reviewed snapshot."""

from __future__ import annotations

import pytest
from tests.policies.snapshot import FOLDER, text

from sibal_engine.policy.library import Library

LIBRARY = Library()
AGAIN = "if the change is meant: python -m tests.policies.snapshot"


@pytest.mark.parametrize("code", [place.code for place in LIBRARY.places])
def test_resolved_values_are_those_of_the_snapshot(code: str) -> None:
    assert text(LIBRARY, code) == (FOLDER / f"{code}.txt").read_text(encoding="utf-8"), AGAIN


def test_there_is_one_snapshot_a_place_with_plain_line_ends() -> None:
    names = {path.stem for path in FOLDER.glob("*.txt")}
    assert names == {place.code for place in LIBRARY.places}
    assert not any(b"\r" in path.read_bytes() for path in FOLDER.glob("*.txt"))
