"""Sweeps: the retirement months of a window in one walk, and contribution bases side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from sibal_engine.award import Award, award_at
from sibal_engine.case import BaseChoice, BaseKind, Case
from sibal_engine.life import Life, live
from sibal_engine.money import Money, yuan
from sibal_engine.month import Month
from sibal_engine.options import options_compare
from sibal_engine.project import index_text, starting_at
from sibal_engine.rates import PPM, percent_text, rate_text
from sibal_engine.rules.irr import internal_rate, runs
from sibal_engine.schedule import World

HORIZON = 80 * 12
"""Age in months up to which pensions are counted where nothing else is asked for."""
PLATEAU = 10_000
"""A month belongs to the plateau when its net is within this share (ppm) of the best."""
SHARES = tuple(range(60, 301, 10))
"""Bases of a sweep, in percent of the wage."""


@dataclass(frozen=True, slots=True)
class RetirementPoint:
    """What retiring in one month would pay; fen. None: unknown, or the months do not suffice."""

    month: Month
    age: int
    months: int
    """Contribution months at the end of it."""
    required: int
    reached: bool
    total: Money | None
    basic: Money | None
    account: Money | None
    paid: Money | None
    """Pension contributions from the month after the record to this one."""
    pay_back: Month | None
    """Month in which the pensions received reach `paid`."""
    break_even: Month | None
    """Month from which this one has given more than the first month that is possible."""
    net: Money | None
    """Pensions up to the horizon less `paid`."""
    on_plateau: bool = False


@dataclass(frozen=True, slots=True)
class RetirementSweep:
    """The curve over the window of months one may choose, and its plateau."""

    points: tuple[RetirementPoint, ...]
    chosen: Month | None
    statutory: Month
    horizon: Month
    """Last month up to which pensions are counted."""
    life: Life

    @property
    def best(self) -> RetirementPoint | None:
        """The point with the highest net; the first of equal ones."""
        known = [point for point in self.points if point.net is not None]
        return max(known, key=lambda each: each.net or 0, default=None)

    @property
    def plateau(self) -> tuple[Month, Month] | None:
        """First and last month whose net is nearly the best one."""
        months = [point.month for point in self.points if point.on_plateau]
        return (months[0], months[-1]) if months else None

    def award(self, month: Month) -> Award:
        """The whole award of one month of the curve."""
        return award_at(self.life, int(month))

    def to_dict(self) -> dict[str, Any]:
        """The curve as JSON prints it."""
        best, plateau = self.best, self.plateau
        return {
            "points": [retirement_row(point) for point in self.points],
            "chosen": None if self.chosen is None else str(self.chosen),
            "statutory": str(self.statutory),
            "horizon": str(self.horizon),
            "best": None if best is None else str(best.month),
            "plateau": None
            if plateau is None
            else {"from": str(plateau[0]), "to": str(plateau[1])},
        }


def retirement_row(point: RetirementPoint) -> dict[str, Any]:
    """One point as JSON prints it."""
    return {
        "month": str(point.month),
        "age_months": point.age,
        "contribution_months": point.months,
        "minimum_months": point.required,
        "reached": point.reached,
        "total": _yuan(point.total),
        "basic": _yuan(point.basic),
        "account": _yuan(point.account),
        "paid": _yuan(point.paid),
        "pay_back": None if point.pay_back is None else str(point.pay_back),
        "break_even": None if point.break_even is None else str(point.break_even),
        "net": _yuan(point.net),
        "on_plateau": point.on_plateau,
    }


def _yuan(value: Money | None) -> str | None:
    return None if value is None else yuan(value)


def _paid_so_far(life: Life) -> list[Money | None]:
    """Running sum of pension contributions, one value a month; None from an unknown one on."""

    def add(so_far: Money | None, paid: Money | None) -> Money | None:
        return None if so_far is None or paid is None else so_far + paid

    return list(accumulate(life.pension.paid, add))


def retirement_sweep(
    case: Case, world: World, as_of: Month | None = None, horizon: int = HORIZON
) -> RetirementSweep:
    """The pension of every month one may still retire in, read from one walk.

    `horizon` is the age in months up to which pensions are added up. Months of the window that lie
    on the record are left out. Raises `ContentError` as `project` does.
    """
    case = starting_at(case, world, as_of)
    life = live(case, world, to_latest=True)
    last = Month(int(case.person.born) + horizon)
    paid = _paid_so_far(life)
    first = max(int(life.window.earliest), life.first)
    points = [
        _point(life, month, paid[month - life.first], int(last))
        for month in range(first, int(life.window.latest) + 1)
    ]
    return RetirementSweep(
        _marked(_with_break_even(points)), life.chosen, life.window.statutory, last, life
    )


def _point(life: Life, month: int, paid: Money | None, last: int) -> RetirementPoint:
    award = award_at(life, month)
    required = life.required(month)
    reached = award.months >= required
    total = award.total if reached else None
    net = None if total is None or paid is None else total * max(0, last - month) - paid
    return RetirementPoint(
        month=Month(month),
        age=award.age,
        months=award.months,
        required=required,
        reached=reached,
        total=total,
        basic=award.basic if reached else None,
        account=award.account if reached else None,
        paid=paid,
        pay_back=pay_back_month(month, paid, total),
        break_even=None,
        net=net,
    )


def pay_back_month(retired: int, paid: Money | None, total: Money | None) -> Month | None:
    """The month in which pensions of `total` from the month after `retired` reach `paid`."""
    if not total or paid is None:
        return None
    return Month(retired - (-paid // total))


def _with_break_even(points: Sequence[RetirementPoint]) -> list[RetirementPoint]:
    """Each point with the month from which it has given more than the first possible one.

    The first point has had (n months) × its pension by then; a later one pays more a month, but for
    fewer months and after more contributions.
    """
    first = next((p for p in points if p.total is not None and p.paid is not None), None)
    out: list[RetirementPoint] = []
    for point in points:
        month = None
        if first is not None and point is not first and point.total is not None:
            month = _break_even(first, point)
        out.append(replace(point, break_even=month) if month is not None else point)
    return out


def _break_even(first: RetirementPoint, later: RetirementPoint) -> Month | None:
    if first.total is None or later.total is None or first.paid is None or later.paid is None:
        return None
    more = later.total - first.total
    if more <= 0:
        return None
    missed = first.total * (int(later.month) - int(first.month)) + later.paid - first.paid
    return Month(int(later.month) + -(-missed // more))


def _marked(points: list[RetirementPoint]) -> tuple[RetirementPoint, ...]:
    """The points with the plateau marked: the run around the best one that is nearly as good."""
    known = [point.net for point in points if point.net is not None]
    if not known:
        return tuple(points)
    best = max(known)
    enough = best - abs(best) * PLATEAU // PPM
    top = next(i for i, point in enumerate(points) if point.net == best)
    low = high = top
    while low > 0 and _at_least(points[low - 1], enough):
        low -= 1
    while high + 1 < len(points) and _at_least(points[high + 1], enough):
        high += 1
    return tuple(
        replace(point, on_plateau=True) if low <= i <= high else point
        for i, point in enumerate(points)
    )


def _at_least(point: RetirementPoint, enough: Money) -> bool:
    return point.net is not None and point.net >= enough


@dataclass(frozen=True, slots=True)
class BasePoint:
    """What paying on one share of the wage costs and gives; fen. None: unknown."""

    share: int
    """ppm of the wage behind the limits."""
    base: Money | None
    """Base of the first month, held within the limits."""
    monthly: Money | None
    """Contribution of the first month."""
    retirement: Month | None
    paid: Money | None
    """Pension contributions from the month after the record to retirement."""
    total: Money | None
    """Pension a month."""
    index: int | None
    """Average contribution index, units of 10⁻¹²."""
    balance: Money | None
    pay_back: Month | None
    rate: int | None
    """Internal rate of what is paid from now on against the whole pension; ppm a year."""
    extra_paid: Money | None
    """Against the lowest share of the sweep."""
    extra_total: Money | None
    extra_pay_back: Month | None
    """Month in which the extra pension has returned the extra contributions."""
    extra_rate: int | None
    """Internal rate of the extra contributions against the extra pension; ppm a year."""


@dataclass(frozen=True, slots=True)
class BaseSweep:
    """Bases side by side; pensions are counted up to `horizon`, and no rest of an account."""

    points: tuple[BasePoint, ...]
    horizon: Month

    def to_dict(self) -> dict[str, Any]:
        """The sweep as JSON prints it."""
        return {
            "points": [base_row(point) for point in self.points],
            "horizon": str(self.horizon),
        }


def base_row(point: BasePoint) -> dict[str, Any]:
    """One base as JSON prints it."""
    return {
        "share": percent_text(point.share),
        "base": _yuan(point.base),
        "monthly": _yuan(point.monthly),
        "retirement": None if point.retirement is None else str(point.retirement),
        "paid": _yuan(point.paid),
        "total": _yuan(point.total),
        "average_index": index_text(point.index),
        "balance": _yuan(point.balance),
        "pay_back": None if point.pay_back is None else str(point.pay_back),
        "rate": None if point.rate is None else rate_text(point.rate),
        "extra_paid": _yuan(point.extra_paid),
        "extra_total": _yuan(point.extra_total),
        "extra_pay_back": None if point.extra_pay_back is None else str(point.extra_pay_back),
        "extra_rate": None if point.extra_rate is None else rate_text(point.extra_rate),
    }


@dataclass(frozen=True, slots=True)
class _Run:
    """One walked base of a sweep."""

    share: int
    life: Life
    award: Award
    payments: list[Money] | None
    """A month each from the record to retirement; None when one is unknown."""


def with_share(case: Case, share: int) -> Case:
    """The case paying on one share of the wage (ppm) throughout: later changes of base go."""
    changes = tuple(replace(change, pension_base=None) for change in case.plan.changes)
    choice = BaseChoice(BaseKind.SHARE, share)
    return replace(case, plan=replace(case.plan, pension_base=choice, changes=changes))


def base_sweep(
    case: Case,
    world: World,
    as_of: Month | None = None,
    percents: Sequence[int] = SHARES,
    horizon: int = HORIZON,
) -> BaseSweep:
    """The same life on several bases, in percent of the wage, lowest first.

    A share outside the published limits is held at them. `horizon` is an age in months.
    """
    case = starting_at(case, world, as_of)
    last = int(case.person.born) + horizon
    walked = [_run(case, world, percent * PPM // 100) for percent in sorted(set(percents))]
    return BaseSweep(tuple(_base_point(each, walked[0], last) for each in walked), Month(last))


def _run(case: Case, world: World, share: int) -> _Run:
    life = live(with_share(case, share), world)
    count = max(0, life.end - life.first + 1)
    paid = life.pension.paid[:count]
    known = [value for value in paid if value is not None]
    return _Run(share, life, award_at(life, life.end), known if len(known) == count else None)


def _base_point(run: _Run, lowest: _Run, last: int) -> BasePoint:
    life, award = run.life, run.award
    reached = life.chosen is not None
    total = award.total if reached else None
    paid = None if run.payments is None else sum(run.payments)
    first = life.dues.pension[0]
    extra_paid = extra_total = extra_back = extra_rate = None
    same = lowest.life.chosen is not None and life.end == lowest.life.end
    if same and run.payments is not None and lowest.payments is not None:
        extra = [a - b for a, b in zip(run.payments, lowest.payments, strict=True)]
        extra_paid = sum(extra)
        if total is not None and lowest.award.total is not None:
            extra_total = total - lowest.award.total
            if extra_paid > 0:
                extra_back = pay_back_month(life.end, extra_paid, extra_total)
                extra_rate = rate_of(extra, extra_total, life.end, last)
    return BasePoint(
        share=run.share,
        base=first.base,
        monthly=first.due,
        retirement=life.chosen,
        paid=paid,
        total=total,
        index=award.index,
        balance=award.balance,
        pay_back=pay_back_month(life.end, paid, total),
        rate=None
        if run.payments is None or not total
        else rate_of(run.payments, total, life.end, last),
        extra_paid=extra_paid,
        extra_total=extra_total,
        extra_pay_back=extra_back,
        extra_rate=extra_rate,
    )


def rate_of(payments: Sequence[Money], total: Money, retired: int, last: int) -> int | None:
    """Internal rate (ppm a year) of payments up to `retired` against a pension up to `last`."""
    flows = runs([-each for each in payments])
    return internal_rate([*flows, (total, max(0, last - retired))])


__all__ = [
    "BasePoint",
    "BaseSweep",
    "RetirementPoint",
    "RetirementSweep",
    "base_sweep",
    "options_compare",
    "pay_back_month",
    "rate_of",
    "retirement_sweep",
    "with_share",
]
