"""A runner of commands for the tests of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.commands import CASE, Runner


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(capsys)


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    """A case of Chengdu as a file."""
    path = tmp_path / "case.toml"
    path.write_text(CASE, encoding="utf-8")
    return path
