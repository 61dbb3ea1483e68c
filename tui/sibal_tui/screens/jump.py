"""Jump mode: a letter on every part of the screen that takes the focus."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Static

from sibal_tui.screens.popup import Popup
from sibal_tui.text import normalise_digits
from sibal_tui.widgets.hint_line import HintLine

LETTERS = "asdfghjklzxcvbnmwertyuiop123456789"
"""Near the home row first; `q` closes every popup and is left out."""


def targets(screen: Any) -> list[Widget]:
    """The focusable parts of a screen that can be seen, from the top left on."""
    size = screen.app.size
    seen = [
        widget
        for widget in screen.focus_chain
        if widget.region.width and 0 <= widget.region.y < size.height
    ]
    return sorted(seen, key=lambda each: (each.region.y, each.region.x))


class JumpModal(Popup):
    """Letters over what is below; one of them moves the focus there, any other key goes back."""

    CSS_PATH: ClassVar[Any] = ["popup.tcss", "jump.tcss"]

    def __init__(self) -> None:
        super().__init__()
        self._targets: dict[str, Widget] = {}

    @property
    def letters(self) -> dict[str, Widget]:
        """Which letter leads where."""
        return dict(self._targets)

    def compose(self) -> ComposeResult:
        """A letter at the top left of each part, and how to use it at the bottom."""
        mode = self.sibal.mode_screen
        found = targets(mode) if mode is not None else []
        self._targets = dict(zip(LETTERS, found, strict=False))
        for letter, widget in self._targets.items():
            label = Static(f" {letter.upper()} ", classes="jump-label", markup=False)
            label.styles.offset = Offset(widget.region.x, widget.region.y)
            yield label
        yield HintLine([("A-Z", self.word("jump.hint"))])

    def on_key(self, event: events.Key) -> None:
        """A letter jumps; every other key closes without doing more."""
        event.stop()
        event.prevent_default()
        typed = normalise_digits(event.character or "").lower()
        widget = self._targets.get(typed)
        self.close()
        if widget is not None:
            widget.focus()
