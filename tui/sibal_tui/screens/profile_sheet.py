"""The award-sheet check: a form of what is printed, with the recomputed parts beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from sibal_tui.locale.modes.profile import TEXTS
from sibal_tui.screens.profile_dialog import Dialog
from sibal_tui.session import SCRATCH
from sibal_tui.views import profile_sheet as view
from sibal_tui.views.form_model import Kind, check, panel_of
from sibal_tui.views.place_picker import PlacePicker
from sibal_tui.widgets.form import Form
from sibal_tui.widgets.hint_line import Hint


class SheetDialog(Dialog[None]):
    """What is typed stays for the next time the sheet is opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x,delete", "clear_field", show=False, id="sheet.clear"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._picker = PlacePicker()

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

    def _keep(self, key: str, text: str) -> None:
        self.session.typed[SCRATCH + key] = text

    def on_mount(self) -> None:
        """Begin with what was typed before."""
        form = self.query_one(Form)
        glyphs = self.sibal.glyphs
        form.fields.set_signs(glyphs.cursor, glyphs.ellipsis)
        form.fields.focus()
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """As many lines as there is room for."""
        self.query_one(Form).styles.height = min(26, max(8, event.size.height - 6))

    def _show(self) -> None:
        library = self.session.world.library
        self.query_one(Form).set_view(view.build(self._texts(), self.lang, library))

    @on(Form.Typed)
    def _typed(self, event: Form.Typed) -> None:
        event.stop()
        form = self.query_one(Form)
        each = next(f for f in view.fields() if f.key == event.key)
        if event.text != self._texts().get(event.key, ""):
            self._keep(event.key, event.text)
            self._show()
        if each.kind is Kind.PLACE:
            first = not form.suggests
            self._picker = PlacePicker(event.text) if first else self._picker.typed(event.text)
            form.suggests = True
        self._say(event.key, event.text)

    def _say(self, key: str, text: str) -> None:
        library = self.session.world.library
        each = next(f for f in view.fields() if f.key == key)
        problem = check(iter((each,)), {key: text}, library).problems.get(key)
        if each.kind is Kind.PLACE:
            text, problem = self._picker.query, None
        chosen = self._picker.chosen
        self.query_one(Form).set_panel(
            panel_of(each, text, problem, TEXTS, self.lang, library, editing=True, chosen=chosen)
        )

    @on(Form.Picked)
    def _picked(self, event: Form.Picked) -> None:
        event.stop()
        library = self.session.world.library
        self._picker = self._picker.picked(event.step, library)
        name = self._picker.name(library, self.lang)
        self.query_one(Form).set_text(name)
        self._keep(event.key, name)
        self._say(event.key, name)

    @on(Form.Left)
    def _left(self, event: Form.Left) -> None:
        event.stop()
        each = next(f for f in view.fields() if f.key == event.key)
        if each.kind is Kind.PLACE and event.way != "stay":
            place = self._picker.place(self.session.world.library)
            if place is not None:
                self._keep(event.key, place.code)
        self._show()

    def action_clear_field(self) -> None:
        """Empty the field under the cursor."""
        key = self.query_one(Form).key
        if key:
            self._keep(key, "")
            self._show()

    def action_close(self) -> None:
        """Leave the field first."""
        self.query_one(Form).finish()
        super().action_close()
