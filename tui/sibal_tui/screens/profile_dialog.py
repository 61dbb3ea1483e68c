"""What the profile mode's dialogues share: a panel over the mode that keeps what is typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sibal_tui.locale.modes.profile import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.screens.typed import OfSibal
from sibal_tui.text import truncate
from sibal_tui.widgets.hint_line import Hint, HintLine

if TYPE_CHECKING:
    pass

Result = TypeVar("Result")
WIDEST = 104
"""Cells of a dialogue in a wide window."""


class Dialog(OfSibal, ModalScreen[Result], Generic[Result]):
    """Subclasses yield their body, name their title and keys. Esc or Ctrl+W closes.

    Not dimmed: opening one writes its own cells only.
    """

    AUTO_FOCUS = ""
    CSS_PATH: ClassVar[Any] = ["profile_dialog.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+w", "close", show=False, id="dialog.close"),
    ]

    def word(self, key: str, **values: object) -> str:
        """A text of the mode's table."""
        return say(TEXTS, self.lang, key, **values)

    def compose(self) -> ComposeResult:
        """A title, the body, a line for what went wrong, the keys."""
        with Vertical(id="dialog"):
            yield Static(self.title_text(), id="dialog-title", markup=False)
            yield from self.compose_body()
            yield Static("", id="dialog-line", markup=False)
        # over the mode's own line, whose keys do not work while the dialogue is open
        yield HintLine([*self.hints(), ("Esc", self.word("close"))])

    def compose_body(self) -> ComposeResult:
        """The widgets of the dialogue."""
        yield from ()

    def title_text(self) -> str:
        """What stands at the top."""
        return ""

    def hints(self) -> Iterable[Hint]:
        """Keys and what they do."""
        yield from ()

    def say_line(self, text: str, *, bad: bool = False) -> None:
        """One line below the body."""
        line = self.query_one("#dialog-line", Static)
        line.set_class(bad, "-bad")
        room = min(self.app.size.width, WIDEST) - 2
        shown = truncate(text, max(1, room), self.sibal.glyphs.ellipsis)
        if line.content != shown:
            line.update(shown, layout=False)

    def action_close(self) -> None:
        """Esc or Ctrl+W."""
        if self.is_current:
            self.dismiss(None)


class Confirm(Dialog[bool]):
    """A yes-or-no question; Enter or y says yes, Esc says no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y,f9", "yes", show=False, id="confirm.yes"),
        Binding("n", "close", show=False, id="confirm.no"),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def title_text(self) -> str:
        """The question."""
        return self._title

    def compose_body(self) -> ComposeResult:
        """What would happen."""
        yield Static(self._text, id="dialog-text", markup=False)

    def hints(self) -> Iterable[Hint]:
        """Enter and Esc."""
        yield "Enter", self.word("yes")

    def action_yes(self) -> None:
        """Yes."""
        self.dismiss(True)


class Prompt(Dialog[str]):
    """One line of text."""

    def __init__(self, title: str, text: str, value: str = "") -> None:
        super().__init__()
        self._title, self._text, self._value = title, text, value

    def title_text(self) -> str:
        """What is asked."""
        return self._title

    def compose_body(self) -> ComposeResult:
        """A hint and the text field."""
        yield Static(self._text, id="dialog-text", markup=False)
        field = Input(self._value, compact=True, select_on_focus=False)
        field.cursor_blink = False
        yield field

    def on_mount(self) -> None:
        """It was opened to be typed into."""
        self.query_one(Input).focus()

    def hints(self) -> Iterable[Hint]:
        """Enter and Esc."""
        yield "Enter", self.word("yes")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(event.value.strip())
