"""What every screen with a form does: keep each key typed, suggest places, take the text."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

from sibal_tui.locale.modes.profile import TEXTS
from sibal_tui.views.form_model import Field, Kind, check, panel_of, stepped
from sibal_tui.views.form_values import Problem
from sibal_tui.views.place_picker import PlacePicker
from sibal_tui.widgets.form import Form

if TYPE_CHECKING:
    from textual.timer import Timer

    from sibal_tui.app import SibalApp
    from sibal_tui.locale import Lang
    from sibal_tui.session import Session

QUIET = 1.0
"""Seconds after the last key at which what was typed is kept on the disk."""


class _Screen(Protocol):
    """The part of a screen that the host uses."""

    session: Session
    lang: Lang
    sibal: SibalApp


class FormHost:
    """Mixed into a screen with one `Form`.

    The screen says what a field is (`field_of`), what stands in it (`text_of`), where its text goes
    (`keep_text`), how the form is shown (`show_form`) and what happens when it was left (`take`);
    `find_problem` is for a field that can only be judged beside others.
    """

    _picker: PlacePicker = PlacePicker()
    _autosave: Timer | None = None

    @abstractmethod
    def field_of(self, key: str) -> Field:
        """The field of a key."""

    @abstractmethod
    def text_of(self, key: str) -> str:
        """The text that stands in a field now."""

    @abstractmethod
    def keep_text(self, key: str, text: str) -> None:
        """Keep what was typed."""

    @abstractmethod
    def show_form(self) -> None:
        """Show the form as it stands."""

    def take(self) -> None:
        """A field was left or a choice was made: use it if it can be read."""
        self.show_form()

    def find_problem(self, each: Field, text: str) -> Problem | None:
        """What is wrong with the text of a field."""
        library = self._screen.session.world.library
        return check(iter((each,)), {each.key: text}, library).problems.get(each.key)

    @property
    def _screen(self) -> _Screen:
        screen: _Screen = self  # type: ignore[assignment]
        return screen

    @property
    def form(self) -> Form:
        """The form."""
        found: Form = self.query_one(Form)  # type: ignore[attr-defined]
        return found

    def begin_form(self) -> None:
        """Signs of the terminal, and the focus on the list: no text field has it."""
        glyphs = self._screen.sibal.glyphs
        self.form.fields.set_signs(glyphs.cursor, glyphs.ellipsis)
        self.form.fields.focus()

    # --- messages of the form

    def on_form_typed(self, event: Form.Typed) -> None:
        """Keep every key at once: a line that drops loses nothing."""
        event.stop()
        each = self.field_of(event.key)
        if event.text != self.text_of(event.key):
            self.keep_text(event.key, event.text)
            self.show_form()
            self._save_soon()
        if each.kind is Kind.PLACE:
            first = not self.form.suggests
            self._picker = PlacePicker(event.text) if first else self._picker.typed(event.text)
            self.form.suggests = True
        self._say(each, event.text)

    def _say(self, each: Field, text: str) -> None:
        problem = self.find_problem(each, text)
        if each.kind is Kind.PLACE:
            # what fits is listed: that several do is no mistake while typing
            text = self._picker.query
            problem = None
        screen = self._screen
        self.form.set_panel(
            panel_of(
                each,
                text,
                problem,
                TEXTS,
                screen.lang,
                screen.session.world.library,
                editing=True,
                chosen=self._picker.chosen,
            )
        )

    def on_form_picked(self, event: Form.Picked) -> None:
        """Another suggestion: its name is put into the field."""
        event.stop()
        screen = self._screen
        library = screen.session.world.library
        self._picker = self._picker.picked(event.step, library)
        name = self._picker.name(library, screen.lang)
        self.form.set_text(name)
        self.keep_text(event.key, name)
        self._say(self.field_of(event.key), name)

    def on_form_left(self, event: Form.Left) -> None:
        """The field was left; Enter and Tab take the marked place."""
        event.stop()
        if self.field_of(event.key).kind is Kind.PLACE and event.way != "stay":
            place = self._picker.place(self._screen.session.world.library)
            if place is not None:
                self.keep_text(event.key, place.code)
        self.take()
        self._save_soon()

    def on_form_stepped(self, event: Form.Stepped) -> None:
        """Another choice."""
        event.stop()
        each = self.field_of(event.key)
        self.keep_text(event.key, stepped(each.choices, self.text_of(event.key), event.step))
        self.take()
        self._save_soon()

    # --- the draft

    def _save_soon(self) -> None:
        """Keep the draft once the keys rest: a machine that stops loses a second at most."""
        if self._autosave is not None:
            self._autosave.stop()
        self._autosave = self._screen.sibal.set_timer(QUIET, self._screen.sibal.save_draft)
