"""One step of a derivation."""

from enum import Enum
from typing import Any, NamedTuple

from sibal_engine.lang import Lang
from sibal_engine.messages import Message
from sibal_engine.money import Money, pretty_yuan
from sibal_engine.months.schedule import Cell
from sibal_engine.policy.model import Source, State


class Origin(Enum):
    """Where a step's numbers come from."""

    SOURCE = "source"
    """A document."""
    RECORD = "record"
    """The user's official record."""
    PLAN = "plan"
    """The user's own choice."""
    ASSUMED = "assumed"
    """A named assumption."""


class Step(NamedTuple):
    """One step: what it is, the formula with its numbers, the value, and who says so."""

    zh: str
    en: str
    formula: str
    value: str
    origin: Origin
    source: Source | None = None
    state: State | None = None
    place: str = ""
    rounding: str = ""
    note: Message | None = None

    def label(self, lang: Lang) -> str:
        """What the step is about."""
        return self.zh if lang == "zh" else self.en

    def to_dict(self, lang: Lang) -> dict[str, Any]:
        """The step as JSON prints it."""
        return {
            "label": self.label(lang),
            "formula": self.formula,
            "value": self.value,
            "rounding": self.rounding,
            "origin": self.origin.value,
            "source": None if self.source is None else self.source.to_dict(),
            "state": None if self.state is None else self.state.value,
            "standing": None if self.source is None else self.source.standing.value,
            "place": self.place,
            "note": None if self.note is None else self.note.text(lang),
        }


UNKNOWN_VALUE = "—"
"""Shown for a value that is unknown; the step's note says why."""


def money(value: Money | None) -> str:
    """An amount in a formula."""
    return UNKNOWN_VALUE if value is None else pretty_yuan(value)


def of_cell(
    zh: str,
    en: str,
    cell: Cell | None,
    formula: str,
    value: str,
    *,
    rounding: str = "",
    note: Message | None = None,
) -> Step:
    """A step whose number stands in a policy file; without a cell it is unknown."""
    if cell is None:
        return Step(zh, en, formula, value, Origin.ASSUMED, state=State.UNKNOWN, note=note)
    entry = cell.hit.entry
    return Step(
        zh,
        en,
        formula,
        value,
        Origin.SOURCE,
        source=entry.source,
        state=cell.state,
        place=cell.hit.file.name,
        rounding=rounding,
        note=note,
    )
