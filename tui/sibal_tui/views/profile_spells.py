"""The record's totals beside what its spells give: a note at each, differences not hidden."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from sibal_engine.errors import ContentError
from sibal_engine.money import pretty_yuan
from sibal_engine.rates import INDEX_DIGITS, decimal_text
from sibal_engine.record.history import difference_of, given_totals, history_of
from sibal_tui.locale.modes.profile import TEXTS
from sibal_tui.locale.say import say

if TYPE_CHECKING:
    from sibal_tui.session import Session


class Note(NamedTuple):
    """A note beside a field."""

    text: str
    tone: str


def _index(value: int) -> str:
    return decimal_text(round_to(value, INDEX_DIGITS - 4), 4, 4)


def round_to(value: int, digits: int) -> int:
    """`value` without its last digits, half-up; the sign is kept."""
    unit: int = 10**digits
    sign = -1 if value < 0 else 1
    return sign * ((abs(value) + unit // 2) // unit)


_SHOWN: Mapping[str, tuple[str, Callable[[int], str]]] = {
    "record.pension_months": ("pension_months", str),
    "record.deemed_months": ("deemed_months", str),
    "record.average_index": ("average_index", _index),
    "record.pension_balance": ("pension_balance", pretty_yuan),
    "record.pension_credited_this_year": ("credited_this_year", pretty_yuan),
}


def notes(session: "Session") -> dict[str, Note]:
    """The notes of a session's record by field; none where it has no spells."""
    case, lang = session.case, session.lang
    try:
        history = history_of(case, session.world)
    except ContentError:
        return {}
    if history is None:
        return {}
    given, ours = given_totals(case), history.totals()
    less = difference_of(given, ours)
    out: dict[str, Note] = {}
    for key, (name, shown) in _SHOWN.items():
        value, difference = getattr(ours, name), getattr(less, name)
        if value is None or (name == "deemed_months" and not value and difference is None):
            continue
        if difference is None:
            out[key] = Note(say(TEXTS, lang, "spells.gives", value=shown(value)), "muted")
        elif difference == 0 or (name == "average_index" and not round_to(difference, 8)):
            out[key] = Note(say(TEXTS, lang, "spells.same"), "good")
        else:
            signed = ("+" if difference > 0 else "") + shown(difference)
            text = say(TEXTS, lang, "spells.differs", value=shown(value), difference=signed)
            out[key] = Note(text, "warn")
    return out
