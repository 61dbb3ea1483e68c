"""What the shell is offered while a line is typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.tui.commands import CASE

from sibal_engine.case.reader import parse_case
from sibal_tui.commands.completion import cases, figures, places, profiles
from sibal_tui.store.profiles import save_profile


def test_places_by_any_name() -> None:
    assert "成都" in [name for name, _ in places("成")]
    assert [name for name, _ in places("chengdu")] == ["chengdu"]
    assert [name for name, _ in places("51010")] == ["510100"]
    assert places("") == []


def test_profiles_and_case_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_profile("我的", parse_case(CASE))
    (tmp_path / "folder").mkdir()
    (tmp_path / "my.toml").write_text("")
    (tmp_path / "my.txt").write_text("")
    monkeypatch.chdir(tmp_path)
    assert profiles("我") == ["我的"]
    assert cases("my") == ["my.toml"]
    assert cases("我") == ["我的"]
    assert cases(f"{tmp_path}/") == [f"{tmp_path}/folder/", f"{tmp_path}/my.toml"]
    assert cases("/no/such/folder/") == []


def test_figures_with_their_names() -> None:
    offered = dict(figures("pension."))
    assert offered["pension.total"] == "每月养老金合计"
    assert all(name.startswith("pension.") for name in offered)


def test_the_shell_asks_the_program(home: Path) -> None:
    environ = {
        **os.environ,
        "_SIBAL_TUI_COMPLETE": "complete_bash",
        "COMP_WORDS": "sibal-tui policy show chengd",
        "COMP_CWORD": "3",
    }
    done = subprocess.run(
        [sys.executable, "-m", "sibal_tui"],
        capture_output=True,
        text=True,
        env=environ,
        timeout=60,
        check=False,
    )
    assert done.stdout.split() == ["chengdu"]
