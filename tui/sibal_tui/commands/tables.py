"""Tables laid out in the columns there are: cells wrapped, and columns in groups where need be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from sibal_tui.commands.wrap import cells, padded, widest_atom, wrapped

INDENT = "  "
BETWEEN = "  "
_NARROW = 12
"""Columns to which a text may shrink before the table is cut into groups of columns."""

Rows = Sequence[Sequence[str]]


def table_lines(rows: Rows, width: int | None) -> Iterator[str]:
    """The lines of a table whose first row holds the headers; `None`: as wide as it likes."""
    columns = list(zip(*rows, strict=True))
    flush = [_flush(column[1:]) for column in columns]
    if width is None:
        natural = [max(map(cells, column)) for column in columns]
        yield from _group(rows, range(len(columns)), natural, flush)
        return
    room = max(1, width - len(INDENT))
    groups = _groups([_least(column) for column in columns], room)
    for number, group in enumerate(groups):
        if number:
            yield ""
        chosen = [columns[i] for i in group]
        yield from _group(rows, group, _fitted(chosen, room), flush)


def _is_number(text: str) -> bool:
    return text[:1].isdigit() or text[:2].lstrip("-+")[:1].isdigit()


def _flush(body: Sequence[str]) -> bool:
    """Whether a column of numbers stands flush right."""
    return bool(body) and all(not text or _is_number(text) for text in body)


def _least(column: Sequence[str]) -> int:
    """The fewest columns a column can do with: no figure broken, texts not thinner than need be."""
    natural = max(map(cells, column))
    return max(*map(widest_atom, column), min(natural, _NARROW))


def _groups(least: Sequence[int], room: int) -> list[list[int]]:
    """The columns of each part of a table that does not fit as a whole; the first is in each."""
    groups: list[list[int]] = [[0]]
    used = least[0]
    for number, need in enumerate(least[1:], 1):
        if used + len(BETWEEN) + need > room and len(groups[-1]) > 1:
            groups.append([0])
            used = least[0]
        groups[-1].append(number)
        used += len(BETWEEN) + need
    return groups


def _fitted(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """Widths that fit into the room: the widest column gives way first."""
    widths = [max(map(cells, column)) for column in columns]
    floors = [max(map(widest_atom, column)) for column in columns]
    over = sum(widths) + len(BETWEEN) * (len(widths) - 1) - room
    while over > 0:
        able = [i for i, width in enumerate(widths) if width > floors[i]]
        if not able:
            break
        widest = max(able, key=lambda i: widths[i])
        widths[widest] -= 1
        over -= 1
    return widths


def _group(
    rows: Rows, group: Sequence[int], widths: Sequence[int], flush: Sequence[bool]
) -> Iterator[str]:
    for row in rows:
        parts = [wrapped(row[i], width) for i, width in zip(group, widths, strict=True)]
        for line in zip_longest(*parts, fillvalue=""):
            texts = (
                padded(text, width, right=flush[i])
                for i, text, width in zip(group, line, widths, strict=True)
            )
            yield (INDENT + BETWEEN.join(texts)).rstrip()
