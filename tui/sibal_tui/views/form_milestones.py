"""Milestones typed where the plan wants a month: by a name in either language, or by the id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sibal_engine.case.reference import (
    MILESTONES,
    MOST_OFFSET,
    RETIRE_MILESTONES,
    Reference,
    looks_named,
)
from sibal_engine.errors import Fault
from sibal_engine.policy.library import Library
from sibal_tui.locale.figures import MILESTONES as NAMES
from sibal_tui.locale.modes.profile import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.views import form_values as read
from sibal_tui.views.form_values import WrongError, typed
from sibal_tui.views.profile_spells import Note

if TYPE_CHECKING:
    from sibal_tui.session import Session

_OFFSET = re.compile(
    r"(?P<name>.*?)(?:(?P<sign>[+-]|之后|之前|后|前)(?P<months>\d{1,4})(?:个?月|months?|m)?)?\Z"
)
_MONTH_LIKE = re.compile(r"\d{4}([-./年]|\d{0,4}\Z)", re.ASCII)


def _plain(text: str) -> str:
    return re.sub(r"\s", "", typed(text)).lower()


def _by_name() -> Mapping[str, str]:
    """Every way to write a milestone, without blanks, and its id."""
    out = {name: name for name in MILESTONES}
    for name in MILESTONES:
        out |= {_plain(text): name for text in NAMES[name]}
    return out


def milestone(text: str, allowed: tuple[str, ...]) -> str | None:
    """The reference that a typed text means, as a profile keeps it; None where it means none."""
    found = _OFFSET.match(_plain(text))
    name = None if found is None else _by_name().get(found["name"])
    if found is None or name not in allowed:
        return None
    months = int(found["months"] or 0)
    if months > MOST_OFFSET:
        raise WrongError("count_large", most=MOST_OFFSET)
    return str(Reference(name, -months if found["sign"] in ("-", "之前", "前") else months))


def _names(allowed: tuple[str, ...]) -> dict[str, str]:
    return {
        "names": "、".join(NAMES[name][0] for name in allowed),
        "names_en": ", ".join(allowed),
    }


def when(text: str, library: Library) -> str:
    """A month, or a milestone: `2027-03`, `pension_minimum+1`, `达到最低缴费年限 +1 个月`."""
    found = milestone(text, MILESTONES)
    if found is not None:
        return found
    if _MONTH_LIKE.match(typed(text)):
        return read.month(text, library)
    raise WrongError("when", **_names(MILESTONES))


def retire(text: str, library: Library) -> str:
    """When to retire: `法定`, `最早`, `最晚`, a month, or a milestone."""
    found = milestone(text, RETIRE_MILESTONES)
    if found is not None:
        return found
    try:
        return read.retire(text, library)
    except WrongError as error:
        if looks_named(typed(text)):
            raise WrongError("retire_when", **_names(RETIRE_MILESTONES)) from error
        raise


def resolved_note(session: Session, key: str, text: str) -> Note | None:
    """The month that a reference became, to stand beside it; None for a plain month.

    `key` is the entry's (`plan.gap.0.from`), `text` the reference as it stands in the form.
    """
    result = session.result
    if isinstance(result, Fault) or not looks_named(text):
        return None
    row = next((r for r in result.resolved if r.key == key and str(r.reference) == text), None)
    if row is None:
        return None
    if row.month is None:
        return Note(say(TEXTS, session.lang, "milestone.never"), "bad")
    moved = f"{key}.moved" in result.assumed
    text_key = "milestone.moved" if moved else "milestone.month"
    return Note(say(TEXTS, session.lang, text_key, month=row.month), "warn" if moved else "good")
