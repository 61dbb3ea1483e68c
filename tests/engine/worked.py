"""The worked examples of tests/cases: read as text, turned into exact numbers on demand."""

from __future__ import annotations

import csv
import tomllib
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.policy.library import Library
from sibal_engine.policy.resolve import Policy
from sibal_engine.rates import INDEX_ONE

CASES = Path(__file__).resolve().parent.parent / "cases"
STANDINGS = {
    "confirmed": "the source prints the value and a recomputation by hand gives it",
    "wrong": "the source is wrong: its value must not come out",
    "contradicted": "the source's own numbers do not go together",
    "inferred": "an input was worked back from the printed result",
    "derived": "a rule is quoted, the amount follows from it",
    "single": "one source, nothing to check it against",
}


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table in tests/cases."""
    with (CASES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cases(name: str, *kinds: str) -> list[dict[str, Any]]:
    """The rows of a case file, of some kinds only when any are named."""
    rows = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["row"]
    return [row for row in rows if not kinds or row.get("kind") in kinds]


def name_of(row: dict[str, Any]) -> str:
    """The id of an example, as pytest shows it."""
    return str(row["id"]) if isinstance(row, dict) else str(row)


def whole(value: Fraction) -> int:
    """An integer that must be exact."""
    assert value.denominator == 1, value
    return value.numerator


def fen(text: str | int) -> int:
    """An amount in yuan as fen."""
    return whole(Fraction(str(text)) * 100)


def ppm(text: str) -> int:
    """A percentage as millionths."""
    return whole(Fraction(text.removesuffix("%")) * 10_000)


def index(text: str) -> int:
    """An index in the engine's units; a fraction is cut to them."""
    return int(Fraction(text) * INDEX_ONE)


def millionths(text: str) -> int:
    """A printed number of years in millionths."""
    return whole(Fraction(text) * 1_000_000)


def share(text: str) -> Fraction:
    """A percentage as a fraction."""
    return Fraction(text.removesuffix("%")) / 100


@cache
def world() -> World:
    """The shipped policies, read once."""
    return World(Library())


def policy(code: str) -> Policy:
    """The policy of a place; the nation's for an empty code."""
    return world().library.policy(code or "100000")


def month(text: str) -> Month:
    """A month, for the tests' brevity."""
    return Month.parse(text)
