"""A source in full: title, number, publisher, date, address, standing, where it was seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from sibal_engine.policy.model import Source
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.popups import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.screens.popup import WIDEST, Popup
from sibal_tui.text import fields
from sibal_tui.widgets.hint_line import Hint

_FIELDS = ("title", "number", "publisher", "date", "url", "seen", "note")


def source_lines(source: Source, lang: Lang, cells: int) -> list[str]:
    """The fields of a source, each under its name, wrapped to `cells`."""
    rows = [
        (say(TEXTS, lang, f"source.{name}"), getattr(source, name) or "")
        for name in _FIELDS
        if getattr(source, name) or name in ("title", "number", "publisher", "date", "url")
    ]
    standing = say(TEXTS, lang, f"standing.{source.standing.value}")
    rows.insert(5, (say(TEXTS, lang, "source.standing"), standing))
    missing = say(TEXTS, lang, "source.missing")
    return fields([(name, text or missing) for name, text in rows], cells)


class SourceModal(Popup):
    """One source. Opened over the steps or from the policy browser."""

    stem = "source"
    CSS_PATH: ClassVar[Any] = ["popup.tcss", "source.tcss"]

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source

    def plain_text(self) -> str:
        """The fields of the source."""
        return "\n".join(source_lines(self.source, self.lang, WIDEST))

    def hints(self) -> Iterable[Hint]:
        """Keys and what they do."""
        yield "y", self.word("copy")
        yield "w", self.word("write")
        yield from super().hints()

    def title_text(self) -> str:
        """What the popup shows."""
        return self.word("source.heading")

    def compose_body(self) -> ComposeResult:
        """The fields, scrolling where they are long."""
        with VerticalScroll(id="source"):
            # with its text from the start: a scrolling box that sizes itself does not grow later
            yield Static(self._text(), id="source-text", markup=False)

    def opened(self) -> None:
        """Arrows scroll."""
        self.query_one("#source").focus()

    def _text(self) -> str:
        return "\n".join(source_lines(self.source, self.lang, self.room - 1))

    def fit(self) -> None:
        """Wrap to the room."""
        shown = self.query_one("#source-text", Static)
        if shown.content != self._text():
            shown.update(self._text())
