"""A popup over a mode: undimmed, closed by Esc, q or Ctrl+W, with a hint line of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from sibal_tui.locale import Lang
from sibal_tui.locale.modes.popups import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.text import truncate
from sibal_tui.widgets.hint_line import Hint, HintLine

if TYPE_CHECKING:
    from sibal_tui.app import SibalApp
    from sibal_tui.session import Session


class Popup(ModalScreen[None]):
    """Subclasses yield their body and may name keys for the hint line.

    The background is transparent, so that opening one writes no more than its own cells.
    """

    AUTO_FOCUS = ""
    CSS_PATH: ClassVar[Any] = ["popup.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ctrl+w", "close", show=False, id="popup.close"),
    ]

    @property
    def sibal(self) -> SibalApp:
        """The app, typed."""
        from sibal_tui.app import SibalApp

        app = self.app
        assert isinstance(app, SibalApp)
        return app

    @property
    def session(self) -> Session:
        """The session of the app."""
        return self.sibal.session

    @property
    def lang(self) -> Lang:
        """The language in use."""
        return self.sibal.session.lang

    def word(self, key: str, **values: object) -> str:
        """A text of the popups' table."""
        return say(TEXTS, self.lang, key, **values)

    def compose(self) -> ComposeResult:
        """A title, the body, a hint line."""
        with Vertical(id="popup"):
            yield Static(self.title_text(), id="popup-title", markup=False)
            yield from self.compose_body()
            yield HintLine(list(self.hints()))

    def compose_body(self) -> ComposeResult:
        """The widgets of the popup."""
        yield from ()

    def title_text(self) -> str:
        """What stands at the top."""
        return ""

    def hints(self) -> Iterable[Hint]:
        """Keys and what they do."""
        yield "Esc", self.word("close")

    def set_title(self, text: str) -> None:
        """Another title; nothing is drawn where it is the same."""
        title = self.query_one("#popup-title", Static)
        shown = truncate(text, max(1, self.app.size.width - 6), self.sibal.glyphs.ellipsis)
        if title.content != shown:
            title.update(shown)

    def close(self) -> None:
        """Go back to what was in front before."""
        if self.is_current:
            self.app.pop_screen()

    def action_close(self) -> None:
        """Esc, q or Ctrl+W."""
        self.close()
