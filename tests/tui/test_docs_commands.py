"""The documents name every command, option and key, and nothing that does not exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.tui.commands import Runner

from sibal_engine.case import reader as case_module
from sibal_engine.case.reader import parse_case
from sibal_tui.cli import COMMANDS, _build
from sibal_tui.locale.commands import HELP, OPTIONS
from sibal_tui.store.config import parse_config

_EVERYWHERE = {"json_", "plain", "lang", "help"}


@pytest.fixture(scope="module")
def commands_doc(root: Path) -> str:
    return (root / "docs" / "commands.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def profile_doc(root: Path) -> str:
    return (root / "docs" / "profile-format.md").read_text(encoding="utf-8")


def _leaves() -> list[tuple[str, object]]:
    """Every command that answers, with its dotted name."""
    found: list[tuple[str, object]] = []
    for name in COMMANDS:
        built = _build(name)
        children = getattr(built, "commands", {})
        found += [(f"{name}.{child}", each) for child, each in children.items()]
        if not children:
            found.append((name, built))
    return found


def _parameters(command: object) -> list[object]:
    return list(getattr(command, "params", []))


@pytest.mark.parametrize(("name", "command"), _leaves(), ids=lambda each: str(each)[:30])
def test_every_command_and_option_is_documented(
    commands_doc: str, name: str, command: object
) -> None:
    assert f"`{name.replace('.', ' ')}" in commands_doc
    for parameter in _parameters(command):
        options = [o for o in getattr(parameter, "opts", []) if o.startswith("--")]
        for option in options:
            assert option in commands_doc, f"{name} {option}"


def test_no_option_is_documented_that_does_not_exist(commands_doc: str) -> None:
    known = {"--demo", "--profile", "--ascii", "--display", "--version", "--install-completion"}
    for _, command in _leaves():
        for parameter in _parameters(command):
            known |= set(getattr(parameter, "opts", []))
    assert set(re.findall(r"--[a-z][a-z-]*", commands_doc)) <= known


def test_every_option_has_a_help_text_in_both_languages() -> None:
    names = {name for name, _ in _leaves()} | set(COMMANDS)
    assert names <= set(HELP)
    used = {"install_completion", "show_completion", "version", *_EVERYWHERE}
    for name, command in _leaves():
        for parameter in _parameters(command):
            used.add(getattr(parameter, "name", ""))
            assert getattr(parameter, "name", "") in OPTIONS, f"{name} {parameter}"
    assert set(OPTIONS) == used


def test_every_key_of_a_case_is_documented(profile_doc: str) -> None:
    groups = [
        value
        for name, value in vars(case_module).items()
        if name.startswith("_") and name.endswith("_KEYS")
    ]
    assert len(groups) >= 6
    for keys in groups:
        for key in keys:
            assert re.search(rf"`{key}`|\[{key}\]|[.\[]{key}\]", profile_doc), key


def test_the_example_case_and_settings_are_valid(profile_doc: str, commands_doc: str) -> None:
    example = re.search(r"```toml\n(.*?)```", profile_doc, re.S)
    assert example is not None
    assert parse_case(example[1]).city == "510100"
    settings = re.search(r"```toml\n(.*?)```", commands_doc, re.S)
    assert settings is not None
    config, faults = parse_config(settings[1])
    assert faults == ()
    assert config.keys == {"gap.toggle": "x"}


ASKED = {
    "retirement": ("--born", "1988-04", "--category", "women55"),
    "divisor": ("--age", "60y3m"),
    "interest": ("--opening", "100", "--monthly", "10", "--rate", "3.97%", "--months", "1-12"),
    "award": (
        *("--reference-wage", "8000", "--index", "1", "--years", "31", "--balance", "50000"),
        *("--divisor", "139"),
    ),
    "contribution": ("510100",),
    "gap": ("CASE", "--from", "2027-03", "--months", "5"),
    "compare": ("CASE", "--set", "plan.retire=latest"),
    "sweep": ("CASE", "--of", "retirement"),
    "goals": ("CASE", "--at-least", "3000"),
    "explain": ("CASE", "pension.total"),
    "ask": ("断缴",),
    "policy show": ("510100",),
    "policy diff": ("510100", "310000"),
    "policy coverage": ("510100",),
    "policy check": (),
}


@pytest.mark.parametrize("name", ASKED)
def test_the_keys_printed_are_those_documented(
    run: Runner, case_file: Path, commands_doc: str, name: str
) -> None:
    row = re.search(rf"^\| `{name}[` ].*\|(.*)\|$", commands_doc, re.M)
    assert row is not None
    given = (case_file if each == "CASE" else each for each in ASKED[name])
    documented = set(re.findall(r"`([a-z_]+)`", re.sub(r"`\w+` \(where[^)]*\)", "", row[1])))
    assert set(run.json(*name.split(), *given)) == documented


def test_the_keys_of_a_projection_are_those_documented(
    run: Runner, case_file: Path, commands_doc: str
) -> None:
    section = commands_doc.partition("## What `project` prints")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`[^|]*) \|", section, re.M)
    documented = {key for row in rows for key in re.findall(r"`([a-z_]+)`", row)}
    assert set(run.json("project", case_file)) == documented
