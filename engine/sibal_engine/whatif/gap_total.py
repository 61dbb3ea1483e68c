"""All gaps of a plan together against the same plan without them, and what repairs a gap."""

from typing import NamedTuple

from sibal_engine.case.model import Gap
from sibal_engine.messages import Message
from sibal_engine.money import Money, total_or_none
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.result.project import Projection, project
from sibal_engine.whatif.gap import (
    BackPay,
    Lost,
    cover_effect,
    effect_between,
    first_paying_month,
    lost_for_good,
)
from sibal_engine.whatif.goals import BaseGoal, smallest_base


class GapsEffect(NamedTuple):
    """What all gaps of a plan cost together. Months; None: unknown."""

    gaps: tuple[Gap, ...]
    baseline: Projection
    variant: Projection
    lost: Lost
    best_waiting: int
    worst_waiting: int | None

    @property
    def months(self) -> int:
        """Months that are not paid in at least one scheme."""
        return len({int(gap.first) + i for gap in self.gaps for i in range(gap.months)})


def effect_of_all(baseline: Projection, variant: Projection) -> GapsEffect | None:
    """All gaps of `variant` against `baseline`, the same case without any; None without gaps."""
    gaps = tuple(gap for gap in variant.case.plan.gaps if gap.months)
    if not gaps:
        return None
    first = min(int(gap.first) for gap in gaps)
    last = max(int(gap.first) + gap.months - 1 for gap in gaps)
    whole = Gap(Month(first), last - first + 1)
    unknown: dict[str, tuple[Message, str]] = {}
    cover = cover_effect(baseline, variant, whole, variant.life.terms_at(first), unknown)
    lost = lost_for_good(baseline, variant, cover)
    return GapsEffect(gaps, baseline, variant, lost, cover.best_waiting, cover.worst_waiting)


class Repair(NamedTuple):
    """What repairing a gap takes: paying back what may be paid back, then a higher base."""

    gap: Gap
    """The gap as paid back in the first month after it."""
    pension: BackPay
    medical: BackPay
    cost: Money | None
    """Fen that are paid back where it is allowed; None when unknown."""
    left: Lost
    """What stays lost after that."""
    goal: BaseGoal | None
    """The smallest base that brings the pension back; None when nothing is lost or unknown."""
    extra: Money | None
    """Fen paid more up to retirement on that base than on the planned one."""


def repair(base: Projection, variant: Projection, gap: Gap, world: World) -> Repair:
    """What it takes to repair `gap`: `base` and `variant` are the case without and with it."""
    paid_back = gap._replace(back_pay=first_paying_month(gap, base.life.chosen), back_pay_at=None)
    gaps = tuple(paid_back if each == gap else each for each in variant.case.plan.gaps)
    case = variant.case._replace(plan=variant.case.plan._replace(gaps=gaps))
    repaired = project(case, world)
    effect = effect_between(base, repaired, paid_back)
    backs = (effect.pension_back, effect.medical_back)
    amounts = [None if b.allowed is None else b.amount if b.allowed else 0 for b in backs]
    cost = total_or_none(amounts)
    goal, extra = _base_goal(base, repaired, world)
    return Repair(paid_back, *backs, cost, effect.lost, goal, extra)


def _base_goal(
    base: Projection, repaired: Projection, world: World
) -> tuple[BaseGoal | None, Money | None]:
    wanted, has = base.award.total, repaired.award.total
    if wanted is None or has is None or has >= wanted:
        return None, None
    goal = smallest_base(repaired.case, world, wanted)
    if goal.share is None:
        return goal, None
    before, after = _pension_paid(repaired), _pension_paid(project(goal.case, world))
    return goal, None if before is None or after is None else after - before


def paid_in_all(projection: Projection) -> Money | None:
    """What is paid to both schemes from the month after the record on; fen, None: unknown."""
    parts = [part for row in projection.by_year for part in (row.pension_paid, row.medical_paid)]
    return total_or_none(parts)


def _pension_paid(projection: Projection) -> Money | None:
    life = projection.life
    part = life.pension.paid[: max(0, life.end - life.first + 1)]
    return total_or_none(part)


__all__ = ["GapsEffect", "Repair", "effect_of_all", "paid_in_all", "repair"]
