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
    """A reference in words, as the profile form reads it back: `达到最低缴费年限 +1 个月`."""
    name = named(MILESTONES, reference.name, lang)
    if not reference.offset:
        return name
    unit = "个月" if lang == "zh" else "month" if abs(reference.offset) == 1 else "months"
    return f"{name} {reference.offset:+d} {unit}"
