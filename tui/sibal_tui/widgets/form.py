"""A form: its fields, one text editor laid over the field in use, and what is said about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from sibal_tui.text import wrap
from sibal_tui.views.form_model import FormView, Panel
from sibal_tui.widgets.form_list import FormList

WIDE, PANEL = 110, 44
"""Columns from which the panel stands beside the fields, and its width there."""

Way = Literal["next", "flow", "back", "stay"]
"""Where to go when the editor is left: the next field, the next one editing on, back, nowhere."""


class FieldEditor(Input):
    """The one text field of a form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+right_square_bracket", "leave('stay')", show=False, id="field.leave"),
        Binding("tab", "leave('flow')", show=False, id="field.next"),
        Binding("shift+tab", "leave('back')", show=False, id="field.back"),
        Binding("down", "pick(1)", show=False, id="field.down"),
        Binding("up", "pick(-1)", show=False, id="field.up"),
    ]

    @dataclass
    class Leave(Message):
        """The field is to be left."""

        way: Way

    @dataclass
    class Pick(Message):
        """Up or down: another suggestion, or another field."""

        step: int

    def action_leave(self, way: Way) -> None:
        """Leave, keeping what was typed."""
        self.post_message(self.Leave(way))

    def action_pick(self, step: int) -> None:
        """The suggestion or field before or after."""
        self.post_message(self.Pick(step))


class Form(Container):
    """Shows a `FormView`; posts what is wanted of a field and holds nothing but what is typed.

    Messages: `Typed` at each key in the editor, `Left` when it was left (the owner then sets a new
    view), `Stepped` for another choice, `Opened` for a link, `Picked` for another suggestion (only
    while `suggests` is set by the owner), `Moved` when the cursor stands elsewhere.
    """

    DEFAULT_CSS = """
    Form { layout: vertical; height: 1fr; width: 1fr; }
    Form > #form-fields { height: 1fr; width: 1fr; layers: below above; }
    Form > #form-fields > FormList { layer: below; width: 1fr; height: 1fr; }
    Form > #form-fields > FieldEditor {
        layer: above; position: absolute; display: none; height: 1; border: none; padding: 0;
        background: $surface; color: $foreground; text-style: underline;
    }
    Form > #form-panel { height: 5; width: 1fr; background: $panel; padding: 0 1; }
    Form.-wide { layout: horizontal; }
    Form.-wide > #form-panel { height: 1fr; width: 44; padding: 1 2; }
    """

    @dataclass
    class Typed(Message):
        """A field's text changed under the user's fingers."""

        key: str
        text: str

    @dataclass
    class Left(Message):
        """The editor of a field was left; with `stay` nothing beside the typed text is wanted."""

        key: str
        way: Way

    @dataclass
    class Stepped(Message):
        """Another choice is wanted."""

        key: str
        step: int

    @dataclass
    class Opened(Message):
        """Enter on a link."""

        key: str

    @dataclass
    class Picked(Message):
        """Another suggestion is wanted."""

        key: str
        step: int

    @dataclass
    class Moved(Message):
        """The cursor stands on another field."""

        key: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self.view = FormView()
        self.editing = ""
        """The key of the field being typed into."""
        self.suggests = False
        """Up and down ask for suggestions instead of leaving the field."""
        self._panel: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Fields with the editor over them, and the panel."""
        with Container(id="form-fields"):
            yield FormList()
            editor = FieldEditor(compact=True, select_on_focus=False)
            editor.cursor_blink = False
            yield editor
        yield Static("", id="form-panel", markup=False)

    @property
    def fields(self) -> FormList:
        """The list of fields."""
        return self.query_one(FormList)

    @property
    def editor(self) -> FieldEditor:
        """The text field."""
        return self.query_one(FieldEditor)

    @property
    def key(self) -> str:
        """The field under the cursor."""
        return self.fields.key

    def set_view(self, view: FormView) -> None:
        """Show another state; what is being typed stays."""
        self.view = view
        self.fields.set_lines(view.lines)
        if not self.editing:
            self._show_panel()

    def go(self, key: str) -> None:
        """Put the cursor on a field."""
        self.fields.go(key)

    def on_mount(self) -> None:
        """The width decides where the panel stands."""
        self._fit()

    def on_resize(self, _event: events.Resize) -> None:
        """Beside the fields where there is room; the editor moves with its field."""
        self._fit()
        if self.editing:
            self.call_after_refresh(self._place_editor)

    def _fit(self) -> None:
        wide = self.size.width >= WIDE
        if wide != self.has_class("-wide"):
            self.set_class(wide, "-wide")
        self.call_after_refresh(self._show_panel)

    # --- the panel

    def set_panel(self, panel: Panel) -> None:
        """Say something about the field being typed into."""
        static = self.query_one("#form-panel", Static)
        wide = self.has_class("-wide")
        aside = self.view.aside if wide else ()
        if (panel, aside, self.size.width) == self._panel:
            return
        self._panel = (panel, aside, self.size.width)
        # Chinese breaks anywhere: Textual would break at the blanks beside figures only
        # (and the panel's own size is known a frame later than the form's)
        cells = PANEL - 4 if wide else max(20, self.size.width - 2)
        parts: list[tuple[str, str] | str] = [(panel.title, _TONES["title"]), "\n"]
        for text, tone in panel.lines:
            parts += ["\n" if wide else "", (_wrapped(text, cells), _TONES.get(tone, "")), "\n"]
        for text, tone in aside:
            shown = _wrapped(text, cells)
            parts += ["\n\n" if tone == "title" else "", (shown, _TONES.get(tone, "")), "\n"]
        static.update(Content.assemble(*parts), layout=False)

    def _show_panel(self) -> None:
        panel = self.view.panels.get(self.key)
        if panel is not None and not self.editing:
            self.set_panel(panel)

    # --- the list

    @on(FormList.Moved)
    def _moved(self, event: FormList.Moved) -> None:
        event.stop()
        self._show_panel()
        self.post_message(self.Moved(event.key))

    @on(FormList.Asked)
    def _asked(self, event: FormList.Asked) -> None:
        event.stop()
        line = self.fields.line
        if line is None:
            return
        if line.edits:
            self.edit()
        elif line.steps:
            self.post_message(self.Stepped(event.key, 1))
        else:
            self.post_message(self.Opened(event.key))

    @on(FormList.Stepped)
    def _stepped(self, event: FormList.Stepped) -> None:
        event.stop()
        self.post_message(self.Stepped(event.key, event.step))

    # --- the editor

    def edit(self) -> None:
        """Type into the field under the cursor."""
        line = self.fields.line
        if line is None or not line.edits or self.editing:
            return
        self.editing = line.key
        editor = self.editor
        with editor.prevent(Input.Changed):
            editor.value = self.view.texts.get(line.key, "")
        self._place_editor()
        editor.display = True
        editor.focus()
        # the first key replaces the old text; an arrow or End keeps it
        editor.selection = Selection(0, len(editor.value))
        self.post_message(self.Typed(line.key, editor.value))

    def _place_editor(self) -> None:
        region = self.fields.value_region()
        room = max(8, self.fields.size.width - region.x)
        wide = len(self.editor.value) * 2 > region.width or self.view.texts.get(self.editing) == ""
        self.editor.styles.offset = (region.x, region.y)
        self.editor.styles.width = room if wide and self.editing == "note" else region.width

    def finish(self, way: Way = "stay") -> None:
        """Leave the editor; the owner hears `Left`."""
        key, self.editing = self.editing, ""
        if not key:
            return
        self.suggests = False
        had_focus = self.editor.has_focus
        self.post_message(self.Left(key, way))
        if way in ("next", "flow"):
            self.fields.action_cursor(1)
        elif way == "back":
            self.fields.action_cursor(-1)
        line = self.fields.line
        if way == "flow" and line is not None and line.edits and line.key != key:
            self.edit()
            return
        self.editor.display = False
        if had_focus:
            self.fields.focus()
        self._show_panel()

    def set_text(self, text: str) -> None:
        """Put another text into the editor, as a suggestion that was taken."""
        with self.editor.prevent(Input.Changed):
            self.editor.value = text
        self.editor.cursor_position = len(text)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.editing:
            self.post_message(self.Typed(self.editing, event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.finish("next")

    @on(FieldEditor.Leave)
    def _leave(self, event: FieldEditor.Leave) -> None:
        event.stop()
        self.finish(event.way)

    @on(FieldEditor.Pick)
    def _pick(self, event: FieldEditor.Pick) -> None:
        event.stop()
        if self.suggests:
            self.post_message(self.Picked(self.editing, event.step))
        else:
            self.finish("next" if event.step > 0 else "back")

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """The list took the focus (a click): the editor is left."""
        if self.editing and self.fields.has_focus:
            self.finish()


def _wrapped(text: str, cells: int) -> str:
    return "\n".join(wrap(text, cells))


_TONES: Mapping[str, str] = {
    "bad": "$text-error",
    "good": "$text-success",
    "warn": "$text-warning",
    "muted": "dim",
    "title": "bold $primary",
}
