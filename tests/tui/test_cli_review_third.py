"""Case files that were read without a word although no record prints such figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.commands import CASE, Runner

PIN = '[[assert]]\nfigure = "{figure}"\nvalue = "{value}"\nmonth = "2026-10"\n'
ABSURD = {
    # a bare 2 is 200 %: no account is credited with it
    "assumptions.crediting_rate": CASE + '[assumptions]\ncrediting_rate = "2"\n',
    "record.first_insured": CASE.replace("[plan]", 'first_insured = "2027-01"\n[plan]'),
    "assert.value": CASE + PIN.format(figure="balances.pension", value="fifty"),
    "assert.figure": CASE + PIN.format(figure="", value="48211.37"),
    "name": CASE.replace('"成都自由职业者"', "1"),
}


@pytest.mark.parametrize("key", ABSURD)
def test_an_absurd_value_is_one_line_with_its_key(run: Runner, tmp_path: Path, key: str) -> None:
    path = tmp_path / "case.toml"
    path.write_text(ABSURD[key], encoding="utf-8")
    done = run("project", path)
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1
    assert f": {key}: " in done.err


@pytest.mark.parametrize("value", ["48211.37", "131", "2046-04", "-1.00"])
def test_a_printed_figure_is_read(run: Runner, tmp_path: Path, value: str) -> None:
    path = tmp_path / "case.toml"
    path.write_text(CASE + PIN.format(figure="balances.pension", value=value), encoding="utf-8")
    assert run("project", path).code == 0


@pytest.mark.parametrize("month", ["1987-12", "1988-03", "2026-11"])
def test_nobody_was_first_insured_before_birth_or_after_the_record(
    run: Runner, tmp_path: Path, month: str
) -> None:
    path = tmp_path / "case.toml"
    more = f'first_insured = "{month}"\n[plan]'
    path.write_text(CASE.replace("[plan]", more), encoding="utf-8")
    done = run("project", path, "--lang", "en")
    assert done.code == 1
    assert "1988-04 to 2026-10" in done.err
    assert "不在出生到记录截至之间" in run("project", path, "--lang", "zh").err
