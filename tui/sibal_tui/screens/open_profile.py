"""Opening a saved profile, or the sample person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from sibal_engine.errors import ContentError
from sibal_tui.locale.faults import fault_line
from sibal_tui.locale.modes.common import TEXTS as COMMON
from sibal_tui.locale.say import say
from sibal_tui.screens.popup import Popup
from sibal_tui.session import Profile
from sibal_tui.text import wrap
from sibal_tui.widgets.grid import Cell, Column, Grid, Row
from sibal_tui.widgets.hint_line import Hint

if TYPE_CHECKING:
    from sibal_tui.app import Keeper, SibalApp

SAMPLE = ""
"""The entry of the sample person: no profile has an empty name."""


def open_saved(app: SibalApp, name: str) -> str:
    """Open a profile of the store (or the sample); returns why not, in one line, or nothing.

    What is not saved of the present one is kept as its draft.
    """
    from sibal_tui.store.profiles import sample_case

    try:
        if name == SAMPLE:
            case = sample_case()
        elif app.keeper is not None:
            case = app.keeper.open(name)
        else:
            return ""
    except ContentError as error:
        return fault_line(error.faults[0], app.session.lang)
    app.save_draft()
    app.session.open(case, Profile(name, sample=name == SAMPLE))
    if app.keeper is not None:
        _with_draft(app, app.keeper, name)
    return ""


def _with_draft(app: SibalApp, keeper: Keeper, name: str) -> None:
    """What was typed there before and not saved is there again, and can be undone."""
    if name != SAMPLE:
        keeper.remember(name)
    draft = keeper.draft(name)
    if draft is not None:
        app.session.typed.update(keeper.typed(name))
        if not app.session.change(draft):
            app.session.touch()


class OpenProfile(Popup):
    """The saved profiles and the sample; Enter opens one."""

    CSS_PATH: ClassVar[Any] = ["popup.tcss", "open_profile.tcss"]

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []

    def title_text(self) -> str:
        """What the popup is for."""
        return self.word("profiles.title")

    def compose_body(self) -> ComposeResult:
        """The list, and a line for what went wrong."""
        keeper = self.sibal.keeper
        self._names = [*(keeper.names() if keeper is not None else ()), SAMPLE]
        columns = [
            Column(self.word("profiles.name"), minimum=20, expand=True),
            Column(self.word("profiles.state"), minimum=16),
        ]
        yield Grid(columns, [self._row(name) for name in self._names], zebra=False, **self.signs)
        yield Static("", id="profiles-fault", markup=False)

    def _row(self, name: str) -> Row:
        profile = self.session.profile
        state = ""
        if profile.name == name and profile.sample == (name == SAMPLE):
            state = self.word("profiles.here")
            if self.session.dirty:
                state += f" [{say(COMMON, self.lang, 'draft')}]"
        return name or self.word("profiles.sample"), Cell(state, "muted")

    def opened(self) -> None:
        """Stand on the profile that is open."""
        grid = self.query_one(Grid)
        name = SAMPLE if self.session.profile.sample else self.session.profile.name
        grid.cursor_row = self._names.index(name) if name in self._names else 0
        grid.focus()
        if self._names == [SAMPLE]:
            self._say(self.word("profiles.none"))

    def _say(self, text: str) -> None:
        self.query_one("#profiles-fault", Static).update("\n".join(wrap(text, self.room)))

    @on(Grid.Selected)
    def _open(self, event: Grid.Selected) -> None:
        fault = open_saved(self.sibal, self._names[event.row_index])
        if fault:
            self._say(fault)
        else:
            self.close()

    def hints(self) -> Iterable[Hint]:
        """Keys and what they do."""
        yield "Enter", self.word("open")
        yield from super().hints()
