"""What the gap simulator shows: the strip of months, the gap at the cursor, before and after."""

from collections.abc import Iterator
from typing import NamedTuple

from sibal_engine.case.model import Case, Gap
from sibal_engine.errors import ContentError, Fault
from sibal_engine.money import pretty_yuan
from sibal_engine.month import Month, month_text
from sibal_engine.months.schedule import World
from sibal_engine.rates import percent_text
from sibal_engine.result.project import Projection, project
from sibal_engine.rules.cover import Cover as State
from sibal_engine.whatif.gap import BackPay, GapEffect, effect_between
from sibal_engine.whatif.gap_total import GapsEffect, effect_of_all
from sibal_tui.locale import Lang
from sibal_tui.locale.faults import fault_line
from sibal_tui.locale.modes.gap import TEXTS
from sibal_tui.locale.plan_names import reference_name
from sibal_tui.locale.say import say
from sibal_tui.session import Session
from sibal_tui.term.glyphs import UNICODE, Glyphs
from sibal_tui.views import gap_edit
from sibal_tui.views.gap_table import FigureRow, figure_rows
from sibal_tui.widgets.month_strip_model import Cover, MonthCell, Pay, StripModel

_COVER = {
    State.COVERED: Cover.COVERED,
    State.RESIDENT: Cover.COVERED,
    State.WAITING: Cover.WAITING,
    State.SUSPENDED: Cover.SUSPENDED,
    State.NOT_ENROLLED: Cover.NOT_ENROLLED,
    State.RETIRED: Cover.RETIRED,
    State.UNKNOWN: Cover.UNKNOWN,
}
MOST_KEPT = 16


class Line(NamedTuple):
    """One effect: a label, its value, a tone of the grid, and the figure that explains it."""

    label: str
    value: str
    tone: str = ""
    figure: str = ""


class GapView(NamedTuple):
    """Everything on the screen."""

    strip: StripModel
    gap: Gap | None
    """The gap at the cursor."""
    title: str
    effects: tuple[Line, ...]
    figures: tuple[FigureRow, ...]
    effect: GapEffect | None = None
    """What the gap at the cursor changes, for its steps."""
    fault: str = ""


class Others:
    """Projections of the case without one of its gaps, kept while keys change that gap alone."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._kept: list[tuple[Case, Projection]] = []

    def without(self, session: Session, gap: Gap) -> Projection:
        """The projection of the case as if `gap` were paid; raises `ContentError`."""
        case = session.planned
        gaps = tuple(each for each in gap_edit.normal(case.plan.gaps) if each != gap)
        if not gaps and not isinstance(session.baseline, Fault):
            return session.baseline
        return self.of(case._replace(plan=case.plan._replace(gaps=gaps)))

    def of(self, case: Case) -> Projection:
        """The projection of a case; raises `ContentError`."""
        for kept, projection in self._kept:
            if kept == case:
                return projection
        projection = project(case, self._world)
        self._kept = [(case, projection), *self._kept[: MOST_KEPT - 1]]
        return projection


def span(lang: Lang, months: int) -> str:
    """A number of months in words."""
    return say(TEXTS, lang, "month_1") if months == 1 else say(TEXTS, lang, "months", n=months)


def strip_of(
    projection: Projection, baseline: Projection, gap: Gap | None, lang: Lang
) -> StripModel:
    """The strip from the month after the record to retirement, with and without gaps."""
    life = projection.life
    pension, medical = gap_edit.lanes(life.case.plan.gaps)
    repaid = {
        offset
        for lane in (life.repaid_pension, life.repaid_medical)
        for offsets in lane.values()
        for offset in offsets
    }
    cells = []
    for month in range(life.first, max(life.end, baseline.life.end) + 1):
        offset = month - life.first
        pay = Pay.PAID
        if month > life.end:
            pay = Pay.NONE
        elif month in pension or month in medical:
            pay = Pay.BACK_PAID if offset in repaid else Pay.UNPAID
        state = projection.cover[min(offset, len(projection.cover) - 1)].state
        marked = gap is not None and gap_edit.covers(gap, month)
        cells.append(MonthCell(month, pay, _COVER[state], marked))
    names = (say(TEXTS, lang, key) for key in ("lane.pay", "lane.cover", "typing"))
    return StripModel(tuple(cells), *names)


def build(session: Session, others: Others, month: int, glyphs: Glyphs = UNICODE) -> GapView:
    """The view with the cursor at `month` (held within the strip)."""
    lang = session.lang
    result, baseline = session.result, session.baseline
    if isinstance(baseline, Fault):
        told = Line(say(TEXTS, lang, "fault"), fault_line(baseline, lang), "bad")
        title = say(TEXTS, lang, "month.title")
        return GapView(StripModel(()), None, title, (told,), (), fault=told.value)
    fault = ""
    if isinstance(result, Fault):
        fault, result = fault_line(result, lang), baseline
    first, last = result.life.first, max(result.life.end, baseline.life.end)
    month = max(first, min(month, last))
    gap = gap_edit.at(gap_edit.normal(session.planned.plan.gaps), month)
    strip = strip_of(result, baseline, gap, lang)
    if not strip.cells:
        fault = fault or say(TEXTS, lang, "retired")
    everything = effect_of_all(baseline, result)
    effects: list[Line] = []
    effect: GapEffect | None = None
    if fault:
        effects.append(Line(say(TEXTS, lang, "fault"), fault, "bad"))
    elif gap is None:
        effects.extend(_paid_month(session, result, everything, month, glyphs))
    else:
        try:
            base = others.without(session, gap)
        except ContentError as error:
            effects.append(
                Line(say(TEXTS, lang, "fault"), fault_line(error.faults[0], lang), "bad")
            )
        else:
            effect = effect_between(base, result, gap)
            effects.extend(gap_lines(effect, lang))
    title = say(TEXTS, lang, "month.title" if gap is None else "gap.title")
    figures = tuple(figure_rows(baseline, result, everything, lang))
    return GapView(
        strip,
        gap=gap,
        title=title,
        effects=tuple(effects),
        figures=figures,
        effect=effect,
        fault=fault,
    )


def _paid_month(
    session: Session,
    result: Projection,
    everything: GapsEffect | None,
    month: int,
    glyphs: Glyphs,
) -> Iterator[Line]:
    """What a paid month costs, the gaps there are, and what to press."""
    lang, life = session.lang, result.life
    offset = month - life.first
    paid = "paid.yes" if month <= life.end else "paid.none"
    yield Line(say(TEXTS, lang, "month"), month_text(month), "strong")
    yield Line(say(TEXTS, lang, "paid"), say(TEXTS, lang, paid))
    here = result.cover[min(offset, len(result.cover) - 1)]
    cover = _COVER[here.state]
    yield Line(
        say(TEXTS, lang, "cover"),
        _partly(say(TEXTS, lang, f"cover.{cover.value}"), here.part, lang),
        _COVER_TONE.get(cover, ""),
        "medical.waiting" if cover is Cover.WAITING else "medical.suspended",
    )
    if month <= life.end:
        pension, medical = life.dues.pension[offset].due, life.dues.medical[offset].due
        yield Line(say(TEXTS, lang, "due.pension"), _yuan(pension, lang), "", "totals.pension_paid")
        yield Line(say(TEXTS, lang, "due.medical"), _yuan(medical, lang), "", "totals.medical_paid")
    gaps = say(TEXTS, lang, "gaps.none")
    if everything is not None:
        count, months = len(everything.gaps), span(lang, everything.months)
        gaps = say(TEXTS, lang, "gaps.value", count=count, months=months)
    yield Line(say(TEXTS, lang, "gaps"), gaps)
    yield Line(say(TEXTS, lang, "how"), say(TEXTS, lang, "how.toggle"), "muted")
    yield Line("", say(TEXTS, lang, "how.length"), "muted")
    signs = say(
        TEXTS,
        lang,
        "legend.pay",
        paid=glyphs.paid,
        unpaid=glyphs.unpaid,
        back=glyphs.back_paid,
    )
    yield Line(say(TEXTS, lang, "legend"), signs, "muted")
    yield Line("", say(TEXTS, lang, "legend.cover"), "muted")


_COVER_TONE = {
    Cover.COVERED: "good",
    Cover.RETIRED: "good",
    Cover.WAITING: "warn",
    Cover.UNKNOWN: "warn",
    Cover.SUSPENDED: "bad",
}


def _yuan(fen: int | None, lang: Lang) -> str:
    if fen is None:
        return say(TEXTS, lang, "unknown")
    return say(TEXTS, lang, "yuan", amount=pretty_yuan(fen))


def gap_lines(effect: GapEffect, lang: Lang) -> Iterator[Line]:
    """The effect of one gap, the most asked first."""
    gap, lost = effect.gap, effect.lost
    scheme = say(TEXTS, lang, f"scheme.{gap.scheme}")
    if gap.back_pay is not None:
        scheme = say(TEXTS, lang, "paid_back_in", scheme=scheme, month=gap.back_pay)
    months = span(lang, gap.months)
    when = say(TEXTS, lang, "from_to", first=gap.first, months=months)
    yield Line(say(TEXTS, lang, "span"), when, "strong")
    if gap.first_at is not None:
        yield Line(say(TEXTS, lang, "named"), reference_name(gap.first_at, lang), "muted")
    yield Line(say(TEXTS, lang, "scheme"), scheme)
    yield from cover_lines(effect, lang)
    for name, back, paused in (
        ("pension", effect.pension_back, gap.scheme != "medical"),
        ("medical", effect.medical_back, gap.scheme != "pension"),
    ):
        text, tone = back_text(back, lang) if paused else (say(TEXTS, lang, "back.not_paused"), "")
        figure = f"back_pay.{name}"
        yield Line(say(TEXTS, lang, f"back.{name}"), text, tone, figure)
    less = lost.pension_per_month
    yield Line(
        say(TEXTS, lang, "pension_more" if less is not None and less < 0 else "pension_less"),
        say(TEXTS, lang, "unknown")
        if less is None
        else say(TEXTS, lang, "a_month", amount=pretty_yuan(abs(less))),
        "bad" if less else "",
        "lost.pension_per_month",
    )
    yield moved_line(lost.retirement_moved, lang)
    yield Line(say(TEXTS, lang, "saved"), _yuan(lost.saved, lang), "", "lost.not_paid")
    counts = say(
        TEXTS, lang, "lost.months.value", pension=lost.pension_months, medical=lost.medical_months
    )
    yield Line(say(TEXTS, lang, "lost.months"), counts, "", "retirement.contribution_months")
    for key, figure, value in (
        ("lost.credit", "lost.pension_credit", lost.pension_credit),
        ("lost.interest", "lost.interest", lost.interest),
        ("lost.medical", "lost.medical_credit", lost.medical_credit),
    ):
        yield Line(say(TEXTS, lang, key), _yuan(value, lang), "bad" if value else "", figure)
    yield _retiree_line(effect, lang)
    for reason, _ in effect.unknown.values():
        yield Line(say(TEXTS, lang, "reason"), reason.text(lang), "warn")


def cover_lines(effect: GapEffect, lang: Lang) -> Iterator[Line]:
    """Suspended, waiting, restored; a range in words where the local rule is unknown."""
    cover = effect.cover
    none = say(TEXTS, lang, "none")

    def lasting(months: tuple[Month, ...]) -> str:
        if not months:
            return none
        return say(TEXTS, lang, "count_to", months=span(lang, len(months)), last=months[-1])

    yield Line(
        say(TEXTS, lang, "suspended"),
        lasting(cover.suspended),
        "bad" if cover.suspended else "good",
        "medical.suspended",
    )
    if cover.waiting is not None:
        tone = "warn" if cover.waiting else "good"
        text = _partly(lasting(cover.waiting), cover.waiting_part, lang)
        yield Line(say(TEXTS, lang, "waiting"), text, tone, "medical.waiting")
        restored = none if cover.restored is None else str(cover.restored)
    else:
        key = "range_open" if cover.worst_waiting is None else "range_months"
        value = say(TEXTS, lang, key, best=cover.best_waiting, worst=cover.worst_waiting)
        yield Line(say(TEXTS, lang, "waiting"), value, "warn", "medical.waiting")
        unknown = say(TEXTS, lang, "unknown")
        best, worst = cover.best_restored or unknown, cover.worst_restored or unknown
        restored = say(TEXTS, lang, "between", best=best, worst=worst)
    yield Line(say(TEXTS, lang, "restored"), restored, "", "medical.waiting")


def _partly(text: str, part: int | None, lang: Lang) -> str:
    """A wait, with the share of the benefits paid meanwhile where the place pays one."""
    if not part:
        return text
    return say(TEXTS, lang, "waiting.partly", text=text, rate=percent_text(part))


def back_text(back: BackPay, lang: Lang) -> tuple[str, str]:
    """Whether, until when and for how much, and the tone of it."""
    unknown = say(TEXTS, lang, "unknown")
    amount = unknown if back.amount is None else pretty_yuan(back.amount)
    if back.allowed is None:
        return say(TEXTS, lang, "back.unknown", amount=amount), "warn"
    if back.allowed:
        if back.deadline is None:
            return say(TEXTS, lang, "back.yes", amount=amount), "good"
        return say(TEXTS, lang, "back.until", amount=amount, deadline=back.deadline), "good"
    if back.deadline is not None:
        return say(TEXTS, lang, "back.late", deadline=back.deadline), "bad"
    return say(TEXTS, lang, "back.no"), "bad"


def moved_line(moved: int | None, lang: Lang) -> Line:
    """By how many months the retirement moves."""
    label = say(TEXTS, lang, "moved")
    if moved is None:
        return Line(label, say(TEXTS, lang, "moved.never"), "bad", "retirement.chosen")
    if moved == 0:
        return Line(label, say(TEXTS, lang, "moved.no"), "good", "retirement.chosen")
    text = say(TEXTS, lang, "moved.later", months=span(lang, moved))
    return Line(label, text, "bad", "retirement.chosen")


def _retiree_line(effect: GapEffect, lang: Lang) -> Line:
    retiree = effect.variant.retiree
    label, figure = say(TEXTS, lang, "retiree"), "medical.retiree.missing_months"
    if retiree.missing:
        text = say(TEXTS, lang, "retiree.missing", months=span(lang, retiree.missing))
        return Line(label, text, "bad", figure)
    if retiree.reached is None:
        return Line(label, say(TEXTS, lang, "unknown"), "warn", figure)
    return Line(label, say(TEXTS, lang, "retiree.reached"), "good", figure)
