"""Figures of a result as blocks: their names, their units, and the word for what is unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sibal_tui.commands.blocks import Block, Note, Pair, Table, Title
from sibal_tui.locale import Lang
from sibal_tui.locale.commands import TEXTS
from sibal_tui.locale.figure_names import figure_name
from sibal_tui.locale.figures import (
    FIGURES,
    MILESTONES,
    OPTIONS,
    TOP_UP,
    named,
)
from sibal_tui.locale.say import say

_SHOWN_MONTHS = 6


@dataclass(frozen=True, slots=True)
class View:
    """Prints values in a language; `plain` leaves out what only helps the eye."""

    lang: Lang
    plain: bool = False
    places: Mapping[str, str] = field(default_factory=dict)
    """Names of places by code."""

    def word(self, key: str, **values: object) -> str:
        """A text of the catalogue."""
        return say(TEXTS, self.lang, key, **values)

    def label(self, key: str) -> str:
        """The name of a figure."""
        figure = FIGURES.get(key)
        return key if figure is None else figure.label(self.lang)

    def value(self, value: Any, unit: str) -> str:
        """A value of a result with its unit; an unknown one says so."""
        if value is None:
            return self.word("unknown")
        shown = _UNITS.get(unit)
        return str(value) if shown is None else shown(self, value)

    def short(self, value: Any, unit: str) -> str:
        """A value for a column: months without their years."""
        if unit == "months" and value is not None:
            return f"{value} {self._months(value)}"
        return self.value(value, unit)

    def _months(self, value: Any) -> str:
        return self.word("unit.month" if abs(int(value)) == 1 else "unit.months")

    def _years(self, value: int) -> str:
        return self.word("unit.year" if value == 1 else "unit.years")

    def duration(self, months: int) -> str:
        """Years and months in words."""
        years, rest = divmod(months, 12)
        parts = [f"{years} {self._years(years)}"] if years else []
        if rest or not years:
            parts.append(f"{rest} {self._months(rest)}")
        return " ".join(parts)

    def bare(self, value: Any) -> str:
        """An amount without its unit, for a column of amounts."""
        return self.value(value, "yuan").removesuffix(f" {self.word('unit.yuan')}")

    def difference(self, value: Any, unit: str) -> str:
        """A difference with its sign."""
        shown = self.short(value, "months" if unit in ("month", "span") else unit)
        positive = isinstance(value, int) and value > 0
        if isinstance(value, str) and value[:1].isdigit():
            positive = value.strip("0.") != ""
        return "+" + shown if positive else shown

    def pair(self, key: str, value: Any, beside: str = "") -> Pair:
        """One figure by its dotted key."""
        figure = FIGURES.get(key)
        return Pair(self.label(key), self.value(value, figure.unit if figure else "text"), beside)

    def pairs(self, result: Mapping[str, Any], prefix: str = "") -> Iterator[Pair]:
        """Every figure of a result that has a name, in the result's order."""
        for name, value in result.items():
            key = f"{prefix}.{name}" if prefix else name
            if isinstance(value, Mapping):
                yield from self.pairs(value, key)
            elif key in FIGURES:
                yield self.pair(key, value)

    def title(self, key: str, **values: object) -> Title:
        """A heading of the catalogue."""
        return Title(self.word(key, **values))

    def assumed(self, rows: Sequence[Mapping[str, str]]) -> Iterator[Block]:
        """What was assumed, under its heading."""
        if rows:
            yield self.title("title.assumed")
        for row in rows:
            yield Note(self.word("label.assumed"), row["text"])

    def unknown(self, rows: Sequence[Mapping[str, str]]) -> Iterator[Block]:
        """What is unknown and why, under its heading."""
        if rows:
            yield self.title("title.unknown")
        by_reason: dict[str, dict[str, str]] = {}
        for row in rows:
            figure, reason = row["figure"], row["reason"]
            if figure.startswith("real.") and not self.plain:
                continue  # the same figures in other money
            # what a program reads keeps a line a figure
            key = figure if self.plain else reason
            by_reason.setdefault(key, {})[figure_name(figure, self.lang)] = reason
        for names in by_reason.values():
            reason = next(iter(names.values()))
            said = f"{self.word('separator').join(names)}{self.word('colon')}{reason}"
            yield Note(self.word("label.unknown"), said)

    def ranges(self, ranges: Mapping[str, Mapping[str, Any]]) -> Iterator[Block]:
        """What lies between the best and the worst that the known rules leave possible."""
        if ranges:
            yield self.title("title.ranges")
        for key, bounds in ranges.items():
            sides = [f"{self.word(f'label.{side}')} {self._bound(bounds[side])}" for side in bounds]
            yield Pair(self.label(key), self.word("separator").join(sides))

    def _bound(self, value: Any) -> str:
        return self.value(value, "months" if isinstance(value, int) else "text")

    def milestones(self, rows: Sequence[Mapping[str, str]]) -> Iterator[Block]:
        """The months in which something is reached."""
        if rows:
            yield self.title("title.milestones")
        for row in rows:
            yield Pair(named(MILESTONES, row["name"], self.lang), row["month"])

    def resolved(self, rows: Sequence[Mapping[str, str | None]]) -> Iterator[Block]:
        """The milestones that the plan names, and the months they became."""
        if rows:
            yield self.title("title.resolved")
        for row in rows:
            month = self.word("label.left_out") if row["month"] is None else row["month"]
            name = figure_name(str(row["name"]), self.lang)
            yield Pair(name, f"{row['reference']} → {month}")

    def table(self, headers: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
        """A table whose headers are words of the catalogue."""
        return Table(tuple(self.word(h) for h in headers), tuple(tuple(row) for row in rows))


def _yuan(view: View, value: Any) -> str:
    digits = str(value)
    if not view.plain:
        sign = "-" if digits.startswith("-") else ""
        whole, _, cents = digits.lstrip("-").partition(".")
        digits = f"{sign}{int(whole):,}.{cents}" if whole.isdecimal() else digits
    return f"{digits} {view.word('unit.yuan')}"


def _months(view: View, value: Any) -> str:
    number = int(value)
    shown = view.short(number, "months")
    if view.plain or abs(number) < 12:
        return shown
    sign = "-" if number < 0 else ""
    return f"{shown} ({sign}{view.duration(abs(number))})"


def _span(view: View, value: Any) -> str:
    years, rest = divmod(int(value), 12)
    if view.lang == "zh":
        return f"{years} 岁 {rest} 个月" if rest else f"{years} 岁"
    return view.duration(int(value))


def _rate(view: View, value: Any) -> str:
    from sibal_engine.rates import percent_text

    # a rate of a result is a decimal of any length
    whole, _, decimals = str(value).partition(".")
    return percent_text(int(whole + decimals.ljust(6, "0")))


def _yes(view: View, value: Any) -> str:
    return view.word("yes" if value else "no")


def _list(view: View, value: Any) -> str:
    rows = [str(each) for each in value]
    if not rows:
        return view.word("none")
    if view.plain or len(rows) <= _SHOWN_MONTHS:
        return " ".join(rows)
    return view.word("month_list", first=rows[0], last=rows[-1], count=len(rows))


def _top_up(view: View, value: Any) -> str:
    return named(TOP_UP, str(value), view.lang)


def _place(view: View, value: Any) -> str:
    name = view.places.get(str(value))
    return str(value) if name is None else f"{name} {value}"


def _option(view: View, value: Any) -> str:
    return named(OPTIONS, str(value), view.lang)


_UNITS: Mapping[str, Callable[[View, Any], str]] = {
    "yuan": _yuan,
    "months": _months,
    "span": _span,
    "rate": _rate,
    "yes": _yes,
    "list": _list,
    "option": _option,
    "top_up": _top_up,
    "place": _place,
}
