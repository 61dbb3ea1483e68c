"""The arithmetic of a chart in plain integers: ticks, scales, labels and dots; it draws nothing.

Values are fen, months are months since year 0 (year × 12 + month − 1), as in the engine.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

Values = Sequence[int | None]
"""One value a month in fen; `None` where it is unknown, which leaves a hole."""
YUAN = 100
WAN = 10_000 * YUAN


class Scale(NamedTuple):
    """The vertical axis: from `low` to `high` (fen), with round ticks in between."""

    low: int
    high: int
    ticks: tuple[int, ...]

    def level(self, value: int, steps: int) -> int:
        """The step (0 … `steps` − 1, from below) that a value falls on; half rounds up."""
        if steps <= 1:
            return 0
        span = self.high - self.low
        level = (2 * (value - self.low) * (steps - 1) + span) // (2 * span)
        return max(0, min(steps - 1, level))


def nice_step(span: int, wanted: int) -> int:
    """The smallest of 1, 2, 2.5, 5 × 10ⁿ that divides a span into at most `wanted` parts."""
    step = 1
    while True:
        for factor in (10, 20, 25, 50):
            found = step * factor // 10 if step * factor % 10 == 0 else 0
            if found and found * max(1, wanted) >= span:
                return found
        step *= 10


def nice_scale(lowest: int, highest: int, wanted: int = 4, *, from_zero: bool = True) -> Scale:
    """An axis that holds both values, its ends and ticks on round figures.

    Args:
        lowest: smallest value shown, fen.
        highest: largest value shown, fen.
        wanted: parts to divide into, at most about.
        from_zero: whether the axis begins at 0 where all values are positive.
    """
    if from_zero:
        lowest, highest = min(0, lowest), max(0, highest)
    if highest <= lowest:
        highest = lowest + YUAN
    step = nice_step(highest - lowest, wanted)
    low = lowest // step * step
    high = -(-highest // step) * step
    return Scale(low, high, tuple(range(low, high + 1, step)))


def bounds(series: Sequence[Values]) -> tuple[int, int] | None:
    """Smallest and largest known value, or `None` where nothing is known."""
    known = [value for values in series for value in values if value is not None]
    return (min(known), max(known)) if known else None


def tick_label(fen: int, step: int, *, chinese: bool) -> str:
    """A tick in yuan: `12.5万` in Chinese from ten thousand on, else `125,000`.

    `step` (fen between two ticks) settles how many decimals are needed.
    """
    if chinese and (abs(fen) >= WAN or (fen == 0 and step >= WAN)):
        return _decimal(fen, WAN, step) + ("万" if fen else "")
    return _decimal(fen, YUAN, step)


def _decimal(value: int, unit: int, step: int) -> str:
    """`value ÷ unit`, with as many decimals (at most 4) as a multiple of `step` can need."""
    places = 0
    while places < 4 and (step * 10**places) % unit:
        places += 1
    whole, rest = divmod(abs(value) * 10**places // unit, 10**places)
    tail = f"{rest:0{places}d}".rstrip("0") if places else ""
    return f"{'-' if value < 0 else ''}{whole:,}{'.' + tail if tail else ''}"


def month_text(month: int) -> str:
    """`YYYY-MM`."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def column_of(index: int, count: int, columns: int) -> int:
    """The column in which a month stands; first and last month at the first and last column."""
    if count <= 1 or columns <= 1:
        return 0
    return (2 * index * (columns - 1) + count - 1) // (2 * (count - 1))


def month_labels(start: int, count: int, columns: int) -> tuple[tuple[int, str], ...]:
    """`(column, label)` of the horizontal axis, at Januaries, never overlapping.

    Years where the span is long, `YYYY-MM` at both ends where it has no two Januaries.
    """
    if count <= 0 or columns < 4:
        return ()
    first = -(-start // 12)
    years = range(first, (start + count - 1) // 12 + 1)
    if len(years) < 2:
        return _end_labels(start, count, columns)
    for every in (1, 2, 5, 10, 20, 50):
        marks = [year for year in years if year % every == 0]
        places = [(column_of(year * 12 - start, count, columns), f"{year:04d}") for year in marks]
        places = [(column, text) for column, text in places if column + len(text) <= columns]
        gaps = pairwise(places)
        if places and all(right[0] - left[0] > len(left[1]) for left, right in gaps):
            return tuple(places)
    return _end_labels(start, count, columns)


def name_labels(names: Sequence[str], columns: int) -> tuple[tuple[int, str], ...]:
    """`(column, label)` of an axis of named values (one cell a character), never overlapping."""
    count = len(names)
    for every in (1, 2, 3, 4, 6, 8, 12, 24):
        places = [
            (min(column_of(index, count, columns), columns - len(names[index])), names[index])
            for index in range(0, count, every)
        ]
        gaps = pairwise(places)
        if places and all(right[0] - left[0] > len(left[1]) for left, right in gaps):
            return tuple(place for place in places if place[0] >= 0)
    return ()


def _end_labels(start: int, count: int, columns: int) -> tuple[tuple[int, str], ...]:
    first, last = month_text(start), month_text(start + count - 1)
    if count > 1 and columns >= len(first) + len(last) + 1:
        return ((0, first), (columns - len(last), last))
    return ((0, first),) if columns >= len(first) else ()


def spans(
    values: Values, count: int, columns: int, scale: Scale, steps: int, *, joined: bool = True
) -> tuple[tuple[int, int] | None, ...]:
    """For each column the lowest and highest step that a line covers; `None` where unknown.

    Where a column holds several months, it covers all of them, so that no peak is lost; where
    there are fewer months than columns, the line runs straight between them. `joined` stretches
    neighbours until they touch, as a line needs and the edge of an area does not.
    """
    raw = [_column_range(values, count, columns, x) for x in range(columns)]
    levels = [
        None if found is None else (scale.level(found[0], steps), scale.level(found[1], steps))
        for found in raw
    ]
    return tuple(_joined(levels, x) if joined else levels[x] for x in range(columns))


def _column_range(values: Values, count: int, columns: int, x: int) -> tuple[int, int] | None:
    if count > columns:
        members = range(x * count // columns, max((x + 1) * count // columns, 1))
        known = [v for i in members if i < len(values) and (v := values[i]) is not None]
        return (min(known), max(known)) if known else None
    if count <= 1 or columns <= 1:
        value = values[0] if values else None
        return None if value is None else (value, value)
    whole, part = divmod(x * (count - 1), columns - 1)
    here = values[whole] if whole < len(values) else None
    if here is None or not part:
        return None if here is None else (here, here)
    after = values[whole + 1] if whole + 1 < len(values) else None
    if after is None:
        return None
    value = here + (after - here) * part // (columns - 1)
    return value, value


def _joined(levels: Sequence[tuple[int, int] | None], x: int) -> tuple[int, int] | None:
    """A column's range, stretched so that it touches the column before."""
    here = levels[x]
    before = levels[x - 1] if x else None
    if here is None or before is None:
        return here
    low, high = here
    if before[1] < low - 1:
        low = before[1] + 1
    elif before[0] > high + 1:
        high = before[0] - 1
    return low, high
