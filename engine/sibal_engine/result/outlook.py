"""A case far beyond retirement, month by month: both balances, and what is paid and received."""

from __future__ import annotations

from itertools import accumulate

from sibal_engine.case.model import Case
from sibal_engine.money import Money, total_or_none
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.result.project import Projection, project

AGE = 85 * 12
"""Age in months up to which a case is followed."""


def outlook(case: Case, world: World, age: int = AGE) -> Projection:
    """The projection up to an age in months; at least to the record's end.

    Raises `ContentError` as `project` does.
    """
    last = max(int(case.person.born) + age, int(case.record.as_of))
    return project(case, world, until=Month(last))


def months_of(projection: Projection) -> range:
    """The months of an outlook: the record's last one, then one by one to `until`."""
    return range(projection.life.first - 1, projection.until + 1)


def balances(projection: Projection) -> tuple[list[Money | None], list[Money | None]]:
    """Both accounts at the end of each month of `months_of`; fen."""
    rows = [projection.balance_at(month) for month in months_of(projection)]
    return [pension for pension, _ in rows], [medical for _, medical in rows]


def net_received(projection: Projection) -> list[Money | None]:
    """Pensions received less pension contributions paid since the record, by the end of each month.

    The month in which it passes 0 is the pay-back month. None from an unknown amount on.
    """
    life, received = projection.life, projection.retired.received

    def flow(month: int) -> Money | None:
        if month > life.end:
            return received
        paid = life.pension.paid[month - life.first]
        return None if paid is None else -paid

    def add(so_far: Money | None, more: Money | None) -> Money | None:
        return None if so_far is None or more is None else so_far + more

    flows: list[Money | None] = [0, *(flow(month) for month in months_of(projection)[1:])]
    return list(accumulate(flows, add))


def pension_paid(projection: Projection) -> Money | None:
    """Pension contributions from the month after the record on: `totals.pension_paid`; fen."""
    paid = [row.pension_paid for row in projection.by_year]
    return total_or_none(paid)
