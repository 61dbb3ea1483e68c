"""What is unknown, as text: one reason behind many figures is said once to read."""

from __future__ import annotations

from pathlib import Path

from tests.tui.commands import CASE, Runner


def test_one_reason_behind_many_figures_is_said_once_to_read(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "tianjin.toml"
    path.write_text(CASE.replace("510100", "120000"), encoding="utf-8")
    read = run("project", path, "--lang", "en").out.replace("\n    ", " ")
    reason = "what “with account” costs in 天津 is unknown"
    assert read.count(reason) == 1
    (line,) = [row for row in read.splitlines() if reason in row]
    for name in ("Medical contribution", "Total a month", "medical contributions"):
        assert name in line
    # a program reads a line a figure
    plain = run("project", path, "--plain", "--lang", "en").out.splitlines()
    told = [row for row in plain if row.endswith(reason)]
    assert len(told) > 5
