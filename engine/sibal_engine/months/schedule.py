"""The policy of the months ahead: columns of values, carried or projected past their period."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, NamedTuple, TypeVar

from sibal_engine.case.model import Case
from sibal_engine.money import half_up, yuan_half_up
from sibal_engine.policy.library import Library
from sibal_engine.policy.model import State
from sibal_engine.policy.resolve import Hit, Policy
from sibal_engine.policy.schema import BY_PATH, Lasts
from sibal_engine.rates import PPM

T = TypeVar("T")


class Cell(NamedTuple):
    """The values of one series in a stretch of months, and how they stand there."""

    values: Mapping[str, Any]
    hit: Hit
    periods: int = 0
    """Years of growth applied; 0 while published or merely carried."""

    @property
    def state(self) -> State:
        """Published, carried or projected."""
        return State.PROJECTED if self.periods else self.hit.state


Column = list[Cell | None]
"""One cell a month; stretches share the same object."""

_WHOLE_YUAN = {"pension.base", "medical.with_account.base", "medical.pool_only.base"}


def grown(path: str, values: Mapping[str, Any], growth: int, years: int) -> Mapping[str, Any]:
    """Amounts of a yearly figure after some years of growth (ppm a year).

    Limits of bases are rounded half-up to whole yuan, other amounts half-up to the fen.
    """
    numerator, denominator = (PPM + growth) ** years, PPM**years
    rounding = yuan_half_up if path in _WHOLE_YUAN else half_up
    out: dict[str, Any] = {}
    for name, value in values.items():
        unit = BY_PATH[path].field(name).kind.unit
        if unit in ("yuan/month", "yuan/year") and isinstance(value, int):
            out[name] = rounding(value * numerator, denominator)
        elif unit == "yuan/month" and isinstance(value, tuple):
            out[name] = tuple(rounding(each * numerator, denominator) for each in value)
        else:
            out[name] = value
    return out


def year_end(since: int, until: int) -> int:
    """The last month of the year a figure was published for: it grows from the month after.

    Limits begin in January or July. A period that ends with a June or a December ends with its
    year; any other end is only the month it was last seen in: the year from `since` goes on.
    """
    if until % 12 in (5, 11):
        return until
    return since + -(-(until - since + 1) // 12) * 12 - 1


def column(policy: Policy, path: str, first: int, last: int, growth: int) -> Column:
    """The cells of a series from month `first` to `last`."""
    cells: Column = []
    grows = growth != 0 and BY_PATH[path].lasts is Lasts.PERIOD and path != "pension.crediting_rate"
    for piece in policy.timeline(path, first, last):
        length = piece.last - piece.first + 1
        hit = piece.hit
        if hit is None:
            cells.extend([None] * length)
        elif grows and hit.state is State.CARRIED and hit.entry.until is not None:
            end = year_end(hit.entry.since, hit.entry.until)
            month = piece.first
            while month <= piece.last:
                years = max(0, (month - end - 1) // 12 + 1)
                block_end = min(piece.last, end + 12 * years)
                values = grown(path, hit.entry.values, growth, years) if years else None
                cell = Cell(values or hit.entry.values, hit, years)
                cells.extend([cell] * (block_end - month + 1))
                month = block_end + 1
        else:
            cells.extend([Cell(hit.entry.values, hit)] * length)
    return cells


class PlaceTerms:
    """The columns of one place, made when first asked for and kept."""

    def __init__(self, policy: Policy, first: int, last: int, growth: int) -> None:
        self.policy = policy
        self.first = first
        self.last = last
        self.growth = growth
        self._columns: dict[str, Column] = {}
        self._kept: dict[Hashable, Any] = {}

    def kept(self, name: Hashable, make: Callable[[], T]) -> T:
        """Something made of these columns once: `make` is called the first time only."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]  # type: ignore[no-any-return]

    def column(self, path: str) -> Column:
        """The column of a series."""
        cells = self._columns.get(path)
        if cells is None:
            cells = column(self.policy, path, self.first, self.last, self.growth)
            self._columns[path] = cells
        return cells

    def at(self, path: str, month: int) -> Cell | None:
        """One cell, also outside the columns' range."""
        if self.first <= month <= self.last:
            return (self._columns.get(path) or self.column(path))[month - self.first]
        return column(self.policy, path, month, month, self.growth)[0]


class World:
    """The policy library, with the terms of places kept between runs."""

    def __init__(self, library: Library | None = None) -> None:
        self.library = library or Library()
        self._terms: dict[tuple[str, int, int, int], PlaceTerms] = {}
        self._kept: dict[Hashable, Any] = {}

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """Something made of the library once; `key` must hold all that it depends on."""
        if key not in self._kept:
            if len(self._kept) > 64:
                self._kept.clear()
            self._kept[key] = make()
        return self._kept[key]  # type: ignore[no-any-return]

    def terms(self, code: str, first: int, last: int, growth: int) -> PlaceTerms:
        """The terms of a place; raises `ContentError` for an unknown one."""
        key = (code, first, last, growth)
        terms = self._terms.get(key)
        if terms is None:
            if len(self._terms) > 64:
                self._terms.clear()
            terms = self._terms[key] = PlaceTerms(self.library.policy(code), first, last, growth)
        return terms


class Stretch(NamedTuple):
    """Months spent in one place."""

    first: int
    last: int
    terms: PlaceTerms


def stretches(world: World, case: Case, first: int, last: int, growth: int) -> tuple[Stretch, ...]:
    """The places of a case from `first` to `last`, in order; raises `ContentError`."""
    moves = [(first, world.library.find(case.city).code)]
    for change in case.plan.changes:
        if change.city is not None and change.first <= last:
            moves.append((int(change.first), world.library.find(change.city).code))
    out: list[Stretch] = []
    for (start, code), following in zip(moves, [*moves[1:], (last + 1, "")], strict=True):
        end = following[0] - 1
        if start <= end:
            out.append(Stretch(start, end, world.terms(code, first, last, growth)))
    return tuple(out)
