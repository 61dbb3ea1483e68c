"""A source in full: title, number, publisher, date, address, standing, where it was seen."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from sibal_engine.policy.model import Source
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.popups import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.screens.popup import Popup
from sibal_tui.text import fields

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

    CSS_PATH: ClassVar[Any] = ["popup.tcss", "source.tcss"]

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source

    def title_text(self) -> str:
        """What the popup shows."""
        return self.word("source.heading")

    def compose_body(self) -> ComposeResult:
        """The fields, scrolling where they are long."""
        with VerticalScroll(id="source"):
            yield Static("", id="source-text", markup=False)

    def on_mount(self) -> None:
        """Arrows scroll."""
        self.query_one("#source").focus()

    def on_resize(self) -> None:
        """Wrap to the room."""
        cells = max(20, min(self.app.size.width - 4, 104) - 3)
        text = "\n".join(source_lines(self.source, self.lang, cells))
        self.query_one("#source-text", Static).update(text)
