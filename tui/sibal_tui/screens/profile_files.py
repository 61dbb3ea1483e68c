"""The profiles: open, new, save as, delete, import and export."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from sibal_engine.case.reader import load_case
from sibal_engine.case.writer import to_toml
from sibal_engine.errors import ContentError
from sibal_tui.locale.faults import fault_line
from sibal_tui.locale.modes.common import TEXTS as COMMON
from sibal_tui.locale.say import say
from sibal_tui.screens.open_profile import SAMPLE, open_saved
from sibal_tui.screens.profile_dialog import Confirm, Dialog, Prompt
from sibal_tui.screens.profile_new import NewDialog
from sibal_tui.session import Profile
from sibal_tui.widgets.grid import Cell, Column, Grid, Row
from sibal_tui.widgets.hint_line import Hint


class FilesDialog(Dialog[None]):
    """The saved profiles; every step that removes or replaces something asks first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,ctrl+n", "new", show=False, id="files.new"),
        Binding("a,ctrl+a", "save_as", show=False, id="files.save_as"),
        Binding("x,delete", "drop", show=False, id="files.drop"),
        Binding("i,ctrl+r", "import_file", show=False, id="files.import"),
        Binding("t,ctrl+x", "export", show=False, id="files.export"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []

    def title_text(self) -> str:
        """What it is."""
        return self.word("files.title")

    def compose_body(self) -> ComposeResult:
        """The list."""
        columns = [
            Column(self.word("files.name"), minimum=16, expand=True),
            Column(self.word("files.state"), minimum=12),
        ]
        yield Grid(columns, (), zebra=False, marker=self.sibal.glyphs.cursor)

    def hints(self) -> Iterable[Hint]:
        """The keys of the list."""
        yield "Enter", self.word("files.open")
        yield "n", self.word("files.new")
        yield "a", self.word("files.save_as")
        yield "x", self.word("files.drop")
        yield "i", self.word("files.import")
        yield "t", self.word("files.export")

    def on_mount(self) -> None:
        """The list has the focus."""
        self._show()
        self.query_one(Grid).focus()

    def _show(self) -> None:
        keeper, profile = self.sibal.keeper, self.session.profile
        self._names = [*(keeper.names() if keeper is not None else ()), SAMPLE]
        self.query_one(Grid).set_rows([self._row(name) for name in self._names])
        here = SAMPLE if profile.sample else profile.name
        if here in self._names:
            self.query_one(Grid).cursor_row = self._names.index(here)
        elif not profile.sample:
            self.say_line(self.word("files.unsaved", name=self.session.case.name))

    def _row(self, name: str) -> Row:
        profile = self.session.profile
        state = ""
        if profile.name == name and profile.sample == (name == SAMPLE):
            state = self.word("files.here")
            if self.session.dirty or self.session.unread:
                state += f" [{say(COMMON, self.lang, 'draft')}]"
        return name or self.word("files.sample"), Cell(state, "muted")

    @property
    def _chosen(self) -> str:
        return self._names[self.query_one(Grid).cursor_row]

    @on(Grid.Selected)
    def _open(self, event: Grid.Selected) -> None:
        event.stop()
        fault = open_saved(self.sibal, self._chosen)
        if fault:
            self.say_line(fault, bad=True)
        else:
            self.dismiss(None)

    def action_new(self) -> None:
        """Ask for what a new profile needs."""

        def made(done: bool | None) -> None:
            if done:
                self.dismiss(None)

        self.app.push_screen(NewDialog(), made)

    def action_save_as(self) -> None:
        """Save the case under another name; ask before another profile is replaced."""

        def named(name: str | None) -> None:
            if name is not None:
                self._save_as(name, overwrite=False)

        title, text = self.word("files.save_as"), self.word("files.save_as_text")
        self.app.push_screen(Prompt(title, text, self.session.case.name), named)

    def _save_as(self, name: str, *, overwrite: bool) -> None:
        keeper = self.sibal.keeper
        if keeper is None:
            return
        if name in keeper.names() and not overwrite:

            def answered(yes: bool | None) -> None:
                if yes:
                    self._save_as(name, overwrite=True)

            title = self.word("files.replace")
            text = self.word("files.replace_text", name=name)
            self.app.push_screen(Confirm(title, text), answered)
            return
        try:
            saved = keeper.save_as(self.session, name, overwrite=overwrite)
        except ContentError as error:
            self.say_line(fault_line(error.faults[0], self.lang), bad=True)
            return
        self._show()
        self.say_line(say(COMMON, self.lang, "saved", name=saved))

    def action_drop(self) -> None:
        """Delete the profile under the cursor, after a question."""
        name = self._chosen
        if name == SAMPLE:
            self.say_line(self.word("files.sample_stays"), bad=True)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._drop(name)

        text = self.word("files.drop_text", name=name)
        self.app.push_screen(Confirm(self.word("files.drop"), text), answered)

    def _drop(self, name: str) -> None:
        keeper = self.sibal.keeper
        if keeper is None:
            return
        try:
            keeper.delete(name)
        except ContentError as error:
            self.say_line(fault_line(error.faults[0], self.lang), bad=True)
            return
        if self.session.profile.name == name:
            # the case stays on the screen, as a profile that is not saved
            self.session.profile = Profile("")
            self.session.touch()
        self._show()
        self.say_line(self.word("files.dropped", name=name))

    def action_import_file(self) -> None:
        """Open a case file as a profile that is not saved yet."""

        def given(path: str | None) -> None:
            if path is not None:
                self._import(Path(path.strip("'\"")).expanduser())

        title, text = self.word("files.import"), self.word("files.import_text")
        self.app.push_screen(Prompt(title, text), given)

    def _import(self, path: Path) -> None:
        try:
            case = load_case(path, path.name)
        except ContentError as error:
            self.say_line(fault_line(error.faults[0], self.lang), bad=True)
            return
        self.sibal.save_draft()
        self.session.open(case, Profile(""))
        self.dismiss(None)

    def action_export(self) -> None:
        """Write the case to the exports folder."""
        keeper = self.sibal.keeper
        if keeper is None:
            return
        folder = keeper.exports()
        stem = "".join(c if c.isalnum() else "-" for c in self.session.case.name)[:40] or "profile"
        path, number = folder / f"{stem}.toml", 1
        while path.exists():
            number += 1
            path = folder / f"{stem}-{number}.toml"
        try:
            path.write_text(to_toml(self.session.case), encoding="utf-8")
        except OSError as error:
            self.say_line(f"{path.name}: {error.strerror}", bad=True)
        else:
            self.say_line(say(COMMON, self.lang, "written", path=path))
