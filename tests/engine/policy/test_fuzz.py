"""10,000 random edits of a sound file: each is a fault or shows in what was read, never a crash."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from tests.engine.policy.edits import edited
from tests.engine.policy.faulty import CITY

from sibal_engine.policy.checks import value_faults
from sibal_engine.policy.load import parse_policy
from sibal_engine.policy.model import PolicyFile
from sibal_engine.policy.resolve import Policy
from sibal_engine.toml.source import parse_text

EDITS = 10_000


def _leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(each, f"{path}.{key}")
    elif isinstance(value, list):
        yield f"{path}#", len(value)
        for number, each in enumerate(value):
            yield from _leaves(each, f"{path}[{number}]")
    else:
        yield path, value


def _number(value: object) -> object:
    """A value without its spelling: `9.50%`, `0.095` and `9.5%` are one."""
    text = str(value)
    try:
        number = Decimal(text.removesuffix("%"))
        return number / 100 if text.endswith("%") else number
    except InvalidOperation:
        return text


IMPLIED = {".level", ".pension.base[0].to", ".pension.base[1].to"}
"""The default level, and ends that the next entry says as well: without them nothing changes."""


def _means_the_same(document: dict[str, Any]) -> bool:
    new = {path: _number(value) for path, value in _leaves(document)}
    old = {path: _number(value) for path, value in _leaves(DOCUMENT)}
    for path in IMPLIED - new.keys():
        del old[path]
    return new == old


def _changes(document: dict[str, Any]) -> list[tuple[str, object]]:
    """What an edit changed, to be shown when nothing of it was read."""
    return sorted(set(_leaves(document)) ^ set(_leaves(DOCUMENT)), key=str)


def _visible(file: PolicyFile) -> object:
    """All that was read, without the order of sources and the name of the file."""
    series = {path: entries for path, entries in file.series.items() if entries}
    head = (file.code, file.name, file.pinyin, file.level, file.province, file.checked)
    return head, file.limitations, dict(file.sources), series


SOUND = parse_policy(CITY, "x.toml")[0]
assert SOUND is not None
ORIGINAL = _visible(SOUND)
DOCUMENT = tomllib.loads(CITY)


def _accepted(text: str) -> PolicyFile | None:
    file, faults = parse_policy(text, "x.toml")
    assert file is not None or faults
    for fault in faults:
        assert len(str(fault)) <= 240
        assert "\n" not in str(fault)
        assert fault.line is None or 1 <= fault.line <= text.count("\n") + 1
    if file is None or faults or value_faults(text, file):
        return None
    return file


def test_random_edits_are_faults_or_show_but_never_crash() -> None:
    rng = random.Random(20261122)
    accepted = rejected = 0
    for _ in range(EDITS):
        text = edited(rng, CITY)
        file = _accepted(text)
        if file is None:
            rejected += 1
            continue
        accepted += 1
        read = parse_text(text, "x.toml")
        read.pop("$schema", None)
        if not _means_the_same(read):
            assert _visible(file) != ORIGINAL, _changes(read)
        for month in (file.checked, file.checked.plus(-20)):
            for row in Policy([file]).values(month):
                assert row.shown is not None or row.reason
    # most edits break something; some (a digit, a note, a spelling) are sound files of their own
    assert rejected > EDITS // 2
    assert accepted > EDITS // 20


def test_random_bytes_are_faults() -> None:
    rng = random.Random(1)
    for _ in range(300):
        text = bytes(rng.randrange(256) for _ in range(rng.randrange(200))).decode("latin-1")
        assert parse_policy(text, "x.toml")[1]


def test_deep_and_long_files_are_faults_soon() -> None:
    for text in (
        "a = " + "[" * 5000,
        "a = " + "{a=" * 5000,
        "[" + ".".join("a" * 5000) + "]\nb = 1",
        "[[pension.base]]\n" * 5000,
        CITY + 'x = "' + "y" * 900_000 + '"',
        'code = "' + "1" * 900_000 + '"',
    ):
        faults = parse_policy(text, "x.toml")[1]
        assert faults
        assert all(len(str(fault)) <= 240 for fault in faults)
