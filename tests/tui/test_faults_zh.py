"""Every fault the engine or a command can word has a whole Chinese sentence, found in the sources.

The calls that make a fault are read from the syntax trees; what fills a message is replaced by
signs that are no Latin words, so that a word left in the line is a word of the message itself.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.engine.policy.faulty import CITY, ONE_CHANGE
from tests.tui.commands import Runner

from sibal_engine.errors import Fault
from sibal_tui.locale.faults import fault_words

FOLDERS = ("engine/sibal_engine", "tui/sibal_tui/commands", "tui/sibal_tui/store")
MADE_BY = {"Fault": 2, "fault": 1, "WrongValueError": 0}
"""The calls that make a fault, and at which place of them the message stands."""
FILLED = ("7", "2026-10", "7%", "'七'", '"七"', "nation", "city", "male", "七")
_HAN = re.compile("[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2,}")
_CODE = re.compile(
    r"\w+://|\"[^\"]*\"|'[^']*'|\[+[\w.]+\]+|\{[^}]*\}|#:schema \S+|--\w+(?: NAME)?"
    r"|docs/\S+|\S+\.toml|\*\.toml|\w+ = \S+|YYYY(?:-MM)?(?:-DD)?"
    r"|sibal-tui \w+ \w+(?: FILE)?|\w+(?:[._]\w+)+\S*|≤ \w+|\w+ ≤"
)
KEYS = {"TOML", "UTF", "true", "false", "statutory", "earliest", "latest", "from", "to", "id"}
KEYS |= {"title", "standing", "seen", "source", "note", "url", "number", "level", "frame", "jump"}
KEYS |= {"own_part", "of", "rate", "amount", "men", "women", "schema", "figure", "value", "unknown"}
KEYS |= {"floor", "ceiling", "male", "nation", "city", "province", "ym", "divisor"}
"""Keys and values of the formats, which are the same in every language."""


def _texts(node: ast.expr, names: dict[str, list[ast.expr]]) -> Iterator[str]:
    """What an expression may print, `{}` where something fills it; nothing for names alone."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values)
    elif isinstance(node, ast.BinOp):
        left, right = list(_texts(node.left, names)), list(_texts(node.right, names))
        yield from (a + b for a, b in product(left or ["{}"], right or ["{}"]))
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body, names)
        yield from _texts(node.orelse, names)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _texts(value, names)
    elif isinstance(node, ast.Name):
        for value in names.get(node.id, []):
            if not isinstance(value, ast.Name):
                yield from _texts(value, names)


def _joined(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """The values given to each name of a module."""
    out: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            out.setdefault(node.targets[0].id, []).append(node.value)
    return out


def _said() -> tuple[set[str], set[str]]:
    """Every message and every hint of what is allowed, as the sources word them."""
    messages: set[str] = set()
    allowed: set[str] = set()
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            names = _joined(tree)
            for node in ast.walk(tree):
                if not isinstance(node, ast.Call):
                    continue
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                at = MADE_BY.get(called)
                if at is None or len(node.args) <= at:
                    continue
                messages.update(_texts(node.args[at], names))
                for hint in node.args[at + 1 : at + 2]:
                    allowed.update(_texts(hint, names))
    return messages - OPEN, allowed - OPEN


OPEN = {"", "{}", "{} {}", "{} is not {}", "{} {} is above", " {} {}"}
"""Worded in parts: what the parts give is held by tests of their own."""


@pytest.mark.parametrize("what", ["a rate", "an index", "a number"])
def test_a_number_that_is_none_is_named(what: str) -> None:
    line = fault_words(Fault("f", "k", f"'七' is not {what}"), "zh")[0]
    assert line.startswith("'七' 不是")
    assert not _left(line)


def test_two_limits_that_cross_are_named() -> None:
    line = fault_words(Fault("f", "k", "lower 7.00 is above upper 6.00"), "zh")[0]
    assert line == "lower 7.00 高于 upper 6.00"


def _filled(text: str) -> Iterator[str]:
    holes = text.count("{}")
    for values in product(FILLED, repeat=min(holes, 2)):
        rest = iter([*values, *(values[-1:] * holes)])
        yield (
            "".join(part + next(rest, "") for part in text.split("{}")[:-1]) + text.split("{}")[-1]
        )


def _left(text: str) -> set[str]:
    return set(_WORD.findall(_CODE.sub("", text))) - KEYS


def _best(text: str, *, allowed: bool) -> str:
    """The filling that leaves the fewest Latin words: numbers stand where numbers are meant."""
    said = []
    for filled in _filled(text):
        fault = Fault("f", "k", "" if allowed else filled, filled if allowed else "")
        said.append(fault_words(fault, "zh")[1 if allowed else 0])
    return min(said, key=lambda line: (len(_left(line)), not _HAN.search(line)))


MESSAGES, ALLOWED = _said()


def test_the_sources_are_read() -> None:
    assert {"is missing", "no such file", "the place has no name", "{} is not a month"} <= MESSAGES
    assert {"a quoted text", "letters a to z"} <= ALLOWED
    assert len(MESSAGES) > 150


@pytest.mark.parametrize("text", sorted(MESSAGES))
def test_every_message_has_a_chinese_sentence(text: str) -> None:
    line = _best(text, allowed=False)
    assert _HAN.search(line.replace("七", "")), line
    assert not _left(line), line


@pytest.mark.parametrize("text", sorted(ALLOWED))
def test_every_hint_of_what_is_allowed_is_chinese(text: str) -> None:
    line = _best(text, allowed=True)
    assert not _left(line), line


WRONG_TOML = (
    "a = 1\na = 2\n",
    "[a]\n[a]\n",
    "a = {b = 1}\n[a.c]\n",
    "[a]\nb.c = 1\n[a.b]\n",
    "[a\n",
    "[[a]\n",
    "a\n",
    "a = [1\n",
    "a = {b = 1\n",
    "a = {b = 1, b = 2}\n",
    'a = "x\n',
    'a = "x',
    'a = "\\q"\n',
    'a = "\\uZZZZ"\n',
    'a = "\\ud800"\n',
    "a = 2020-13-01\n",
    "a = nothing\n",
    "= 1\n",
    "a = 1 b = 2\n",
    "a = 'x\x01'\n",
    "\x01\n",
    'a = """x',
    "a = \n",
    "# \x01\n",
)


@pytest.mark.parametrize("text", WRONG_TOML)
def test_what_the_parser_says_is_said_in_chinese(
    run: Runner, tmp_path: Path, home: Path, text: str
) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(text)
    file = tmp_path / "wrong.toml"
    file.write_text(text, encoding="utf-8")
    for line in (("project", file), ("policy", "check", file)):
        done = run(*line, "--lang", "zh")
        assert done.code == 1
        said = done.err.splitlines()[0]
        assert "不是正确的 TOML" in said
        assert not set(_WORD.findall(said)) - {"wrong", "toml", "TOML"} - {"uZZZZ", "ud"}, said


def test_a_fault_inside_a_fault_is_put_into_chinese() -> None:
    said = "not saved: No space left on device"
    assert fault_words(Fault("f", "", said), "zh") == ("没有保存：磁盘已满", "")
    said = "cannot be read: Invalid value (at line 3, column 5)"
    wanted = "读不了：第 3 行第 5 列：值的写法不对（文字要加引号）"
    assert fault_words(Fault("f", "", said), "zh")[0] == wanted
    assert fault_words(Fault("f", "", said), "en")[0] == said


def test_every_faulty_policy_file_is_told_in_chinese(run: Runner, tmp_path: Path) -> None:
    for name, (old, new, *_) in ONE_CHANGE.items():
        assert CITY.count(old) >= 1, name
        (tmp_path / "510100.toml").write_text(CITY.replace(old, new, 1), encoding="utf-8")
        done = run("policy", "check", tmp_path, "--lang", "zh")
        assert done.code == 1, name
        for line in done.err.splitlines():
            # file, line, key: then the sentence, with what it quotes
            said = line.partition(": ")[2] if ": " in line else line
            assert _HAN.search(re.sub("成都", "", said)), (name, line)
        rows = run("policy", "check", tmp_path, "--lang", "zh", "--json").json["faults"]
        assert all(_HAN.search(row["message"]) for row in rows), name
