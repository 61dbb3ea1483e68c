"""The effect of a gap: baseline, variant, cover, what may be paid back, what is lost for good."""

from collections.abc import Sequence
from typing import NamedTuple

from sibal_engine.case.model import Case, Gap
from sibal_engine.errors import ContentError, Fault
from sibal_engine.life.arrears import arrears_due
from sibal_engine.life.back_payment import Allowance, medical_allowance, pension_allowance
from sibal_engine.life.medical_cover import wait_range
from sibal_engine.messages import Message, message
from sibal_engine.money import Money, add_or_none, less_or_none, total_or_none, yuan
from sibal_engine.month import Month
from sibal_engine.months.ledger import settled
from sibal_engine.months.schedule import PlaceTerms, World
from sibal_engine.result.project import Projection, project
from sibal_engine.rules.cover import Cover, CoverMonth, waiting_part

MOST_GAP = 600


class CoverEffect(NamedTuple):
    """Medical cover after a gap; `waiting` and `restored` None where the wait is unknown."""

    suspended: tuple[Month, ...]
    waiting: tuple[Month, ...] | None
    restored: Month | None
    best_waiting: int
    """Fewest and most months of waiting that the known rules leave possible."""
    worst_waiting: int | None
    best_restored: Month | None
    worst_restored: Month | None
    waiting_part: int | None
    """Share of the benefits paid while waiting, ppm; None where the wait is unknown."""


class BackPay(NamedTuple):
    """What may be paid back in one scheme; `allowed` and `amount` None when unknown."""

    allowed: bool | None
    deadline: str | None
    amount: Money | None
    reason: Message | None = None
    """Why it is not allowed."""


class Lost(NamedTuple):
    """What the gap costs for good; fen and months. None: unknown."""

    pension_months: int
    medical_months: int
    pension_credit: Money | None
    medical_credit: Money | None
    interest: Money | None
    pension_per_month: Money | None
    retirement_moved: int | None
    uncovered_months: int
    waiting_months: int | None
    saved: Money | None
    """What was not paid."""


class GapEffect(NamedTuple):
    """Baseline and variant of a gap."""

    gap: Gap
    baseline: Projection
    variant: Projection
    cover: CoverEffect
    pension_back: BackPay
    medical_back: BackPay
    lost: Lost
    unknown: dict[str, tuple[Message, str]]


def with_gap(case: Case, gap: Gap) -> Case:
    """The case with one more gap; raises `ContentError` when it lies on the record."""
    if gap.first <= case.record.as_of:
        allowed = f"a month after {case.record.as_of}"
        raise ContentError(Fault("--from", "", f"{gap.first} is on the record", allowed))
    if not 0 <= gap.months <= MOST_GAP:
        raise ContentError(Fault("--months", "", f"{gap.months} months", f"0 to {MOST_GAP}"))
    if gap.months == 0:
        return case
    return case._replace(plan=case.plan._replace(gaps=(*case.plan.gaps, gap)))


def first_paying_month(gap: Gap, retirement: Month | None) -> Month:
    """Where a gap is paid back unless a plan says otherwise: in the first month paid again.

    Contributions run through the month of retirement: a gap that runs into it is paid back in it.
    """
    again = gap.first.plus(gap.months)
    into = retirement is not None and gap.first <= retirement < again
    return retirement if retirement is not None and into else again


def gap_effect(
    case: Case, world: World, gap: Gap, as_of: Month | None = None, *, pay_back: bool = False
) -> GapEffect:
    """What a gap changes against the same case without it; raises `ContentError`.

    `pay_back`: the gap is paid back as early as it ends.
    """
    base = project(case, world, as_of)
    if pay_back and gap.months:
        gap = gap._replace(back_pay=first_paying_month(gap, base.life.chosen))
    varied = with_gap(base.case, gap)
    variant = base if varied is base.case else project(varied, world)
    return effect_between(base, variant, gap)


def effect_between(base: Projection, variant: Projection, gap: Gap) -> GapEffect:
    """What a gap changes, when the case with it and without it were projected before."""
    terms = variant.life.terms_at(int(gap.first))
    unknown: dict[str, tuple[Message, str]] = {}
    cover = cover_effect(base, variant, gap, terms, unknown)
    pension_back, medical_back = back_pay_terms(base, variant, gap, unknown)
    lost = lost_for_good(base, variant, cover)
    return GapEffect(
        gap,
        baseline=base,
        variant=variant,
        cover=cover,
        pension_back=pension_back,
        medical_back=medical_back,
        lost=lost,
        unknown=unknown,
    )


def _changed(base: Projection, variant: Projection, state: Cover) -> tuple[Month, ...]:
    first = variant.life.first
    count = min(len(base.cover), len(variant.cover))
    return tuple(
        Month(first + i)
        for i in range(count)
        if variant.cover[i].state is state and base.cover[i].state is not state
    )


def cover_effect(
    base: Projection,
    variant: Projection,
    gap: Gap,
    terms: PlaceTerms,
    unknown: dict[str, tuple[Message, str]],
) -> CoverEffect:
    """Months suspended, waiting and restored; a range where the local wait is unknown."""
    suspended = _changed(base, variant, Cover.SUSPENDED)
    waiting: tuple[Month, ...] | None = _changed(base, variant, Cover.WAITING)
    guesses = _changed(base, variant, Cover.UNKNOWN)
    if not suspended and not waiting and not guesses:
        return CoverEffect(
            (),
            waiting=(),
            restored=None,
            best_waiting=0,
            worst_waiting=0,
            best_restored=None,
            worst_restored=None,
            waiting_part=0,
        )
    if guesses:
        until = max(variant.until, variant.life.first)
        span = wait_range(variant.life, until, variant.retired.cover_from, int(gap.first))
        place = terms.policy.place
        most = "?" if span.worst is None else span.worst
        reason = message("unknown.gap_wait", place=place.name, at_most=most)
        unknown["medical.waiting"] = (reason, place.code)
        before = _count(base.cover, Cover.WAITING)
        return CoverEffect(
            suspended,
            waiting=None,
            restored=None,
            best_waiting=span.best - before,
            worst_waiting=None if span.worst is None else span.worst - before,
            best_restored=_restored(variant, span.best_cover, gap),
            worst_restored=None
            if span.worst_cover is None
            else _restored(variant, span.worst_cover, gap),
            waiting_part=None,
        )
    restored = _restored(variant, variant.cover, gap)
    count = len(waiting or ())
    part = waiting_part(variant.cover[int(month) - variant.life.first] for month in waiting or ())
    return CoverEffect(
        suspended,
        waiting=waiting,
        restored=restored,
        best_waiting=count,
        worst_waiting=count,
        best_restored=restored,
        worst_restored=restored,
        waiting_part=part,
    )


def _count(cover: Sequence[CoverMonth], state: Cover) -> int:
    return sum(1 for month in cover if month.state is state)


def _restored(variant: Projection, cover: Sequence[CoverMonth], gap: Gap) -> Month | None:
    """The first covered month after the gap's unpaid and waiting months."""
    first = variant.life.first
    start = int(gap.first) - first
    seen = False
    for offset in range(max(0, start), len(cover)):
        state = cover[offset].state
        if state in (Cover.SUSPENDED, Cover.WAITING, Cover.UNKNOWN, Cover.NOT_ENROLLED):
            seen = True
        elif seen or offset >= start + gap.months:
            return Month(first + offset)
    return None


def back_pay_terms(
    base: Projection,
    variant: Projection,
    gap: Gap,
    unknown: dict[str, tuple[Message, str]],
) -> tuple[BackPay, BackPay]:
    """Whether, until when and for how much the gap may be paid back, by scheme.

    Contributions run through the month of retirement: a later month pays nothing back.
    """
    terms = variant.life.terms_at(int(gap.first))
    first = int(gap.first)
    # nothing is due after the retirement month; who reaches none pays on
    chosen = base.life.chosen
    last = base.life.last if chosen is None else int(chosen)
    months = max(0, min(gap.months, last - first + 1))
    none = BackPay(False, None, 0, message("back_pay.not_paused"))
    if months < gap.months and not months:
        none = BackPay(False, None, 0, message("back_pay.retired", month=Month(last)))
    pay = int(gap.back_pay or first_paying_month(gap, chosen))
    gap = gap._replace(months=months)
    dues = base.life.dues
    offsets = range(first - base.life.first, first - base.life.first + months)
    end = None if variant.life.chosen is None else int(variant.life.chosen)
    pension, medical = none, none
    # what the plan does not pay anyhow is not paused, and there is nothing to pay back
    if gap.scheme in ("both", "pension") and any(dues.pension[i].base != 0 for i in offsets):
        rights = [pension_allowance(terms, first + i, pay) for i in range(months)]
        amounts = [dues.pension[i].due for i in offsets]
        pension = _in_time(_back_pay(_together(rights), amounts, terms), pay, end)
    options = {dues.options[i] for i in offsets}
    if gap.scheme in ("both", "medical") and options - {"none"}:
        right, amounts = medical_allowance(terms, gap, pay), _arrears(base, offsets, pay)
        if "resident" in options:
            # the window is that of employees' insurance; the residents' scheme says nothing
            right, amounts = Allowance(None, None), [None]
        medical = _in_time(_back_pay(right, amounts, terms), pay, end)
    place = terms.policy.place
    for name, each in (("pension", pension), ("medical", medical)):
        if each.allowed is None:
            residents = name == "medical" and "resident" in options
            code = "unknown.back_payment_residents" if residents else "unknown.back_payment"
            unknown[f"back_pay.{name}"] = (message(code, place=place.name), place.code)
    return pension, medical


def _in_time(back: BackPay, pay: int, end: int | None) -> BackPay:
    """The same, unless the month of paying lies after the month of retirement."""
    if back.allowed is False or end is None or pay <= end:
        return back
    reason = message("back_pay.after", pay=Month(pay), month=Month(end))
    return BackPay(False, back.deadline, 0, reason)


def _arrears(base: Projection, offsets: range, pay: int) -> list[Money | None]:
    """What the missed months cost with their fees when they are paid in `pay`."""
    life = base.life
    rows = [
        arrears_due(
            life.dues.medical[i],
            life.terms_at(life.first + i),
            life.dues.options[i],
            month=life.first + i,
            pay_month=pay,
        )
        for i in offsets
    ]
    return [None if r.due is None or r.fee is None else r.due + r.fee for r in rows]


def _together(rights: list[Allowance]) -> Allowance:
    """A gap may be paid back when every month of it may; the first deadline counts."""
    if any(right.allowed is False for right in rights):
        return Allowance(False, None)
    if any(right.allowed is None for right in rights):
        return Allowance(None, None)
    return rights[0]


def _back_pay(right: Allowance, amounts: list[Money | None], terms: PlaceTerms) -> BackPay:
    if right.allowed is False:
        reason = message("back_pay.forbidden", place=terms.policy.place.name)
        if right.deadline is not None:
            reason = message("back_pay.late", deadline=right.deadline)
        return BackPay(False, right.deadline, 0, reason)
    total = total_or_none(amounts)
    return BackPay(right.allowed, right.deadline, total)


def _less_in_all(base: Sequence[Money | None], variant: Sequence[Money | None]) -> Money | None:
    return less_or_none(total_or_none(base), total_or_none(variant))


def lost_for_good(base: Projection, variant: Projection, cover: CoverEffect) -> Lost:
    """What the gap costs, read at the baseline's retirement month."""
    end = base.life.end
    offset = end - base.life.first
    a, b = base.life, variant.life
    inside = 0 <= offset < min(len(a.pension.months), len(b.pension.months))
    moved = None
    if a.chosen is not None and b.chosen is not None:
        moved = int(b.chosen) - int(a.chosen)
    credit = interest = medical_credit = saved = None
    months = medical_months = 0
    if inside:
        months = a.pension.months[offset] - b.pension.months[offset]
        medical_months = a.medical.months[offset] - b.medical.months[offset]
        until = slice(0, offset + 1)
        credit = _less_in_all(a.pension.credit[until], b.pension.credit[until])
        medical_credit = _less_in_all(a.medical.credit[until], b.medical.credit[until])
        paid = _less_in_all(a.pension.paid[until], b.pension.paid[until])
        medical_paid = _less_in_all(a.medical.paid[until], b.medical.paid[until])
        saved = add_or_none(paid, medical_paid)
        rate = a.crediting_rate(end // 12)
        balances = settled(a.pension, offset, rate)[0], settled(b.pension, offset, rate)[0]
        whole = less_or_none(*balances)
        interest = less_or_none(whole, credit)
    return Lost(
        pension_months=months,
        medical_months=medical_months,
        pension_credit=credit,
        medical_credit=medical_credit,
        interest=interest,
        pension_per_month=less_or_none(base.award.total, variant.award.total),
        retirement_moved=moved,
        uncovered_months=len(cover.suspended),
        waiting_months=None if cover.waiting is None else len(cover.waiting),
        saved=saved,
    )


__all__ = ["Gap", "GapEffect", "effect_between", "gap_effect", "yuan"]
