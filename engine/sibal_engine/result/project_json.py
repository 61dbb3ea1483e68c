"""The projection as the command line prints it: stable keys, amounts as strings in yuan."""

from __future__ import annotations

from typing import Any

from sibal_engine.lang import Lang
from sibal_engine.life.medical_cover import RetireeCover, wait_range
from sibal_engine.messages import Message
from sibal_engine.money import total_or_none, yuan_or_none
from sibal_engine.month import Month, month_text
from sibal_engine.rates import rate_text
from sibal_engine.result.gathered import gathered
from sibal_engine.result.json_parts import assumed_list, unknown_list, year_dict
from sibal_engine.result.month_cost import month_cost
from sibal_engine.result.null_reasons import retiree_reasons, with_reasons
from sibal_engine.result.project import Projection, index_text
from sibal_engine.result.project_more import more_dict
from sibal_engine.result.record_json import asserts_list
from sibal_engine.result.so_far import so_far
from sibal_engine.rules.cover import Cover, waiting_part


def _total_text(values: list[int | None]) -> str | None:
    return yuan_or_none(total_or_none(values))


def totals_dict(projection: Projection) -> dict[str, Any]:
    """Sums from the month after the record to `until`."""
    rows = projection.by_year
    paid = [row.pension_paid for row in rows]
    medical = [row.medical_paid for row in rows]
    credited = [row.pension_credited for row in rows]
    pooled = [
        None if p is None or c is None else p - c for p, c in zip(paid, credited, strict=True)
    ]
    return {
        "pension_paid": _total_text(paid),
        "pension_credited": _total_text(credited),
        "pension_pooled": _total_text(pooled),
        "pension_interest": _total_text([row.pension_interest for row in rows]),
        "medical_paid": _total_text(medical),
        "medical_credited": _total_text([row.medical_credited for row in rows]),
        "medical_spent": _total_text([row.medical_spent for row in rows]),
        "paid": _total_text([*paid, *medical]),
        "months": sum(row.months for row in rows),
    }


def cover_months_of(projection: Projection, *states: Cover) -> list[str]:
    """The months up to retirement or `until` in one of some states of cover."""
    first = projection.life.first
    return [
        str(Month(first + offset))
        for offset, month in enumerate(projection.cover)
        if month.state in states and first + offset <= projection.until
    ]


def rate_or_none(value: int | None) -> str | None:
    """A share in ppm as a result prints it."""
    return None if value is None else rate_text(value)


def medical_dict(projection: Projection) -> dict[str, Any]:
    """Cover and what cover in retirement takes."""
    retiree, top_up = projection.retiree, gathered(projection).top_up
    options = projection.life.dues.options
    unknown_wait = any(month.state is Cover.UNKNOWN for month in projection.cover)
    return {
        "option": options[0] if options else None,
        "months": retiree.months,
        "local_months": retiree.local_months,
        "suspended": cover_months_of(projection, Cover.SUSPENDED),
        "waiting": None if unknown_wait else cover_months_of(projection, Cover.WAITING),
        "waiting_benefits": rate_or_none(waiting_part(projection.cover)),
        "not_enrolled": cover_months_of(projection, Cover.NOT_ENROLLED),
        "retiree": {
            "needed_months": retiree.needed,
            "local_needed_months": retiree.local_needed,
            "missing_months": retiree.missing,
            "reached": retiree.reached,
            "top_up": retiree.top_up,
            "top_up_amount": None if top_up is None else yuan_or_none(top_up.amount),
            **_unbroken_dict(retiree),
        },
    }


def _unbroken_dict(retiree: RetireeCover) -> dict[str, int | None]:
    """Years without a break, where the place takes them in place of a longer total."""
    if retiree.unbroken_needed is None:
        return {}
    return {
        "continuous_needed_months": retiree.unbroken_needed,
        "continuous_months": retiree.unbroken,
    }


def ranges_dict(projection: Projection) -> dict[str, Any]:
    """Best and worst of what is unknown but bounded."""
    if not any(month.state is Cover.UNKNOWN for month in projection.cover):
        return {}
    life = projection.life
    until = max(projection.until, life.first)
    span = wait_range(life, until, projection.retired.cover_from, life.first)
    return {"medical.waiting": {"best": span.best, "worst": span.worst}}


def retirement_dict(projection: Projection) -> dict[str, Any]:
    """The months of retirement and what they take."""
    life = projection.life
    chosen = life.chosen
    return {
        "statutory": str(life.window.statutory),
        "earliest": str(life.window.earliest),
        "latest": str(life.window.latest),
        "chosen": None if chosen is None else str(chosen),
        "age_months": None if chosen is None else int(chosen) - int(life.case.person.born),
        "contribution_months": life.months_at(life.end),
        "minimum_months": life.required(life.end),
    }


def _unknown(projection: Projection, result: dict[str, Any]) -> dict[str, tuple[Message, str]]:
    """What is gathered, and the reason of every further null of the result."""
    policy = projection.life.terms_at(projection.life.end).policy
    parts = retiree_reasons(projection.retiree, policy.place.name, policy.code)
    return with_reasons(result, {**parts, **gathered(projection).unknown})


def projection_dict(projection: Projection, lang: Lang = "zh") -> dict[str, Any]:
    """The whole result."""
    award = projection.award
    pension, medical = projection.balance_at(projection.until)
    reached = projection.life.chosen is not None
    record = projection.case.record
    more = more_dict(projection, lang)
    result = {
        "name": projection.case.name,
        "place": projection.life.terms_at(projection.life.first).policy.code,
        "as_of": str(record.as_of),
        "until": month_text(projection.until),
        "retirement": retirement_dict(projection),
        "balances": {"pension": yuan_or_none(pension), "medical": yuan_or_none(medical)},
        "pension": {
            "basic": yuan_or_none(award.basic if reached else None),
            "account": yuan_or_none(award.account if reached else None),
            "transitional": yuan_or_none(award.transitional if reached else None),
            "extra": yuan_or_none(award.extra if reached else None),
            "total": yuan_or_none(award.total if reached else None),
            "average_index": index_text(award.average_index),
            "reference_wage": yuan_or_none(award.wage),
            "divisor": None
            if award.divisor is None
            else f"{award.divisor // 10}.{award.divisor % 10}",
            "place": award.place,
        },
        "so_far": so_far(projection).to_dict(),
        "cost": {"month": month_cost(projection.life).to_dict()},
        "totals": totals_dict(projection),
        "medical": medical_dict(projection),
        "milestones": [
            {"name": name, "month": str(month)}
            for name, month in sorted(projection.milestones, key=lambda each: each[1])
        ],
        "resolved": [
            {
                "name": row.key,
                "reference": str(row.reference),
                "month": None if row.month is None else str(row.month),
            }
            for row in projection.resolved
        ],
        "by_year": [year_dict(row) for row in projection.by_year],
        **more,
        "ranges": ranges_dict(projection),
        "assumed": assumed_list(gathered(projection).assumed, lang),
    }
    result["unknown"] = unknown_list(_unknown(projection, result), lang)
    result["asserts"] = asserts_list(projection, result)
    return result
