"""A profile changed in two places: both side by side, and a key for each way out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from sibal_engine.case.model import Case
from sibal_engine.errors import ContentError
from sibal_tui.locale.faults import fault_line
from sibal_tui.locale.modes.common import TEXTS as COMMON
from sibal_tui.locale.modes.conflict import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.screens.popup import Popup
from sibal_tui.screens.profile_dialog import Prompt
from sibal_tui.text import wrap
from sibal_tui.views.profile_conflict import Difference, differences
from sibal_tui.widgets.grid import Column, Grid
from sibal_tui.widgets.hint_line import Hint

if TYPE_CHECKING:
    from sibal_tui.app import SibalApp


def open_conflict(app: SibalApp) -> None:
    """Show the conflict over whatever is in front; once only."""
    if not isinstance(app.screen, Conflict):
        app.push_screen(Conflict())


class Conflict(Popup):
    """What stands here beside what is on disk. Nothing is lost by any of its keys:

    `a` saves under another name, `t` takes the saved one (and undo brings back this one),
    `m` overwrites, Esc leaves both as they are.
    """

    stem = "conflict"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,ctrl+a", "keep_both", show=False, id="conflict.keep_both"),
        Binding("t,ctrl+r", "take_theirs", show=False, id="conflict.take_theirs"),
        Binding("m,ctrl+x", "take_mine", show=False, id="conflict.take_mine"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._on_disk: Case | None = None
        self._told = ""
        self._rows: tuple[Difference, ...] = ()

    def say(self, key: str, **values: object) -> str:
        """A text of this popup's table."""
        return say(TEXTS, self.lang, f"conflict.{key}", **values)

    @property
    def profile_name(self) -> str:
        """The profile in conflict, as the store names it."""
        from sibal_tui.store.profiles import safe_name

        return safe_name(self.session.profile.name or self.session.case.name)

    def title_text(self) -> str:
        """What happened."""
        new = not self.session.profile.name
        return self.say("title_new" if new else "title", name=self.profile_name)

    def _read(self) -> None:
        session, keeper = self.session, self.sibal.keeper
        if keeper is None:
            return
        if self.profile_name not in keeper.names():
            self._told = self.say("gone")
            return
        try:
            self._on_disk = keeper.peek(self.profile_name)
        except ContentError as error:
            self._told = self.say("unreadable", fault=fault_line(error.faults[0], self.lang))
            return
        self._rows = differences(session.case, self._on_disk, self.lang, session.world.library)
        self._told = self.say("text" if self._rows else "same")

    def compose_body(self) -> ComposeResult:
        """What to do, and every field that differs."""
        self._read()
        yield Static("\n".join(wrap(self._told, self.room)), id="conflict-text", markup=False)
        names = ("item", "here", "on_disk")
        item, here, on_disk = (self.say(each) for each in names)
        columns = [
            Column(item, minimum=14),
            Column(here, minimum=12, expand=True),
            Column(on_disk, minimum=12, expand=True),
        ]
        yield Grid(columns, [tuple(row) for row in self._rows], zebra=False, **self.signs)

    def opened(self) -> None:
        """Arrows move in the table."""
        self.query_one(Grid).focus()

    def fit(self) -> None:
        """Wrap to the room."""
        self.query_one("#conflict-text", Static).update("\n".join(wrap(self._told, self.room)))

    def hints(self) -> Iterable[Hint]:
        """The ways out."""
        yield "a", self.say("keep_both")
        if self._on_disk is not None:
            yield "t", self.say("take_theirs")
        yield "m", self.say("take_mine")
        yield from super().hints()

    def plain_text(self) -> str:
        """The table as text."""
        return "\n".join([self.title_text(), *("  ".join(row) for row in self._rows)])

    # --- the ways out

    def action_keep_both(self) -> None:
        """Save what stands here under another name."""

        def named(name: str | None) -> None:
            if name is not None:
                self._save(name, overwrite=False)

        self.app.push_screen(
            Prompt(self.say("name"), self.say("name_text"), self.profile_name), named
        )

    def action_take_mine(self) -> None:
        """Overwrite what is on disk."""
        self._save(self.profile_name, overwrite=True)

    def _save(self, name: str, *, overwrite: bool) -> None:
        app, keeper = self.sibal, self.sibal.keeper
        if keeper is None:
            return
        try:
            saved = keeper.save_as(self.session, name, overwrite=overwrite)
        except ContentError as error:
            app.tell_text(fault_line(error.faults[0], self.lang))
            return
        self.close()
        app.tell_text(say(COMMON, self.lang, "saved", name=saved))

    def action_take_theirs(self) -> None:
        """Work on the saved one from now on."""
        app, keeper = self.sibal, self.sibal.keeper
        if keeper is None or self._on_disk is None:
            return
        if not self.session.profile.name:
            from sibal_tui.screens.open_profile import open_saved

            open_saved(app, self.profile_name)
        else:
            self.session.rebase(keeper.open(self.profile_name))
        self.close()
        app.tell_text(self.say("taken"))

    def action_close(self) -> None:
        """Leave both as they are, and say so."""
        app = self.sibal
        self.close()
        app.tell_text(self.say("kept"))
