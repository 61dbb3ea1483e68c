"""The steps of a figure: a table, the step under the cursor in full, its source on Enter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from sibal_tui.screens.popup import Popup
from sibal_tui.text import fields, wrap
from sibal_tui.views.steps import StepRow, StepsView, build
from sibal_tui.widgets.grid import Cell, Column, Grid, Row
from sibal_tui.widgets.hint_line import Hint

_DETAIL_LINES = 5
_OTHER_LINES = 4
"""Of the popup and around it, beside table and detail: a margin, the title, the hint line."""


class StepsModal(Popup):
    """Where a figure comes from. `figure` is a dotted path into the result."""

    CSS_PATH: ClassVar[Any] = ["popup.tcss", "steps.tcss"]

    def __init__(self, figure: str) -> None:
        super().__init__()
        self.figure = figure
        self.stem = f"steps-{figure}"
        self._view: StepsView | None = None

    @property
    def view(self) -> StepsView:
        """What is shown; computed once."""
        if self._view is None:
            self._view = build(self.session, self.figure)
        return self._view

    def title_text(self) -> str:
        """The figure and its value."""
        view = self.view
        if not view.value:
            return view.name
        return self.word("steps.title", name=view.name, value=view.value)

    def compose_body(self) -> ComposeResult:
        """The table, and below it the step under the cursor."""
        grid = Grid(
            self._columns(), [_row(each) for each in self.view.rows], zebra=False, **self.signs
        )
        # before the first frame, which would else be written twice
        grid.styles.max_height = self._most_lines
        yield grid
        yield Static("", id="detail", markup=False)

    @property
    def _most_lines(self) -> int:
        """The table takes the room there is."""
        return max(3, self.app.size.height - _OTHER_LINES - _DETAIL_LINES)

    def _columns(self) -> list[Column]:
        names = ("step", "formula", "value", "badge")
        step, formula, value, badge = (self.word(f"steps.column.{name}") for name in names)
        return [
            Column(step, minimum=16, expand=True),
            Column(formula, minimum=12, expand=True),
            Column(value, "right"),
            Column(badge),
        ]

    def opened(self) -> None:
        """Stand on the last step: the figure itself."""
        grid = self.query_one(Grid)
        grid.focus()
        grid.cursor_row = len(grid.rows) - 1
        self._show_detail()

    def fit(self) -> None:
        """The table fills the room, the detail is wrapped to it."""
        self.query_one(Grid).styles.max_height = self._most_lines
        self._show_detail()

    @on(Grid.Moved)
    def _moved(self) -> None:
        self._show_detail()

    def _current(self) -> StepRow | None:
        rows = self.view.rows
        return rows[self.query_one(Grid).cursor_row] if rows else None

    def _show_detail(self) -> None:
        detail = self.query_one("#detail", Static)
        step = self._current()
        if step is None:
            lines = wrap(self.view.fault or self.word("steps.none"), self.room)
        else:
            lines = fields(step.details, self.room)
        if len(lines) > _DETAIL_LINES:
            lines = [*lines[: _DETAIL_LINES - 1], self.sibal.glyphs.ellipsis]
        text = "\n".join(lines)
        if detail.content != text:
            detail.update(text)

    @on(Grid.Selected)
    def action_explain_here(self) -> None:
        """The source of the step under the cursor, or that there is none."""
        from sibal_tui.screens.source import SourceModal

        step = self._current()
        if step is not None and step.source is not None:
            self.app.push_screen(SourceModal(step.source))
        else:
            self.sibal.tell_text(self.word("steps.sourceless"))

    def plain_text(self) -> str:
        """The derivation as text."""
        return self.view.text

    def hints(self) -> Iterable[Hint]:
        """Keys and what they do."""
        yield "Enter", self.word("source")
        yield "y", self.word("copy")
        yield "w", self.word("write")
        yield from super().hints()


def _row(step: StepRow) -> Row:
    return step.label, Cell(step.formula, "muted"), step.value, Cell(step.badge, step.tone)
