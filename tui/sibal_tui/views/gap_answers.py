"""Two questions the gap simulator answers: how long can I pause, what would a repair cost."""

from __future__ import annotations

from collections.abc import Iterator

from sibal_engine.case.model import Gap
from sibal_engine.money import pretty_yuan
from sibal_engine.month import Month
from sibal_engine.rates import percent_text
from sibal_engine.whatif.gap_total import repair
from sibal_engine.whatif.goals import longest_gap
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.gap import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.session import Session
from sibal_tui.views import gap_edit
from sibal_tui.views.gap import Line, Others, back_text, moved_line, span


def pause_lines(session: Session, others: Others, month: int) -> Iterator[Line]:
    """The longest gap from `month` that costs no month of retirement, and no medical wait.

    A gap at the cursor is taken as paid. Raises `ContentError` when the case gives no result.
    """
    lang = session.lang
    gap = gap_edit.at(gap_edit.normal(session.planned.plan.gaps), month)
    base = session.projection if gap is None else others.without(session, gap)
    found = longest_gap(base.case, session.world, Month(month), life=base.life)
    rows = (
        ("pause.retirement", found.retirement, "pause.never", "retirement.chosen"),
        ("pause.wait", found.wait, "unknown", "medical.waiting"),
        ("pause.both", found.both, "unknown", ""),
    )
    for key, months, otherwise, figure in rows:
        tone = "strong" if key == "pause.both" else ""
        text = _until(month, months, lang) if months is not None else say(TEXTS, lang, otherwise)
        yield Line(say(TEXTS, lang, key), text, tone if months is not None else "warn", figure)
    if found.reason is not None:
        yield Line(say(TEXTS, lang, "reason"), found.reason.text(lang), "warn")
    yield Line(say(TEXTS, lang, "pause.note"), say(TEXTS, lang, "pause.less"), "muted")


def _until(month: int, months: int, lang: Lang) -> str:
    if months == 0:
        return say(TEXTS, lang, "pause.zero")
    last = Month(month + months - 1)
    return say(TEXTS, lang, "pause.until", months=span(lang, months), last=last)


def repair_lines(session: Session, others: Others, gap: Gap) -> Iterator[Line]:
    """What may be paid back, what stays lost, and the base that makes up for it.

    Raises `ContentError` when the case gives no result.
    """
    lang = session.lang
    unknown = say(TEXTS, lang, "unknown")
    found = repair(others.without(session, gap), session.projection, gap, session.world)
    for name, back, paused in (
        ("pension", found.pension, gap.scheme != "medical"),
        ("medical", found.medical, gap.scheme != "pension"),
    ):
        if paused:
            text, tone = back_text(back, lang)
            yield Line(say(TEXTS, lang, f"back.{name}"), text, tone, f"back_pay.{name}")
    cost = unknown if found.cost is None else _yuan(found.cost, lang)
    yield Line(say(TEXTS, lang, "repair.cost"), cost, "strong")
    less = found.left.pension_per_month
    text = unknown if less is None else say(TEXTS, lang, "a_month", amount=pretty_yuan(less))
    yield Line(say(TEXTS, lang, "repair.left"), text, "bad" if less else "good", "pension.total")
    moved = moved_line(found.left.retirement_moved, lang)
    yield Line(say(TEXTS, lang, "repair.moved"), moved.value, moved.tone, moved.figure)
    waiting = found.left.waiting_months
    text = unknown if waiting is None else span(lang, waiting)
    if waiting == 0:
        text = say(TEXTS, lang, "none")
    tone = "good" if waiting == 0 else "warn"
    yield Line(say(TEXTS, lang, "repair.wait"), text, tone, "medical.waiting")
    label, goal = say(TEXTS, lang, "repair.base"), found.goal
    if goal is None:
        yield Line(label, unknown if less is None else say(TEXTS, lang, "repair.base.none"))
    elif goal.share is None:
        yield Line(label, say(TEXTS, lang, "repair.base.no"), "bad")
    else:
        text = say(
            TEXTS,
            lang,
            "repair.base.value",
            share=percent_text(goal.share),
            extra=unknown if found.extra is None else pretty_yuan(found.extra),
            total=unknown if goal.total is None else pretty_yuan(goal.total),
        )
        yield Line(label, text)


def _yuan(fen: int, lang: Lang) -> str:
    return say(TEXTS, lang, "yuan", amount=pretty_yuan(fen))
