"""The app: its modes, the actions all modes share, and themes. No arithmetic, no layout."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar, Protocol

from textual.app import App
from textual.binding import Binding
from textual.filter import LineFilter, NoColor
from textual.screen import Screen

from sibal_engine.case.model import Case
from sibal_tui import actions, themes
from sibal_tui.display import DiffDisplayMixin, Mode
from sibal_tui.locale.modes.common import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.screens.base import ModeScreen
from sibal_tui.screens.popup import Popup
from sibal_tui.session import Session
from sibal_tui.stylesheet import KeptStylesheet
from sibal_tui.term import signals
from sibal_tui.term.glyphs import UNICODE, Glyphs
from sibal_tui.term.plain_signs import PlainSigns
from sibal_tui.widgets.hint_line import HintLine

_SCREENS = {
    "overview": "Overview",
    "profile": "ProfileForm",
    "policies": "Policies",
    "gap": "GapSimulator",
    "projection": "ProjectionChart",
    "ask": "Ask",
}


class Keeper(Protocol):
    """What the app needs of the profile store."""

    def save(self, session: Session) -> str:
        """Save the case; returns its name. Raises `ContentError` on a conflict."""

    def save_as(self, session: Session, name: str, *, overwrite: bool = False) -> str:
        """Save under another name; what is there stays unless told. Raises `ContentError`."""

    def delete(self, name: str) -> None:
        """Remove a saved profile; raises `ContentError`."""

    def save_draft(self, session: Session) -> None:
        """Keep unsaved changes for the next start."""

    def draft(self, name: str) -> Case | None:
        """What was changed in a profile and not saved, if anything."""

    def peek(self, name: str) -> Case:
        """A profile as it is on disk, only to look at; raises `ContentError`."""

    def behind(self, name: str) -> bool:
        """Whether the draft in use was begun on a profile that was saved elsewhere since."""

    def typed(self, name: str) -> dict[str, str]:
        """Texts of form fields in that draft that made no case yet."""

    def names(self) -> list[str]:
        """Names of the saved profiles."""

    def open(self, name: str) -> Case:
        """A saved profile; raises `ContentError`."""

    def remember(self, name: str) -> None:
        """The profile to open at the next start."""

    def exports(self) -> Path:
        """The folder that files are written to."""


def screen_maker(mode: str) -> Callable[[], Screen[Any]]:
    """Makes the screen of a mode when it is first shown; its module is imported only then."""

    def make() -> Screen[Any]:
        module = import_module(f"sibal_tui.screens.{mode}")
        screen: Screen[Any] = getattr(module, _SCREENS[mode])()
        return screen

    return make


def _bindings() -> list[Binding]:
    return [
        Binding(
            key,
            act.name,
            act.zh,
            show=False,
            id=act.id,
            priority=key.startswith(("ctrl+", "f")) and key != "fullwidth_colon",
        )
        for act in actions.in_scope(actions.APP)
        for key in act.keys
    ]


def local_today() -> date:
    """Today where the program runs."""
    return datetime.now().astimezone().date()


class SibalApp(DiffDisplayMixin, App[None]):
    """The Textual app over one session."""

    MODES: ClassVar[dict[str, Any]] = {mode: screen_maker(mode) for mode in actions.MODES}
    DEFAULT_MODE = "overview"
    BINDINGS: ClassVar[list[Any]] = _bindings()
    ENABLE_COMMAND_PALETTE = False
    TITLE = "sibal-tui"
    CSS_PATH = "styles/app.tcss"

    def __init__(
        self,
        session: Session,
        keeper: Keeper | None = None,
        *,
        glyphs: Glyphs = UNICODE,
        theme: str = "sibal-dark",
        display: Mode = "auto",
        keymap: Mapping[str, str] | None = None,
        today: Callable[[], date] = local_today,
    ) -> None:
        self.session = session
        self.keeper = keeper
        self.glyphs = glyphs
        self.display_mode = display
        self.keys: Mapping[str, str] = keymap or {}
        self.today = today
        """The date; deadlines are counted from it. The engine never asks for it."""
        self._plain_signs = PlainSigns()
        self._no_colour = NoColor()
        self._variables: dict[str, dict[str, str]] = {}
        super().__init__()
        self.stylesheet = KeptStylesheet()
        for each in themes.THEMES:
            self.register_theme(each)
        self.theme = theme if theme in themes.NAMES else "sibal-dark"
        if self.keys:
            self.set_keymap(dict(self.keys))

    def get_css_variables(self) -> dict[str, str]:
        """The variables of the theme in use, made once a theme; Textual asks at every turn.

        Before a theme of ours is set, in the constructor of Textual, none are made.
        """
        if self.theme not in themes.NAMES:
            return {}
        if self.theme not in self._variables:
            self._variables[self.theme] = super().get_css_variables()
        self.theme_variables = self._variables[self.theme]
        return self.theme_variables

    def key_of(self, act: actions.Act) -> str:
        """The first key of an action, as remapped."""
        return self.keys.get(act.id, act.keys[0]).split(",")[0]

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, and plain signs where ambiguous ones would break the lines.

        Without colours none is written: Textual would turn them into shades of grey.
        """
        filters = super().get_line_filters()
        if self.no_color or self.theme == themes.MONO.name:
            filters = (self._no_colour,)
        if self.glyphs.name == "unicode":
            return filters
        return (*filters, self._plain_signs)

    def on_mount(self) -> None:
        """Draw changes of the session; leave the terminal clean when a signal comes."""
        self.session.listeners.append(self._changed)
        self.call_after_refresh(_settle_memory)
        if not self.is_headless:
            signals.install(self, self.save_draft)

    def _changed(self) -> None:
        screen = self.screen
        for each in (screen, *reversed(self.screen_stack)):
            if isinstance(each, ModeScreen):
                each.refresh_view()
                break

    @property
    def mode_screen(self) -> ModeScreen | None:
        """The mode under any modal."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, ModeScreen):
                return screen
        return None

    def tell(self, key: str, **values: object) -> None:
        """A short notice in the user's language."""
        self.tell_text(say(TEXTS, self.session.lang, key, **values))

    def tell_text(self, text: str) -> None:
        """A short notice, in the hint line of the screen in front."""
        for line in self.screen.query(HintLine):
            line.say(text)
            return
        self.notify(text, timeout=4)

    def save_draft(self) -> None:
        """Keep what is not saved."""
        if self.keeper is not None:
            self.keeper.save_draft(self.session)

    # --- actions

    async def action_mode(self, mode: str) -> None:
        """Switch to a mode, from a modal too."""
        while len(self.screen_stack) > 1 and not isinstance(self.screen, ModeScreen):
            self.pop_screen()
        await self.switch_mode(mode)

    def action_leave(self) -> None:
        """Leave at once; the draft is kept."""
        self.save_draft()
        self.exit()

    async def action_quit(self) -> None:
        """The stock quit: the same."""
        self.action_leave()

    def action_undo(self) -> None:
        """Take the last change back."""
        self.tell("undone" if self.session.undo() else "nothing_to_undo")

    def action_redo(self) -> None:
        """Make it again."""
        self.tell("redone" if self.session.redo() else "nothing_to_redo")

    def action_explain(self) -> None:
        """Open the figure under the cursor into its steps."""
        screen = self.mode_screen
        figure = screen.figure() if screen is not None else None
        if figure is not None:
            self.open_figure(figure)
        elif screen is None or not screen.explain_here():
            self.tell("no_figure")

    def open_figure(self, figure: str) -> None:
        """Show the steps of a figure."""
        from sibal_tui.screens.steps import StepsModal

        screen = self.mode_screen
        own = None if screen is None else screen.steps_popup(figure)
        self.show_popup(own or StepsModal(figure))

    def show_popup(self, popup: Popup) -> None:
        """Open a popup over the mode; the same kind being open closes it, another gives way.

        Over a dialogue that asks for something nothing opens: what was typed there stays.
        """
        top = self.screen
        if isinstance(top, Popup):
            top.close()
            if type(top) is type(popup):
                return
        elif not isinstance(top, ModeScreen):
            return
        self.push_screen(popup)

    def on_mode_screen_figure_opened(self, event: ModeScreen.FigureOpened) -> None:
        """A grid asked for a figure's steps."""
        self.open_figure(event.figure)

    def action_help(self) -> None:
        """Explain the screen and list its keys."""
        from sibal_tui.screens.help import HelpModal

        screen = self.mode_screen
        if screen is not None:
            self.show_popup(HelpModal(screen.mode, screen.help_text()))

    def action_palette(self) -> None:
        """The command palette."""
        from sibal_tui.screens.palette import Palette

        self.show_popup(Palette())

    def action_jump(self) -> None:
        """Letters on every widget that takes the focus."""
        from sibal_tui.screens.jump import JumpModal

        self.show_popup(JumpModal())

    def action_pin(self) -> None:
        """Keep the case as a scenario."""
        name = chr(ord("A") + len(self.session.pins))
        done = self.session.pin(name)
        self.tell("pinned" if done else "pins_full", name=name)

    def action_save(self) -> None:
        """Save the profile."""
        from sibal_engine.errors import ContentError
        from sibal_tui.store.keeper import ElsewhereError

        if self.keeper is None:
            return
        try:
            name = self.keeper.save(self.session)
        except ElsewhereError:
            from sibal_tui.screens.conflict import open_conflict

            open_conflict(self)
        except ContentError as error:
            from sibal_tui.locale.faults import fault_line

            line = fault_line(error.faults[0], self.session.lang)
            self.notify(line, severity="error", timeout=8)
        else:
            self.tell("saved_partly" if self.session.unread else "saved", name=name)

    def action_open_profile(self) -> None:
        """Choose among the saved profiles."""
        from sibal_tui.screens.open_profile import OpenProfile

        self.show_popup(OpenProfile())

    def _in_front(self) -> tuple[str, str]:
        """A file's stem and the text of what is in front: a popup's own text, else the mode's."""
        if isinstance(self.screen, Popup) and self.screen.plain_text():
            return self.screen.stem, self.screen.plain_text()
        screen = self.mode_screen
        return ("", "") if screen is None else (screen.mode, screen.plain_text())

    def action_copy(self) -> None:
        """Copy the content of what is in front by OSC 52."""
        _, content = self._in_front()
        if content:
            self.copy_to_clipboard(content)
            self.tell("copied")

    def action_write(self) -> None:
        """Write the content of what is in front to a file."""
        stem, content = self._in_front()
        if content:
            self.write_text(stem, content)

    def write_text(self, stem: str, content: str) -> None:
        """Write a text to a new file of the exports folder and say where."""
        if self.keeper is None:
            return
        folder = self.keeper.exports()
        path = folder / f"sibal-{stem}.txt"
        number = 1
        while path.exists():
            number += 1
            path = folder / f"sibal-{stem}-{number}.txt"
        try:
            path.write_text(content + "\n", encoding="utf-8")
        except OSError as error:
            self.notify(f"{path.name}: {error.strerror}", severity="error", timeout=8)
        else:
            self.tell("written", path=path)

    def action_next_theme(self) -> None:
        """Go round the themes."""
        at = themes.NAMES.index(self.theme) if self.theme in themes.NAMES else -1
        self.theme = themes.NAMES[(at + 1) % len(themes.NAMES)]

    def action_switch_language(self) -> None:
        """Chinese to English and back."""
        self.session.lang = "en" if self.session.lang == "zh" else "zh"
        self._changed()


def _settle_memory() -> None:
    """After the first picture: what is there stays, so the collector need not look at it."""
    gc.freeze()
    gc.enable()
