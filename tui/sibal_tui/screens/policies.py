"""Mode 3: the policies of a place, each value with its state, source and history."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from sibal_engine.errors import ContentError
from sibal_engine.month import Month
from sibal_engine.policy.library import Library
from sibal_engine.policy.model import Level
from sibal_engine.policy.resolve import Policy
from sibal_engine.policy.schema import SUBJECTS
from sibal_tui import actions
from sibal_tui.locale.faults import fault_line
from sibal_tui.locale.modes.policies import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.screens.base import ModeScreen
from sibal_tui.screens.policies_acts import ACTS, SCOPE
from sibal_tui.screens.policies_search import Search
from sibal_tui.text import fields, normalise_digits, width
from sibal_tui.views import policies as view
from sibal_tui.views.place_names import place_name, place_title
from sibal_tui.widgets.grid import Cell, Column, Grid, Row
from sibal_tui.widgets.section_grid import SectionGrid

WIDE = 110
LEAST_AMOUNT, MOST_AMOUNT = 12, 22
"""Cells a value gets at least, and those of the longest amount (`22,938.00 yuan a month`)."""

actions.register(*ACTS)


class Policies(ModeScreen):
    """The policy browser."""

    mode = SCOPE
    CSS_PATH: ClassVar[Any] = "policies.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._places: tuple[view.PlaceRow, ...] = ()
        self._values: tuple[view.ValueRow, ...] = ()
        self._code = ""
        self._month: Month | None = None
        self._kept: tuple[str, Month] | None = None
        self._covering = False
        self._city_shown = ""

    @property
    def _library(self) -> Library:
        return self.session.world.library

    @property
    def month(self) -> Month:
        """The month whose values are shown."""
        if self._month is None:
            self._month = view.newest_month(self._library)
        return self._month

    def compose_body(self) -> ComposeResult:
        """Search, heading, tree, values, details."""
        yield Search(id="pol-search", select_on_focus=False)
        yield Static("", id="pol-heading", markup=False)
        with Horizontal(id="pol-main"):
            yield self._grid(self._place_columns(), "pol-places")
            with Vertical(id="pol-right"):
                glyphs = self.sibal.glyphs
                yield SectionGrid(
                    self._value_columns(),
                    marker=glyphs.cursor,
                    ellipsis=glyphs.ellipsis,
                    id="pol-values",
                )
                yield self._grid([Column("")], "pol-coverage")
                yield Static("", id="pol-detail", markup=False)

    def _grid(self, columns: list[Column], name: str) -> Grid:
        glyphs = self.sibal.glyphs
        return Grid(columns, zebra=False, marker=glyphs.cursor, ellipsis=glyphs.ellipsis, id=name)

    def on_mount(self) -> None:
        """The tree has the focus, on the profile's place."""
        super().on_mount()
        self.query_one("#pol-coverage").display = False
        self.query_one("#pol-places", Grid).focus()

    def on_resize(self, event: events.Resize) -> None:
        """More room for the details where there is some."""
        super().on_resize(event)
        wide = event.size.width >= WIDE
        if wide != self.has_class("wide"):
            self.set_class(wide, "wide")
            if self._code:
                self._fill_values()
        # once the parts have their new room
        self.call_after_refresh(self._show_detail)

    # --- columns

    def _place_columns(self) -> list[Column]:
        return [Column(say(TEXTS, self.lang, "column.place"), expand=True, minimum=10)]

    def _value_columns(self) -> list[Column]:
        # names are longer in English; in a narrow window they give way to the values
        wide = self.has_class("wide")
        least = (36 if self.lang == "en" else 22) if wide else 12
        name = Column(say(TEXTS, self.lang, "column.value_name"), expand=True, minimum=least)
        amount = self._amount_cells()
        if self._kept is not None:
            a, b = self._policy_of(self._kept[0]), self._policy_of(self._code)
            titles = [place_name(p.place, self.lang) if p is not None else "" for p in (a, b)]
            if titles[0] == titles[1]:
                titles = [str(self._kept[1]), str(self.month)]
            left, right = (Column(title, "right", None, amount, expand=True) for title in titles)
            return [name._replace(minimum=10), left, right]
        # in a narrow window texts and the state give way: the lines below tell them in full
        title = say(TEXTS, self.lang, "column.value")
        value = Column(title, "right", None if wide else amount, amount, expand=wide)
        state = Column(say(TEXTS, self.lang, "column.badge"), minimum=6, expand=not wide)
        return [name, value, state]

    def _amount_cells(self) -> int:
        """Cells of the longest amount shown: a number is never cut."""
        texts = (text for row in self._values for text in (row.value, row.other))
        sizes = [width(text) for text in texts if text[:1].isdigit()]
        return max([LEAST_AMOUNT, *(cells for cells in sizes if cells <= MOST_AMOUNT)])

    # --- showing

    def show(self) -> None:
        """Tree and values; a changed place of the profile is followed."""
        self.query_one(Search).placeholder = say(TEXTS, self.lang, "prompt")
        city = self.session.case.city
        if city != self._city_shown:
            self._city_shown = city
            try:
                self._code = self._library.find(city).code
            except ContentError:
                self._code = self._code or "100000"
        self._fill_tree(self.query_one(Search).value)
        self._fill_values()

    def _fill_tree(self, text: str) -> None:
        wanted = normalise_digits(text).strip()
        library = self._library
        rows = (
            view.matches(library, wanted, self.lang)
            if wanted
            else view.tree(library.places, self.lang)
        )
        self._places = rows
        grid = self.query_one("#pol-places", Grid)
        grid.set_columns(
            self._place_columns(),
            [(Cell("  " * row.depth + row.title, "" if row.code else "strong"),) for row in rows],
        )
        at = next((i for i, row in enumerate(rows) if row.code == self._code), None)
        if wanted:
            at = 0 if rows else None
        if at is not None:
            grid.cursor_row = at

    def _policy_of(self, code: str) -> Policy | None:
        try:
            return self._library.policy(code)
        except ContentError as error:
            self._set("#pol-heading", fault_line(error.faults[0], self.lang))
            return None

    def _set(self, selector: str, text: str) -> None:
        widget = self.query_one(selector, Static)
        if widget.content != text:
            widget.update(text)

    def _fill_values(self) -> None:
        policy = self._policy_of(self._code)
        if policy is None:
            return
        kept = self._policy_of(self._kept[0]) if self._kept is not None else None
        if kept is not None and self._kept is not None:
            self._values = view.differences(kept, self._kept[1], policy, self.month, self.lang)
        else:
            self._values = view.values(policy, self.month, self.lang, level=self.has_class("wide"))
        grid = self.query_one("#pol-values", Grid)
        grid.set_columns(self._value_columns(), [self._row(each) for each in self._values])
        self._heading(policy, kept)
        self._show_detail()

    def _row(self, row: view.ValueRow) -> Row:
        if row.row is None:
            return (Cell(row.label, "muted" if row.label.startswith(" ") else "strong"),)
        if self._kept is not None:
            return (row.label, row.value, row.other)
        return (row.label, row.value, Cell(row.badge, row.tone))

    def _heading(self, policy: Policy, kept: Policy | None) -> None:
        place = policy.place
        if self._library.overlay_faults:
            fault = fault_line(self._library.overlay_faults[0], self.lang)
            self._set("#pol-heading", say(TEXTS, self.lang, "overlay_fault", fault=fault))
        elif kept is not None and self._kept is not None:
            text = say(
                TEXTS,
                self.lang,
                "comparing" if self._values else "no_difference",
                a=place_name(kept.place, self.lang),
                month_a=self._kept[1],
                b=place_name(place, self.lang),
                month_b=self.month,
            )
            self._set("#pol-heading", text)
        else:
            values = {
                "name": place_title(place, self.lang),
                "code": place.code,
                "month": self.month,
                "checked": place.checked,
            }
            self._set("#pol-heading", say(TEXTS, self.lang, "heading", **values))

    def _here(self) -> view.ValueRow | None:
        at = self.query_one("#pol-values", Grid).cursor_row
        return self._values[at] if 0 <= at < len(self._values) else None

    def _show_detail(self) -> None:
        """The value under the cursor in full; under a heading, what is missing at this place."""
        row = self._here()
        policy = self._policy_of(self._code)
        detail = self.query_one("#pol-detail", Static)
        if policy is None:
            self._set("#pol-detail", "")
            return
        # the whole column: the padding is inside of it
        room = max(20, self.query_one("#pol-right").size.width - 2)
        if row is None or row.row is None:
            lines = self._limitations(policy, room)
        else:
            plain = self.sibal.glyphs.name == "ascii"
            rows = view.details(policy, row.row, self.lang, self._folder(), plain=plain)
            lines = fields(rows, room)
        height = max(3, detail.size.height or 6)
        if len(lines) > height:
            lines = [*lines[: height - 1], self.sibal.glyphs.ellipsis]
        self._set("#pol-detail", "\n".join(lines))

    def _limitations(self, policy: Policy, room: int) -> list[str]:
        told = policy.place.limitations
        if not told:
            return [say(TEXTS, self.lang, "no_limitations")]
        bullet = self.sibal.glyphs.bullet
        heading = say(TEXTS, self.lang, "limitations", count=len(told))
        return [heading, *fields([(bullet, text) for text in told], room)]

    def _folder(self) -> str:
        overlay = self._library.overlay
        return "policies/" if overlay is None else str(overlay)

    # --- messages

    @on(Input.Changed, "#pol-search")
    def _typed(self, event: Input.Changed) -> None:
        self._fill_tree(event.value)

    @on(Input.Submitted, "#pol-search")
    def _submitted(self) -> None:
        self.query_one("#pol-places", Grid).focus()
        self._go()

    @on(Grid.Moved, "#pol-places")
    def _place_moved(self) -> None:
        self._go()

    @on(Grid.Selected, "#pol-places")
    def _place_chosen(self) -> None:
        self._go()
        self.query_one("#pol-values", Grid).focus()

    def _go(self) -> None:
        at = self.query_one("#pol-places", Grid).cursor_row
        code = self._places[at].code if 0 <= at < len(self._places) else ""
        if code and code != self._code:
            self._code = code
            self._fill_values()

    @on(Grid.Moved, "#pol-values")
    def _value_moved(self) -> None:
        self._show_detail()

    @on(Grid.Selected, "#pol-values")
    def _value_chosen(self) -> None:
        self.explain_here()

    # --- actions

    def explain_here(self) -> bool:
        """The source of the value under the cursor, in full."""
        from sibal_tui.screens.source import SourceModal

        row = self._here()
        if row is None or row.row is None or row.row.source is None:
            return False
        self.app.push_screen(SourceModal(row.row.source))
        return True

    def action_search(self) -> None:
        """Go to the search field."""
        self.query_one(Search).focus()

    def show_place(self, code: str) -> None:
        """Show a place chosen elsewhere (the palette)."""
        self.query_one(Search).value = ""
        self._code = code
        self._fill_tree("")
        self._fill_values()

    def open_target(self, target: str) -> None:
        """A place that the palette names by its code."""
        self.show_place(target)

    def action_compare(self) -> None:
        """Keep place and month; a second time ends the comparison."""
        if self._kept is not None:
            self._kept = None
        else:
            self._kept = (self._code, self.month)
            policy = self._policy_of(self._code)
            name = place_name(policy.place, self.lang) if policy is not None else ""
            self.sibal.tell_text(say(TEXTS, self.lang, "compare_on", name=name, month=self.month))
        self._fill_values()

    def action_year(self, months: int) -> None:
        """Another year of the same place."""
        self._month = self.month.plus(months)
        self._fill_values()

    def action_month(self, months: int) -> None:
        """Another month."""
        self.action_year(months)

    def action_coverage(self) -> None:
        """All places and subjects, or back."""
        self._covering = not self._covering
        grid = self.query_one("#pol-coverage", Grid)
        self.query_one("#pol-values").display = not self._covering
        self.query_one("#pol-detail").display = not self._covering
        self.query_one("#pol-places").display = not self._covering
        grid.display = self._covering
        if self._covering:
            names = [zh if self.lang == "zh" else en for zh, en in SUBJECTS.values()]
            columns = [
                Column(say(TEXTS, self.lang, "coverage.place")),
                *(Column(name, "right") for name in names),
                Column(say(TEXTS, self.lang, "coverage.checked")),
            ]
            grid.set_columns(columns, view.coverage_rows(self._library, self.month, self.lang))
            self._set("#pol-heading", say(TEXTS, self.lang, "coverage.heading", month=self.month))
            grid.focus()
        else:
            self._fill_values()
            self.query_one("#pol-places", Grid).focus()

    def action_use(self) -> None:
        """Make the shown city the profile's place."""
        policy = self._policy_of(self._code)
        if policy is None or policy.place.level is not Level.CITY:
            self.sibal.tell_text(say(TEXTS, self.lang, "not_a_city"))
            return
        self._city_shown = self._code
        self.session.change(self.session.case._replace(city=self._code))
        self.sibal.tell_text(
            say(TEXTS, self.lang, "used", name=place_name(policy.place, self.lang))
        )

    # --- what the app asks for

    def plain_text(self) -> str:
        """What is shown, as text."""
        heading = str(self.query_one("#pol-heading", Static).content)
        lines = [
            row.label
            if row.row is None
            else "  ".join(
                part for part in ("", row.label, row.value, row.other, row.badge) if part
            )
            for row in self._values
        ]
        return "\n".join([heading, *lines])

    def help_text(self) -> str:
        """What the mode is for."""
        return say(TEXTS, self.lang, "help")
