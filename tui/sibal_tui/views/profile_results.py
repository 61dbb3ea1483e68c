"""What the profile leads to, beside the form: the main figures, what is unknown or assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sibal_engine.errors import Fault
from sibal_engine.money import Money, pretty_yuan
from sibal_engine.result.gathered import gathered
from sibal_engine.result.month_cost import month_cost
from sibal_engine.result.project import Projection
from sibal_tui.locale import Lang
from sibal_tui.locale.faults import fault_line
from sibal_tui.locale.modes.profile import TEXTS
from sibal_tui.locale.say import say

if TYPE_CHECKING:
    from sibal_tui.session import Session

MOST = 8
"""Reasons shown of each kind."""


def results(session: Session) -> tuple[tuple[str, str], ...]:
    """`(text, tone)` lines; the fault's one line where there is no result."""
    lang = session.lang
    result: Projection | Fault = session.result
    title = (say(TEXTS, lang, "results.title"), "title")
    if isinstance(result, Fault):
        return (title, (say(TEXTS, lang, "results.fault", text=fault_line(result, lang)), "bad"))
    chosen = result.life.chosen
    reached = chosen is not None
    cost = month_cost(result.life)
    lines = [
        title,
        (_line(lang, "retirement", str(chosen) if reached else None), ""),
        (_line(lang, "pension", _yuan(result.award.total if reached else None, lang)), ""),
        (_line(lang, "cost", _yuan(cost.total, lang)), ""),
    ]
    unknown = [reason.text(lang) for reason, _ in gathered(result).unknown.values()]
    lines += _listed(lang, "results.unknown", list(dict.fromkeys(unknown)), "warn")
    assumed = [reason.text(lang) for reason in gathered(result).assumed.values()]
    lines += _listed(lang, "results.assumed", list(dict.fromkeys(assumed)), "muted")
    return tuple(lines)


def _yuan(value: Money | None, lang: Lang) -> str | None:
    return None if value is None else say(TEXTS, lang, "unit.yuan", value=pretty_yuan(value))


def _line(lang: Lang, name: str, value: str | None) -> str:
    shown = say(TEXTS, lang, "results.none") if value is None else value
    return say(TEXTS, lang, f"results.{name}", value=shown)


def _listed(lang: Lang, key: str, texts: list[str], tone: str) -> list[tuple[str, str]]:
    if not texts:
        return []
    head = (say(TEXTS, lang, key, count=len(texts)), tone)
    return [head, *((f"- {text}", tone) for text in texts[:MOST])]
