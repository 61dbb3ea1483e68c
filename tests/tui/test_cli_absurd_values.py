"""Values that no record prints and months that cannot be: one line each, with the key."""

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


def _file(folder: Path, text: str) -> Path:
    path = folder / "case.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("key", ABSURD)
def test_an_absurd_value_is_one_line_with_its_key(run: Runner, tmp_path: Path, key: str) -> None:
    done = run("project", _file(tmp_path, ABSURD[key]))
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1
    assert f": {key}: " in done.err


@pytest.mark.parametrize("value", ["48211.37", "131", "2046-04", "-1.00"])
def test_a_printed_figure_is_read(run: Runner, tmp_path: Path, value: str) -> None:
    pinned = CASE + PIN.format(figure="balances.pension", value=value)
    assert run("project", _file(tmp_path, pinned)).code == 0


@pytest.mark.parametrize("month", ["1987-12", "1988-03", "2026-11"])
def test_nobody_was_first_insured_before_birth_or_after_the_record(
    run: Runner, tmp_path: Path, month: str
) -> None:
    more = f'first_insured = "{month}"\n[plan]'
    path = _file(tmp_path, CASE.replace("[plan]", more))
    done = run("project", path, "--lang", "en")
    assert done.code == 1
    assert "1988-04 to 2026-10" in done.err
    assert "不在记录之内" in run("project", path, "--lang", "zh").err


BAD_MONTHS = {
    'as_of = "2026-10"': 'as_of = "2026-13"',
    'from = "2024-01"': 'from = "1988-13"',
    'from = "2027-03"': 'from = "nie"',
}


@pytest.mark.parametrize("good", BAD_MONTHS)
def test_one_bad_month_is_one_fault(run: Runner, tmp_path: Path, home: Path, good: str) -> None:
    spell = '[[record.spell]]\nfrom = "2024-01"\nto = "2026-10"\n\n[plan]'
    gap = '[[plan.gap]]\nfrom = "2027-03"\nmonths = 5\n'
    text = CASE.replace("[plan]", spell) + gap
    assert run("project", _file(tmp_path, text)).code == 0
    done = run("project", _file(tmp_path, text.replace(good, BAD_MONTHS[good])))
    assert done.code == 1
    assert len(done.err.splitlines()) == 1
    assert "2000-01" not in done.err


def test_a_retirement_month_outside_the_window_is_named_with_its_line(
    run: Runner, tmp_path: Path, home: Path
) -> None:
    text = CASE + 'retire = "2020-01"\n'
    line = text.splitlines().index('retire = "2020-01"') + 1
    done = run("project", _file(tmp_path, text))
    assert (done.code, done.out) == (1, "")
    # women of the 55 class born 1988-04: 58 in 2046-04, three years either way
    assert done.err.startswith(f"case.toml:{line}: plan.retire: ")
    assert "2043-04" in done.err
    assert "2049-04" in done.err


def test_a_set_retirement_month_outside_the_window_is_named_after_the_option(
    run: Runner, tmp_path: Path, home: Path
) -> None:
    done = run("compare", _file(tmp_path, CASE), "--set", "plan.retire=2020-01")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("--set: plan.retire: ")
