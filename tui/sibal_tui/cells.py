"""A remembered grid of terminal cells, and the shortest honest way from it to another screen."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size

from sibal_tui.cell_pens import PLAIN, Pen, pen_of, same_blank, switch

REST = ""
"""The second cell of a wide character."""
UNKNOWN = "\x00"
"""A cell that nothing is known about; equal to no text."""
BRIDGE = 5
"""Unchanged cells written again rather than jumped over, when the pen stays the same."""


class UnmeasurableError(ValueError):
    """Text whose cells cannot be told apart character by character (joined emoji)."""


class Run:
    """Text in one style at a place of the screen; `x` and `y` count from 0.

    Raises `UnmeasurableError` where the text has no cells of its own.
    """

    __slots__ = ("cells", "style", "x", "y")

    def __init__(
        self, x: int, y: int, text: str, ansi: str, link: str = "", link_id: str = ""
    ) -> None:
        self.x = x
        self.y = y
        self.cells = split(text)
        """One entry a cell: the character with its marks, or `REST`."""
        self.style = f"{ansi}\x00{link_id}\x00{link}" if link else ansi
        """What is remembered of the look: the SGR text, and the link where there is one."""


def split(text: str) -> list[str]:
    """The text cell by cell; raises `UnmeasurableError` where characters join across cells."""
    if text.isascii() and text.isprintable():
        return list(text)
    return list(_split_wide(text))


@lru_cache(maxsize=4096)
def _split_wide(text: str) -> tuple[str, ...]:
    cells: list[str] = []
    for char in text:
        size = get_character_cell_size(char)
        if size == 1:
            cells.append(char)
        elif size == 2:
            cells += (char, REST)
        elif cells and char >= " ":
            at = -2 if cells[-1] == REST else -1
            cells[at] += char
    if len(cells) != cell_len(text):
        raise UnmeasurableError(text)
    return tuple(cells)


class _Place(NamedTuple):
    """Where the terminal's cursor is, as far as the frame so far tells."""

    x: int
    y: int


class CellGrid:
    """What the terminal shows: a character and a style per cell.

    `draw` takes new runs in, and returns the data that makes the terminal show them.
    """

    def __init__(self, columns: int, lines: int) -> None:
        self.columns = columns
        self.lines = lines
        self._chars = [[UNKNOWN] * columns for _ in range(lines)]
        self._styles = [[""] * columns for _ in range(lines)]
        self._cursor: tuple[int, int] | None = None

    def draw(self, runs: Iterable[Run], cursor: tuple[int, int]) -> str:
        """Data for the terminal; empty where it shows all of it and its cursor is in place."""
        touched = self._take(runs)
        writer = _Writer()
        for y in sorted(touched):
            old_chars, old_styles = touched[y]
            if old_chars != self._chars[y] or old_styles != self._styles[y]:
                self._write_line(y, old_chars, old_styles, writer)
        if not writer.parts and cursor == self._cursor:
            return ""
        if self._cursor is None:
            # Nobody knows what colour the last writer left on.
            writer.parts.insert(0, "\x1b[0m")
        self._cursor = cursor
        return writer.finish(cursor)

    def _take(self, runs: Iterable[Run]) -> dict[int, tuple[list[str], list[str]]]:
        """Put the runs into the grid; the former content of each line touched."""
        touched: dict[int, tuple[list[str], list[str]]] = {}
        for run in runs:
            y = run.y
            if not 0 <= y < self.lines:
                continue
            chars, styles = self._chars[y], self._styles[y]
            if y not in touched:
                touched[y] = (chars.copy(), styles.copy())
            start, cells = run.x, run.cells
            if start < 0:
                start, cells = 0, cells[-start:]
            end = min(start + len(cells), self.columns)
            if start >= end:
                continue
            _unpair(chars, start, end)
            chars[start:end] = cells[: end - start]
            styles[start:end] = [run.style] * (end - start)
            _blank_halves(chars, start, end)
        return touched

    def _write_line(
        self, y: int, old_chars: list[str], old_styles: list[str], writer: "_Writer"
    ) -> None:
        chars, styles = self._chars[y], self._styles[y]
        columns = self.columns
        x = 0
        while x < columns:
            if _same(x, chars, styles, old_chars, old_styles):
                x += 1
                continue
            # A wide character is written from its first cell.
            while x and chars[x] == REST:
                x -= 1
            writer.go(x, y, chars, styles)
            while x < columns and not (
                chars[x] != REST and _same(x, chars, styles, old_chars, old_styles)
            ):
                if chars[x] not in (REST, UNKNOWN):
                    writer.put(chars[x], styles[x])
                x += 1
            writer.at = _Place(x, y)


def _same(
    x: int, chars: list[str], styles: list[str], old_chars: list[str], old_styles: list[str]
) -> bool:
    """Whether a cell looks as it did; the colour of a letter does not show on a blank."""
    if chars[x] != old_chars[x]:
        return False
    return styles[x] == old_styles[x] or (chars[x] == " " and same_blank(styles[x], old_styles[x]))


def _unpair(chars: list[str], start: int, end: int) -> None:
    """A wide character that loses one half is gone: the half outside becomes a blank."""
    if chars[start] == REST and start:
        chars[start - 1] = " "
    if end < len(chars) and chars[end] == REST:
        chars[end] = " "


def _blank_halves(chars: list[str], start: int, end: int) -> None:
    """What was cut at the edge of the screen or of a crop leaves a blank, not half a character."""
    if chars[start] == REST and (start == 0 or len(split(chars[start - 1])) != 2):
        chars[start] = " "
    last = chars[end - 1]
    if end == len(chars) and last != REST and len(split(last)) == 2:
        chars[end - 1] = " "


class _Writer:
    """Collects terminal data, and says as little as the terminal needs."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at: _Place | None = None
        self._style = ""
        self._pen: Pen = PLAIN

    def go(self, x: int, y: int, chars: list[str], styles: list[str]) -> None:
        """Move to a cell; over a short gap in the same style by writing what is there."""
        at = self.at
        if at is not None and at.y == y and at.x <= x:
            gap = range(at.x, x)
            if len(gap) <= BRIDGE and all(
                styles[i] == self._style and chars[i] not in (UNKNOWN, REST) for i in gap
            ):
                self.parts.append("".join(chars[at.x : x]))
                return
            # Absolute, never relative: a sign that the terminal draws wider does not add up.
            self.parts.append(f"\x1b[{x + 1}G")
            return
        self.parts.append(f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H")

    def put(self, char: str, style: str) -> None:
        """Write one character in a style; a blank in any pen that makes it look the same."""
        if style != self._style and not (char == " " and same_blank(style, self._style)):
            pen = pen_of(style)
            self.parts.append(switch(self._pen, pen))
            self._style, self._pen = style, pen
        self.parts.append(char)

    def finish(self, cursor: tuple[int, int]) -> str:
        """Pen back to plain, cursor to its place."""
        if self._pen != PLAIN:
            self.parts.append(switch(self._pen, PLAIN))
        self.parts.append(f"\x1b[{cursor[1] + 1};{cursor[0] + 1}H")
        return "".join(self.parts)
