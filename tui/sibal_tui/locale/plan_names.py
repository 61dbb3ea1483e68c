"""Names of a plan's entries, and of the milestones that stand there in place of a month."""

from __future__ import annotations

import re

from sibal_engine.case.reference import Reference
from sibal_tui.locale import Lang
from sibal_tui.locale.figures import MILESTONES, named

_ENTRY = re.compile(r"plan\.(gap|change)\.(\d+)\.(from|back_pay)\Z")
_ENTRIES = {
    ("gap", "from"): ("第 {number} 段断缴的起始月", "First month of gap {number}"),
    ("gap", "back_pay"): ("第 {number} 段断缴的补缴月", "Month gap {number} is paid back"),
    ("change", "from"): ("第 {number} 项变动的起始月", "First month of change {number}"),
}
_RETIRE = ("何时退休", "Month of retirement")


def entry_name(key: str, lang: Lang) -> str | None:
    """What `plan.gap.0.from` is called; None for a key that no milestone may stand in."""
    if key == "plan.retire":
        return _RETIRE[1 if lang == "en" else 0]
    found = _ENTRY.match(key)
    if found is None or (found[1], found[3]) not in _ENTRIES:
        return None
    text = _ENTRIES[found[1], found[3]][1 if lang == "en" else 0]
    return text.format(number=int(found[2]) + 1)


def reference_name(reference: Reference, lang: Lang) -> str:
    """A reference in words: the milestone, and how many months after or before it."""
    name, months = named(MILESTONES, reference.name, lang), abs(reference.offset)
    if not months:
        return name
    if lang == "en":
        side = "after" if reference.offset > 0 else "before"
        return f"{months} {'month' if months == 1 else 'months'} {side}: {name}"
    return f"{name}{'之后' if reference.offset > 0 else '之前'} {months} 个月"
