"""One line of keys and what they do, in place of a footer that recomposes at each focus change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from sibal_tui.text import fit, truncate, width

SAID_SECONDS = 4.0
Hint = tuple[str, str]
"""A key as it is shown, and its label: `("F5", "预测")`."""


def layout(hints: Sequence[Hint], cells: int, ellipsis: str = "…") -> list[tuple[str, bool]]:
    """Pieces `(text, is_key)` that fill exactly `cells` cells.

    Where they do not all fit, hints before the last one are left out and an ellipsis says so: the
    last one tells the way on (help, or how to close). In a very narrow line the first one is cut.
    A pure function, for the tests.
    """
    shown, gap = list(hints), ""
    if sum(map(_need, hints)) > cells:
        gap = f" {ellipsis}"
        room = cells - width(gap) - _need(hints[-1])
        front = _fitting(hints[:-1], room)
        if not front:
            key, label = hints[0]
            more = f" {gap}" if _need(hints[0]) + width(gap) <= cells else ""
            first = truncate(f" {key} {label}{more}", cells, ellipsis)
            return [(first, False), (" " * max(0, cells - width(first)), False)]
        shown = [*front, hints[-1]]
    pieces = [(text, is_key) for each in shown for text, is_key in _pieces(each)]
    if gap:
        pieces.insert(-2, (gap, False))
    used = sum(width(text) for text, _ in pieces)
    return [*pieces, (" " * max(0, cells - used), False)]


def _need(hint: Hint) -> int:
    return width(hint[0]) + width(hint[1]) + 3


def _pieces(hint: Hint) -> tuple[tuple[str, bool], tuple[str, bool]]:
    return (f" {hint[0]}", True), (f" {hint[1]} ", False)


def _fitting(hints: Sequence[Hint], room: int) -> list[Hint]:
    used, out = 0, []
    for each in hints:
        used += _need(each)
        if used > room:
            break
        out.append(each)
    return out


class HintLine(Widget):
    """`HintLine([("Tab", "下一项"), ("?", "说明")])`; change it with `set_hints`.

    One cell high. Nothing is written when the same hints are set again.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hint-line--key", "hint-line--label"}
    DEFAULT_CSS = """
    HintLine {
        height: 1;
        dock: bottom;
        background: $panel;
        color: $foreground;
    }
    HintLine > .hint-line--key { color: $accent; text-style: bold; }
    HintLine > .hint-line--label { color: $foreground; }
    """

    def __init__(
        self,
        hints: Sequence[Hint] = (),
        *,
        ellipsis: str = "…",
        id: str | None = None,  # noqa: A002 (Textual's own name)
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._hints = tuple(hints)
        self._ellipsis = ellipsis
        self._said = ""
        self._ending: Timer | None = None

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What is shown."""
        return self._hints

    def set_hints(self, hints: Sequence[Hint]) -> None:
        """Show other hints; repaints this line only, and only when they differ."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.refresh()

    @property
    def said(self) -> str:
        """The notice in place of the keys; empty while there is none."""
        return self._said

    def say(self, text: str, seconds: float = SAID_SECONDS) -> None:
        """A short notice in place of the keys: it paints one line; a toast moves the layout."""
        if self._ending is not None:
            self._ending.stop()
        self._ending = self.set_timer(seconds, self.calm)
        if text != self._said:
            self._said = text
            self.refresh()

    def calm(self) -> None:
        """Show the keys again."""
        if self._said:
            self._said = ""
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line as Textual asks for it."""
        cells = self.size.width
        base = self.rich_style
        if y:
            return Strip.blank(cells, base)
        key = base + self.get_component_rich_style("hint-line--key", partial=True)
        label = base + self.get_component_rich_style("hint-line--label", partial=True)
        if self._said:
            return Strip(
                [Segment(fit(f" {self._said}", cells, "left", self._ellipsis), key)], cells
            )
        return Strip(
            [
                Segment(text, key if is_key else label)
                for text, is_key in layout(self._hints, cells, self._ellipsis)
                if text
            ],
            cells,
        )
