"""A table whose cells are figures: a cursor cell, and a first column that stays in view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from sibal_tui.text import pad, width
from sibal_tui.widgets.grid import Cell, Column, Grid, Row
from sibal_tui.widgets.grid_layout import GAP, line, widths

__all__ = ["Cell", "Column", "FigureGrid", "Row"]


class FigureGrid(Grid):
    """A `Grid` in which left and right move a cursor over the columns after the first.

    `cursor_column` counts from 0 and is at least 1; the first column names the row and never
    scrolls away. A column that does not fit is left out, for half a number is a wrong number; the
    header then ends in an ellipsis. `FigureGrid.ColumnMoved` tells the new column.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"figure-grid--cell", "figure-grid--cell-blurred"}
    DEFAULT_CSS = """
    FigureGrid > .figure-grid--cell { background: $accent; color: $background; text-style: bold; }
    FigureGrid > .figure-grid--cell-blurred { text-style: underline; }
    """

    cursor_column: reactive[int] = reactive(1, init=False)

    @dataclass
    class ColumnMoved(Message):
        """The cursor stands in another column (counted from 0)."""

        grid: FigureGrid
        column: int

        @property
        def control(self) -> FigureGrid:
            """The grid, for `@on(FigureGrid.ColumnMoved, "#id")`."""
            return self.grid

    _from = 1
    """The first column of figures that is in view."""

    def set_columns(self, columns: Sequence[Column], rows: Iterable[Row]) -> None:
        """Show another table; with another number of columns the cursor goes to the first."""
        same = len(columns) == len(self.columns)
        super().set_columns(columns, rows)
        if not same:
            self._from = 1
            self.cursor_column = 1
        self._show_column()

    def _set_extent(self, size: Size) -> None:
        """Columns are left out, not scrolled: other widths must not cost a layout."""
        super()._set_extent(Size(self.size.width, size.height))

    def on_resize(self, _event: events.Resize) -> None:
        """The cursor's column stays in view."""
        self._show_column()

    def validate_cursor_column(self, column: int) -> int:
        """Hold the cursor within the columns of figures."""
        return max(1, min(column, len(self.columns) - 1))

    def watch_cursor_column(self, old: int, new: int) -> None:
        """Repaint the cursor's row, or all where other columns come into view."""
        if old != new:
            self.refresh_line(self.cursor_row + 1)
            self._show_column()
            self.post_message(self.ColumnMoved(self, new))

    def action_sideways(self, direction: int) -> None:
        """Move to the next or the previous column."""
        self.cursor_column += direction

    @property
    def natural_width(self) -> int:
        """Cells that show every column in full, the cursor's sign and the scroll bar included."""
        sizes = widths(self.columns, self.rows, 0)
        gaps = GAP * max(0, len(sizes) - 1)
        return width(self._marker) + sum(sizes) + gaps + self.styles.scrollbar_size_vertical

    def _room(self) -> int:
        """Cells right of the first column."""
        bar = self.styles.scrollbar_size_vertical if self.show_vertical_scrollbar else 0
        frozen = width(self._marker) + (self._sizes[0] + GAP if self._sizes else 0)
        return self.size.width - bar - frozen

    def _shown(self, first: int) -> range:
        """The columns that fit when `first` is the first of them; at least that one."""
        room, last = self._room(), first
        for index in range(first, len(self._sizes)):
            room -= self._sizes[index] + (GAP if index > first else 0)
            if room < 0:
                break
            last = index
        return range(first, last + 1)

    def _show_column(self) -> None:
        """Move the columns so that the cursor's is seen."""
        first = min(self._from, self.cursor_column)
        while self.cursor_column not in self._shown(first) and first < self.cursor_column:
            first += 1
        if first != self._from:
            self._from = first
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The header, or a row below it; the first column stands still."""
        cells = self.size.width
        index = y - 1 + self.first_shown()
        if not self._sizes or (y and index >= len(self.rows)):
            return Strip.blank(cells, self.rich_style)
        style = self._line_style(None if y == 0 else index)
        on_cursor = bool(y) and self._cursor and index == self.cursor_row
        entries = self.rows[index] if y else tuple(column.title for column in self.columns)
        segments = [Segment(self._gutter(on_cursor), style)] if self._marker else []
        shown = self._shown(self._from)
        for text, tone, column in self._texts(entries, shown):
            look = self._toned(style, tone, on_cursor)
            if on_cursor and column == self.cursor_column:
                name = "figure-grid--cell" if self.has_focus else "figure-grid--cell-blurred"
                look += self.get_component_rich_style(name, partial=True)
            segments.append(Segment(text, look))
        if not y and len(shown) and shown[-1] < len(self._sizes) - 1:
            segments = self._with_more(segments, shown[-1])
        return Strip(segments).crop_extend(0, cells, style)

    def _with_more(self, header: list[Segment], last: int) -> list[Segment]:
        """The header saying that columns follow: behind the last title, or within its cells."""
        sign = f" {self._ellipsis}"
        bar = self.styles.scrollbar_size_vertical if self.show_vertical_scrollbar else 0
        style = header[-1].style
        used = sum(segment.cell_length for segment in header)
        column, size = self.columns[last], self._sizes[last]
        within = f"{column.title}{sign}"
        if used + width(sign) <= self.size.width - bar or width(within) > size:
            return [*header, Segment(sign, style)]
        return [*header[:-1], Segment(pad(within, size, column.align), style)]

    def _texts(self, entries: Row, shown: range) -> Iterator[tuple[str, str, int]]:
        """The texts of a line with tone and column; gaps belong to no column (−1)."""
        pieces = list(line(entries, self.columns, self._sizes, self._ellipsis))
        for column in (0, *shown):
            if column:
                yield " " * GAP, "", -1
            text, tone = pieces[2 * column]
            yield text, tone, column
