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
