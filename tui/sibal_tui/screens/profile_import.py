"""Pasting or importing the record: the text, what is understood of it, and a confirm step."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea

from sibal_engine.errors import ContentError
from sibal_engine.toml.source import read_text
from sibal_tui.locale.faults import fault_line
from sibal_tui.screens.profile_dialog import Confirm, Dialog
from sibal_tui.session import SCRATCH
from sibal_tui.views import profile_import as view
from sibal_tui.widgets.grid import Cell, Column, Grid
from sibal_tui.widgets.hint_line import Hint

TEXT = SCRATCH + "import.text"


class PasteArea(TextArea):
    """The pasted text; Tab leaves it, so does Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,ctrl+right_square_bracket", "screen.focus_next", show=False, id="paste.leave"
        ),
    ]


class ImportDialog(Dialog[None]):
    """Paste, look, confirm; what was pasted is kept until it is taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,t", "kind", show=False, id="import.kind"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._kind = view.KINDS[0]
        self._preview: view.Preview | None = None

    def title_text(self) -> str:
        """What to do."""
        return self.word("import.title")

    def compose_body(self) -> ComposeResult:
        """A path, the text, the preview."""
        path = Input(placeholder=self.word("import.path"), compact=True, id="import-path")
        path.cursor_blink = False
        yield path
        area = PasteArea(
            self.session.typed.get(TEXT, ""),
            id="import-text",
            soft_wrap=False,
            show_line_numbers=True,
            tab_behavior="focus",
            compact=True,
            highlight_cursor_line=False,
        )
        area.cursor_blink = False
        yield area
        yield Grid(self._columns(), (), zebra=False, marker=self.sibal.glyphs.cursor)

    def _columns(self) -> list[Column]:
        kind = self.word("import.as", kind=self.word(f"kind.{self._kind}"))
        return [Column(self.word("import.when"), width=20), Column(kind, expand=True)]

    def hints(self) -> Iterable[Hint]:
        """The keys of the preview."""
        yield "Tab", self.word("import.tab")
        yield "Enter", self.word("import.take")
        yield "Space", self.word("import.kind")

    def on_mount(self) -> None:
        """It was opened to paste into."""
        self.query_one(TextArea).focus()
        self._show()

    def _show(self) -> None:
        text = self.query_one(TextArea).text
        self._preview = view.preview(text, self._kind, self.lang)
        grid = self.query_one(Grid)
        grid.set_columns(
            self._columns(),
            [tuple(Cell(cell, tone) for cell in cells) for cells, tone in self._preview.rows],
        )
        self.say_line(self._preview.summary)

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        text = event.text_area.text
        if text.strip():
            self.session.typed[TEXT] = text
        else:
            self.session.typed.pop(TEXT, None)
        self._show()

    @on(Input.Submitted)
    def _file(self, event: Input.Submitted) -> None:
        """Read a file into the text."""
        event.stop()
        path = Path(event.value.strip().strip("'\"")).expanduser()
        if not event.value.strip():
            self.query_one(TextArea).focus()
            return
        try:
            text = read_table(path)
        except ContentError as error:
            self.say_line(fault_line(error.faults[0], self.lang), bad=True)
            return
        area = self.query_one(TextArea)
        area.text = text
        self.query_one(Grid).focus()

    def action_kind(self) -> None:
        """The kind of spell where the text does not say."""
        at = view.KINDS.index(self._kind)
        self._kind = view.KINDS[(at + 1) % len(view.KINDS)]
        self._show()

    @on(Grid.Selected)
    def _take(self, event: Grid.Selected) -> None:
        """Enter in the preview: ask before anything changes."""
        event.stop()
        shown = self._preview
        if shown is None or not shown.takes:
            return
        question = view.question(self.session.case, shown.imported, self.lang)
        title = self.word("import.confirm")

        def answered(yes: bool | None) -> None:
            if yes:
                self._taken(shown)

        self.app.push_screen(Confirm(title, question), answered)

    def _taken(self, shown: view.Preview) -> None:
        fault = view.take(self.session, shown.imported)
        if fault:
            self.say_line(fault, bad=True)
            return
        self.session.typed.pop(TEXT, None)
        self.session.touch()
        self.dismiss(None)


def read_table(path: Path) -> str:
    """The text of a CSV file in UTF-8 or, as spreadsheets of China write it, in GB 18030."""
    try:
        return read_text(path, path.name)
    except ContentError:
        try:
            data = path.read_bytes()
        except OSError:
            data = b""
        if not data or len(data) > 1_000_000 or b"\0" in data:
            raise
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            pass
        raise
