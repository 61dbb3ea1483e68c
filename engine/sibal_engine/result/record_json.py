"""The record beside its spells, and pinned official figures, as `project --json` prints them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sibal_engine.money import yuan_or_none
from sibal_engine.record.history import Totals, difference_of, given_totals, history_of
from sibal_engine.record.medical import MedicalCredits
from sibal_engine.result.asserts import checked_asserts
from sibal_engine.result.project import Projection, index_text


def totals_dict(totals: Totals) -> dict[str, Any]:
    """Totals of a record; None: not given, or unknown."""
    return {
        "pension_months": totals.pension_months,
        "deemed_months": totals.deemed_months,
        "average_index": index_text(totals.average_index),
        "pension_balance": yuan_or_none(totals.pension_balance),
        "pension_credited_this_year": yuan_or_none(totals.credited_this_year),
    }


def record_dict(projection: Projection, credited: MedicalCredits) -> dict[str, Any]:
    """`record`: what is printed, what the spells give, and the difference of the two."""
    case, world = projection.case, projection.life.world
    given = given_totals(case)
    history = history_of(case, world)
    ours = Totals() if history is None else history.totals()
    return {
        "given": totals_dict(given),
        "from_spells": totals_dict(ours),
        "difference": totals_dict(difference_of(given, ours)),
        "complete": None if history is None else history.complete,
        "medical": {
            "given_balance": yuan_or_none(case.record.medical_balance),
            "months": credited.months,
            "credited": yuan_or_none(credited.total),
        },
    }


def asserts_list(projection: Projection, result: Mapping[str, Any]) -> list[dict[str, Any]]:
    """`asserts`: every pinned figure beside ours, and the first month of departure."""
    return [
        {
            "figure": row.figure,
            "month": None if row.month is None else str(row.month),
            "value": row.value,
            "ours": row.ours,
            "difference": row.difference,
            "agrees": row.agrees,
            "first_departure": None if row.first_departure is None else str(row.first_departure),
        }
        for row in checked_asserts(projection, result)
    ]
