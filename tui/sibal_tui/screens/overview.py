"""The overview: both accounts, the month's cost, retirement, deadlines, warnings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from sibal_engine.policy.model import Source
from sibal_tui import actions
from sibal_tui.actions import Act
from sibal_tui.locale.modes.overview import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.screens.base import ModeScreen
from sibal_tui.text import truncate, wrap
from sibal_tui.views.overview import Line, Section, build
from sibal_tui.views.overview import Overview as View
from sibal_tui.widgets.section_grid import Cell, Column, Grid, Row, SectionGrid

actions.register(
    Act(
        "overview.other_side",
        "other_side",
        ("tab", "shift+tab"),
        "在两栏之间切换",
        "Go to the other column",
        scope="overview",
        initials="qhl",
    ),
)

SIDE_BY_SIDE = 110
"""Columns from which figures and matters stand beside each other."""
_DETAIL_LINES = 2


class Overview(ModeScreen):
    """One table at 80 columns, two beside each other in a wide window."""

    mode = "overview"
    CSS_PATH: ClassVar[Any] = "overview.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._view = View("", (), ())
        self._lines: dict[str, list[Line | None]] = {"figures": [], "matters": []}

    @property
    def view(self) -> View:
        """What is shown."""
        return self._view

    def _say(self, key: str, **values: object) -> str:
        return say(TEXTS, self.lang, key, **values)

    def compose_body(self) -> ComposeResult:
        """A headline, the tables, and the row under the cursor in full."""
        glyphs = self.sibal.glyphs
        yield Static("", id="headline", markup=False)
        with Horizontal(id="tables"):
            for name in ("figures", "matters"):
                yield SectionGrid(
                    self._columns(), marker=glyphs.cursor, ellipsis=glyphs.ellipsis, id=name
                )
        yield Static("", id="row-detail", markup=False)

    def _columns(self) -> list[Column]:
        return [
            Column(self._say("column.what"), minimum=14, expand=True),
            Column(self._say("column.value"), "right", minimum=10),
            Column(self._say("column.note"), minimum=8, expand=True),
        ]

    def on_mount(self) -> None:
        """The table takes the arrows; no text field is in the way."""
        super().on_mount()
        self._grid("figures").focus()

    def on_resize(self, event: events.Resize) -> None:
        """Two tables where there is room."""
        super().on_resize(event)
        self._fill()

    def _grid(self, name: str) -> SectionGrid:
        return self.query_one(f"#{name}", SectionGrid)

    @property
    def _wide(self) -> bool:
        return self.app.size.width >= SIDE_BY_SIDE

    def show(self) -> None:
        """Build the view anew and set what differs."""
        self._view = build(self.session, self.sibal.today())
        for name in self._lines:
            grid = self._grid(name)
            if [c.title for c in grid.columns] != [c.title for c in self._columns()]:
                grid.set_columns(self._columns(), grid.rows)
        self._fill()

    def _fill(self) -> None:
        view = self._view
        sides: dict[str, Sequence[Section]] = {"figures": view.figures, "matters": view.matters}
        if not self._wide:
            sides = {"figures": (*view.figures, *view.matters), "matters": ()}
        for name, sections in sides.items():
            grid = self._grid(name)
            self._lines[name] = [line for each in sections for line in (None, *each.lines)]
            titles = iter(sections)
            rows = [
                (next(titles).title,) if line is None else _row(line) for line in self._lines[name]
            ]
            headings = [number for number, line in enumerate(self._lines[name]) if line is None]
            grid.set_sections(rows, headings)
            grid.display = bool(sections)
        if not self._wide and self.focused is self._grid("matters"):
            self._grid("figures").focus()
        self._show_headline()
        self._show_detail()

    def _show_headline(self) -> None:
        ellipsis = self.sibal.glyphs.ellipsis
        text = truncate(self._view.headline, max(1, self.app.size.width - 2), ellipsis)
        _update(self.query_one("#headline", Static), text)

    def _current(self) -> Line | None:
        for name in ("matters", "figures"):
            grid = self._grid(name)
            if grid.has_focus or name == "figures":
                lines = self._lines[name]
                return lines[grid.cursor_row] if grid.cursor_row < len(lines) else None
        return None

    def _show_detail(self) -> None:
        line = self._current()
        text = ""
        if line is not None:
            parts = (line.label.strip(), line.value, line.note)
            cells = max(20, self.app.size.width - 2)
            lines = wrap("  ".join(part for part in parts if part), cells)
            if len(lines) > _DETAIL_LINES:
                ellipsis = self.sibal.glyphs.ellipsis
                last = truncate(lines[_DETAIL_LINES - 1] + " " * cells, cells, ellipsis)
                lines = [*lines[: _DETAIL_LINES - 1], last]
            text = "\n".join(lines)
        _update(self.query_one("#row-detail", Static), text)

    @on(Grid.Moved)
    def _moved(self) -> None:
        self._show_detail()

    def on_descendant_focus(self) -> None:
        """The detail follows the side in use."""
        self._show_detail()

    @on(Grid.Selected)
    def _open(self) -> None:
        line = self._current()
        if line is None:
            return
        if line.figure:
            self.post_message(self.FigureOpened(line.figure))
        elif line.source is not None:
            self._open_source(line.source)

    def _open_source(self, source: Source) -> None:
        from sibal_tui.screens.source import SourceModal

        self.sibal.show_popup(SourceModal(source))

    def action_other_side(self) -> None:
        """Tab goes to the other column where there are two."""
        here, there = self._grid("figures"), self._grid("matters")
        if there.display:
            (here if there.has_focus else there).focus()

    def figure(self) -> str | None:
        """The figure of the row under the cursor."""
        line = self._current()
        return line.figure or None if line is not None else None

    def plain_text(self) -> str:
        """The headline and every row."""
        lines = [self._view.headline]
        for section in (*self._view.figures, *self._view.matters):
            lines += ["", section.title]
            lines += [_plain(line, self._say("sep")) for line in section.lines]
        return "\n".join(lines)

    def help_text(self) -> str:
        """What the overview is for."""
        return self._say("help")


def _update(widget: Static, text: str) -> None:
    if widget.content != text:
        widget.update(text)


def _row(line: Line) -> Row:
    if not line.value:
        return (Cell(f" {line.label}", "muted"),)
    return f" {line.label}", Cell(line.value, line.tone), Cell(line.note, "muted")


def _plain(line: Line, separator: str) -> str:
    parts = [part for part in (line.value, line.note) if part]
    return f"  {line.label}" + (f": {separator.join(parts)}" if parts else "")
