"""The ask mode's view: cards and one's own figures found by everyday words, answers filled in."""

from collections.abc import Mapping
from typing import NamedTuple

from sibal_engine.errors import Fault
from sibal_engine.guides.ask import fill, flatten, search
from sibal_engine.guides.model import Entry
from sibal_engine.result.project_json import projection_dict
from sibal_tui.figure_cards import FIGURE, all_guides
from sibal_tui.locale import Lang
from sibal_tui.locale.figure_names import figure_value
from sibal_tui.locale.modes.ask import TEXTS
from sibal_tui.locale.modes.common import TEXTS as COMMON
from sibal_tui.locale.say import say
from sibal_tui.session import Session

MOST_HITS = 30


class Found(NamedTuple):
    """One row of the list: a card, or a figure of one's own."""

    id: str
    title: str
    kind: str
    """In words: the verdict of a claim, else the kind."""
    figure: str = ""
    """The dotted path where the row is a figure."""


class Card(NamedTuple):
    """A card in full: labelled paragraphs, and the mode that shows more."""

    title: str
    parts: tuple[tuple[str, str], ...]
    """Label and text of each paragraph."""
    mode: str = ""
    figure: str = ""

    @property
    def text(self) -> str:
        """The card as plain text."""
        return "\n".join([self.title, *(f"{label}: {text}" for label, text in self.parts)])


def warm() -> None:
    """Build the index of the search before somebody types."""
    search(all_guides(), "")


def own_figures(session: Session) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The user's figures as they are shown, and why the others are unknown."""
    result = session.result
    if isinstance(result, Fault):
        return {}, {}
    data = projection_dict(result, session.lang)
    shown = {key: figure_value(key, value, session.lang) for key, value in flatten(data).items()}
    return shown, {row["figure"]: row["reason"] for row in data["unknown"]}


def _kind(entry: Entry, lang: Lang) -> str:
    if entry.verdict:
        return say(TEXTS, lang, f"verdict.{entry.verdict}")
    return say(TEXTS, lang, f"kind.{entry.kind}")


def _row(entry: Entry, lang: Lang) -> Found:
    title = entry.claim.of(lang) if entry.claim is not None else entry.title.of(lang)
    figure = entry.id if entry.kind == FIGURE else ""
    return Found(entry.id, title, _kind(entry, lang), figure)


def found(text: str, lang: Lang) -> tuple[Found, ...]:
    """The rows for a question, best first; everything, by topic, while nothing is asked."""
    guides = all_guides()
    if not text.strip():
        return tuple(_row(entry, lang) for entry in guides.entries)
    return tuple(_row(hit.entry, lang) for hit in search(guides, text, MOST_HITS))


def card(entry_id: str, session: Session) -> Card | None:
    """A card in full, filled with the user's figures; None for an unknown id."""
    entry = all_guides().entry(entry_id)
    if entry is None:
        return None
    lang = session.lang
    figures, reasons = own_figures(session)

    def filled(text: str) -> str:
        return fill(text, figures, lang=lang, reasons=reasons)

    if entry.kind == FIGURE:
        parts = (
            (say(TEXTS, lang, "value"), filled(entry.answer.of(lang))),
            ("", say(TEXTS, lang, "open_steps")),
        )
        return Card(entry.title.of(lang), parts, figure=entry.id)
    parts_of: list[tuple[str, str]] = []
    if entry.claim is not None:
        parts_of.append((say(TEXTS, lang, "claim"), entry.claim.of(lang)))
        parts_of.append((say(TEXTS, lang, "verdict"), _kind(entry, lang)))
    parts_of.append((say(TEXTS, lang, "answer"), filled(entry.answer.of(lang))))
    for number, step in enumerate(entry.steps.of(lang), 1):
        parts_of.append((say(TEXTS, lang, "step", n=number), filled(step)))
    parts_of.append((say(TEXTS, lang, "rule"), entry.rule.of(lang)))
    for source in entry.sources:
        standing = say(COMMON, lang, f"standing.{source.standing}")
        named = " ".join(each for each in (source.title, source.number, source.url) if each)
        parts_of.append((say(TEXTS, lang, "sources"), f"[{standing}] {named or source.seen}"))
    links = [link for link in entry.links if link != "ask"]
    return Card(entry.title.of(lang), tuple(parts_of), links[0] if links else "")


def fault_line(lang: Lang) -> str:
    """What is wrong with the question files; empty when nothing is."""
    faults = all_guides().faults
    if not faults:
        return ""
    return say(TEXTS, lang, "faults", n=len(faults), first=faults[0])
