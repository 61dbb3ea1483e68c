"""A chart of months drawn line by line: several series, axes in cells, a cursor that reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from sibal_tui.widgets.chart_draw import COLOURS, ChartModel, Milestone, Piece, Series, draw
from sibal_tui.widgets.chart_raster import Mode

__all__ = ["Chart", "ChartModel", "Milestone", "Mode", "Series"]


class Chart(Widget, can_focus=True):
    """`Chart(model, mode="braille")`; `set_model` shows another, the cursor stays on its month.

    Left and right move the cursor by a month, page up and down by a year, home and end to the
    ends. `Chart.CursorMoved` tells the month. At least 24 × 7 cells are needed for a plot; below
    that only legend and readout are shown. Colours are `chart--series-1` … `-6`, and where
    colours are missing the ASCII mode gives each series its own sign.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False, id="chart.left"),
        Binding("right", "step(1)", show=False, id="chart.right"),
        Binding("pageup", "step(-12)", show=False, id="chart.year_back"),
        Binding("pagedown", "step(12)", show=False, id="chart.year_on"),
        Binding("home", "edge(0)", show=False, id="chart.first"),
        Binding("end", "edge(1)", show=False, id="chart.last"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "chart--axis",
        "chart--cursor",
        "chart--milestone",
        "chart--readout",
        *(f"chart--series-{number}" for number in range(1, COLOURS + 1)),
    }
    DEFAULT_CSS = """
    Chart { height: 1fr; min-height: 4; }
    Chart > .chart--axis { color: $text-muted; }
    Chart > .chart--cursor { color: $text-warning; text-style: bold; }
    Chart > .chart--milestone { color: $text-warning; text-style: bold; }
    Chart > .chart--readout { text-style: bold; }
    Chart > .chart--series-1 { color: $text-primary; }
    Chart > .chart--series-2 { color: $text-success; }
    Chart > .chart--series-3 { color: $text-warning; }
    Chart > .chart--series-4 { color: $text-error; }
    Chart > .chart--series-5 { color: $text-accent; }
    Chart > .chart--series-6 { color: $text-secondary; }
    """

    cursor: reactive[int] = reactive(0, init=False)
    """Index of the month read, from 0."""

    @dataclass
    class CursorMoved(Message):
        """The cursor reads another month (months since year 0)."""

        chart: Chart
        month: int

        @property
        def control(self) -> Chart:
            """The chart, for `@on(Chart.CursorMoved, "#id")`."""
            return self.chart

    def __init__(
        self,
        model: ChartModel | None = None,
        *,
        mode: Mode = "braille",
        id: str | None = None,  # noqa: A002 (Textual's own name)
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._model = model or ChartModel(0, ())
        self._mode: Mode = mode
        self._lines: list[list[Piece]] | None = None

    @property
    def model(self) -> ChartModel:
        """What is shown."""
        return self._model

    @property
    def month(self) -> int:
        """The month the cursor reads."""
        return self._model.start + self.cursor

    def set_model(self, model: ChartModel) -> None:
        """Show another model; nothing is painted when it is equal."""
        if model == self._model:
            return
        month = self.month
        self._model = model
        self._lines = None
        self.set_reactive(Chart.cursor, self.validate_cursor(month - model.start))
        self.refresh()

    def validate_cursor(self, index: int) -> int:
        """Hold the cursor within the months."""
        return max(0, min(index, self._model.length - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw anew and tell who listens."""
        if old != new:
            self._lines = None
            self.refresh()
            self.post_message(self.CursorMoved(self, self.month))

    def action_step(self, months: int) -> None:
        """Move the cursor."""
        self.cursor += months

    def action_edge(self, last: int) -> None:
        """Move to the first or last month."""
        self.cursor = self._model.length - 1 if last else 0

    def on_resize(self, _event: events.Resize) -> None:
        """Another size, another drawing."""
        self._lines = None

    def render_line(self, y: int) -> Strip:
        """One line of the drawing, made for all lines at once and kept until something changes."""
        cells, rows = self.size
        if self._lines is None or len(self._lines) != rows:
            self._lines = draw(self._model, self.cursor, cells, rows, self._mode)
        base = self.rich_style
        line = self._lines[y] if y < len(self._lines) else []
        segments = [Segment(text, self._style(base, name)) for text, name in line if text]
        return Strip(segments).adjust_cell_length(cells, base)

    def _style(self, base: Style, name: str) -> Style:
        return base + self.get_component_rich_style(name, partial=True) if name else base
