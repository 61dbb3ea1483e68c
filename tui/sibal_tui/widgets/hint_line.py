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

    Hints that do not fit are left out from the end, and an ellipsis says so; a first hint that
    is too long alone is cut. A pure function, for the tests.
    """
    pieces: list[tuple[str, bool]] = []
    used = 0
    for index, (key, label) in enumerate(hints):
        more = index + 1 < len(hints)
        need = width(key) + width(label) + 3
        if used + need + (width(ellipsis) if more else 0) > cells:
            pieces.append(
                (truncate(f" {ellipsis}" if used else f" {key} {label}", cells - used), False)
            )
            used += width(pieces[-1][0])
            break
        pieces += [(f" {key}", True), (f" {label} ", False)]
        used += need
    return [*pieces, (" " * max(0, cells - used), False)]


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
