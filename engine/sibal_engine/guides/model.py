"""What a guide is: questions and answers, "is it true?" cards and the glossary."""

from dataclasses import dataclass
from typing import NamedTuple

from sibal_engine.errors import Fault

SCHEMA = 1
KINDS = ("guide", "true_or_false", "glossary")
VERDICTS = ("true", "false", "partly", "depends")
STANDINGS = ("official", "secondary", "unverified")
MODES = ("overview", "profile", "policies", "gap", "projection", "ask")
TOPICS = (
    "enrolment",
    "stopping",
    "moving",
    "deadlines",
    "medical",
    "medical-account",
    "pension",
    "retirement",
    "resident",
    "subsidies",
    "inheritance",
    "asking",
)
FIGURES = frozenset(
    {
        "retirement.statutory",
        "retirement.chosen",
        "retirement.age_months",
        "retirement.earliest",
        "retirement.contribution_months",
        "retirement.minimum_months",
        "balances.pension",
        "balances.medical",
        "pension.basic",
        "pension.account",
        "pension.transitional",
        "pension.extra",
        "so_far.pension_months",
        "so_far.medical_months",
        "medical.months",
        "medical.retiree.needed_months",
        "pension.total",
        "so_far.pension_balance",
        "so_far.medical_balance",
        "cost.month.total",
    }
)
"""Placeholders an answer may hold: the keys of the projection's result and the month's cost."""


class Text(NamedTuple):
    """One text in both languages."""

    zh: str
    en: str

    def of(self, lang: str) -> str:
        """The text in `lang`; Chinese unless English is asked for."""
        return self.en if lang == "en" else self.zh


class Texts(NamedTuple):
    """A list of texts in both languages, the same number in each where they are steps."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def of(self, lang: str) -> tuple[str, ...]:
        """The texts in `lang`; Chinese unless English is asked for."""
        return self.en if lang == "en" else self.zh


class GuideSource(NamedTuple):
    """A document behind an answer, in the terms of the policy files' source table."""

    id: str
    title: str
    standing: str
    number: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    seen: str = ""


class Entry(NamedTuple):
    """One card of the assistant; `claim` and `verdict` only on "is it true?" cards."""

    id: str
    topic: str
    kind: str
    title: Text
    questions: Texts
    answer: Text
    rule: Text
    sources: tuple[GuideSource, ...]
    steps: Texts = Texts()
    claim: Text | None = None
    verdict: str = ""
    seen: str = ""
    keywords: tuple[str, ...] = ()
    pinyin: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def standing(self) -> str:
        """The weakest standing among the sources: a chain is as strong as that link."""
        return max((s.standing for s in self.sources), key=STANDINGS.index)


@dataclass(frozen=True, slots=True, eq=False)
class Guides:
    """All cards of a folder, the words that mean the same, and the faults that were found."""

    entries: tuple[Entry, ...]
    synonyms: tuple[tuple[str, ...], ...] = ()
    faults: tuple[Fault, ...] = ()

    def entry(self, entry_id: str) -> Entry | None:
        """The card of that id, or None."""
        return next((e for e in self.entries if e.id == entry_id), None)

    def of(self, *, kind: str = "", topic: str = "") -> tuple[Entry, ...]:
        """The cards of a kind and a topic; an empty argument leaves that side open."""
        return tuple(
            e
            for e in self.entries
            if (not kind or e.kind == kind) and (not topic or e.topic == topic)
        )
