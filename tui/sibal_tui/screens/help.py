"""What a screen is for, and every key of it: made from the registry of actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from sibal_tui import actions
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.common import TEXTS as COMMON
from sibal_tui.locale.modes.popups import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.screens.popup import Popup
from sibal_tui.text import wrap
from sibal_tui.widgets.hint_line import Hint
from sibal_tui.widgets.section_grid import Cell, Column, Row, SectionGrid

_TABLE_KEYS = (
    ("↑ ↓ ← →", "help.arrows"),
    ("PgUp PgDn Home End", "help.pages"),
    ("Enter", "help.enter"),
    ("Tab Shift+Tab", "help.tab"),
    ("Esc q Ctrl+W", "help.close"),
)
_WORDS = (
    "state.published",
    "state.carried",
    "state.projected",
    "state.unknown",
    "standing.secondary",
    "standing.unverified",
)
"""What stands beside figures, explained in the help of every mode."""


def keys_text(act: actions.Act, remapped: str = "") -> str:
    """The keys of an action as people know them; full-width twins are left unsaid."""
    keys = remapped.split(",") if remapped else act.keys
    return " ".join(actions.key_name(key) for key in keys if not actions.is_full_width(key))


def help_rows(mode: str, lang: Lang, keys: dict[str, str] | None = None) -> Iterator[Row]:
    """Every action of a mode and of the app, the keys of tables, the words beside figures."""
    remapped = keys or {}
    for heading, scope in (("help.here", mode), ("help.everywhere", actions.APP)):
        acts = list(actions.in_scope(scope))
        if acts:
            yield Cell(say(TEXTS, lang, heading), "strong"), ""
        for act in acts:
            yield keys_text(act, remapped.get(act.id, "")), act.title(lang)
    yield Cell(say(TEXTS, lang, "help.tables"), "strong"), ""
    for shown, key in _TABLE_KEYS:
        yield shown, say(TEXTS, lang, key)
    yield Cell(say(TEXTS, lang, "help.words"), "strong"), ""
    for name in _WORDS:
        yield say(COMMON, lang, name), say(TEXTS, lang, f"word.{name}")
    yield say(TEXTS, lang, "origin.plan"), say(TEXTS, lang, "word.computed")


class HelpModal(Popup):
    """Help of a mode. `text` says in a few sentences what it is for."""

    CSS_PATH: ClassVar[Any] = ["popup.tcss", "help.tcss"]

    def __init__(self, mode: str, text: str) -> None:
        super().__init__()
        self.of_mode = mode
        self.text = text

    def title_text(self) -> str:
        """The mode's name."""
        return self.word("help.title", mode=actions.mode_title(self.of_mode, self.lang))

    def compose_body(self) -> ComposeResult:
        """A few sentences, then the keys."""
        text = "\n".join(wrap(self.text, self.room))
        yield Static(text, id="help-text", markup=False)
        columns = [
            Column(self.word("help.keys"), minimum=12),
            Column(self.word("help.does"), minimum=20, expand=True),
        ]
        rows = list(help_rows(self.of_mode, self.lang, dict(self.sibal.keys)))
        grid = SectionGrid(columns, **self.signs)
        headings = [number for number, row in enumerate(rows) if not row[1]]
        grid.set_sections(_with_glyphs(rows, self.sibal.glyphs.name), headings)
        yield grid

    def opened(self) -> None:
        """Arrows scroll the keys."""
        self.query_one("#help-text").display = bool(self.text)
        grid = self.query_one(SectionGrid)
        grid.cursor_row = 0
        grid.focus()

    def fit(self) -> None:
        """Wrap to the room."""
        self.query_one("#help-text", Static).update("\n".join(wrap(self.text, self.room)))

    def hints(self) -> Iterable[Hint]:
        """Keys and what they do."""
        yield self.sibal.glyphs.up + self.sibal.glyphs.down, self.word("move")
        yield from super().hints()


def _with_glyphs(rows: list[Row], glyphs: str) -> list[Row]:
    """Arrows in letters where the terminal cannot draw them."""
    if glyphs == "unicode":
        return rows
    names = str.maketrans({"↑": "Up", "↓": "Down", "←": "Left", "→": "Right"})
    return [
        tuple(each.translate(names) if isinstance(each, str) else each for each in row)
        for row in rows
    ]
