"""The tables of the gap simulator as columns and rows: what a grid is filled with, and how wide."""

from __future__ import annotations

from collections.abc import Sequence

from sibal_tui.locale import Lang
from sibal_tui.locale.modes.gap import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.text import wrap
from sibal_tui.views.gap import GapView, Line
from sibal_tui.views.gap_table import Scenarios
from sibal_tui.widgets.grid import Cell, Column, Row
from sibal_tui.widgets.grid_layout import GAP

Table = tuple[Sequence[Column], Sequence[Row], tuple[str, ...]]
"""Columns, rows, and the figure of each row (empty: none)."""
LEAST_VALUE = 8
"""Cells that a value beside the strip gets at least."""
AMOUNT, NARROW_AMOUNT = 13, 12
"""Cells of a column of amounts: fixed, so that another amount repaints its own line only."""


def effects(view: GapView, lang: Lang, cells: int, *, narrow: bool) -> Table:
    """What stands beside the strip about the month or gap at the cursor.

    `cells`: of the table (0: as many as it takes); a longer value goes on in the next row.
    """
    label = (9 if narrow else 11) if lang == "en" else 8
    columns = (Column("", width=label), Column(view.title, minimum=LEAST_VALUE, expand=True))
    # the cursor's sign, the gap between the columns, the bar
    room = cells - label - 1 - GAP - 1
    return columns, *lines(_wrapped(view.effects, room) if cells else view.effects)


def _wrapped(told: Sequence[Line], room: int) -> list[Line]:
    """Lines whose values fit in `room` cells."""
    return [
        line._replace(label="" if number else line.label, value=part)
        for line in told
        for number, part in enumerate(wrap(line.value, max(room, LEAST_VALUE)))
    ]


def before_and_after(view: GapView | None, lang: Lang, *, narrow: bool) -> Table:
    """Every figure without and with the gaps."""
    figures = () if view is None else view.figures
    amount = NARROW_AMOUNT if narrow else AMOUNT
    columns = (
        Column(say(TEXTS, lang, "table.title"), minimum=14, expand=True),
        *(
            Column(say(TEXTS, lang, f"table.{name}"), "right", amount)
            for name in ("before", "after", "difference")
        ),
    )
    rows = [(row.label, row.before, row.after, Cell(row.difference, row.tone)) for row in figures]
    return columns, rows, tuple(row.figure for row in figures)


def answer(title: str, told: Sequence[Line]) -> Table:
    """What was asked for: how long to pause, what a repair costs."""
    columns = (Column(title, minimum=16), Column("", minimum=8, expand=True))
    return columns, *lines(told)


def pinned(shown: Scenarios, lang: Lang) -> Table:
    """The present state and the pinned scenarios, one column each."""
    columns = (
        Column(say(TEXTS, lang, "scenarios.title"), minimum=12, expand=True),
        *(Column(name, "right", 11) for name in shown.names),
    )
    rows: list[Row] = list(shown.rows)
    if len(shown.names) == 1:
        rows.append((Cell(say(TEXTS, lang, "scenarios.none"), "muted"),))
    return columns, rows, shown.figures


def lines(told: Sequence[Line]) -> tuple[list[Row], tuple[str, ...]]:
    """Lines of a name and a value as rows, and their figures."""
    rows: list[Row] = [(Cell(line.label, "muted"), Cell(line.value, line.tone)) for line in told]
    return rows, tuple(line.figure for line in told)
