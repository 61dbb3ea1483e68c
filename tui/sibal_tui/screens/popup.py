"""A popup over a mode: undimmed, closed by Esc, q or Ctrl+W; its keys stand in the last line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, TypedDict

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from sibal_tui import actions
from sibal_tui.locale.modes.common import TEXTS as COMMON
from sibal_tui.locale.modes.popups import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.screens.typed import OfSibal
from sibal_tui.text import pad
from sibal_tui.widgets.hint_line import Hint, HintLine

WIDEST = 104
"""Cells of a popup in a wide window."""


def _bar(text: str) -> str:
    """A title over the whole width, so that reversed colours make a bar of it."""
    return pad(text, WIDEST)


def _shared() -> Iterator[Binding]:
    """Letters and digits of the app that work over a popup as over a mode.

    Those with Ctrl and the F-keys come through without help; a text field takes its letters first.
    """
    for act in actions.in_scope(actions.APP):
        if act.id.startswith("mode.") or act.id in ("app.help", "app.palette"):
            for key in act.keys:
                yield Binding(key, f"app.{act.name}", show=False, id=act.id)


class Signs(TypedDict):
    """What a table draws beside its texts."""

    marker: str
    ellipsis: str


class Popup(OfSibal, ModalScreen[None]):
    """Subclasses yield their body and may name keys for the hint line.

    The background is transparent, so that opening one writes no more than its own cells.
    """

    AUTO_FOCUS = ""
    CSS_PATH: ClassVar[Any] = ["popup.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", show=False, id="popup.close"),
        # before a text field, which would take it for "delete a word"
        Binding("ctrl+w", "close", show=False, id="popup.close_anywhere", priority=True),
        Binding("y", "app.copy", show=False, id="popup.copy"),
        Binding("w", "app.write", show=False, id="popup.write"),
        Binding("e", "explain_here", show=False, id="app.explain"),
        *_shared(),
    ]

    stem = "popup"
    """Beginning of a file's name when the popup's text is written."""

    @property
    def signs(self) -> Signs:
        """The cursor and ellipsis of a table, as this terminal draws them."""
        glyphs = self.sibal.glyphs
        return Signs(marker=glyphs.cursor, ellipsis=glyphs.ellipsis)

    def word(self, key: str, **values: object) -> str:
        """A text of the popups' table."""
        return say(TEXTS, self.lang, key, **values)

    def compose(self) -> ComposeResult:
        """A title, the body, a hint line."""
        with Vertical(id="popup"):
            yield Static(_bar(self.title_text()), id="popup-title", markup=False)
            yield from self.compose_body()
        # over the mode's own line, whose keys do not work while the popup is open
        yield HintLine(list(self.hints()), ellipsis=self.sibal.glyphs.ellipsis)

    def compose_body(self) -> ComposeResult:
        """The widgets of the popup."""
        yield from ()

    @property
    def _made(self) -> bool:
        """Whether the widgets exist."""
        return bool(self.query("#popup > #popup-title"))

    def on_mount(self) -> None:
        """Nothing to set up where the popup was closed, or the app left, before it was made."""
        if self._made:
            self.opened()

    def on_resize(self) -> None:
        """The room changed."""
        if self._made:
            self.fit()

    def opened(self) -> None:
        """Set the focus and the first state; called once the widgets exist."""

    def fit(self) -> None:
        """Wrap what depends on the room."""

    def title_text(self) -> str:
        """What stands at the top."""
        return ""

    def hints(self) -> Iterable[Hint]:
        """Keys and what they do."""
        yield "Esc", self.word("close")

    def plain_text(self) -> str:
        """What copying and writing to a file take; empty: the mode's own text."""
        return ""

    @property
    def room(self) -> int:
        """Cells for a line of text inside the popup."""
        return max(20, min(self.app.size.width, WIDEST) - 2)

    def close(self) -> None:
        """Go back to what was in front before."""
        if self.is_current:
            self.app.pop_screen()

    def action_explain_here(self) -> None:
        """Where the thing under the cursor comes from; most popups show nothing deeper."""
        self.sibal.tell_text(say(COMMON, self.lang, "no_figure"))

    def action_close(self) -> None:
        """Esc, q or Ctrl+W."""
        self.close()
