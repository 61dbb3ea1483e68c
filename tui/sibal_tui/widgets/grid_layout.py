"""The arithmetic of a table: column widths and lines of cells, apart from its drawing."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sibal_tui.text import Align, fit, width

GAP = 2
"""Blank cells between two columns."""


class Column(NamedTuple):
    """One column of a grid."""

    title: str
    align: Align = "left"
    width: int | None = None
    """Cells; `None` fits the widest of title and content."""
    minimum: int = 1
    """Cells below which the column is never squeezed."""
    expand: bool = False
    """Takes the room that is left over (shared among all columns that say so)."""


class Cell(NamedTuple):
    """A text with a tone: `good`, `bad`, `warn`, `muted`, `strong`, or none."""

    text: str
    tone: str = ""


Row = tuple["str | Cell", ...]
"""One entry a column; a plain string has no tone. Missing entries are blank."""


def text_of(entry: str | Cell) -> str:
    """The text of an entry with or without a tone."""
    return entry if isinstance(entry, str) else entry.text


def tone_of(entry: str | Cell) -> str:
    """The tone of an entry, empty for a plain string."""
    return "" if isinstance(entry, str) else entry.tone


def widths(columns: Sequence[Column], rows: Sequence[Row], cells: int) -> tuple[int, ...]:
    """Cells per column: content first, then what is left over to the columns that expand.

    Columns without a fixed width that are wider than the room are squeezed from the widest on,
    never below their minimum; what still does not fit is scrolled to.
    """
    found = [_natural(index, column, rows) for index, column in enumerate(columns)]
    spare = cells - sum(found) - GAP * max(0, len(columns) - 1)
    expanding = [index for index, column in enumerate(columns) if column.expand]
    if spare > 0 and expanding:
        for position, index in enumerate(expanding):
            found[index] += spare // len(expanding) + (position < spare % len(expanding))
    while spare < 0:
        flexible = [i for i in expanding if found[i] > columns[i].minimum]
        if not flexible:
            break
        widest = max(flexible, key=lambda i: found[i])
        found[widest] -= 1
        spare += 1
    return tuple(found)


def _natural(index: int, column: Column, rows: Sequence[Row]) -> int:
    if column.width is not None:
        return column.width
    content = (width(text_of(row[index])) for row in rows if index < len(row))
    return max(column.minimum, width(column.title), max(content, default=0))


def line(
    entries: Row, columns: Sequence[Column], sizes: Sequence[int], ellipsis: str = "…"
) -> Iterator[tuple[str, str]]:
    """`(text, tone)` pieces of one line; together `sum(sizes) + gaps` cells wide."""
    for index, (column, size) in enumerate(zip(columns, sizes, strict=True)):
        entry = entries[index] if index < len(entries) else ""
        if index:
            yield " " * GAP, ""
        yield fit(text_of(entry), size, column.align, ellipsis), tone_of(entry)
