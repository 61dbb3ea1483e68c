"""A read-only table drawn line by line; a change repaints only the lines that differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sibal_tui.text import width
from sibal_tui.widgets.grid_layout import GAP, Cell, Column, Row, line, widths

__all__ = ["Cell", "Column", "Grid", "Row"]

TONES = ("good", "bad", "warn", "muted", "strong")


class Grid(ScrollView, can_focus=True):
    """A table with a fixed header and a cursor row.

    ```
    Grid([Column("年", width=4), Column("余额", align="right", expand=True)], rows)
    grid.set_rows(rows)          # repaints only lines that differ; keeps cursor and scroll
    grid.cursor_row = 3          # moves and scrolls there
    ```
    Keys: arrows, page up and down, home, end, Enter. Messages: `Grid.Moved` when the cursor row
    changes, `Grid.Selected` on Enter or a click on the cursor row. Left and right scroll a table
    that is wider than its room. Tones of a `Cell` are component classes (`grid--good` …).
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor(-1)", show=False, id="grid.up"),
        Binding("down", "cursor(1)", show=False, id="grid.down"),
        Binding("pageup", "page(-1)", show=False, id="grid.page_up"),
        Binding("pagedown", "page(1)", show=False, id="grid.page_down"),
        Binding("home", "edge(-1)", show=False, id="grid.first"),
        Binding("end", "edge(1)", show=False, id="grid.last"),
        Binding("left", "sideways(-1)", show=False, id="grid.left"),
        Binding("right", "sideways(1)", show=False, id="grid.right"),
        Binding("enter", "select", show=False, id="grid.select"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--header",
        "grid--odd",
        "grid--even",
        "grid--cursor",
        "grid--cursor-blurred",
        *(f"grid--{tone}" for tone in TONES),
    }
    DEFAULT_CSS = """
    Grid { height: 1fr; scrollbar-size-horizontal: 0; scrollbar-size-vertical: 1; }
    Grid > .grid--header { text-style: bold; background: $panel; color: $foreground; }
    Grid > .grid--odd { background: $surface; }
    Grid > .grid--even { background: $background; }
    Grid > .grid--cursor { background: $primary; color: $text; text-style: bold; }
    Grid > .grid--cursor-blurred { background: $primary-muted; }
    Grid > .grid--good { color: $text-success; }
    Grid > .grid--bad { color: $text-error; }
    Grid > .grid--warn { color: $text-warning; }
    Grid > .grid--muted { text-style: dim; }
    Grid > .grid--strong { text-style: bold; }
    """

    cursor_row: reactive[int] = reactive(0, init=False)

    @dataclass
    class Moved(Message):
        """The cursor stands on another row (counted from 0)."""

        grid: Grid
        row_index: int

        @property
        def control(self) -> Grid:
            """The grid, for `@on(Grid.Moved, "#id")`."""
            return self.grid

    @dataclass
    class Selected(Message):
        """Enter, or a click, on a row (counted from 0)."""

        grid: Grid
        row_index: int

        @property
        def control(self) -> Grid:
            """The grid, for `@on(Grid.Selected, "#id")`."""
            return self.grid

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Iterable[Row] = (),
        *,
        cursor: bool = True,
        zebra: bool = True,
        marker: str = ">",
        ellipsis: str = "…",
        id: str | None = None,  # noqa: A002 (Textual's own name)
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._columns = tuple(columns)
        self._rows = tuple(rows)
        self._cursor = cursor
        self._zebra = zebra
        self._marker = marker if cursor else ""
        self._led = False
        self._ellipsis = ellipsis
        self._sizes: tuple[int, ...] = ()
        self._shared_for = 0
        self._settled = False
        """Whether the widget has taken note of its room; its first frame is drawn before."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns shown."""
        return self._columns

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Show other rows; only lines that differ are painted again."""
        old, self._rows = self._rows, tuple(rows)
        if not self.is_mounted:
            return
        sizes = self._sizes
        self._measure()
        if sizes != self._sizes:
            self.refresh()
        else:
            top = self.scroll_offset.y
            for index in range(top, min(max(len(old), len(self._rows)), top + self.size.height)):
                before = old[index] if index < len(old) else None
                after = self._rows[index] if index < len(self._rows) else None
                if before != after:
                    self.refresh_line(index + 1)
        self.cursor_row = self.validate_cursor_row(self.cursor_row)

    def set_columns(self, columns: Sequence[Column], rows: Iterable[Row]) -> None:
        """Show another table."""
        self._columns, self._rows = tuple(columns), tuple(rows)
        if self.is_mounted:
            self._measure()
            self.refresh()
            self.cursor_row = self.validate_cursor_row(self.cursor_row)

    def _measure(self) -> None:
        gutter = self._share()
        total = gutter + sum(self._sizes) + GAP * max(0, len(self._columns) - 1)
        self._set_extent(Size(max(total, 0), len(self._rows) + 1))

    def _share(self) -> int:
        """Share the room among the columns; the cells of the gutter."""
        self._shared_for = self.size.width
        gutter = width(self._marker)
        # the style's size: the widget's own is 0 until the bar is drawn
        barred = self.styles.overflow_y == "scroll" or len(self._rows) >= self.size.height
        bar = self.styles.scrollbar_size_vertical if barred else 0
        self._sizes = widths(self._columns, self._measured(), self.size.width - gutter - bar)
        return gutter

    def _measured(self) -> Sequence[Row]:
        """The rows that columns make room for."""
        return self._rows

    def _set_extent(self, size: Size) -> None:
        """How much there is to scroll over.

        Where the scroll bar always stands (`overflow-y: scroll`) another number of rows moves
        nothing on the screen: only the bar is told, which saves the layout of the whole screen.
        """
        if self.styles.overflow_y != "scroll" or size.width != self.virtual_size.width:
            self.virtual_size = size
        elif size != self.virtual_size:
            self.set_reactive(Grid.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = size.height
            if self.scroll_offset.y > self.max_scroll_y:
                self.scroll_to(y=self.max_scroll_y, animate=False)

    def on_mount(self) -> None:
        """Measure once the room is known."""
        self._measure()

    def on_resize(self, _event: events.Resize) -> None:
        """Share the new room among the columns."""
        self._settled = True
        self._measure()
        self.refresh()
        self._show_cursor()

    def validate_cursor_row(self, row: int) -> int:
        """Hold the cursor within the rows."""
        return max(0, min(row, len(self._rows) - 1))

    def watch_cursor_row(self, old: int, new: int) -> None:
        """Repaint two lines, scroll if needed, tell who listens."""
        if old == new or not self._cursor:
            return
        self.refresh_line(old + 1)
        self.refresh_line(new + 1)
        self._show_cursor()
        self.post_message(self.Moved(self, new))

    def _show_cursor(self) -> None:
        room = max(1, self.size.height - 1)
        top = self.scroll_offset.y
        if self.cursor_row < top:
            self.scroll_to(y=self.cursor_row, animate=False)
        elif self.cursor_row >= top + room:
            self.scroll_to(y=self.cursor_row - room + 1, animate=False)

    def action_cursor(self, step: int) -> None:
        """Move the cursor, or scroll a table without one."""
        if self._cursor:
            self.cursor_row += step
        else:
            self.scroll_to(y=self.scroll_offset.y + step, animate=False)

    def action_page(self, direction: int) -> None:
        """Move by what is visible, less one row to keep the place."""
        self.action_cursor(direction * max(1, self.size.height - 2))

    def action_edge(self, direction: int) -> None:
        """Move to the first or the last row."""
        self.action_cursor(direction * max(1, len(self._rows)))

    def action_sideways(self, direction: int) -> None:
        """Scroll a table that is wider than its room."""
        self.scroll_to(x=self.scroll_offset.x + 8 * direction, animate=False)

    def action_select(self) -> None:
        """Tell who listens which row was chosen."""
        if self._rows:
            self.post_message(self.Selected(self, self.cursor_row))

    def on_click(self, event: events.Click) -> None:
        """Move to the row clicked; a click on the cursor row selects it."""
        row = event.y - 1 + self.scroll_offset.y
        if event.y < 1 or not 0 <= row < len(self._rows):
            return
        if row == self.cursor_row:
            self.action_select()
        else:
            self.cursor_row = row

    def on_focus(self) -> None:
        """The cursor row shows the focus."""
        self.refresh_line(self.cursor_row + 1)

    def on_blur(self) -> None:
        """The cursor row shows that the focus is elsewhere."""
        self.refresh_line(self.cursor_row + 1)

    def first_shown(self) -> int:
        """The first row shown; in the first frame the one that the cursor will ask for.

        Textual draws a new widget before telling it its size: without this every popup would be
        written twice, once in columns of no room and from the top.
        """
        if self._settled or not self.size.width:
            return self.scroll_offset.y
        if self._shared_for != self.size.width:
            self._share()
        room = max(1, self.size.height - 1)
        return max(0, self.cursor_row - room + 1) if self._cursor else self.scroll_offset.y

    def render_line(self, y: int) -> Strip:
        """The header, or a row below it."""
        cells = self.size.width
        index = y - 1 + self.first_shown()
        if y and index >= len(self._rows):
            return Strip.blank(cells, self.rich_style)
        style = self._line_style(None if y == 0 else index)
        on_cursor = bool(y) and self._cursor and index == self.cursor_row
        entries = self._rows[index] if y else tuple(column.title for column in self._columns)
        segments = [Segment(self._gutter(on_cursor), style)] if self._marker else []
        for text, tone in line(entries, self._columns, self._sizes, self._ellipsis):
            segments.append(Segment(text, self._toned(style, tone, on_cursor)))
        left = self.scroll_offset.x
        return Strip(segments).crop_extend(left, left + cells, style)

    def set_led(self, led: bool) -> None:
        """Whether a field beside the table moves its cursor while it has the focus itself."""
        if led != self._led:
            self._led = led
            self.refresh_line(self.cursor_row + 1)

    def _gutter(self, on_cursor: bool) -> str:
        """The cursor's sign, only where keys go: no colour is needed to see which table that is."""
        here = on_cursor and (self.has_focus or self._led or not self.can_focus)
        return self._marker if here else " " * width(self._marker)

    def _line_style(self, index: int | None) -> Style:
        if index is None:
            return self.get_component_rich_style("grid--header")
        if self._cursor and index == self.cursor_row:
            return self.get_component_rich_style(
                "grid--cursor" if self.has_focus else "grid--cursor-blurred"
            )
        if not self._zebra:
            return self.rich_style
        return self.get_component_rich_style("grid--odd" if index % 2 else "grid--even")

    def _toned(self, style: Style, tone: str, on_cursor: bool) -> Style:
        if tone not in TONES:
            return style
        toned = self.get_component_rich_style(f"grid--{tone}", partial=True)
        if on_cursor and self.has_focus:
            # The cursor's colours stay readable; only the weight of a tone is kept.
            return style + Style(bold=toned.bold, underline=toned.underline)
        return style + toned
