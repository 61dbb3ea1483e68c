"""The command palette: every action, place and profile by a few letters; arrows work in typing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from sibal_tui import actions
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.popups import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.screens.help import keys_text
from sibal_tui.screens.popup import Popup
from sibal_tui.views.palette import (
    Entry,
    act_entries,
    place_entries,
    profile_entries,
    ranked,
)
from sibal_tui.widgets.grid import Cell, Column, Grid, Row
from sibal_tui.widgets.hint_line import Hint

_SHORTEST_QUESTION = 2
_MOST_QUESTIONS = 6


class Palette(Popup):
    """Type, choose with the arrows, Enter runs it."""

    CSS_PATH: ClassVar[Any] = ["popup.tcss", "palette.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False, id="palette.up", priority=True),
        Binding("down", "step(1)", show=False, id="palette.down", priority=True),
        Binding("pageup", "page(-1)", show=False, id="palette.page_up", priority=True),
        Binding("pagedown", "page(1)", show=False, id="palette.page_down", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []
        self._shown: list[Entry] = []
        self._asks = False

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The entries in the list, the best first."""
        return tuple(self._shown)

    def title_text(self) -> str:
        """The palette's name."""
        return self.word("palette.title")

    def compose_body(self) -> ComposeResult:
        """A field and the list."""
        self._entries = list(self._all_entries())
        self._shown = ranked(self._entries, "")
        yield Input(placeholder=self.word("palette.prompt"), id="palette-query", compact=True)
        columns = [
            Column(self.word("palette.column.what"), minimum=20, expand=True),
            Column(self.word("palette.column.kind")),
            Column(self.word("palette.column.key"), minimum=14),
        ]
        yield Grid(columns, self._rows(), zebra=False, **self.signs)

    def opened(self) -> None:
        """The field takes the letters; the list follows them."""
        self.query_one(Grid).can_focus = False
        self.query_one(Input).focus()
        self.run_worker(_warm_questions, thread=True, exit_on_error=False)

    def _all_entries(self) -> Iterable[Entry]:
        app, lang = self.sibal, self.lang
        mode = app.mode_screen.mode if app.mode_screen is not None else ""
        yield from act_entries(mode, lang, lambda act: keys_text(act, app.keys.get(act.id, "")))
        if app.keeper is not None:
            yield from profile_entries(app.keeper.names(), lang)
        yield from place_entries(self.session.world.library.places, lang)

    def _rows(self) -> list[Row]:
        if not self._shown:
            return [(Cell(self.word("palette.none"), "muted"),)]
        return [
            (
                each.title,
                Cell(say(TEXTS, self.lang, f"palette.kind.{each.kind}"), "muted"),
                Cell(each.keys, "muted"),
            )
            for each in self._shown
        ]

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._find(event.value)
        self.query_one(Grid).cursor_row = 0

    def _find(self, text: str) -> None:
        """List what matches; questions stand after what the letters themselves name."""
        self._shown = ranked(self._entries, text)
        if self._asks:
            self._shown += question_entries(text, self.lang)
        self.query_one(Grid).set_rows(self._rows())

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The questions can be searched from now on."""
        if event.state is WorkerState.SUCCESS and self.children:
            self._asks = True
            self._find(self.query_one(Input).value)

    def action_step(self, by: int) -> None:
        """The arrows move the list's cursor while the field has the focus."""
        self.query_one(Grid).action_cursor(by)

    def action_page(self, by: int) -> None:
        """Page up and down move the list too."""
        self.query_one(Grid).action_page(by)

    @on(Grid.Selected)
    @on(Input.Submitted)
    async def _chosen(self) -> None:
        if self._shown:
            entry = self._shown[self.query_one(Grid).cursor_row]
            self.close()
            self.app.call_later(run_entry, self.sibal, entry)

    def hints(self) -> Iterable[Hint]:
        """Keys and what they do."""
        yield self.sibal.glyphs.up + self.sibal.glyphs.down, self.word("move")
        yield "Enter", self.word("run")
        yield "Esc Ctrl+W", self.word("close")


def question_entries(text: str, lang: Lang) -> list[Entry]:
    """The cards and figures that answer a question, the best first."""
    from sibal_tui.views.ask import found

    if len(text.strip()) < _SHORTEST_QUESTION:
        return []
    return [
        Entry("figure", row.title, row.figure)
        if row.figure
        else Entry("question", row.title, row.title)
        for row in found(text, lang)[:_MOST_QUESTIONS]
    ]


def _warm_questions() -> None:
    """Read the cards and build their index, away from the keys."""
    from sibal_tui.views.ask import warm

    warm()


async def run_entry(app: Any, entry: Entry) -> None:
    """Do what an entry of the palette names, with the mode in front again."""
    from sibal_tui.screens.open_profile import open_saved

    if entry.kind == "place":
        await open_in("policies", entry.target, app)
    elif entry.kind == "question":
        await open_in("ask", entry.target, app)
    elif entry.kind == "figure":
        app.open_figure(entry.target)
    elif entry.kind == "profile":
        open_saved(app, entry.target)
    else:
        act = next(act for act in actions.ACTIONS if act.id == entry.target)
        namespace = app if act.scope == actions.APP else app.mode_screen
        await app.run_action(act.name, namespace)


async def open_in(mode: str, target: str, app: Any) -> None:
    """Go to a mode and show what an entry names there."""
    await app.action_mode(mode)
    if app.mode_screen is not None:
        app.mode_screen.open_target(target)
