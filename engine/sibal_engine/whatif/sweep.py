"""The retirement months of a window, read from one walk: a curve with its plateau."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from sibal_engine.case.model import Case
from sibal_engine.life.live import Life
from sibal_engine.money import Money, yuan_or_none
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.rates import PPM
from sibal_engine.result.award import Award, award_at
from sibal_engine.result.project import starting_at
from sibal_engine.result.references import lived
from sibal_engine.whatif.base_sweep import (
    HORIZON,
    SHARES,
    BasePoint,
    BaseSweep,
    base_row,
    base_sweep,
    pay_back_month,
    rate_of,
    with_share,
)
from sibal_engine.whatif.options import options_compare

PLATEAU = 10_000
"""A month belongs to the plateau when its net is within this share (ppm) of the best."""


class RetirementPoint(NamedTuple):
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


class RetirementSweep(NamedTuple):
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
        "total": yuan_or_none(point.total),
        "basic": yuan_or_none(point.basic),
        "account": yuan_or_none(point.account),
        "paid": yuan_or_none(point.paid),
        "pay_back": None if point.pay_back is None else str(point.pay_back),
        "break_even": None if point.break_even is None else str(point.break_even),
        "net": yuan_or_none(point.net),
        "on_plateau": point.on_plateau,
    }


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
    life = lived(case, world, to_latest=True)
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
        out.append(point._replace(break_even=month) if month is not None else point)
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
        point._replace(on_plateau=True) if low <= i <= high else point
        for i, point in enumerate(points)
    )


def _at_least(point: RetirementPoint, enough: Money) -> bool:
    return point.net is not None and point.net >= enough


__all__ = [
    "HORIZON",
    "SHARES",
    "BasePoint",
    "BaseSweep",
    "RetirementPoint",
    "RetirementSweep",
    "base_row",
    "base_sweep",
    "options_compare",
    "pay_back_month",
    "rate_of",
    "retirement_sweep",
    "with_share",
]
