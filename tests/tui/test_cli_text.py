"""Text for reading and plain lines: languages, no boxes, no colour, one value a line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.tui.commands import Done, Runner

from sibal_tui.cli import COMMANDS
from sibal_tui.locale import choose
from sibal_tui.locale.choices import CHOICES
from sibal_tui.locale.commands import HELP, OPTIONS, TEXTS
from sibal_tui.locale.figures import (
    CATEGORIES,
    FIGURES,
    LEVELS,
    MILESTONES,
    SCHEMES,
    STANDINGS,
    STATES,
    TOP_UP,
)
from sibal_tui.locale.figures import OPTIONS as MEDICAL_OPTIONS

_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]{2,}")
# Names of programs and protocols, options and keys of the format: the same in every language.
_SAME = {"Python", "Textual", "SSH", "JSON", "TOML", "lower", "upper", "both", "pension", "medical"}
_SAME |= {"total", "plan", "base", "Ctrl", "demo", "profile", "ascii", "display", "set"}
_BOXES = re.compile("[\u2500-\u257f\u2580-\u259f|+]{2,}|\x1b")


@pytest.mark.parametrize(
    ("flag", "configured", "environ", "lang"),
    [
        ("en", "zh", {"LANG": "zh_CN.UTF-8"}, "en"),
        ("", "en", {"LANG": "zh_CN.UTF-8"}, "en"),
        ("", "", {"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ("", "", {"LC_ALL": "C", "LC_MESSAGES": "zh_CN", "LANG": "en_US"}, "zh"),
        ("", "", {"LC_ALL": "C.UTF-8", "LANG": "en_GB.UTF-8"}, "en"),
        ("", "", {"LC_ALL": "POSIX", "LANG": "zh_TW.UTF-8"}, "zh"),
        ("", "", {"LC_ALL": "", "LANG": "de_DE@euro"}, "en"),
        ("", "", {"LANG": "C.UTF-8"}, "zh"),
        ("", "", {}, "zh"),
    ],
)
def test_choice_of_the_language(
    flag: str, configured: str, environ: dict[str, str], lang: str
) -> None:
    assert choose(flag, configured, environ) == lang


def _pairs() -> list[tuple[str, str, str]]:
    tables = {
        "texts": TEXTS,
        "help": HELP,
        "options": OPTIONS,
        "choices": CHOICES,
        "milestones": MILESTONES,
        "medical": MEDICAL_OPTIONS,
        "categories": CATEGORIES,
        "states": STATES,
        "standings": STANDINGS,
        "schemes": SCHEMES,
        "levels": LEVELS,
        "top_up": TOP_UP,
        "figures": {key: (figure.zh, figure.en) for key, figure in FIGURES.items()},
    }
    return [
        (f"{name}.{key}", zh, en)
        for name, table in tables.items()
        for key, (zh, en) in table.items()
    ]


def test_chinese_texts_hold_no_english_and_english_no_chinese() -> None:
    for key, zh, en in _pairs():
        left = set(_LATIN.findall(re.sub(r"\{\w+\}", "", zh))) - _SAME
        assert not left, f"{key}: {left} in {zh}"
        quoted = re.sub("“.”", "", en)
        assert not _HAN.search(quoted), f"{key}: {en}"
        assert zh.strip()
        assert en.strip()


def test_both_languages_have_the_same_blanks() -> None:
    for key, zh, en in _pairs():
        assert sorted(re.findall(r"\{\w+\}", zh)) == sorted(re.findall(r"\{\w+\}", en)), key


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["", *COMMANDS, "policy show", "profile import"])
def test_every_command_explains_itself(run: Runner, name: str, lang: str) -> None:
    done = run("--lang", lang, *name.split(), "--help")
    assert done.code == 0
    key = name.replace(" ", ".")
    sentence = HELP[key][0 if lang == "zh" else 1]
    assert sentence.split()[0] in done.out
    for option in ("--json", "--plain", "--lang"):
        if name not in ("", "policy", "profile"):
            assert option in done.out


def _answers(run: Runner, case_file: Path, form: str, lang: str) -> list[Done]:
    lines: list[list[object]] = [
        ["retirement", "--born", "1975-09", "--category", "women55"],
        ["divisor", "--age", "60y3m"],
        ["interest", "--opening", "1000", "--monthly", "83.33", "--rate", "3.97%"],
        ["award", "--reference-wage", "7694", "--index", "1", "--years", "31", "--balance", "85"],
        ["contribution", "成都", "--at", "2025-08"],
        ["project", case_file],
        ["gap", case_file, "--from", "2027-03", "--months", "5"],
        ["compare", case_file, "--set", "plan.pension_base=100%"],
        ["sweep", case_file, "--of", "bases"],
        ["sweep", case_file, "--of", "options"],
        ["sweep", case_file, "--of", "schemes"],
        ["goals", case_file, "--at-least", "3000"],
        ["explain", case_file, "pension.total"],
        ["policy", "list"],
        ["policy", "show", "上海", "--at", "2026-08"],
        ["policy", "diff", "北京", "上海", "--at", "2025-08"],
        ["policy", "coverage", "成都"],
        ["profile", "list"],
        ["ask", "断缴三个月"],
        ["doctor"],
    ]
    lines[3] += ["--age", "60y0m"]
    return [run(*line, *([form] if form else []), "--lang", lang) for line in lines]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_plain_output_is_one_named_value_a_line(run: Runner, case_file: Path, lang: str) -> None:
    for done in _answers(run, case_file, "--plain", lang):
        assert (done.code, done.err) == (0, "")
        for line in done.lines:
            label, colon, value = line.partition(": ")
            assert label, line
            assert colon, line
            assert value, line
            assert not _BOXES.search(line), line


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_readable_output_has_no_trailing_blanks_and_no_colour(
    run: Runner, case_file: Path, lang: str
) -> None:
    for done in _answers(run, case_file, "", lang):
        assert (done.code, done.err) == (0, "")
        for line in done.lines:
            assert line == line.rstrip()
            assert not _BOXES.search(line), line


def test_every_figure_of_a_projection_has_a_name(run: Runner, case_file: Path) -> None:
    answer = run.json("project", case_file)
    for group in ("retirement", "balances", "pension", "totals"):
        for name in answer[group]:
            assert f"{group}.{name}" in FIGURES
    assert {row["name"] for row in answer["milestones"]} <= set(MILESTONES)
    for row in answer["unknown"]:
        assert row["figure"] in FIGURES


def test_unknown_is_said_with_its_reason(run: Runner) -> None:
    zh = run("contribution", "成都", "--at", "1950-01", "--lang", "zh")
    assert "每月合计        未知" in zh.out
    en = run("contribution", "成都", "--at", "1950-01", "--lang", "en")
    assert "Total a month" in en.out
    assert "unknown" in en.out


def test_the_language_of_the_config_is_used(run: Runner, home: Path) -> None:
    config = home / ".config" / "sibal-tui" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('lang = "en"\n', encoding="utf-8")
    assert "Annuity divisor" in run("divisor", "--age", "60y").out
    assert "计发月数" in run("divisor", "--age", "60y", "--lang", "zh").out
    assert "计发月数" in run("--lang", "zh", "divisor", "--age", "60y").out


def test_version(run: Runner) -> None:
    assert re.fullmatch(r"sibal-tui \d+\.\d+\.\d+\n", run("--version").out)
    assert run("--lang", "en", "--version").out == run("--version").out
