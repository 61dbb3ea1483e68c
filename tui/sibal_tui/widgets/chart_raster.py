"""Turns the steps of lines into characters: braille dots, eighth blocks or plain ASCII."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from sibal_tui.widgets.chart_math import Scale, Values, spans

Mode = Literal["braille", "block", "ascii"]
EIGHTHS = " ▁▂▃▄▅▆▇█"
ASCII_MARKS = "*o+x#@"
_DOTS = ((0x40, 0x04, 0x02, 0x01), (0x80, 0x20, 0x10, 0x08))
"""Braille bits by column (left, right) and row from below."""


class Dot(NamedTuple):
    """One cell of the plot: its character, and the series whose colour it takes (−1: none)."""

    char: str = " "
    series: int = -1


class Line(NamedTuple):
    """What is drawn of a series."""

    values: Values
    filled: bool = False
    """An area down to the axis rather than a line."""


def density(mode: Mode) -> tuple[int, int]:
    """Dots in a cell: across, and upwards."""
    return {"braille": (2, 4), "block": (1, 8), "ascii": (1, 1)}[mode]


def raster(
    lines: Sequence[Line], count: int, columns: int, rows: int, scale: Scale, mode: Mode
) -> list[list[Dot]]:
    """The plot as rows of cells, the topmost first; a later series is drawn over an earlier one."""
    picture = [[Dot()] * columns for _ in range(rows)]
    if columns < 1 or rows < 1 or count < 1:
        return picture
    across, up = density(mode)
    for index, line in enumerate(lines):
        found = spans(
            line.values, count, columns * across, scale, rows * up, joined=not line.filled
        )
        if line.filled:
            found = tuple(None if span is None else (0, span[1]) for span in found)
        if mode == "braille":
            _draw_braille(picture, found, index)
        elif mode == "block":
            _draw_blocks(picture, found, index, filled=line.filled)
        else:
            _draw_ascii(picture, found, index)
    return picture


def _draw_braille(
    picture: list[list[Dot]], found: Sequence[tuple[int, int] | None], index: int
) -> None:
    rows = len(picture)
    for x, span in enumerate(found):
        if span is None:
            continue
        for level in range(span[0], span[1] + 1):
            row = rows - 1 - level // 4
            old = picture[row][x // 2].char
            bits = ord(old) - 0x2800 if "\u2800" <= old <= "\u28ff" else 0
            char = chr(0x2800 + (bits | _DOTS[x % 2][level % 4]))
            picture[row][x // 2] = Dot(char, index)


def _draw_blocks(
    picture: list[list[Dot]],
    found: Sequence[tuple[int, int] | None],
    index: int,
    *,
    filled: bool,
) -> None:
    """A line is one block at its height; only an area fills what is below it."""
    rows = len(picture)
    for x, span in enumerate(found):
        if span is None:
            continue
        top = span[1]
        bottom_row = 0 if filled else span[0] // 8
        for cell in range(bottom_row, top // 8):
            picture[rows - 1 - cell][x] = Dot("█", index)
        picture[rows - 1 - top // 8][x] = Dot(EIGHTHS[top % 8 + 1], index)


def _draw_ascii(
    picture: list[list[Dot]], found: Sequence[tuple[int, int] | None], index: int
) -> None:
    rows = len(picture)
    mark = ASCII_MARKS[index % len(ASCII_MARKS)]
    for x, span in enumerate(found):
        if span is None:
            continue
        for level in range(span[0], span[1] + 1):
            picture[rows - 1 - level][x] = Dot(mark, index)


def mark_of(index: int, mode: Mode) -> str:
    """The sign that stands for a series in the legend."""
    if mode == "ascii":
        return ASCII_MARKS[index % len(ASCII_MARKS)]
    return "⣿" if mode == "braille" else "█"
