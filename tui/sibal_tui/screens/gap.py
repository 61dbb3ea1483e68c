"""Mode 4: months paid or not, and at once what that does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical

from sibal_engine.errors import ContentError
from sibal_engine.month import Month
from sibal_tui import actions
from sibal_tui.locale.faults import fault_line
from sibal_tui.locale.modes.gap import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.screens import gap_tables as tables
from sibal_tui.screens.base import ModeScreen
from sibal_tui.screens.gap_acts import ACTS, SCOPE
from sibal_tui.views import gap_edit
from sibal_tui.views.gap import GapView, Line, Others, build
from sibal_tui.views.gap_answers import pause_lines, repair_lines
from sibal_tui.views.gap_table import scenarios
from sibal_tui.views.gap_text import as_text
from sibal_tui.widgets.grid import Grid
from sibal_tui.widgets.month_strip import MonthStrip, letters

if TYPE_CHECKING:
    from sibal_tui.screens.popup import Popup

NARROW, WIDE, HUGE = 76, 110, 170
"""Columns of the window below which months are two cells wide; from which tables stand beside."""

STRIP = (45, 33)
"""Cells of the strip where tables do not stand beside it, and in a narrow window (gap.tcss)."""

actions.register(*ACTS)


class GapSimulator(ModeScreen):
    """The strip of months, the effect of the gap at the cursor, and before and after."""

    mode = SCOPE
    CSS_PATH: ClassVar[Any] = "gap.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._others: Others | None = None
        self._view: GapView | None = None
        self._answer: tuple[str, tuple[Line, ...]] | None = None
        self._built: tuple[int, str, int] | None = None
        """Revision, language and cursor that the view was built for."""
        self._second = False
        """On a narrow screen: show the scenarios instead of before and after."""
        self._figures: dict[str, tuple[str, ...]] = {}

    def compose_body(self) -> ComposeResult:
        """Strip and effects, below (or beside) them before and after, and the scenarios."""
        glyphs = self.sibal.glyphs

        def grid(name: str, *, zebra: bool = True) -> Grid:
            marker, ellipsis = glyphs.cursor, glyphs.ellipsis
            return Grid((), zebra=zebra, marker=marker, ellipsis=ellipsis, id=name)

        yield MonthStrip(marker=glyphs.cursor, id="strip")
        yield grid("effects", zebra=False)
        with Vertical(id="below"):
            yield grid("table")
            yield grid("more")

    # --- parts

    @property
    def strip(self) -> MonthStrip:
        """The strip of months."""
        return self.query_one("#strip", MonthStrip)

    def _grid(self, name: str) -> Grid:
        return self.query_one(f"#{name}", Grid)

    @property
    def view(self) -> GapView | None:
        """What is shown; None before the first time."""
        return self._view

    @property
    def others(self) -> Others:
        """Kept projections without one gap."""
        if self._others is None:
            self._others = Others(self.session.world)
        return self._others

    def say(self, key: str, **values: object) -> str:
        """A text of this mode."""
        return say(TEXTS, self.lang, key, **values)

    @property
    def wide(self) -> bool:
        """Whether there is room beside the strip for everything."""
        return self.size.width >= WIDE

    @property
    def narrow(self) -> bool:
        """Whether the strip gives way to what stands beside it."""
        return self.size.width < NARROW

    # --- showing

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where there is room."""
        super().on_resize(event)
        self.set_class(event.size.width < NARROW, "-narrow")
        self.set_class(event.size.width >= WIDE, "-wide")
        self.set_class(event.size.width >= HUGE, "-huge")
        if self._view is not None:
            self._show_effects(self._view)
            self._show_tables()

    def refresh_view(self, *, force: bool = False) -> None:
        """A change of the case makes an answer stale."""
        if self._shown_revision != self.session.revision:
            self._answer = None
        super().refresh_view(force=force)

    def on_screen_resume(self) -> None:
        """The strip has the focus, so that keys work at once."""
        super().on_screen_resume()
        if self.focused is None:
            self.strip.focus()

    def show(self) -> None:
        """Everything that differs."""
        glyphs, strip = self.sibal.glyphs, self.strip
        first_time = self._view is None
        strip.set_signs(
            letters(unicode=glyphs.name == "unicode", chinese=glyphs.chinese and self.lang == "zh")
        )
        view = self._build()
        if first_time:
            self._go_to_first_gap()
            view = self._build()
        self._show_effects(view)
        self._show_tables()

    def _build(self) -> GapView:
        """Build the view for the cursor and show its strip."""
        strip = self.strip
        view = build(self.session, self.others, strip.cursor, self.sibal.glyphs)
        self._view = view
        strip.set_model(view.strip)
        self._built = (self.session.revision, self.lang, strip.cursor)
        return view

    def _go_to_first_gap(self) -> None:
        gaps = gap_edit.normal(self.session.planned.plan.gaps)
        self.strip.cursor = int(gaps[0].first) if gaps else self.strip.model.first
        # Nothing is laid out yet: the strip scrolls to its cursor when it has its room.
        self.strip.scroll_to(y=0, animate=False)

    def _fill(self, name: str, table: tables.Table) -> None:
        columns, rows, self._figures[name] = table
        grid = self._grid(name)
        if tuple(columns) != grid.columns:
            grid.set_columns(columns, rows)
        elif tuple(rows) != grid.rows:
            grid.set_rows(rows)

    def _show_effects(self, view: GapView) -> None:
        cells = 0 if self.wide else self.size.width - STRIP[self.narrow]
        self._fill("effects", tables.effects(view, self.lang, cells, narrow=self.narrow))

    def _show_tables(self) -> None:
        """Before and after; beside it, or instead of it, the answer asked for or the scenarios.

        On a narrow screen one table takes turns: to show and hide two would cost a layout.
        """
        turned = self._second or self._answer is not None
        if self.wide or not turned:
            table = tables.before_and_after(self._view, self.lang, narrow=self.narrow)
            self._fill("table", table)
        if self.wide or turned:
            self._fill("more" if self.wide else "table", self._answer_or_scenarios())

    def _answer_or_scenarios(self) -> tables.Table:
        if self._answer is None:
            return tables.pinned(scenarios(self.session), self.lang)
        return tables.answer(*self._answer)

    # --- messages of the strip

    def on_mount(self) -> None:
        """Follow the cursor at once: a message would come a frame later."""
        super().on_mount()
        self.watch(self.strip, "cursor", self._moved, init=False)

    def _moved(self) -> None:
        if self._built == (self.session.revision, self.lang, self.strip.cursor):
            return
        self._show_effects(self._build())

    @on(MonthStrip.Toggled)
    def _toggled(self, event: MonthStrip.Toggled) -> None:
        self._set(gap_edit.toggled(self.gaps, event.month))

    @on(MonthStrip.Lengthened)
    def _lengthened(self, event: MonthStrip.Lengthened) -> None:
        last = self.strip.model.last
        self._resize(gap_edit.lengthened(self.gaps, event.month, event.delta, last))

    @on(MonthStrip.LengthSet)
    def _length_set(self, event: MonthStrip.LengthSet) -> None:
        last = self.strip.model.last
        self._resize(gap_edit.resized(self.gaps, event.month, event.months, last))

    @on(MonthStrip.Shifted)
    def _shifted(self, event: MonthStrip.Shifted) -> None:
        model = self.strip.model
        gaps = gap_edit.shifted(self.gaps, event.month, event.delta, model.first, model.last)
        if gaps is None:
            here = gap_edit.at(self.gaps, event.month)
            self.sibal.tell_text(self.say("in_the_way" if here else "no_gap_here"))
            return
        self.strip.cursor += event.delta
        self._set(gaps)

    @on(MonthStrip.BackPaid)
    def _back_paid(self, event: MonthStrip.BackPaid) -> None:
        self._edit_gap(gap_edit.back_paid(self.gaps, event.month), event.month)

    @on(Grid.Selected)
    def _selected(self, event: Grid.Selected) -> None:
        figure = self._figure_of(event.grid)
        if figure is None:
            self.sibal.tell("no_figure")
        else:
            self.post_message(ModeScreen.FigureOpened(figure))

    # --- changing the case

    @property
    def gaps(self) -> gap_edit.Gaps:
        """The gaps of the plan in their normal form, where its milestones put them."""
        return gap_edit.normal(self.session.planned.plan.gaps)

    def _set(self, gaps: gap_edit.Gaps) -> None:
        case = self.session.case
        if gaps != self.gaps:
            # a gap whose milestone does not come is not on the strip: it stays as it is written
            gaps = (*gaps, *gap_edit.left_out(self.session.planned.plan))
            self.session.change(case._replace(plan=case.plan._replace(gaps=gaps)))

    def _edit_gap(self, gaps: gap_edit.Gaps, month: int) -> None:
        if gap_edit.at(self.gaps, month) is None:
            self.sibal.tell_text(self.say("no_gap_here"))
        else:
            self._set(gaps)

    def _resize(self, gaps: gap_edit.Gaps) -> None:
        """Change the gap at the cursor, and keep the cursor inside when it became shorter.

        The cursor moves first, so that one frame shows both.
        """
        self.strip.cursor = gap_edit.kept_inside(self.gaps, gaps, self.strip.cursor)
        self._set(gaps)

    # --- actions

    def action_toggle_month(self) -> None:
        """Pay this month or not."""
        self.strip.action_pay()

    def action_longer(self) -> None:
        """One month more."""
        self.strip.action_lengthen(1)

    def action_shorter(self) -> None:
        """One month less."""
        self.strip.action_lengthen(-1)

    def action_later(self) -> None:
        """One month later."""
        self.strip.action_shift(1)

    def action_earlier(self) -> None:
        """One month earlier."""
        self.strip.action_shift(-1)

    def action_back_pay(self) -> None:
        """Pay back or not."""
        self.strip.action_back_pay()

    def action_length(self) -> None:
        """Type a length."""
        self.strip.focus()
        self.strip.action_length()

    def action_scheme(self) -> None:
        """The next choice of schemes."""
        month = self.strip.cursor
        self._edit_gap(gap_edit.with_scheme(self.gaps, month), month)

    def action_remove(self) -> None:
        """Pay the whole gap at the cursor."""
        month = self.strip.cursor
        gap = gap_edit.at(self.gaps, month)
        self._edit_gap(self.gaps if gap is None else gap_edit.removed(self.gaps, gap), month)

    def action_remove_all(self) -> None:
        """Pay every month."""
        self._set(())

    def action_pause(self) -> None:
        """How long can I pause from this month?"""
        month = self.strip.cursor
        title = self.say("pause.title", month=Month(month))
        self._give(title, lambda: pause_lines(self.session, self.others, month))

    def action_repair(self) -> None:
        """What would it cost to repair the gap at the cursor?"""
        gap = gap_edit.at(self.gaps, self.strip.cursor)
        if gap is None:
            self.sibal.tell_text(self.say("repair.no_gap"))
        else:
            title = self.say("repair.title")
            self._give(title, lambda: repair_lines(self.session, self.others, gap))

    def _give(self, title: str, lines: Callable[[], Iterable[Line]]) -> None:
        try:
            self._answer = (title, tuple(lines()))
        except ContentError as error:
            fault = fault_line(error.faults[0], self.lang)
            self._answer = (title, (Line(self.say("fault"), fault, "bad"),))
        self._show_tables()

    def action_more(self) -> None:
        """Before and after, or the scenarios."""
        if self._answer is not None:
            self._answer = None
        else:
            self._second = not self._second
        self._show_tables()

    # --- what the frame asks

    def _figure_of(self, grid: Grid) -> str | None:
        figures = self._figures.get(grid.id or "", ())
        row = grid.cursor_row
        return (figures[row] or None) if row < len(figures) else None

    def figure(self) -> str | None:
        """The figure under the cursor of the table in use; of before and after by default."""
        focused = self.focused
        if isinstance(focused, Grid):
            return self._figure_of(focused)
        return self._figure_of(self._grid("table"))

    def steps_popup(self, figure: str) -> Popup | None:
        """The steps of what the gap at the cursor costs."""
        from sibal_tui.screens.gap_steps import GapSteps
        from sibal_tui.views import gap_steps

        view = self._view
        if view is None or view.effect is None or figure not in gap_steps.FIGURES:
            return None
        return GapSteps(gap_steps.build(view.effect, figure, self.lang))

    def plain_text(self) -> str:
        """Effects, before and after, and the scenarios as text."""
        view = self._view
        return "" if view is None else as_text(self.session, view, self._answer)

    def help_text(self) -> str:
        """What the mode is for."""
        return self.say("help")
