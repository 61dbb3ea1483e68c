"""Contribution bases side by side: what is paid, the pension, pay-back months, internal rates."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sibal_engine.case.model import BaseChoice, BaseKind, Case
from sibal_engine.case.written import as_written
from sibal_engine.life.live import Life
from sibal_engine.money import Money, yuan_or_none
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.rates import PPM, percent_text, rate_text
from sibal_engine.result.award import Award, award_at
from sibal_engine.result.project import index_text, starting_at
from sibal_engine.result.references import lived
from sibal_engine.rules.irr import internal_rate, runs

HORIZON = 80 * 12
"""Age in months up to which pensions are counted where nothing else is asked for."""
SHARES = tuple(range(60, 301, 10))
"""Bases of a sweep, in percent of the wage."""


def pay_back_month(retired: int, paid: Money | None, total: Money | None) -> Month | None:
    """The month in which pensions of `total` from the month after `retired` reach `paid`."""
    if not total or paid is None:
        return None
    return Month(retired - (-paid // total))


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


class BaseSweep(NamedTuple):
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
        "base": yuan_or_none(point.base),
        "monthly": yuan_or_none(point.monthly),
        "retirement": None if point.retirement is None else str(point.retirement),
        "paid": yuan_or_none(point.paid),
        "total": yuan_or_none(point.total),
        "average_index": index_text(point.index),
        "balance": yuan_or_none(point.balance),
        "pay_back": None if point.pay_back is None else str(point.pay_back),
        "rate": None if point.rate is None else rate_text(point.rate),
        "extra_paid": yuan_or_none(point.extra_paid),
        "extra_total": yuan_or_none(point.extra_total),
        "extra_pay_back": None if point.extra_pay_back is None else str(point.extra_pay_back),
        "extra_rate": None if point.extra_rate is None else rate_text(point.extra_rate),
    }


class _Run(NamedTuple):
    """One walked base of a sweep."""

    share: int
    life: Life
    award: Award
    payments: list[Money] | None
    """A month each from the record to retirement; None when one is unknown."""


def with_share(case: Case, share: int) -> Case:
    """The case paying on one share of the wage (ppm) throughout: later changes of base go."""
    plan = as_written(case.plan)
    changes = tuple(change._replace(pension_base=None) for change in plan.changes)
    choice = BaseChoice(BaseKind.SHARE, share)
    return case._replace(plan=plan._replace(pension_base=choice, changes=changes))


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
    points: list[BasePoint] = []
    for each in walked:
        points.append(_base_point(each, walked[0], last, points[-1] if points else None))
    return BaseSweep(tuple(points), Month(last))


def _run(case: Case, world: World, share: int) -> _Run:
    life = lived(with_share(case, share), world)
    count = max(0, life.end - life.first + 1)
    paid = life.pension.paid[:count]
    known = [value for value in paid if value is not None]
    return _Run(share, life, award_at(life, life.end), known if len(known) == count else None)


def _base_point(run: _Run, lowest: _Run, last: int, before: BasePoint | None) -> BasePoint:
    """A point of the sweep; its rates are looked for near those of the one `before`."""
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
                near = None if before is None else before.extra_rate
                extra_rate = rate_of(extra, extra_total, life.end, last, near)
    return BasePoint(
        share=run.share,
        base=first.base,
        monthly=first.due,
        retirement=life.chosen,
        paid=paid,
        total=total,
        index=award.average_index,
        balance=award.balance,
        pay_back=pay_back_month(life.end, paid, total),
        rate=None
        if run.payments is None or not total
        else rate_of(run.payments, total, life.end, last, None if before is None else before.rate),
        extra_paid=extra_paid,
        extra_total=extra_total,
        extra_pay_back=extra_back,
        extra_rate=extra_rate,
    )


def rate_of(
    payments: Sequence[Money], total: Money, retired: int, last: int, near: int | None = None
) -> int | None:
    """Internal rate (ppm a year) of payments up to `retired` against a pension up to `last`."""
    flows = runs([-each for each in payments])
    return internal_rate([*flows, (total, max(0, last - retired))], near)
