"""Editing the gaps of a plan month by month: pure functions from gaps to gaps.

Inside, each scheme has its own unpaid months; `normal` writes them back as the fewest gaps that
say the same: neighbours of one scheme and one month of back-payment are one gap. A gap that a
milestone names keeps the name as long as it begins where the milestone put it.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sibal_engine.case.model import Gap, Plan
from sibal_engine.case.reference import Reference
from sibal_engine.month import Month

Gaps = tuple[Gap, ...]


class Mark(NamedTuple):
    """What an unpaid month shares with the others of its gap."""

    back_pay: Month | None
    back_pay_at: Reference | None = None
    first_at: Reference | None = None
    first: Month | None = None
    """Where a milestone put the gap; None for a plain one."""


Unpaid = dict[int, Mark]
"""Unpaid month → what it shares with its gap."""
SCHEMES = ("both", "pension", "medical")


def lanes(gaps: Iterable[Gap]) -> tuple[Unpaid, Unpaid]:
    """The unpaid months of pension and medical; a later gap wins where two overlap."""
    pension: Unpaid = {}
    medical: Unpaid = {}
    for gap in gaps:
        for lane, name in ((pension, "pension"), (medical, "medical")):
            if gap.scheme in ("both", name):
                mark = _mark(gap)
                for month in range(int(gap.first), int(gap.first) + gap.months):
                    lane[month] = mark
    return pension, medical


def _mark(gap: Gap) -> Mark:
    if gap.first_at is None:
        return Mark(gap.back_pay, gap.back_pay_at)
    return Mark(gap.back_pay, gap.back_pay_at, gap.first_at, gap.first)


def from_lanes(pension: Unpaid, medical: Unpaid) -> Gaps:
    """The fewest gaps that say which months are unpaid, in order of time."""
    shared = {m: p for m, p in pension.items() if m in medical and medical[m] == p}
    alone = {m: p for m, p in pension.items() if m not in shared}
    other = {m: p for m, p in medical.items() if m not in shared}
    found = [
        gap
        for scheme, lane in zip(SCHEMES, (shared, alone, other), strict=True)
        for gap in _runs(lane, scheme)
    ]
    return tuple(sorted(found, key=lambda gap: (int(gap.first), SCHEMES.index(gap.scheme))))


def _runs(lane: Unpaid, scheme: str) -> Iterator[Gap]:
    start: int | None = None
    for month in sorted(lane):
        if start is None:
            start = month
        if month + 1 not in lane or lane[month + 1] != lane[month]:
            mark = lane[month]
            named = mark.first_at if mark.first == start else None
            first, months = Month(start), month - start + 1
            yield Gap(first, months, scheme, mark.back_pay, named, mark.back_pay_at)
            start = None


def normal(gaps: Iterable[Gap]) -> Gaps:
    """The same unpaid months as the fewest gaps."""
    return from_lanes(*lanes(gaps))


def left_out(plan: Plan) -> Gaps:
    """The gaps of a resolved plan whose milestone does not come."""
    return tuple(each for each in plan.left_out if isinstance(each, Gap))


def covers(gap: Gap, month: int) -> bool:
    """Whether a month lies in a gap."""
    return 0 <= month - int(gap.first) < gap.months


def at(gaps: Iterable[Gap], month: int) -> Gap | None:
    """The gap of a month; None when the month is paid."""
    return next((gap for gap in gaps if covers(gap, month)), None)


def _end(gap: Gap) -> int:
    """The first month after a gap."""
    return int(gap.first) + gap.months


def removed(gaps: Gaps, gap: Gap) -> Gaps:
    """The gaps without one of them."""
    return tuple(each for each in normal(gaps) if each != gap)


def replaced(gaps: Gaps, old: Gap | None, new: Gap) -> Gaps:
    """The gaps with one changed; the changed one wins where it meets another."""
    rest = normal(gaps) if old is None else removed(gaps, old)
    return normal((*rest, new)) if new.months else rest


def toggled(gaps: Gaps, month: int) -> Gaps:
    """One month paid or unpaid; nothing but this month changes.

    A month that becomes unpaid takes the schemes of the gap beside it, the earlier one first.
    """
    pension, medical = lanes(gaps)
    if month in pension or month in medical:
        pension.pop(month, None)
        medical.pop(month, None)
        return from_lanes(pension, medical)
    beside = at(gaps, month - 1) or at(gaps, month + 1)
    scheme = "both" if beside is None else beside.scheme
    return replaced(gaps, None, Gap(Month(month), 1, scheme))


def resized(gaps: Gaps, month: int, months: int, last: int) -> Gaps:
    """The gap at `month` made `months` long, ending at `last` at most; a new one when none is.

    What is paid back in the first month after the gap stays so.
    """
    gap = at(normal(gaps), month)
    first = month if gap is None else int(gap.first)
    months = max(0, min(months, last - first + 1))
    if gap is None:
        return replaced(gaps, None, Gap(Month(first), months))
    end = first + months
    back = gap.back_pay
    if back is not None and (int(back) == _end(gap) or int(back) < end):
        back = Month(end)
    at_name = gap.back_pay_at if back == gap.back_pay else None
    return replaced(gaps, gap, gap._replace(months=months, back_pay=back, back_pay_at=at_name))


def lengthened(gaps: Gaps, month: int, delta: int, last: int) -> Gaps:
    """The gap at `month` longer or shorter; `+` begins one where none is."""
    gap = at(normal(gaps), month)
    return resized(gaps, month, (0 if gap is None else gap.months) + delta, last)


def shifted(gaps: Gaps, month: int, delta: int, first: int, last: int) -> Gaps | None:
    """The gap at `month` later or earlier.

    None when there is none, or it would leave `first` … `last` or touch another gap.
    """
    gap = at(normal(gaps), month)
    if gap is None:
        return None
    back = None if gap.back_pay is None else gap.back_pay.plus(delta)
    # moved by hand it hangs on no milestone any more
    moved = Gap(gap.first.plus(delta), gap.months, gap.scheme, back)
    if int(moved.first) < first or _end(moved) - 1 > last:
        return None
    rest = removed(gaps, gap)
    if any(int(g.first) <= _end(moved) and int(moved.first) <= _end(g) for g in rest):
        return None
    return normal((*rest, moved))


def with_scheme(gaps: Gaps, month: int) -> Gaps:
    """The gap at `month` for the next choice of schemes: both, pension, medical."""
    gap = at(normal(gaps), month)
    if gap is None:
        return gaps
    following = SCHEMES[(SCHEMES.index(gap.scheme) + 1) % len(SCHEMES)]
    return replaced(gaps, gap, gap._replace(scheme=following))


def back_paid(gaps: Gaps, month: int) -> Gaps:
    """The gap at `month` paid back in the first month after it, or no longer paid back."""
    gap = at(normal(gaps), month)
    if gap is None:
        return gaps
    back = None if gap.back_pay is not None else Month(_end(gap))
    return replaced(gaps, gap, gap._replace(back_pay=back, back_pay_at=None))


def kept_inside(before: Gaps, after: Gaps, month: int) -> int:
    """Where the cursor goes when the gap at `month` became shorter: its new last month."""
    old = at(before, month)
    if old is None or at(after, month) is not None:
        return month
    rest = at(after, int(old.first))
    return month if rest is None else _end(rest) - 1
