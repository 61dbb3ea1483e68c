"""The award-sheet check: a form of what is printed, with the recomputed parts beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from sibal_tui.screens.form_host import FormHost
from sibal_tui.screens.profile_dialog import Dialog
from sibal_tui.session import SCRATCH
from sibal_tui.views import profile_sheet as view
from sibal_tui.views.form_model import Field
from sibal_tui.widgets.form import Form
from sibal_tui.widgets.hint_line import Hint


class SheetDialog(FormHost, Dialog[None]):
    """What is typed stays for the next time the sheet is opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x,delete", "clear_field", show=False, id="sheet.clear"),
    ]

    def title_text(self) -> str:
        """What it is for."""
        return self.word("sheet.title")

    def compose_body(self) -> ComposeResult:
        """The form."""
        yield Form()

    def hints(self) -> Iterable[Hint]:
        """Keys of the form."""
        yield "Enter", self.word("row.edit")
        yield "Tab", self.word("row.next")
        yield "x/Delete", self.word("sheet.clear")

    def _texts(self) -> dict[str, str]:
        texts = view.start(self.session.case.city)
        for key in texts:
            texts[key] = self.session.typed.get(SCRATCH + key, texts[key])
        return texts

    def on_mount(self) -> None:
        """Begin with what was typed before."""
        self.begin_form()
        self.show_form()

    def on_resize(self, event: events.Resize) -> None:
        """As many lines as there is room for."""
        self.form.styles.height = min(26, max(8, event.size.height - 6))

    def show_form(self) -> None:
        """The sheet, recomputed."""
        library = self.session.world.library
        self.form.set_view(view.build(self._texts(), self.lang, library))

    def field_of(self, key: str) -> Field:
        """A field of the sheet."""
        return next(each for each in view.fields() if each.key == key)

    def text_of(self, key: str) -> str:
        """What stands in a field."""
        return self._texts().get(key, "")

    def keep_text(self, key: str, text: str) -> None:
        """Keep it on the scratch paper."""
        self.session.typed[SCRATCH + key] = text

    def action_clear_field(self) -> None:
        """Empty the field under the cursor."""
        if self.form.key:
            self.keep_text(self.form.key, "")
            self.show_form()

    def action_close(self) -> None:
        """Leave the field first."""
        self.form.finish()
        super().action_close()
