"""A new profile: the six things it needs; what is typed stays until it is made."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events, on
from textual.app import ComposeResult

from sibal_tui.screens.form_host import FormHost
from sibal_tui.screens.profile_dialog import Dialog
from sibal_tui.session import SCRATCH, Profile
from sibal_tui.views import profile as view
from sibal_tui.views import profile_form as fields
from sibal_tui.views.form_model import Field
from sibal_tui.widgets.form import Form
from sibal_tui.widgets.hint_line import Hint

NEW = SCRATCH + "new."
HEIGHT = 13
"""A heading, six fields, the link, and the panel."""


class NewDialog(FormHost, Dialog[bool]):
    """Makes the profile when all six can be read."""

    def title_text(self) -> str:
        """What it is for."""
        return self.word("files.new")

    def compose_body(self) -> ComposeResult:
        """The form."""
        yield Form()

    def hints(self) -> Iterable[Hint]:
        """Keys of the form."""
        yield "Enter", self.word("row.edit")
        yield "Tab", self.word("row.next")

    def on_mount(self) -> None:
        """Begin with what was typed before."""
        self.begin_form()
        self.show_form()

    def on_resize(self, _event: events.Resize) -> None:
        """The form fits its own lines."""
        self.form.styles.height = HEIGHT

    def _texts(self) -> dict[str, str]:
        typed = self.session.typed
        return {each.key: typed.get(NEW + each.key, "") for each in fields.fields(fields.NEW)}

    def show_form(self) -> None:
        """The six fields."""
        library = self.session.world.library
        self.form.set_view(view.build_new(self._texts(), self.lang, library))

    def field_of(self, key: str) -> Field:
        """A field with the choices that go with the others."""
        return fields.fitted(fields.by_key(fields.NEW)[key], self._texts())

    def text_of(self, key: str) -> str:
        """What stands in a field."""
        return self._texts()[key]

    def keep_text(self, key: str, text: str) -> None:
        """Keep it on the scratch paper."""
        for name, value in view.changed(self._texts(), key, text).items():
            self.session.typed[NEW + name] = value

    @on(Form.Opened)
    def _create(self, event: Form.Opened) -> None:
        """Make the profile, or go to what is missing."""
        event.stop()
        merged = view.merge(None, self._texts(), self.session.world.library)
        if merged.case is None:
            self.form.go(next(iter(merged.problems)))
            self.say_line(self.word("files.new_missing"), bad=True)
            return
        for key in [key for key in self.session.typed if key.startswith(NEW)]:
            del self.session.typed[key]
        self.sibal.save_draft()
        self.session.open(merged.case, Profile(""))
        self.dismiss(True)

    def action_close(self) -> None:
        """Leave the field first."""
        self.form.finish()
        super().action_close()
