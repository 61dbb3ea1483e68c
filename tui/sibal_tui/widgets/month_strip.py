"""A strip of months by year rows: paid and covered; it shows a model and tells what keys ask."""

from __future__ import annotations

from collections.abc import Iterator
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

from sibal_tui.text import fit, pad
from sibal_tui.widgets.month_strip_model import (
    CHINESE,
    LABEL,
    LANE,
    Cover,
    Letters,
    MonthCell,
    Pay,
    StripModel,
    cell_width,
    letters,
    month_header,
    place,
)

__all__ = ["Cover", "MonthCell", "MonthStrip", "Pay", "StripModel", "letters"]

LANES = 2
MOST_MONTHS = 480
"""The longest length that may be typed after `n`."""


class MonthStrip(ScrollView, can_focus=True):
    """`MonthStrip(model)`; `set_model` shows another and repaints only the years that differ.

    The strip keeps a cursor and nothing else: each key posts a message, and the screen answers
    with another model. Keys (each letter has a twin that reaches the app under an input method):

    - arrows, home, end, page up and down: move → `Moved`
    - Space, Enter: pay or not → `Toggled`
    - `+` `-`, Shift+right/left: longer, shorter → `Lengthened(delta)`
    - `]` `[`, Ctrl+right/left: later, earlier → `Shifted(delta)`
    - `b`, Ctrl+B: pay back → `BackPaid`
    - `n`, Ctrl+N, digits, Enter: set the length → `LengthSet(months)`; Escape or `n` again: no

    Each message has `strip` and `month`, the month under the cursor (months since year 0).
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False, id="strip.left"),
        Binding("right", "move(1)", show=False, id="strip.right"),
        Binding("up", "move(-12)", show=False, id="strip.up"),
        Binding("down", "move(12)", show=False, id="strip.down"),
        Binding("pageup", "move(-60)", show=False, id="strip.page_up"),
        Binding("pagedown", "move(60)", show=False, id="strip.page_down"),
        Binding("home", "edge(0)", show=False, id="strip.first"),
        Binding("end", "edge(1)", show=False, id="strip.last"),
        Binding("space,enter", "pay", show=False, id="strip.toggle"),
        Binding(
            "plus,equals_sign,shift+right,fullwidth_plus_sign",
            "lengthen(1)",
            show=False,
            id="strip.longer",
        ),
        Binding(
            "minus,shift+left,fullwidth_hyphen_minus",
            "lengthen(-1)",
            show=False,
            id="strip.shorter",
        ),
        Binding(
            "right_square_bracket,ctrl+right,fullwidth_right_square_bracket,right_black_lenticular_bracket",
            "shift(1)",
            show=False,
            id="strip.later",
        ),
        Binding(
            "left_square_bracket,ctrl+left,fullwidth_left_square_bracket,left_black_lenticular_bracket",
            "shift(-1)",
            show=False,
            id="strip.earlier",
        ),
        Binding("b,ctrl+b", "back_pay", show=False, id="strip.back_pay"),
        Binding("n,ctrl+n", "length", show=False, id="strip.length"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "strip--header",
        "strip--year",
        "strip--cursor",
        "strip--marked",
        "strip--locked",
        *(f"strip--{state.value}" for state in (*Pay, *Cover)),
    }
    DEFAULT_CSS = """
    MonthStrip { height: 1fr; scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; }
    MonthStrip > .strip--header { color: $text-muted; }
    MonthStrip > .strip--year { text-style: bold; }
    MonthStrip > .strip--cursor { text-style: reverse bold; }
    MonthStrip > .strip--marked { text-style: underline; }
    MonthStrip > .strip--locked { text-style: dim; }
    MonthStrip > .strip--paid { color: $text-success; }
    MonthStrip > .strip--unpaid { color: $text-error; }
    MonthStrip > .strip--back-paid { color: $text-warning; }
    MonthStrip > .strip--none { color: $text-muted; }
    MonthStrip > .strip--covered { color: $text-success; }
    MonthStrip > .strip--suspended { color: $text-error; }
    MonthStrip > .strip--waiting { color: $text-warning; }
    MonthStrip > .strip--not-enrolled { color: $text-muted; }
    MonthStrip > .strip--retired { color: $text-primary; }
    MonthStrip > .strip--unknown { color: $text-warning; }
    """

    cursor: reactive[int] = reactive(0, init=False)
    """The month under the cursor (months since year 0)."""

    @dataclass
    class Told(Message):
        """What every message of the strip has: the strip and the month under its cursor."""

        strip: MonthStrip
        month: int

        @property
        def control(self) -> MonthStrip:
            """The strip, for `@on(MonthStrip.Toggled, "#id")`."""
            return self.strip

    @dataclass
    class Moved(Told):
        """The cursor moved."""

    @dataclass
    class Toggled(Told):
        """Pay this month or do not."""

    @dataclass
    class BackPaid(Told):
        """Pay this month back, or no longer."""

    @dataclass
    class Lengthened(Told):
        """The gap at the cursor: `delta` months more (or fewer)."""

        delta: int

    @dataclass
    class Shifted(Told):
        """The gap at the cursor: `delta` months later (or earlier)."""

        delta: int

    @dataclass
    class LengthSet(Told):
        """The gap at the cursor is to have this many months."""

        months: int

    def __init__(
        self,
        model: StripModel | None = None,
        *,
        signs: Letters = CHINESE,
        marker: str = ">",
        id: str | None = None,  # noqa: A002 (Textual's own name)
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._model = model or StripModel(())
        self._signs = signs
        self._marker = marker
        self._typed: str | None = None
        self.set_reactive(MonthStrip.cursor, self._model.first)

    @property
    def model(self) -> StripModel:
        """What is shown."""
        return self._model

    def set_model(self, model: StripModel) -> None:
        """Show another model; only year rows that differ are painted again."""
        old, self._model = self._model, model
        if (old.first, len(old.cells)) != (model.first, len(model.cells)):
            self._measure()
            self.refresh()
        else:
            changed = {
                place(new.month, model.first)[0]
                for before, new in zip(old.cells, model.cells, strict=True)
                if before != new
            }
            for row in changed:
                self.refresh_lines(1 + row * LANES, LANES)
        self.cursor = self.validate_cursor(self.cursor)

    def set_signs(self, signs: Letters) -> None:
        """Letter the lanes otherwise: another language, or another set of glyphs."""
        if signs != self._signs:
            self._signs = signs
            self.refresh()

    def _measure(self) -> None:
        self.virtual_size = Size(self.size.width, 1 + LANES * self._model.years)

    def on_mount(self) -> None:
        """Take the room."""
        self._measure()

    def on_resize(self, _event: events.Resize) -> None:
        """Another room, other columns."""
        self._measure()
        self.refresh()
        self._show_cursor()

    def validate_cursor(self, month: int) -> int:
        """Hold the cursor within the months."""
        return max(self._model.first, min(month, self._model.last))

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint the years left and entered, scroll if needed, tell who listens."""
        if old == new:
            return
        for row in {place(month, self._model.first)[0] for month in (old, new)}:
            self.refresh_lines(1 + row * LANES, LANES)
        self._show_cursor()
        self.post_message(self.Moved(self, new))

    def _show_cursor(self) -> None:
        row = place(self.cursor, self._model.first)[0]
        top, room = self.scroll_offset.y, max(LANES, self.size.height - 1)
        if row * LANES < top:
            self.scroll_to(y=row * LANES, animate=False)
        elif (row + 1) * LANES > top + room:
            self.scroll_to(y=(row + 1) * LANES - room, animate=False)

    def _open(self) -> bool:
        """Whether the month under the cursor may be changed."""
        cell = self._model.at(self.cursor)
        return cell is not None and not cell.locked

    def action_move(self, months: int) -> None:
        """Move the cursor by months."""
        self.cursor += months

    def action_edge(self, last: int) -> None:
        """Move to the first or the last month."""
        self.cursor = self._model.last if last else self._model.first

    def action_pay(self) -> None:
        """Ask to pay this month, or not."""
        if self._open():
            self.post_message(self.Toggled(self, self.cursor))

    def action_back_pay(self) -> None:
        """Ask to pay this month back, or no longer."""
        if self._open():
            self.post_message(self.BackPaid(self, self.cursor))

    def action_lengthen(self, delta: int) -> None:
        """Ask for a longer or shorter gap."""
        self.post_message(self.Lengthened(self, self.cursor, delta))

    def action_shift(self, delta: int) -> None:
        """Ask for a later or earlier gap."""
        self.post_message(self.Shifted(self, self.cursor, delta))

    def action_length(self) -> None:
        """Begin to type a length, or stop."""
        self._typed = "" if self._typed is None else None
        self.refresh_line(self.scroll_offset.y)

    def on_key(self, event: events.Key) -> None:
        """While a length is typed, digits, backspace, Enter and Escape belong to it."""
        if self._typed is None:
            return
        digit = event.character if event.character and event.character.isdecimal() else ""
        if digit:
            # `int` reads full-width digits too.
            typed = str(int(self._typed + digit))
            self._typed = typed if int(typed) <= MOST_MONTHS else self._typed
        elif event.key == "backspace":
            self._typed = self._typed[:-1]
        elif event.key == "enter":
            if self._typed:
                self.post_message(self.LengthSet(self, self.cursor, int(self._typed)))
            self._typed = None
        elif event.key == "escape":
            self._typed = None
        else:
            return
        event.stop()
        event.prevent_default()
        self.refresh_line(self.scroll_offset.y)

    def on_blur(self) -> None:
        """A length half typed is dropped."""
        self._typed = None
        self.refresh()

    def on_focus(self) -> None:
        """The cursor shows only with the focus."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The header, or a lane of a year."""
        cells = self.size.width
        base = self.rich_style
        if y == 0:
            segments = [Segment(fit(self._header(), cells), self._styled(base, "header"))]
        else:
            row, lane = divmod(y - 1 + self.scroll_offset.y, LANES)
            if row >= self._model.years:
                return Strip.blank(cells, base)
            segments = list(self._year_line(base, row, lane))
        return Strip(segments).adjust_cell_length(cells, base)

    def _header(self) -> str:
        if self._typed is not None:
            return self._model.typing.format(typed=self._typed)
        return " " * (LABEL + LANE) + month_header(cell_width(self.size.width))

    def _year_line(self, base: Style, row: int, lane: int) -> Iterator[Segment]:
        size = cell_width(self.size.width)
        year = self._model.first // 12 + row
        label = f"{year:04d}" if lane == 0 else ""
        if label and self.has_focus and self.cursor // 12 == year:
            label += self._marker
        yield Segment(pad(label, LABEL), self._styled(base, "year"))
        name = self._model.cover_lane if lane else self._model.pay_lane
        yield Segment(fit(name, LANE), self._styled(base, "header"))
        for month in range(year * 12, year * 12 + 12):
            cell = self._model.at(month)
            if cell is None:
                yield Segment(" " * size, base)
                continue
            state: Pay | Cover = cell.cover if lane else cell.pay
            sign = self._signs.cover[cell.cover] if lane else self._signs.pay[cell.pay]
            style = self._cell_style(base, cell, state.value)
            yield Segment(pad(sign, 2), style)
            if size > 2:
                yield Segment(" " * (size - 2), base)

    def _cell_style(self, base: Style, cell: MonthCell, state: str) -> Style:
        style = self._styled(base, state)
        if cell.marked:
            style = self._styled(style, "marked")
        if cell.locked:
            style = self._styled(style, "locked")
        if cell.month == self.cursor and self.has_focus:
            style = self._styled(style, "cursor")
        return style

    def _styled(self, base: Style, name: str) -> Style:
        return base + self.get_component_rich_style(f"strip--{name}", partial=True)
