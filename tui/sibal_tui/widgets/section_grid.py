"""A table with headings among its rows, which the cursor steps over, and rows of one long text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from sibal_tui.text import fit
from sibal_tui.widgets.grid import Cell, Column, Grid, Row
from sibal_tui.widgets.grid_layout import text_of, tone_of

__all__ = ["Cell", "Column", "Grid", "Row", "SectionGrid"]


class SectionGrid(Grid):
    """`set_sections(rows, headings)`: rows whose index is in `headings` cannot be chosen.

    A row of a single entry takes the whole line, whatever the columns are.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"section-grid--heading"}
    DEFAULT_CSS = """
    SectionGrid > .section-grid--heading { color: $primary; text-style: bold; }
    """

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        marker: str = ">",
        ellipsis: str = "…",
        id: str | None = None,  # noqa: A002 (Textual's own name)
    ) -> None:
        super().__init__(columns, zebra=False, marker=marker, ellipsis=ellipsis, id=id)
        self._headings: frozenset[int] = frozenset()

    def set_sections(self, rows: Iterable[Row], headings: Iterable[int]) -> None:
        """Show other rows, some of them headings."""
        marked = frozenset(headings)
        if marked != self._headings:
            self._headings = marked
            self.refresh()
        self.set_rows(rows)

    def _measured(self) -> Sequence[Row]:
        """A row of one entry takes the whole line: no column is widened for it."""
        return [row for row in self.rows if len(row) > 1]

    def validate_cursor_row(self, row: int) -> int:
        """Hold the cursor within the rows and off the headings, going on the way it went."""
        row = super().validate_cursor_row(row)
        if row not in self._headings:
            return row
        last = len(self.rows) - 1
        step = -1 if row < self.cursor_row else 1
        for direction in (step, -step):
            at = row
            while at in self._headings and 0 <= at <= last:
                at += direction
            if 0 <= at <= last:
                return at
        return row

    def _show_cursor(self) -> None:
        """The heading right above the cursor is brought into view with it."""
        super()._show_cursor()
        above = self.cursor_row
        while above - 1 in self._headings:
            above -= 1
        if above < self.scroll_offset.y:
            self.scroll_to(y=above, animate=False)

    def render_line(self, y: int) -> Strip:
        """A row of one entry over the whole line, every other as a table draws it."""
        index = y - 1 + self.first_shown()
        if not y or not 0 <= index < len(self.rows) or len(self.rows[index]) != 1:
            return super().render_line(y)
        entry = self.rows[index][0]
        style = self._line_style(index)
        on_cursor = index == self.cursor_row
        bar = self.scrollbar_size_vertical if self.show_vertical_scrollbar else 0
        gutter = self._gutter(on_cursor)
        room = max(0, self.size.width - bar - len(gutter))
        text = fit(text_of(entry), room, "left", self._ellipsis)
        segments = [
            Segment(gutter, style),
            Segment(text, self._toned(style, tone_of(entry), on_cursor)),
        ]
        return Strip(segments).crop_extend(0, self.size.width, style)

    def _line_style(self, index: int | None) -> Style:
        if index in self._headings:
            heading = self.get_component_rich_style("section-grid--heading", partial=True)
            return self.rich_style + heading
        return super()._line_style(index)
