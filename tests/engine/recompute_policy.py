"""Policy files read by tomllib as they stand, for the independent computation of `recompute`.

Nothing here comes from the engine: months are texts such as "2026-11", amounts decimals of yuan.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FEN, YUAN, JIAO = Decimal("0.01"), Decimal(1), Decimal("0.1")
YEARLY = ("average_wage", "pension.reference_wage", "pension.base", "pension.crediting_rate")
"""Series whose last known figure is used on until the next one is published (with the bases and
amounts of medical options)."""
Entry = dict[str, Any]


def half_up(value: Decimal, unit: Decimal = FEN) -> Decimal:
    return value.quantize(unit, ROUND_HALF_UP)


def rounded(value: Decimal, rule: str) -> Decimal:
    """A part of a pension by the rule of its province."""
    if rule == "jiao_up":
        return value.quantize(JIAO, ROUND_CEILING)
    if rule == "yuan_up":
        return value.quantize(YUAN, ROUND_CEILING)
    return half_up(value)


@cache
def number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


@cache
def name(count: int) -> str:
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def later(month: str, months: int) -> str:
    return name(number(month) + months)


@cache
def percent(text: str) -> Decimal:
    if text.endswith("%"):
        return Decimal(text[:-1]) / 100
    return Decimal(text)


class Found(NamedTuple):
    """An entry that answers for a month; `past`: months since its period ended."""

    entry: Entry
    past: int = 0


@dataclass
class Facts:
    """The files of one place from the nearest to the nation, and what was looked up in them."""

    files: list[dict[str, Any]]
    lists: dict[str, list[list[Entry]]] = field(default_factory=dict)
    seen: dict[tuple[str, str], Found | None] = field(default_factory=dict)

    def find(self, path: str, month: str) -> Found | None:
        """What is known of a series in a month: published, or the youngest that ended before."""
        key = (path, month)
        if key not in self.seen:
            if path not in self.lists:
                self.lists[path] = [series(file, path) for file in self.files]
            self.seen[key] = self._find(path, month)
        return self.seen[key]

    def _find(self, path: str, month: str) -> Found | None:
        best: Found | None = None
        silent = False
        for entries in self.lists[path]:
            begun = [entry for entry in entries if entry["from"] <= month]
            if not begun:
                continue
            entry = begun[-1]
            if silent and not entry.get("frame"):
                continue
            over = "to" in entry and month > entry["to"]
            if entry.get("unknown"):
                known = [each for each in entries if not each.get("unknown")]
                if not (is_yearly(path) and entry is entries[-1] and known):
                    silent = silent or not over
                    continue
                entry = known[-1]
            elif not over:
                return Found(entry)
            past = number(month) - number(entry.get("to", month))
            if best is None or past < best.past:
                best = Found(entry, past)
        if silent and not (best and best.entry.get("frame")):
            return None
        return best


@dataclass
class Place:
    """A place whose yearly amounts grow by a rate a year once their last period is over."""

    facts: Facts
    growth: Decimal
    grown: dict[tuple[str, str], Entry | None] = field(default_factory=dict)
    kept: dict[tuple[Any, ...], Any] = field(default_factory=dict)

    def find(self, path: str, month: str) -> Found | None:
        """What the files say, without growth."""
        return self.facts.find(path, month)

    def periods(self, path: str, month: str) -> int:
        """Years of growth in a figure: none while it is published."""
        found = self.find(path, month)
        if found is None or not self.growth or found.past <= 0 or "to" not in found.entry:
            return 0
        if not is_yearly(path) or path == "pension.crediting_rate":
            return 0
        # seen last in the middle of its year, a figure goes on to the end of it
        first, last = number(found.entry["from"]), number(found.entry["to"])
        rest = 0 if found.entry["to"][-2:] in ("06", "12") else (first - last - 1) % 12
        return max(0, (found.past - rest - 1) // 12 + 1)

    def at(self, path: str, month: str) -> Entry | None:
        """The entry of a month with its amounts grown."""
        key = (path, month)
        if key not in self.grown:
            self.grown[key] = self._at(path, month)
        return self.grown[key]

    def _at(self, path: str, month: str) -> Entry | None:
        found = self.find(path, month)
        years = self.periods(path, month)
        if found is None or not years:
            return None if found is None else found.entry
        key = (path, found.entry["from"], years)
        if key not in self.kept:
            self.kept[key] = self._grow(path, found.entry, years)
        entry: Entry = self.kept[key]
        return entry

    def _grow(self, path: str, entry: Entry, years: int) -> Entry:
        factor = (1 + self.growth) ** years
        unit = YUAN if path.endswith("base") else FEN
        out = dict(entry)
        for key, value in entry.items():
            if key == "tiers":
                out[key] = [str(half_up(Decimal(each) * factor, unit)) for each in value]
            elif key in ("lower", "upper", "wage", "fixed", "value", "indexed", "transitional"):
                out[key] = str(half_up(Decimal(value) * factor, unit))
        return out

    def amount(self, path: str, key: str, month: str) -> Decimal | None:
        """One amount of an entry, in yuan."""
        entry = self.at(path, month)
        return Decimal(entry[key]) if entry is not None and key in entry else None


def is_yearly(path: str) -> bool:
    return path in YEARLY or (path.startswith("medical.") and path.endswith((".base", ".amount")))


def series(file: dict[str, Any], path: str) -> list[Entry]:
    node: Any = file
    for part in path.split("."):
        node = node.get(part, {})
    return sorted(node, key=lambda entry: str(entry["from"])) if isinstance(node, list) else []


class Library:
    """Policy files, each read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.facts: dict[str, Facts] = {}
        self.places: dict[tuple[str, str], Place] = {}
        self.nation = read(folder / "national.toml")

    def cities(self) -> list[str]:
        """Codes of all cities."""
        return sorted(path.stem for path in (self.folder / "cities").glob("*.toml"))

    def place(self, code: str, growth: str = "0%") -> Place:
        """A place under a rate of growth."""
        if code not in self.facts:
            city = read(self.folder / "cities" / f"{code}.toml")
            above = [] if city["province"] == code else [self.province(city["province"])]
            self.facts[code] = Facts([city, *above, self.nation])
        if (code, growth) not in self.places:
            self.places[code, growth] = Place(self.facts[code], percent(growth))
        return self.places[code, growth]

    def province(self, code: str) -> dict[str, Any]:
        """The file of a province."""
        return read(self.folder / "provinces" / f"{code}.toml")


def read(path: Path) -> dict[str, Any]:
    """A file as TOML has it."""
    return tomllib.loads(path.read_text(encoding="utf-8"))
