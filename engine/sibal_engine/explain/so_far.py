"""Steps of what stands at the end of the record."""

from __future__ import annotations

from sibal_engine.explain import balances, medical, retirement
from sibal_engine.explain.step import UNKNOWN_VALUE, Origin, Step
from sibal_engine.result.project import Projection
from sibal_engine.result.so_far import so_far


def pension_balance(projection: Projection) -> list[Step]:
    """Steps of `so_far.pension_balance`."""
    return [balances.pension_start(projection.life)]


def medical_balance(projection: Projection) -> list[Step]:
    """Steps of `so_far.medical_balance`."""
    return balances.medical(projection)[:1]


def pension_months(projection: Projection) -> list[Step]:
    """Steps of `so_far.pension_months`."""
    return retirement.contribution_months(projection)[:1]


def pension_missing(projection: Projection) -> list[Step]:
    """Steps of `so_far.pension_missing_months`."""
    life, state = projection.life, so_far(projection)
    needed = life.required(life.end)
    return [
        *retirement.minimum_months(projection),
        *pension_months(projection),
        Step(
            "还差的月数",
            "Months still missing",
            f"max({needed} − {state.pension_months}, 0)",
            str(state.pension_missing),
            Origin.RECORD,
        ),
    ]


def medical_months(projection: Projection) -> list[Step]:
    """Steps of `so_far.medical_months`."""
    return medical.months(projection)[:1]


def medical_missing(projection: Projection) -> list[Step]:
    """Steps of `so_far.medical_missing_months`."""
    state, retiree = so_far(projection), projection.retiree
    needed = UNKNOWN_VALUE if retiree.needed is None else str(retiree.needed)
    parts = [f"{needed} − {state.medical_months}"]
    if retiree.local_needed is not None:
        parts.append(f"{retiree.local_needed} − {projection.life.start.local_months}")
    value = UNKNOWN_VALUE if state.medical_missing is None else str(state.medical_missing)
    return [
        *medical.retiree(projection),
        Step(
            "现在还差的月数",
            "Months missing as of now",
            f"max({', '.join(parts)}, 0)",
            value,
            Origin.RECORD,
            note=retiree.reason,
        ),
    ]
