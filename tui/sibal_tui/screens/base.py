"""What all modes share: a header line, the body, the hint line, and a refresh when data changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from sibal_tui import actions
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.common import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.screens.typed import OfSibal
from sibal_tui.text import pad, truncate, width
from sibal_tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from sibal_tui.screens.popup import Popup

LEAST_COLUMNS, LEAST_LINES = 60, 20
_LEAST_NAME = 3
"""Cells of a profile's name that are worth showing: a character and an ellipsis."""


class Header(Widget):
    """One line: the modes with their numbers, the profile's name, whether it is changed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"header--mode", "header--here", "header--name"}
    DEFAULT_CSS = """
    Header { height: 1; dock: top; background: $panel; color: $foreground; }
    Header > .header--here { background: $primary; color: $background; text-style: bold; }
    Header > .header--mode { color: $foreground; }
    Header > .header--name { color: $accent; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._pieces: tuple[tuple[str, str], ...] = ()

    def set_line(self, mode: str, lang: Lang, name: str) -> None:
        """Show `mode` as the one in use and `name` at the right."""
        tabs = []
        for number, each in enumerate(actions.MODES, 1):
            kind = "header--here" if each == mode else "header--mode"
            tabs.append((f" {number}{actions.mode_title(each, lang)} ", kind))
        pieces = (*tabs, (name, "header--name"))
        if pieces != self._pieces:
            self._pieces = pieces
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The one line."""
        base = self.rich_style
        segments: list[Segment] = []
        used = 0
        for text, kind in self._pieces[:-1]:
            segments.append(Segment(text, base + self._style(kind)))
            used += width(text)
        room = max(0, self.size.width - used)
        shown = _shown_name(self._pieces[-1][0] if self._pieces else "", max(0, room - 2))
        segments.append(Segment(pad("", room - width(shown) - 1 if shown else room), base))
        if shown:
            segments.append(Segment(shown + " ", base + self._style("header--name")))
        return Strip(segments, self.size.width).crop(0, self.size.width)

    def _style(self, kind: str) -> Style:
        return self.get_component_rich_style(kind, partial=True)


def _shown_name(text: str, cells: int) -> str:
    """The profile's name and marks; a long name gives way to what is said about it."""
    name, bracket, marks = text.rpartition(" [")
    if not bracket:
        return truncate(text, cells)
    said = bracket + marks
    if cells < width(said) + _LEAST_NAME:
        # a sign in place of the words: something is not saved, or this is the sample
        return f"{truncate(name, cells - 2)} *" if cells > _LEAST_NAME else "*"[:cells]
    return truncate(name, cells - width(said)) + said


class ModeScreen(OfSibal, Screen[None]):
    """A mode. Subclasses set `mode`, yield their body and fill it in `show`.

    `show` is called when the screen appears and whenever the session changed; it must be cheap
    and only set what differs. `figure` names the figure under the cursor (a dotted path), which
    `e` or Enter opens into its steps; `plain_text` is what copying and writing to a file take.
    """

    mode: ClassVar[str] = ""
    AUTO_FOCUS = ""

    class FigureOpened(Message):
        """Somebody wants the steps of a figure."""

        def __init__(self, figure: str) -> None:
            self.figure = figure
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._shown_revision = -1
        self._shown_lang: str = ""
        for act in actions.in_scope(self.mode):
            for key in act.keys:
                binding = Binding(key, act.name, act.title("zh"), show=False, id=act.id)
                self._bindings.key_to_bindings.setdefault(key, []).append(binding)

    def compose(self) -> ComposeResult:
        """Header, body, hint line; a notice stands in for the body in a tiny window."""
        yield Header()
        with Container(id="body"):
            yield from self.compose_body()
        yield Static("", id="too-small")
        yield HintLine([])

    def compose_body(self) -> ComposeResult:
        """The widgets of the mode."""
        yield from ()

    def on_mount(self) -> None:
        """Listen for changes of the session; the app calls `refresh_view` on the shown screen."""
        self.query_one("#too-small").display = False

    def _compositor_refresh(self) -> None:
        # the stock one renders inside a batch as well, and throws the frame away
        if not self.app._batch_count:
            super()._compositor_refresh()

    def on_screen_resume(self) -> None:
        """Show what changed while another mode was in front."""
        self.refresh_view()

    def on_resize(self, event: events.Resize) -> None:
        """A plain notice below 60×20."""
        small = event.size.width < LEAST_COLUMNS or event.size.height < LEAST_LINES
        self.query_one("#body").display = not small
        notice = self.query_one("#too-small", Static)
        notice.display = small
        if small:
            notice.update(say(TEXTS, self.lang, "too_small"))

    def refresh_view(self, *, force: bool = False) -> None:
        """Show the session's present state, unless it is shown already."""
        session = self.session
        stale = (self._shown_revision, self._shown_lang) != (session.revision, session.lang)
        if stale or force:
            self._shown_revision, self._shown_lang = session.revision, session.lang
            self.query_one(Header).set_line(self.mode, session.lang, self._profile_line())
            self.query_one(HintLine).set_hints(list(self._hints()))
            self.show()

    def _profile_line(self) -> str:
        session = self.session
        marks = []
        if session.profile.sample:
            marks.append(say(TEXTS, self.lang, "sample"))
        if session.dirty or session.unread:
            marks.append(say(TEXTS, self.lang, "draft"))
        keeper = self.sibal.keeper
        if keeper is not None and keeper.behind(session.profile.name):
            marks.append(say(TEXTS, self.lang, "behind"))
        return session.case.name + (f" [{', '.join(marks)}]" if marks else "")

    def _hints(self) -> Iterable[tuple[str, str]]:
        own = [act for act in actions.in_scope(self.mode) if act.hint]
        shared = [act for act in actions.in_scope(actions.APP) if act.hint]
        # the last one stays where the line is too narrow for all: help tells the others
        shared.sort(key=lambda act: act.id == "app.help")
        for act in (*own, *shared):
            yield actions.key_name(self.sibal.key_of(act)), act.short(self.lang)

    def show(self) -> None:
        """Fill the body from the session."""

    def figure(self) -> str | None:
        """The dotted path of the figure under the cursor; None when there is none."""
        return None

    def open_target(self, target: str) -> None:
        """Show what a palette entry names: a place's code in policies, a card's id in ask."""

    def steps_popup(self, figure: str) -> Popup | None:
        """The popup of a figure that is the mode's own; None leaves it to the app."""
        return None

    def explain_here(self) -> bool:
        """Open what explains the thing under the cursor where it is no figure; tells whether."""
        return False

    def plain_text(self) -> str:
        """The screen's content as plain text."""
        return ""

    def help_text(self) -> str:
        """What the mode is for, in a few sentences."""
        return ""
