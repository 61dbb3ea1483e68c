"""Reading TOML: as tomllib reads it, bounded, and with the lines of the keys."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest
from tests.engine.policy.edits import edited
from tests.engine.policy.faulty import CITY

from sibal_engine.errors import ContentError
from sibal_engine.policy.library import shipped_folder
from sibal_engine.toml import fast as toml_fast
from sibal_engine.toml.source import Lines, parse_text

SHIPPED = sorted(shipped_folder().rglob("*.toml"))


def outcome(read: object, text: str) -> object:
    """What a reader makes of a text: its document, or its error's words."""
    assert callable(read)
    try:
        return repr(read(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return type(error), str(error)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_files_are_read_as_tomllib_reads_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert repr(toml_fast.loads(text)) == repr(tomllib.loads(text))


def test_5000_random_edits_are_read_as_tomllib_reads_them() -> None:
    rng = random.Random(7)
    sound = 0
    for _ in range(5000):
        text = edited(rng, CITY)
        expected = outcome(tomllib.loads, text)
        assert outcome(toml_fast.loads, text) == expected
        sound += isinstance(expected, str)
    assert 500 < sound < 4500


@pytest.mark.parametrize("text", [
    "", "\n", "# only a comment", "#\x01", "a = 1\r\nb = 2\r\n", "a = 1\rb = 2",
    'a = "x"\na = "y"', "a = 1\na.b = 2", "a.b = 1\na.c = 2", "a.b = 1\nc = 2\na.d = 3",
    "[[a]]\nb = 1\n[[a]]\nb = 2", "[[a.b]]\n[[a]]", "[[a]]\n[[a.b]]\nc = 1", "[a]\n[[a]]",
    "[[a.b]]\n[a]\nc = 1", "[a]\nb = 1", "a = [1]\n[[a]]", "a.b = 1\n[[a.c]]", "a = 1\n[[a.b]]",
    "[[a.b.c]]\n[[a.b]]", "[[a]]\nb = 1\n[[a.b]]", "[[ a . b ]]\nc = 1", '[["a b"]]\nc = 1',
    "a = 01", "a = 0", "a = 123456789012345678", "a = 1234567890123456789012", "a = -1", "a = 1_0",
    'a = "x" # y', "a = true # y", "a = tru", "a = 1979-05-27", "a = 1.5", "a = inf",
    'a = "\\u4e00"', "a = '''\nb = 1\n'''\nc = 2", 'a = """\nb = 1\n[[c]]\n"""', 'a = "\t"',
    "a = [\n  1,\n\n  # note\n  2,\n]\nb = 1", "a = [\n[1],\n[2]]", "a = { b = 1 }\n[[a.c]]",
    'a = "\x7f"', 'a = "\ufeff"', "\ufeffa = 1", "a = [\nb = 1\n]", "a=1", " a = 1", "a = 1 ",
    "[[a]] # note\nb = 1", "[[a]]x", "[[a]", "[[a.]]", "[[]]", "a", "= 1", "a = ", "[[a]]\n" * 3,
    "年 = 1", 'a = "年"', "a = 1\n[[b]]\na = 2\n[[b.c]]\na = 3\n[[b]]\na = 4",
])  # fmt: skip
def test_every_form_is_read_as_tomllib_reads_it(text: str) -> None:
    assert outcome(toml_fast.loads, text) == outcome(tomllib.loads, text)


def test_a_wrong_document_names_the_line() -> None:
    with pytest.raises(ContentError) as error:
        parse_text(CITY.replace('upper = "9000.00"', "upper = 9000,00"), "x.toml")
    (fault,) = error.value.faults
    assert fault.line == CITY.splitlines().index('upper = "9000.00"') + 1


def test_too_deep_a_document_is_a_fault() -> None:
    parse_text("a = " + "[" * 7 + "]" * 7, "x.toml")
    for depth in (9, 2000):
        with pytest.raises(ContentError, match="nested too deeply"):
            parse_text("a = " + "[" * depth + "]" * depth, "x.toml")


LINED = """\
name = "x"
[place]
city = "y"
[[plan.gap]]
from = "a"
[[plan.gap]]
"from" = "b"
months.long = 3
# from = "c"
[[plan.gap]]
"""


@pytest.mark.parametrize(("path", "line"), [
    (["name"], 1), (["place"], 2), (["place", "city"], 3), (["place", "none"], 2),
    (["plan", "gap", 0], 4), (["plan", "gap", 0, "from"], 5), (["plan", "gap", 1], 6),
    (["plan", "gap", 1, "from"], 7), (["plan", "gap", 1, "months", "long"], 8),
    (["plan", "gap", 2, "from"], 10), (["plan", "gap", 3], None), (["none"], None), ([], None),
])  # fmt: skip
def test_the_line_of_a_key(path: list[str | int], line: int | None) -> None:
    assert Lines(LINED).of(path) == line
