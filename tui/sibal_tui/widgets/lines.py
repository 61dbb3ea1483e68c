"""Single lines that change without a layout: a text, tabs, and levers with their keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
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
        base, cells = self.rich_style, self.size.width
        segments = [] if y else [Segment(text, look) for text, look in self._fitted(base, cells)]
        return Strip(segments).crop_extend(0, cells, base)

    def _fitted(self, base: Style, cells: int) -> Iterator[tuple[str, Style]]:
        for text, name in self._pieces:
            shown = truncate(text, cells, self._ellipsis)
            look = base + self.get_component_rich_style(name, partial=True) if name else base
            yield shown, look
            cells -= width(shown)
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
    """`set_levers([(keys, text)])`: what can be moved, as it stands, behind its keys."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lever-line--key", "lever-line--text"}
    DEFAULT_CSS = """
    LeverLine { background: $surface; }
    LeverLine > .lever-line--key { color: $accent; text-style: bold; }
    LeverLine > .lever-line--text { color: $foreground; }
    """

    def set_levers(self, levers: Sequence[tuple[str, str]]) -> None:
        """Show other levers."""
        pieces: list[Piece] = []
        for number, (keys, text) in enumerate(levers):
            before = "  " if number else " "
            pieces += [(f"{before}{keys} ", "lever-line--key"), (text, "lever-line--text")]
        self.set_pieces(pieces)
