"""An answer as a few plain blocks, printed for reading or, one value a line, for scripts."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from sibal_tui.commands.tables import INDENT, table_lines
from sibal_tui.commands.wrap import cells, padded, widest_atom, wrapped


class Title(NamedTuple):
    """A heading; left out of plain output, where each label stands by itself."""

    text: str


class Pair(NamedTuple):
    """One figure: its name, its value, and what is said beside it when there is room."""

    label: str
    value: str
    beside: str = ""


class Table(NamedTuple):
    """Rows under headers; the first column names the row."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Note(NamedTuple):
    """A sentence under a name, such as an assumption."""

    label: str
    text: str


Block: TypeAlias = Title | Pair | Table | Note


def readable(blocks: Sequence[Block], width: int | None = None) -> str:
    """Headings, aligned figures and tables, for a person, in lines of at most `width` columns.

    `None`: lines are as long as they are. A figure is never broken, however narrow it gets.
    """
    label = max((cells(b.label) for b in blocks if isinstance(b, Pair)), default=0)
    if width is not None:
        label = min(label, max(_NARROW_LABEL, width * 2 // 5))
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Title):
            lines += [""] if lines else []
            lines += [block.text] if width is None else wrapped(block.text, width)
        elif isinstance(block, Pair):
            lines.extend(_pair_lines(block, label, width))
        elif isinstance(block, Table):
            lines.extend(table_lines([block.headers, *block.rows], width))
        else:
            parts = [block.text] if width is None else wrapped(block.text, width - 4)
            lines += [f"{'    ' if number else '  · '}{part}" for number, part in enumerate(parts)]
    return "\n".join(lines)


_NARROW_LABEL = 16
"""Columns that names keep beside their values, however narrow it gets."""


def _pair_lines(pair: Pair, label: int, width: int | None) -> list[str]:
    """A name and its value beside it; both go on below where they are too long."""
    beside = f"  {pair.beside}" if pair.beside else ""
    whole = f"{INDENT}{padded(pair.label, label)}  {pair.value}{beside}"
    if width is None or (cells(whole) <= width and cells(pair.label) <= label):
        return [whole]
    room = width - len(INDENT) - label - 2
    said = [text for text in (pair.value, pair.beside) if text]
    if widest_atom(pair.label) > label or any(widest_atom(text) > room for text in said):
        # a name or a value that cannot be broken: one stands above the other
        above = wrapped(pair.label, width - len(INDENT))
        below = [line for text in said for line in wrapped(text, width - 2 * len(INDENT))]
        return [*(INDENT + line for line in above), *(2 * INDENT + line for line in below)]
    values = [line for text in said for line in wrapped(text, room)]
    rows = zip_longest(wrapped(pair.label, label), values, fillvalue="")
    return [f"{INDENT}{padded(name, label)}  {value}".rstrip() for name, value in rows]


def plain(blocks: Sequence[Block]) -> str:
    """`label: value`, one a line; a table row gives one line a column, named after both."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Pair):
            beside = f" ({block.beside})" if block.beside else ""
            lines.append(f"{block.label}: {block.value}{beside}")
        elif isinstance(block, Note):
            lines.append(f"{block.label}: {block.text}")
        elif isinstance(block, Table):
            for row in block.rows:
                lines.extend(
                    f"{row[0]} {header}: {value}"
                    for header, value in zip(block.headers[1:], row[1:], strict=True)
                    if value
                )
    return "\n".join(" ".join(line.split()) for line in lines)
