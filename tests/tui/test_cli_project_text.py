"""The readable projection: what of the record it shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.commands import CASE, Runner

SPELLS = """
[[record.spell]]
from = "2019-12"
to = "2020-02"
base = "5000.00"
medical_scheme = "a"
"""


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        # 2.3 % of 5,000 below 35 years: 3 × 115.00
        ("zh", ("按方案划入合计: 345.00 元", "记录的医保账户余额: 3120.55 元")),
        ("en", ("Credited by the schemes: 345.00 yuan", "Months that name a scheme: 3 months")),
    ],
)
def test_credits_of_historic_schemes_stand_in_the_text(
    run: Runner, tmp_path: Path, lang: str, lines: tuple[str, ...]
) -> None:
    file = tmp_path / "schemes.toml"
    file.write_text(CASE + SPELLS, encoding="utf-8")
    shown = run("project", file, "--plain", "--lang", lang).lines
    assert set(lines) <= set(shown)
    assert ("按历年方案" if lang == "zh" else "by past schemes") in run(
        "project", file, "--lang", lang
    ).out


def test_without_a_scheme_nothing_is_said_of_them(run: Runner, case_file: Path) -> None:
    assert "方案划入" not in run("project", case_file, "--lang", "zh").out


MOVES = """
[[record.spell]]
from = "2015-12"
to = "2026-10"
base = "4000.00"
[[plan.change]]
from = "2026-11"
city = "430100"
[[plan.change]]
from = "2028-05"
city = "440300"
"""


@pytest.mark.parametrize(
    ("lang", "title", "moved", "unknown"),
    [
        ("zh", "跨省转移", "转移", "2028-05 转移的统筹资金：没有填写户籍地"),
        ("en", "Moves between provinces", "moves", "2028-05 Pool's part that moves: the hukou is"),
    ],
)
def test_moves_between_provinces_stand_in_a_table(
    run: Runner, tmp_path: Path, lang: str, title: str, moved: str, unknown: str
) -> None:
    file = tmp_path / "moves.toml"
    file.write_text(CASE + MOVES, encoding="utf-8")
    lines = run("project", file, "--lang", lang).lines
    assert title in lines
    row = next(line.split() for line in lines if line.split()[:3] == ["2026-11", "成都", "510100"])
    # the record's balances, and 131 × 4,000 × 12 % = 62,880
    assert row[3:] == ["长沙", "430100", moved, "48,211.37", "62,880.00", "3,120.55"]
    assert any(unknown in line for line in lines)


def test_a_row_of_a_move_opens_by_its_month(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "moves.toml"
    file.write_text(CASE + MOVES, encoding="utf-8")
    assert "524,000.00 × 12% = 62,880.00" in run("explain", file, "transfer.2026-11.pool").out
    shown = run("explain", file, "transfer.2026-11.how", "--lang", "en").lines
    assert shown[1].split()[-1] == "moves"
    assert run("explain", file, "transfer", "--lang", "zh").lines[1].split() == ["跨省转移", "2"]


def test_without_a_move_no_table_of_moves(run: Runner, case_file: Path) -> None:
    assert "跨省转移" not in run("project", case_file, "--lang", "zh").out
