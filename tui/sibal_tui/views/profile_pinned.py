"""Pinned official figures beside ours: where they depart, in words."""

from typing import TYPE_CHECKING, NamedTuple

from sibal_engine.errors import Fault
from sibal_engine.money import pretty_yuan
from sibal_engine.result.asserts import CheckedAssert, checked_asserts
from sibal_engine.result.project import Projection
from sibal_engine.result.project_json import projection_dict
from sibal_tui.locale.modes.profile import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.views.form_values import fen

if TYPE_CHECKING:
    from sibal_tui.session import Session


def _checked(session: "Session") -> dict[tuple[str, str, str], CheckedAssert]:
    result: Projection | Fault = session.result
    if isinstance(result, Fault) or not result.case.asserts:
        return {}
    rows = checked_asserts(result, projection_dict(result))
    return {(row.figure, str(row.month or ""), row.value): row for row in rows}


class Verdict(NamedTuple):
    """Our value beside a pinned one, and whether they agree, in words."""

    ours: str
    text: str
    tone: str


def columns(session: "Session") -> dict[int, Verdict]:
    """The verdict of each pinned figure, by its number in the profile."""
    lang = session.lang
    found = _checked(session)
    out: dict[int, Verdict] = {}
    for number, pin in enumerate(session.case.asserts):
        row = next(
            (r for (f, m, _), r in found.items() if (f, m) == (pin.figure, str(pin.month or ""))),
            None,
        )
        if row is None or row.ours is None:
            out[number] = Verdict("", say(TEXTS, lang, "pinned.unknown"), "muted")
            continue
        if "." in row.ours:
            ours = pretty_yuan(fen(row.ours))
        else:
            ours = say(TEXTS, lang, "unit.months", months=row.ours)
        if row.agrees:
            out[number] = Verdict(ours, say(TEXTS, lang, "pinned.agrees"), "good")
        else:
            key = "pinned.differs" if "." in row.ours else "pinned.differs_months"
            text = say(TEXTS, lang, key, difference=row.difference)
            out[number] = Verdict(ours, text, "bad")
    return out


def departure(session: "Session") -> str:
    """One line: the first month in which a figure departs, or that all agree."""
    lang = session.lang
    rows = list(_checked(session).values())
    months = {row.figure: row.first_departure for row in rows if row.first_departure}
    if months:
        parts = [
            say(TEXTS, lang, "pinned.from", name=say(TEXTS, lang, f"figure.{figure}"), month=month)
            for figure, month in months.items()
        ]
        return " ".join(parts)
    if any(row.agrees is None for row in rows):
        return say(TEXTS, lang, "pinned.some_unknown")
    return say(TEXTS, lang, "pinned.all_agree")
