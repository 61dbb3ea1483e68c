"""The fields of a form, drawn line by line; a change repaints only the lines that differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sibal_tui.text import fit, width
from sibal_tui.views.form_model import Line

GUTTER = 2
GAP = 2
LEAST_VALUE = 22
MOST_VALUE = 34


def columns(lines: Sequence[Line], cells: int) -> tuple[int, int]:
    """Cells of the label and of the value; the rest is the note's. A pure function, for tests."""
    label = max((width(line.label) for line in lines if line.key), default=0)
    label = min(label, max(8, cells // 3))
    room = cells - GUTTER - label - 2 * GAP
    value = max((width(line.value) for line in lines if line.key), default=0)
    return label, max(min(LEAST_VALUE, room), min(value, MOST_VALUE, room * 11 // 20))


class FormList(ScrollView, can_focus=True):
    """Labels, values and notes with a cursor that skips headings.

    Posts `Moved` when the cursor stands on another field, `Asked` on Enter (edit or open), and
    `Stepped` on left and right. `value_region` tells where an editor may be laid over.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,shift+tab", "cursor(-1)", show=False, id="form.up"),
        Binding("down,tab", "cursor(1)", show=False, id="form.down"),
        Binding("pageup", "page(-1)", show=False, id="form.page_up"),
        Binding("pagedown", "page(1)", show=False, id="form.page_down"),
        Binding("home", "edge(-1)", show=False, id="form.first"),
        Binding("end", "edge(1)", show=False, id="form.last"),
        Binding("left", "step(-1)", show=False, id="form.left"),
        Binding("right", "step(1)", show=False, id="form.right"),
        Binding("enter", "ask", show=False, id="form.edit"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "form--heading",
        "form--label",
        "form--value",
        "form--muted",
        "form--bad",
        "form--good",
        "form--warn",
        "form--link",
        "form--cursor",
        "form--cursor-blurred",
    }
    DEFAULT_CSS = """
    FormList { scrollbar-size-horizontal: 0; scrollbar-size-vertical: 1; }
    FormList > .form--heading { color: $primary; text-style: bold; }
    FormList > .form--label { color: $foreground; }
    FormList > .form--value { color: $foreground; text-style: bold; }
    FormList > .form--muted { text-style: dim; }
    FormList > .form--bad { color: $text-error; }
    FormList > .form--warn { color: $text-warning; }
    FormList > .form--good { color: $text-success; }
    FormList > .form--link { color: $accent; }
    FormList > .form--cursor { background: $primary; color: $background; text-style: bold; }
    FormList > .form--cursor-blurred { background: $panel; }
    """

    cursor: reactive[int] = reactive(0, init=False)

    @dataclass
    class Moved(Message):
        """The cursor stands on another field."""

        key: str

    @dataclass
    class Asked(Message):
        """Enter, or a click, on a field."""

        key: str

    @dataclass
    class Stepped(Message):
        """The choice before (-1) or after (1) is wanted."""

        key: str
        step: int

    def __init__(self, *, marker: str = "›", ellipsis: str = "…") -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self._columns = (0, LEAST_VALUE)
        self._marker = marker
        self._ellipsis = ellipsis

    @property
    def line(self) -> Line | None:
        """The line under the cursor."""
        return self._lines[self.cursor] if self.cursor < len(self._lines) else None

    @property
    def key(self) -> str:
        """The field under the cursor; empty where there is none."""
        return self.line.key if self.line is not None else ""

    def set_signs(self, marker: str, ellipsis: str) -> None:
        """The signs of the glyph set in use."""
        self._marker, self._ellipsis = marker, ellipsis

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; only those that differ are painted again."""
        old, self._lines = self._lines, tuple(lines)
        sizes = self._columns
        self._measure()
        if sizes != self._columns or len(old) != len(self._lines):
            self.refresh()
        else:
            top = self.scroll_offset.y
            for index, (before, after) in enumerate(zip(old, self._lines, strict=True)):
                if before != after and 0 <= index - top < self.size.height:
                    self.refresh_line(index)
        self.cursor = self._nearest(self.cursor, 1)

    def go(self, key: str) -> None:
        """Put the cursor on a field."""
        for index, line in enumerate(self._lines):
            if line.key == key:
                self.cursor = index
                return

    def value_region(self) -> Region:
        """Where the value under the cursor is drawn, from the widget's corner."""
        label, value = self._columns
        left = GUTTER + label + GAP
        return Region(left, self.cursor - self.scroll_offset.y, max(8, value), 1)

    def _measure(self) -> None:
        self._columns = columns(self._lines, self.size.width)
        self.virtual_size = Size(self.size.width, len(self._lines))

    def on_resize(self, _event: events.Resize) -> None:
        """Share the new room."""
        self._measure()
        self.refresh()
        self.show_cursor()

    def _nearest(self, index: int, step: int) -> int:
        """The field at `index` or next to it in the direction of `step`."""
        last = len(self._lines) - 1
        index = max(0, min(index, last))
        for way in (1, -1) if step > 0 else (-1, 1):
            at = index
            while 0 <= at <= last:
                if self._lines[at].key:
                    return at
                at += way
        return 0

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint two lines, scroll if needed, tell who listens."""
        for index in (old, new):
            self.refresh_line(index)
        self.show_cursor()
        if self.key:
            self.post_message(self.Moved(self.key))

    def show_cursor(self) -> None:
        """Scroll to the cursor, its heading with it where there is room."""
        top, room = self.scroll_offset.y, max(1, self.size.height)
        first = self.cursor
        if first and not self._lines[first - 1].key:
            first -= 1
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif self.cursor >= top + room:
            self.scroll_to(y=self.cursor - room + 1, animate=False)

    def action_cursor(self, step: int) -> None:
        """The next field, or the one before."""
        self.cursor = self._nearest(self.cursor + step, step)

    def action_page(self, direction: int) -> None:
        """Move by what is visible."""
        self.action_cursor(direction * max(1, self.size.height - 2))

    def action_edge(self, direction: int) -> None:
        """The first or the last field."""
        self.action_cursor(direction * max(1, len(self._lines)))

    def action_step(self, step: int) -> None:
        """Ask for another choice."""
        if self.line is not None and self.line.steps:
            self.post_message(self.Stepped(self.key, step))

    def action_ask(self) -> None:
        """Edit or open the field."""
        if self.key:
            self.post_message(self.Asked(self.key))

    def on_click(self, event: events.Click) -> None:
        """Move to the field clicked; a click on the cursor's own asks for it."""
        index = event.y + self.scroll_offset.y
        if not 0 <= index < len(self._lines) or not self._lines[index].key:
            return
        if index == self.cursor:
            self.action_ask()
        else:
            self.cursor = index

    def on_focus(self) -> None:
        """The cursor's line shows the focus."""
        self.refresh_line(self.cursor)

    def on_blur(self) -> None:
        """The cursor's line shows that the focus is elsewhere."""
        self.refresh_line(self.cursor)

    def render_line(self, y: int) -> Strip:
        """A heading, or label, value and note."""
        cells = self.size.width
        index = y + self.scroll_offset.y
        if index >= len(self._lines):
            return Strip.blank(cells, self.rich_style)
        line = self._lines[index]
        if not line.key:
            text = fit(line.label, cells, ellipsis=self._ellipsis)
            return Strip([Segment(text, self._style("heading"))], cells)
        here = index == self.cursor
        over = self._over(here)
        label, value = self._columns
        note = max(0, cells - GUTTER - label - value - 2 * GAP)
        if not line.note:
            value, note = value + note, 0
        pieces = [
            ((self._marker if here else "").ljust(GUTTER), "label"),
            (fit(line.label, label + GAP, ellipsis=self._ellipsis), "label"),
            (fit(line.value, value + (GAP if note else 0), ellipsis=self._ellipsis), line.tone),
            (fit(line.note, note, ellipsis=self._ellipsis), line.note_tone),
        ]
        segments = [
            Segment(text, over if here and self.has_focus else self._style(tone or "value") + over)
            for text, tone in pieces
        ]
        return Strip(segments).adjust_cell_length(cells, self.rich_style + over)

    def _over(self, here: bool) -> Style:
        """What lies over the tones of the cursor's line: its own colours, or a background."""
        if not here:
            return Style.null()
        name = "cursor" if self.has_focus else "cursor-blurred"
        return self.get_component_rich_style(f"form--{name}", partial=not self.has_focus)

    def _style(self, name: str) -> Style:
        return self.rich_style + self.get_component_rich_style(f"form--{name}", partial=True)
