"""Commands on a case whose plan names milestones.

The case of the other tests: 131 months up to 2026-10, so 180 at the end of 2030-11.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.commands import CASE, Runner

GAP = '[[plan.gap]]\nfrom = "{first}"\nmonths = 5\nscheme = "pension"\n'


@pytest.fixture
def named(tmp_path: Path) -> Path:
    path = tmp_path / "named.toml"
    path.write_text(CASE + GAP.format(first="pension_15_years+1"), encoding="utf-8")
    return path


def test_project_lists_what_a_milestone_became(run: Runner, named: Path) -> None:
    assert run.json("project", named)["resolved"] == [
        {"name": "plan.gap.0.from", "reference": "pension_15_years+1", "month": "2030-12"}
    ]
    zh = run("project", named, "--lang", "zh").out
    assert "第 1 段断缴的起始月" in zh
    assert "pension_15_years+1 → 2030-12" in zh
    assert (
        "First month of gap 1: pension_15_years+1 → 2030-12"
        in run("project", named, "--lang", "en", "--plain").out
    )


def test_a_reference_has_steps(run: Runner, named: Path) -> None:
    found = run.json("explain", named, "resolved.plan.gap.0.from")
    assert found["value"] == found["steps"][-1]["value"] == "2030-12"


def test_set_takes_a_milestone_and_says_what_it_replaced(run: Runner, named: Path) -> None:
    found = run.json("compare", named, "--set", "plan.gap.0.from=pension_20_years-12")
    (row,) = found["inputs"]
    assert (row["before"], row["after"]) == ("pension_15_years+1", "pension_20_years-12")
    # five months unpaid before them: 240 at 2035-11 without a gap, a year earlier the gap
    assert found["variant"]["resolved"][0]["month"] == "2034-11"


def test_a_profile_keeps_the_name(run: Runner, named: Path) -> None:
    assert run("profile", "import", named, "--name", "里程碑").code == 0
    assert 'from = "pension_15_years+1"' in run("profile", "export", "里程碑").out


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "YYYY-MM 或 pension_15_years"), ("en", "names no month")]
)
def test_an_unknown_name_is_one_line(run: Runner, tmp_path: Path, lang: str, said: str) -> None:
    path = tmp_path / "x.toml"
    path.write_text(CASE + GAP.format(first="minimum_reached"), encoding="utf-8")
    done = run("project", path, "--lang", lang)
    assert done.code == 1
    assert done.err.count("\n") == 1
    line = (CASE + GAP).splitlines().index('from = "{first}"') + 1
    assert f"x.toml:{line}: plan.gap.from:" in done.err
    assert said in done.err
    assert "pension_minimum" in done.err
