"""Finding the steps of a figure by its dotted path into a result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sibal_engine.errors import ContentError, Fault, clip
from sibal_engine.explain import (
    balances,
    cost,
    index,
    medical,
    more,
    pension,
    retirement,
    so_far,
    sums,
)
from sibal_engine.explain.step import Step
from sibal_engine.lang import Lang
from sibal_engine.result.paths import value_at
from sibal_engine.result.project import Projection
from sibal_engine.result.project_json import projection_dict

_TOTALS = (
    "pension_paid",
    "pension_credited",
    "pension_pooled",
    "pension_interest",
    "medical_paid",
    "medical_credited",
    "medical_spent",
    "paid",
    "months",
)


def _total(name: str) -> Callable[[Projection], list[Step]]:
    return lambda projection: sums.total(projection, name)


FIGURES: Mapping[str, Callable[[Projection], list[Step]]] = {
    "retirement.statutory": retirement.statutory,
    "retirement.earliest": retirement.earliest,
    "retirement.latest": retirement.latest,
    "retirement.chosen": retirement.chosen,
    "retirement.age_months": retirement.age_months,
    "retirement.contribution_months": retirement.contribution_months,
    "retirement.minimum_months": retirement.minimum_months,
    "balances.pension": balances.pension,
    "balances.medical": balances.medical,
    "pension.basic": pension.basic,
    "pension.account": pension.account,
    "pension.transitional": pension.transitional,
    "pension.extra": pension.extra,
    "pension.total": pension.total,
    "pension.average_index": index.average_index,
    "pension.reference_wage": pension.reference_wage,
    "pension.divisor": pension.divisor,
    "medical.months": medical.months,
    "medical.local_months": medical.local_months,
    "medical.suspended": medical.suspended,
    "medical.waiting": medical.waiting,
    "medical.waiting_benefits": medical.waiting_benefits,
    "medical.not_enrolled": medical.waiting,
    "medical.retiree.needed_months": medical.retiree,
    "medical.retiree.local_needed_months": medical.retiree,
    "medical.retiree.missing_months": medical.retiree,
    "medical.retiree.reached": medical.retiree,
    "medical.retiree.top_up": medical.retiree,
    "medical.retiree.continuous_needed_months": medical.retiree,
    "medical.retiree.continuous_months": medical.retiree,
    "medical.retiree.top_up_amount": medical.top_up,
    "so_far.pension_balance": so_far.pension_balance,
    "so_far.pension_months": so_far.pension_months,
    "so_far.pension_missing_months": so_far.pension_missing,
    "so_far.medical_balance": so_far.medical_balance,
    "so_far.medical_months": so_far.medical_months,
    "so_far.medical_missing_months": so_far.medical_missing,
    "cost.month.total": cost.total,
    "cost.month.pension.base": cost.pension_base,
    "cost.month.pension.due": cost.pension_due,
    "cost.month.pension.account": cost.pension_account,
    "cost.month.pension.pool": cost.pension_pool,
    "cost.month.medical.base": cost.medical_base_or_amount,
    "cost.month.medical.due": cost.medical_due,
    "cost.month.medical.account": cost.medical_account,
    "cost.month.medical.pool": cost.medical_pool,
    "cost.month.medical.fee": cost.medical_fee,
    "cost.month.unemployment.due": cost.unemployment,
    **{f"totals.{name}": _total(name) for name in _TOTALS},
    **more.MORE,
}
"""Every figure of a projection that has a fixed path."""


def steps_of(projection: Projection, figure: str) -> list[Step]:
    """The steps of a figure such as `pension.total`, `milestones.retirement` or
    `by_year.2030.pension.balance`; raises `ContentError` for an unknown one."""
    make = FIGURES.get(figure)
    if make is not None:
        return make(projection)
    head, _, rest = figure.partition(".")
    try:
        if head == "milestones":
            return sums.milestone(projection, rest)
        if head == "resolved":
            return sums.resolved(projection, rest)
        if head == "by_year":
            year, _, column = rest.partition(".")
            if any(row.year == int(year) for row in projection.by_year):
                return sums.by_year(projection, int(year), column)
        found = more.of_prefix(projection, head, rest)
        if found is not None:
            return found
    except (KeyError, ValueError, AttributeError, StopIteration):
        pass
    allowed = "such as " + ", ".join(list(FIGURES)[:4]) + ", by_year.2030.pension.balance"
    raise ContentError(Fault(clip(figure) or '""', "", "unknown figure", allowed))


def explain_dict(projection: Projection, figure: str, lang: Lang) -> dict[str, Any]:
    """`explain --json`: a figure, its value and its steps."""
    steps = steps_of(projection, figure)
    return {
        "figure": figure,
        "value": value_at(projection_dict(projection, lang), figure),
        "steps": [step.to_dict(lang) for step in steps],
    }
