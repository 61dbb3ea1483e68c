"""Mode 5: both accounts to old age, what moves them, bases and retirement months side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from sibal_engine.case.model import Case
from sibal_engine.life.live import Life
from sibal_engine.month import Month
from sibal_engine.result.real import price_growth
from sibal_tui import actions
from sibal_tui.locale.modes.projection import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.screens.base import ModeScreen
from sibal_tui.screens.projection_keys import LEVERS, SCOPE
from sibal_tui.views import projection_edit as edit
from sibal_tui.views import projection_export
from sibal_tui.views.projection import PAGES, Page, View, build
from sibal_tui.views.projection_keep import Kept
from sibal_tui.views.projection_table import Table
from sibal_tui.widgets.chart import Chart
from sibal_tui.widgets.figure_grid import Cell, Column, FigureGrid, Row
from sibal_tui.widgets.grid import Grid
from sibal_tui.widgets.lines import LeverLine, TabLine, TextLine

if TYPE_CHECKING:
    from sibal_tui.screens.popup import Popup

NARROW, WIDE, TALL = 76, 110, 40
LEAST_CHART = 32
"""Cells of the chart that stay beside a wide table."""
PARTS = ("", "-table", "-chart")
"""What is shown of chart and table: both, or one of them."""
_STEMS: dict[Page, str] = {
    "balances": "sibal-projection",
    "bases": "sibal-bases",
    "retirement": "sibal-retirement",
    "scenarios": "sibal-scenarios",
}


class ProjectionChart(ModeScreen):
    """Levers and results in lines, below them a chart and a table of the page chosen."""

    mode = SCOPE
    CSS_PATH: ClassVar[Any] = "projection.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "row(-1)", show=False, id="projection.row_up"),
        Binding("down", "row(1)", show=False, id="projection.row_down"),
        Binding("enter", "open_cell", show=False, id="projection.open"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._kept: Kept | None = None
        self._view: View | None = None
        self._page: Page = "balances"
        self._real = False
        self._part = 0
        self._table_cells: int | None = None
        """Cells the table was given beside the chart; None leaves it to the style sheet."""
        self._month: int | None = None
        """Month the chart of balances reads, kept while another page is shown."""

    def compose_body(self) -> ComposeResult:
        """Four lines, the chart, the table."""
        glyphs = self.sibal.glyphs
        yield LeverLine(ellipsis=glyphs.ellipsis, id="pro-levers")
        yield TextLine(ellipsis=glyphs.ellipsis, id="pro-summary")
        yield TabLine(ellipsis=glyphs.ellipsis, id="pro-tabs")
        yield TextLine(ellipsis=glyphs.ellipsis, id="pro-note")
        with Container(id="pro-main"):
            yield Chart(mode=glyphs.chart, id="pro-chart")
            yield FigureGrid(
                (), marker=glyphs.cursor, ellipsis=glyphs.ellipsis, id="pro-table", zebra=False
            )

    # --- parts

    @property
    def chart(self) -> Chart:
        """The chart."""
        return self.query_one("#pro-chart", Chart)

    @property
    def table(self) -> FigureGrid:
        """The table."""
        return self.query_one("#pro-table", FigureGrid)

    @property
    def kept(self) -> Kept:
        """Outlooks and sweeps that are in use."""
        if self._kept is None or self._kept.world is not self.session.world:
            self._kept = Kept(self.session.world)
        return self._kept

    @property
    def view(self) -> View | None:
        """What is shown; None before the first time."""
        return self._view

    @property
    def page(self) -> Page:
        """The page shown."""
        return self._page

    @property
    def in_real_money(self) -> bool:
        """Whether the page shows today's yuan."""
        return self._real and self._page in ("balances", "scenarios")

    def say(self, key: str, **values: object) -> str:
        """A text of this mode."""
        return say(TEXTS, self.lang, key, **values)

    # --- showing

    def on_mount(self) -> None:
        """The chart has the focus, so that keys work at once."""
        super().on_mount()
        # watched and not told by a message, so that both move in the same frame
        self.watch(self.chart, "cursor", self._chart_moved, init=False)
        self.watch(self.table, "cursor_row", self._row_moved, init=False)
        self.chart.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where there is room."""
        super().on_resize(event)
        self.set_class(event.size.width >= WIDE, "-wide")
        self.set_class(event.size.height >= TALL, "-tall")
        self.query_one(LeverLine).set_most(2 if event.size.width < NARROW else 1)
        if self._view is not None:
            self.call_after_refresh(self.show)

    def _cells(self) -> int:
        """Cells of the chart, which may not have been laid out yet."""
        return self.chart.size.width or self.app.size.width

    def show(self) -> None:
        """Everything that differs."""
        first = self._view is None
        view = build(
            self.session, self.kept, self._page, real=self.in_real_money, cells=self._cells()
        )
        self._view = view
        texts = dict(view.levers)
        self.query_one(LeverLine).set_levers(
            [
                ("".join(self._key(f"{SCOPE}.{act}") for act in acts), texts[name])
                for name, acts in LEVERS.items()
                if name in texts
            ]
        )
        self.query_one("#pro-summary", TextLine).set_text(view.summary)
        self.query_one("#pro-note", TextLine).set_text(view.table.empty or view.note)
        names = [self.say(f"view.{page}") for page in PAGES]
        self.query_one(TabLine).set_tabs(names, PAGES.index(self._page))
        self.chart.set_model(view.chart)
        self._fill(view.table)
        if first:
            self._place_cursors()
        self._share_room()

    def _share_room(self) -> None:
        """Beside the chart the scenarios get the cells their columns need, as far as there are."""
        table, room = self.table, self.size.width
        wanted: int | None = None
        if self._page == "scenarios" and room >= WIDE:
            wanted = min(table.natural_width, room - LEAST_CHART)
        if wanted == self._table_cells:
            return
        self._table_cells = wanted
        table.styles.width = wanted
        # milestones are drawn as far as their names fit: the chart is another width now
        self.call_after_refresh(self.show)

    def _key(self, act_id: str) -> str:
        act = next(act for act in actions.in_scope(SCOPE) if act.id == act_id)
        return actions.key_name(self.sibal.key_of(act))

    def _fill(self, table: Table) -> None:
        columns = tuple(
            Column(title, "right" if number else "left")
            for number, title in enumerate(table.titles)
        )
        rows: list[Row] = [
            tuple(Cell(entry.text, entry.tone) for entry in row) for row in table.rows
        ]
        if columns != self.table.columns:
            self.table.set_columns(columns, rows)
        else:
            self.table.set_rows(rows)

    def _place_cursors(self) -> None:
        """Stand on what the plan says: its month of retirement, its base."""
        view = self._view
        if view is None or view.outlook is None:
            return
        end = view.outlook.life.end
        if self._page == "scenarios":
            self.table.cursor_row = 0
        if self._page == "bases":
            used = [i for i, row in enumerate(view.table.rows) if row[0].tone == "strong"]
            self.chart.cursor = used[0] if used else 0
        else:
            month = self._month if self._month is not None else end
            here = end if self._page == "retirement" else month
            self.chart.cursor = here - self.chart.model.start
        self._follow_chart()

    # --- chart and table move together

    def _key_of_chart(self) -> int | None:
        if self._page == "scenarios":
            return None
        month = self.chart.month
        return month // 12 if self._page == "balances" else month

    def _follow_chart(self) -> None:
        key = self._key_of_chart()
        if self._view is not None and key is not None:
            self.table.cursor_row = self._view.table.row_of(key)

    def _chart_moved(self) -> None:
        if self._page in ("balances", "scenarios"):
            self._month = self.chart.month
        self._follow_chart()

    def _row_moved(self, row: int) -> None:
        view = self._view
        if view is None or row >= len(view.table.keys):
            return
        key = view.table.keys[row]
        if self._key_of_chart() in (None, key):
            return
        month = key * 12 + 11 if self._page == "balances" else key
        self.chart.cursor = month - self.chart.model.start

    @on(Grid.Selected)
    def _selected(self) -> None:
        self.action_open_cell()

    def action_row(self, step: int) -> None:
        """Another row of the table, also while the chart has the focus."""
        self.table.cursor_row += step

    def action_open_cell(self) -> None:
        """The steps of the cell under the cursor."""
        figure = self.figure()
        if figure is None:
            self.sibal.tell("no_figure")
        else:
            self.post_message(ModeScreen.FigureOpened(figure))

    # --- levers

    def _change(self, make: Callable[[Case], Case]) -> None:
        if not self.session.change(make(self.session.case)):
            self.sibal.tell_text(self.say("no_further"))

    @property
    def _life(self) -> Life | None:
        """The life shown; None when the case has no result."""
        outlook = self._view.outlook if self._view is not None else None
        return None if outlook is None else outlook.life

    def action_move_base(self, direction: int) -> None:
        """A base one step higher or lower."""
        self._change(lambda case: edit.move_base(case, direction))
        if self._page == "bases":
            self._place_cursors()

    def action_move_wages(self, direction: int) -> None:
        """Wages growing faster or slower."""
        self._change(lambda case: edit.move_wages(case, direction))

    def action_move_prices(self, direction: int) -> None:
        """Prices growing faster or slower."""
        self._change(lambda case: edit.move_prices(case, direction))

    def action_move_rate(self, direction: int) -> None:
        """A higher or lower crediting rate."""
        life = self._life
        if life is not None:
            self._change(lambda case: edit.move_rate(case, life, direction))

    def action_move_retirement(self, months: int) -> None:
        """Retirement earlier or later."""
        life = self._life
        if life is None:
            return
        if not self.session.change(edit.move_retirement(self.session.case, life, months)):
            first, last = edit.months_to_choose(life)
            key = "at_edge" if first <= last else "no_month_left"
            self.sibal.tell_text(self.say(key, first=Month(first), last=Month(last)))
        elif self._page == "retirement":
            self._place_cursors()

    # --- ways of looking

    def action_money(self) -> None:
        """Nominal or today's yuan."""
        outlook = self._view.outlook if self._view is not None else None
        if self._page not in ("balances", "scenarios"):
            self.sibal.tell_text(self.say("nominal_only"))
        elif outlook is not None and not price_growth(outlook):
            self.sibal.tell_text(self.say("prices_blank"))
        else:
            self._real = not self._real
            self.show()

    def action_next_page(self, step: int = 1) -> None:
        """The next page."""
        self._page = PAGES[(PAGES.index(self._page) + step) % len(PAGES)]
        self.show()
        self._place_cursors()

    def open_target(self, target: str) -> None:
        """Show a page by its name."""
        if target in PAGES:
            self._page = target
            self.show()
            self._place_cursors()

    def action_parts(self) -> None:
        """Chart and table, the table alone, the chart alone."""
        self._part = (self._part + 1) % len(PARTS)
        for number, name in enumerate(PARTS):
            if name:
                self.set_class(number == self._part, name)
        (self.table if PARTS[self._part] == "-table" else self.chart).focus()

    def action_export(self) -> None:
        """Write the page as CSV, JSON and Markdown."""
        from sibal_tui.store.exports import write_set

        view, keeper = self._view, self.sibal.keeper
        files = (
            {}
            if view is None
            else projection_export.files(view, self.lang, real=self.in_real_money)
        )
        if keeper is None or not files:
            return
        folder = keeper.exports()
        try:
            paths = write_set(folder, _STEMS[self._page], files)
        except OSError as error:
            self.notify(f"{folder}: {error.strerror}", severity="error", timeout=8)
        else:
            names = "  ".join(path.name for path in paths)
            self.sibal.tell_text(self.say("exported", folder=folder, names=names))

    # --- what the frame asks

    def figure(self) -> str | None:
        """The figure of the cell under the table's cursor."""
        table, grid = self._view.table if self._view is not None else Table(), self.table
        if grid.cursor_row >= len(table.rows):
            return None
        row = table.rows[grid.cursor_row]
        return (row[grid.cursor_column].figure or None) if grid.cursor_column < len(row) else None

    def steps_popup(self, figure: str) -> Popup | None:
        """The steps of a cell: of the outlook, a sweep or a scenario."""
        from sibal_tui.screens.projection_steps import ProjectionSteps
        from sibal_tui.views import projection_steps

        view = self._view
        if view is None or view.outlook is None or not projection_steps.known(figure):
            return None
        steps = projection_steps.build(view, self.kept, figure, self.lang, real=self.in_real_money)
        return ProjectionSteps(steps)

    def plain_text(self) -> str:
        """Levers, results and the table."""
        return "" if self._view is None else projection_export.plain(self._view)

    def help_text(self) -> str:
        """What the mode is for."""
        return self.say("help")
