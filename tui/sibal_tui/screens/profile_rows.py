"""A table of the profile as a list, and one row of it as a form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from sibal_engine.errors import Fault
from sibal_tui.screens.form_host import FormHost
from sibal_tui.screens.profile_dialog import Dialog
from sibal_tui.views import profile_pending as drafts
from sibal_tui.views import profile_pinned as pinned
from sibal_tui.views import profile_rows as view
from sibal_tui.views.form_model import Checked, Field, Unit
from sibal_tui.views.form_values import Problem
from sibal_tui.views.profile_rows import TABLES, Rows, Texts
from sibal_tui.widgets.form import WIDE, Form
from sibal_tui.widgets.grid import Cell, Column, Grid, Row
from sibal_tui.widgets.hint_line import Hint


class RowsDialog(Dialog[None]):
    """The rows of one table: add, edit, delete."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,ctrl+n", "add", show=False, id="rows.add"),
        Binding("x,delete", "drop", show=False, id="rows.drop"),
        Binding("u,ctrl+z", "undo", show=False, priority=True, id="rows.undo"),
    ]

    def __init__(self, part: str) -> None:
        super().__init__()
        self.table: Rows = TABLES[part]
        self._numbers: list[int] = []

    def title_text(self) -> str:
        """Which table it is."""
        return self.word(f"field.open.{self.table.name}")

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield Grid(self._columns(), (), zebra=False, marker=self.sibal.glyphs.cursor)

    def hints(self) -> Iterable[Hint]:
        """Enter, new, delete."""
        yield "Enter", self.word("rows.edit")
        yield "n/Ctrl+N", self.word("rows.add")
        yield "x/Delete", self.word("rows.drop")

    def _columns(self) -> list[Column]:
        columns = [
            Column(
                self.word(f"field.{each.key}"),
                align="right" if each.unit in (Unit.YUAN, Unit.MONTHS) else "left",
                expand=each.key == self.table.fields[-1].key,
            )
            for each in self.table.fields
        ]
        if self.table.name == "pinned":
            columns[-1:] = [
                Column(self.word("pinned.ours"), align="right"),
                Column(self.word("pinned.verdict"), expand=True),
            ]
        return columns

    def on_mount(self) -> None:
        """The list has the focus."""
        self.query_one(Grid).focus()

    def on_screen_resume(self) -> None:
        """Show what the form changed."""
        self._show()

    def _show(self) -> None:
        session, table = self.session, self.table
        held = drafts.pending(session, table)
        rows = view.rows_of(session.case, table)
        library = session.world.library
        extra = pinned.columns(session) if table.name == "pinned" else {}
        out: list[Row] = []
        for number, texts in enumerate(rows):
            if number in held:
                out.append(self._draft_row(held[number]))
            else:
                notes = view.month_notes(session, table, number, texts)
                cells: Row = view.cells_of(table, texts, self.lang, library, notes)
                if number in extra:
                    ours, text, tone = extra[number]
                    cells = (*cells[:-1], ours, Cell(text, tone))
                out.append(cells)
        self._numbers = list(range(len(rows)))
        for number in sorted(n for n in held if n >= len(rows)):
            out.append(self._draft_row(held[number]))
            self._numbers.append(number)
        grid = self.query_one(Grid)
        grid.set_rows(out)
        line = self.word("rows.empty") if not out else ""
        if table.name == "pinned" and rows:
            line = pinned.departure(session)
        self.say_line(line)

    def _draft_row(self, texts: Texts) -> Row:
        cells = [Cell(texts.get(each.key, ""), "warn") for each in self.table.fields]
        cells[-1] = Cell(self.word("rows.draft"), "bad")
        return tuple(cells)

    @on(Grid.Selected)
    def _selected(self, event: Grid.Selected) -> None:
        self._edit(self._numbers[event.row_index])

    def action_add(self) -> None:
        """A new row."""
        rows = view.rows_of(self.session.case, self.table)
        held = drafts.pending(self.session, self.table)
        self._edit(max([len(rows) - 1, *held]) + 1)

    def _edit(self, number: int) -> None:
        self.app.push_screen(RowDialog(self.table, number))

    def action_drop(self) -> None:
        """Take the row under the cursor out; undo brings it back."""
        grid = self.query_one(Grid)
        if not self._numbers:
            return
        number = self._numbers[grid.cursor_row]
        before = view.rows_of(self.session.case, self.table)
        drafts.drop(self.session, self.table, number)
        view.drop_row(self.session, self.table, number)
        drafts.renumber(
            self.session, self.table, before, view.rows_of(self.session.case, self.table)
        )
        self.session.touch()
        self._show()

    def action_undo(self) -> None:
        """Take the last change back."""
        self.sibal.action_undo()
        self._show()


class RowDialog(FormHost, Dialog[None]):
    """One row as a form; taken as soon as it can be read, kept as typed until then."""

    def __init__(self, table: Rows, number: int) -> None:
        super().__init__()
        self.table, self.number = table, number
        self._texts: Texts = {}

    def title_text(self) -> str:
        """The table and the row."""
        name = self.word(f"field.open.{self.table.name}")
        return self.word("row.title", name=name, number=self.number + 1)

    def compose_body(self) -> ComposeResult:
        """The form."""
        yield Form()

    def hints(self) -> Iterable[Hint]:
        """Enter and the arrows."""
        yield "Enter", self.word("row.edit")
        yield "Tab", self.word("row.next")

    def on_mount(self) -> None:
        """Begin with what was typed before, the row as it is, or a new one."""
        rows = view.rows_of(self.session.case, self.table)
        held = drafts.pending(self.session, self.table).get(self.number)
        if held is not None:
            self._texts = held
        elif self.number < len(rows):
            self._texts = rows[self.number]
        else:
            self._texts = view.new_row(self.session.case, self.table)
        self.begin_form()
        self.show_form()

    def on_resize(self, event: events.Resize) -> None:
        """As many lines as there are fields, with the panel below or beside them."""
        lines = len(self.table.fields) + 1
        height = max(lines + 1, 9) if event.size.width >= WIDE else lines + 5
        self.form.styles.height = height

    def _checked(self) -> Checked:
        others = view.rows_of(self.session.case, self.table)
        if self.number < len(others):
            del others[self.number]
        library = self.session.world.library
        return view.check_row(self.table, self._texts, self.session.case, others, library)

    def show_form(self) -> None:
        """The row, and what is wrong with it."""
        library = self.session.world.library
        checked = self._checked()
        notes = view.month_notes(self.session, self.table, self.number, checked.kept)
        shown = view.row_view(self.table, self._texts, checked, self.lang, library, notes)
        self.form.set_view(shown)

    def field_of(self, key: str) -> Field:
        """A field of the table."""
        return next(each for each in self.table.fields if each.key == key)

    def text_of(self, key: str) -> str:
        """What stands in a field."""
        return self._texts.get(key, "")

    def keep_text(self, key: str, text: str) -> None:
        """Keep the row as it is typed."""
        self._texts = {**self._texts, key: text}
        drafts.keep(self.session, self.table, self.number, self._texts)

    def find_problem(self, each: Field, text: str) -> Problem | None:
        """What is wrong beside the other fields and rows too."""
        return self._checked().problems.get(each.key)

    @on(Form.Opened)
    def _opened(self, event: Form.Opened) -> None:
        event.stop()
        self.action_close()

    def action_close(self) -> None:
        """Leave the field first, then the row."""
        self.form.finish()
        self.take()
        super().action_close()

    def take(self) -> None:
        """Hand the row over when it can be read; else keep what was typed."""
        session, table = self.session, self.table
        before = view.rows_of(session.case, table)
        known = before[self.number] if self.number < len(before) else None
        fresh = known is None and self._texts == view.new_row(session.case, table)
        if self._texts == known or fresh:
            drafts.drop(session, table, self.number)
            self.show_form()
            return
        checked = self._checked()
        done: int | Fault | None = None
        if not checked.problems:
            drafts.drop(session, table, self.number)
            done = view.put_row(session, table, self.number, checked.kept)
        if isinstance(done, int):
            drafts.renumber(session, table, before, view.rows_of(session.case, table))
            self.number = done
            self._texts = view.rows_of(session.case, table)[done]
        else:
            drafts.keep(session, table, self.number, self._texts)
            session.touch()
            if isinstance(done, Fault):
                self.say_line(f"{done.message} ({done.allowed})", bad=True)
        self.show_form()
