"""Single lines that change without a layout: a text, tabs, and levers with their keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from sibal_tui.text import truncate, width

Piece = tuple[str, str]
"""A text and the component class that colours it (empty: none)."""


class Line(Widget):
    """One line of pieces; nothing is written when they are the same."""

    DEFAULT_CSS = "Line { height: 1; width: 1fr; }"

    def __init__(
        self,
        *,
        ellipsis: str = "…",
        id: str | None = None,  # noqa: A002 (Textual's own name)
    ) -> None:
        super().__init__(id=id)
        self._pieces: tuple[Piece, ...] = ()
        self._ellipsis = ellipsis

    def set_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show other pieces."""
        if tuple(pieces) != self._pieces:
            self._pieces = tuple(pieces)
            self.refresh()

    @property
    def text(self) -> str:
        """What stands in the line, however much of it there is room for."""
        return "".join(text for text, _ in self._pieces)

    def render_line(self, y: int) -> Strip:
        """The line, cut with an ellipsis where it is too long."""
        return self._drawn(() if y else self._pieces)

    def _drawn(self, pieces: Sequence[Piece]) -> Strip:
        base, cells = self.rich_style, self.size.width
        segments = [Segment(text, look) for text, look in self._fitted(pieces, base, cells)]
        return Strip(segments).crop_extend(0, cells, base)

    def _fitted(
        self, pieces: Sequence[Piece], base: Style, cells: int
    ) -> Iterator[tuple[str, Style]]:
        left = sum(width(text) for text, _ in pieces)
        for text, name in pieces:
            # a piece that fits to the cell is cut too where another would follow
            last = left <= cells or width(text) < cells
            shown = text if last else truncate(f"{text} ", cells, self._ellipsis)
            look = base + self.get_component_rich_style(name, partial=True) if name else base
            yield shown, look
            cells -= width(shown)
            left -= width(text)
            if shown != text or cells <= 0:
                return


class TextLine(Line):
    """`set_text`."""

    def set_text(self, text: str) -> None:
        """Show another text."""
        self.set_pieces(((f" {text}", ""),))


class TabLine(Line):
    """`set_tabs(names, current)`: which page of several is shown."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tab-line--name", "tab-line--here"}
    DEFAULT_CSS = """
    TabLine > .tab-line--name { color: $text-muted; }
    TabLine > .tab-line--here { background: $primary; color: $background; text-style: bold; }
    """

    def set_tabs(self, names: Sequence[str], current: int) -> None:
        """Show other names, or mark another one."""
        kinds = ("tab-line--name", "tab-line--here")
        self.set_pieces(
            [(f" {name} ", kinds[number == current]) for number, name in enumerate(names)]
        )


class LeverLine(Line):
    """`set_levers([(keys, text)])`: what can be moved, as it stands, behind its keys.

    `set_most(2)` lets what does not fit go on in a second line; a lever is parted only where
    there are no more lines. Where all would fit with one blank between them, they get one.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lever-line--key", "lever-line--text"}
    DEFAULT_CSS = """
    LeverLine { background: $surface; height: auto; }
    LeverLine > .lever-line--key { color: $accent; text-style: bold; }
    LeverLine > .lever-line--text { color: $foreground; }
    """
    _levers: tuple[tuple[str, str], ...] = ()
    _most = 1

    def set_levers(self, levers: Sequence[tuple[str, str]]) -> None:
        """Show other levers."""
        if tuple(levers) != self._levers:
            self._changed(tuple(levers), self._most)

    def set_most(self, lines: int) -> None:
        """Take that many lines, if they are needed."""
        if lines != self._most:
            self._changed(self._levers, lines)

    def _changed(self, levers: tuple[tuple[str, str], ...], most: int) -> None:
        before = self._height(self.size.width)
        self._levers, self._most = levers, most
        self.refresh(layout=self._height(self.size.width) != before)

    @property
    def text(self) -> str:
        """All levers, however much of them there is room for."""
        return "".join(f"{keys} {text}" for keys, text in self._levers)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line, or more where they are allowed and needed."""
        return self._height(width)

    def render_line(self, y: int) -> Strip:
        """One of the lines; the last ends in an ellipsis where even that is too short."""
        cells = self.size.width
        lines = self._lines(cells)
        rest = lines[y:] if y == self.size.height - 1 else lines[y : y + 1]
        levers = [lever for line in rest for lever in line]
        gap = "  " if _width(levers) <= cells else " "
        pieces: list[Piece] = []
        for number, (keys, text) in enumerate(levers):
            before = gap if number else " "
            pieces += [(f"{before}{keys} ", "lever-line--key"), (text, "lever-line--text")]
        return self._drawn(pieces)

    def _height(self, cells: int) -> int:
        return min(self._most, len(self._lines(cells)))

    def _lines(self, cells: int) -> list[list[tuple[str, str]]]:
        """The levers in lines of at most `cells` cells, as far as one lever fits."""
        lines: list[list[tuple[str, str]]] = [[]]
        for lever in self._levers:
            if lines[-1] and _width([*lines[-1], lever]) > cells:
                lines.append([])
            lines[-1].append(lever)
        return lines


def _width(levers: Sequence[tuple[str, str]]) -> int:
    """Cells of a line of levers, two blanks between them."""
    return sum(3 + width(keys) + width(text) for keys, text in levers) - 1
