"""A plan as it is written: every reference to a milestone open again, whatever it was resolved to.

What is kept, compared and edited is the plan as written; what is walked is the resolved one.
"""

from __future__ import annotations

from sibal_engine.case.model import Change, Gap, Plan
from sibal_engine.case.reference import LATER


def has_references(plan: Plan) -> bool:
    """Whether an entry of a plan names a milestone instead of a month."""
    if plan.retire_at is not None or plan.left_out:
        return True
    for gap in plan.gaps:
        if gap.first_at is not None or gap.back_pay_at is not None:
            return True
    return any(change.first_at is not None for change in plan.changes)


def as_written(plan: Plan) -> Plan:
    """The plan with its references unresolved and nothing left out; itself when it has none."""
    if not has_references(plan):
        return plan
    gaps = [*plan.gaps, *(each for each in plan.left_out if isinstance(each, Gap))]
    changes = [*plan.changes, *(each for each in plan.left_out if isinstance(each, Change))]
    return plan._replace(
        gaps=tuple(_open_gap(gap) for gap in gaps),
        changes=in_order(tuple(_open_change(change) for change in changes)),
        retire="statutory" if plan.retire_at is not None else plan.retire,
        left_out=(),
    )


def _open_gap(gap: Gap) -> Gap:
    if gap.first_at is not None:
        gap = gap._replace(first=LATER)
    return gap if gap.back_pay_at is None else gap._replace(back_pay=LATER)


def _open_change(change: Change) -> Change:
    return change if change.first_at is None else change._replace(first=LATER)


def in_order(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Changes in the order of time; those of one month, and unresolved ones, as they stood."""
    return tuple(sorted(changes, key=lambda each: each.first))
