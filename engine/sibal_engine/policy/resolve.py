"""Resolving a value of a place in a month: city, then province, then nation, never by silence."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sibal_engine.month import Month
from sibal_engine.policy.model import Entry, Level, PolicyFile, Resolved, State
from sibal_engine.policy.schema import BY_PATH, KEYS, SERIES, Field, Lasts, Series


class Hit(NamedTuple):
    """The entry that answers for a month, and how it stands there."""

    entry: Entry
    file: PolicyFile
    state: State
    age: int = 0
    """Months past the entry's period when carried."""
    blocked: bool = False
    """The place says that its own rule is unknown; a national frame stands in."""


class Piece(NamedTuple):
    """A stretch of months answered by one entry (None: unknown)."""

    first: int
    last: int
    hit: Hit | None


class Policy:
    """The policy of one place: its files from the city up to the nation."""

    def __init__(self, layers: Sequence[PolicyFile]) -> None:
        """`layers` run from the nearest file to the nation; a user's file stands before its own."""
        self.layers = tuple(layers)
        own = [layer for layer in self.layers if layer.code == self.layers[0].code]
        self.place = next((layer for layer in own if not layer.user), own[0])
        """The nearest file that ships with the program, or the user's own."""
        self._starts: dict[tuple[int, str], list[int]] = {}
        self._timelines: dict[tuple[str, int, int], tuple[Piece, ...]] = {}

    @property
    def code(self) -> str:
        """Code of the place."""
        return self.layers[0].code

    @property
    def province(self) -> str:
        """Code of the province the place belongs to (a municipality's own)."""
        return self.place.province or self.code

    def _entry(self, layer: int, path: str, month: int) -> Entry | None:
        """The last entry of a layer that begins not after `month`."""
        entries = self.layers[layer].series.get(path)
        if not entries:
            return None
        starts = self._starts.get((layer, path))
        if starts is None:
            starts = self._starts[layer, path] = [int(entry.since) for entry in entries]
        position = bisect_right(starts, month) - 1
        return entries[position] if position >= 0 else None

    def find(self, path: str, month: int) -> Hit | None:
        """The entry in force, else the one carried from before; None when nothing is known."""
        carried: Hit | None = None
        blocked = False
        for number, file in enumerate(self.layers):
            entry = self._entry(number, path, month)
            if entry is None:
                continue
            if blocked and not entry.frame:
                continue
            ended = entry.until is not None and month > entry.until
            past = None
            if entry.unknown:
                past = self._last_known(file, path, entry)
                if past is None:
                    blocked = blocked or not ended
                    continue
            elif not ended:
                return Hit(entry, file, State.PUBLISHED, blocked=blocked)
            known = past or entry
            age = month - int(known.until or month)
            # a local series that ended long ago does not outlive a nearer national one
            if carried is None or age < carried.age:
                carried = Hit(known, file, State.CARRIED, age)
        return carried if not blocked or (carried and carried.entry.frame) else None

    def _last_known(self, file: PolicyFile, path: str, entry: Entry) -> Entry | None:
        """For a yearly figure not published yet: the last one that was."""
        entries = file.series[path]
        if BY_PATH[path].lasts is not Lasts.PERIOD or entry is not entries[-1]:
            return None
        return next((each for each in reversed(entries) if not each.unknown), None)

    def local_note(self, path: str, month: int) -> str:
        """Why the place's own rule is unknown, where its file says so."""
        for number in range(len(self.layers)):
            entry = self._entry(number, path, month)
            if entry is not None and entry.unknown:
                return entry.note
        return ""

    def get(self, path: str, field: str, month: int) -> Any:
        """The parsed value of one field in a month; None when unknown."""
        hit = self.find(path, month)
        return None if hit is None else hit.entry.values.get(field)

    def timeline(self, path: str, first: int, last: int) -> tuple[Piece, ...]:
        """The stretches of months from `first` to `last`, each answered by one entry."""
        key = (path, first, last)
        cached = self._timelines.get(key)
        if cached is None:
            cached = self._timelines[key] = tuple(self._pieces(path, first, last))
        return cached

    def _pieces(self, path: str, first: int, last: int) -> Iterator[Piece]:
        edges = {first}
        for file in self.layers:
            for entry in file.series.get(path, ()):
                edges.add(int(entry.since))
                if entry.until is not None:
                    edges.add(int(entry.until) + 1)
        starts = sorted(edge for edge in edges if first <= edge <= last)
        for start, following in zip(starts, [*starts[1:], last + 1], strict=True):
            yield Piece(start, following - 1, self.find(path, start))

    def value(self, key: str, month: Month) -> Resolved:
        """One key such as `pension.base.lower` in a month; raises `KeyError` for an unknown key."""
        series, field = KEYS[key]
        hit = self.find(series.path, month)
        if hit is None or field.name not in hit.entry.values:
            return self._missing(series, field, month, hit)
        return resolved(series, field, hit)

    def _missing(self, series: Series, field: Field, month: Month, hit: Hit | None) -> Resolved:
        key = series.key(field)
        if hit is not None:
            reason = "not stated"
        else:
            reason = self.local_note(series.path, month) or self._beginning(series.path)
        return Resolved(key, field.kind.unit, None, None, State.UNKNOWN, reason=reason)

    def _beginning(self, path: str) -> str:
        firsts = [file.series[path][0].since for file in self.layers if file.series.get(path)]
        return f"first recorded value: {min(firsts)}" if firsts else "no value recorded"

    def values(self, month: Month) -> Iterator[Resolved]:
        """Every field that is known for the place in a month, and one row per unknown series."""
        for series in SERIES:
            if series.many:
                yield from self._side_by_side(series, month)
                continue
            hit = self.find(series.path, month)
            if hit is None:
                yield self._missing(series, series.fields[0], month, None)
                continue
            for field in series.fields:
                if field.name in hit.entry.values:
                    yield resolved(series, field, hit)

    def _side_by_side(self, series: Series, month: Month) -> Iterator[Resolved]:
        """Entries that stand beside each other: from the second on, the key holds a number."""
        number = 0
        for file in self.layers:
            for entry in file.series.get(series.path, ()):
                if entry.unknown or not entry.since <= month <= (entry.until or month):
                    continue
                number += 1
                for field in series.fields:
                    if field.name in entry.values:
                        row = resolved(series, field, Hit(entry, file, State.PUBLISHED))
                        numbered = f"{series.path}.{number}.{field.name}"
                        yield row if number == 1 else row._replace(key=numbered)
        if number == 0:
            yield self._missing(series, series.fields[0], month, None)

    def history(self, path: str) -> tuple[tuple[PolicyFile, Entry], ...]:
        """Every entry of a series at the nearest level that has one, oldest first."""
        for file in self.layers:
            if file.series.get(path):
                return tuple((file, entry) for entry in file.series[path])
        return ()


def resolved(series: Series, field: Field, hit: Hit) -> Resolved:
    """The public form of one field of a hit."""
    entry = hit.entry
    value = entry.values[field.name]
    return Resolved(
        key=series.key(field),
        unit=field.kind.unit,
        value=value,
        shown=field.kind.show(value),
        state=hit.state,
        standing=entry.source.standing if entry.source else None,
        level=hit.file.level,
        place=hit.file.code,
        since=entry.since,
        until=entry.until,
        since_unknown=entry.since_unknown,
        source=entry.source,
        age=hit.age,
        frame=entry.frame,
        user=entry.user,
        note=entry.note,
    )


__all__ = ["Hit", "Level", "Piece", "Policy", "resolved"]
