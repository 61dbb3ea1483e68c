"""Parts that several results print alike: what was assumed, what is unknown, a year."""

from __future__ import annotations

from typing import Any

from sibal_engine.lang import Lang
from sibal_engine.messages import Message
from sibal_engine.money import yuan_or_none
from sibal_engine.result.project import YearRow


def assumed_list(assumed: dict[str, Message], lang: Lang) -> list[dict[str, str]]:
    """`assumed`: every default and frame in use."""
    return [{"name": name, "text": note.text(lang)} for name, note in sorted(assumed.items())]


def unknown_list(unknown: dict[str, tuple[Message, str]], lang: Lang) -> list[dict[str, str]]:
    """`unknown`: every figure that is null, why, and whose rule is missing."""
    return [
        {"figure": figure, "reason": reason.text(lang), "place": place}
        for figure, (reason, place) in sorted(unknown.items())
    ]


def year_dict(row: YearRow) -> dict[str, Any]:
    """One row of `by_year`."""
    return {
        "year": row.year,
        "months": row.months,
        "pension": {
            "paid": yuan_or_none(row.pension_paid),
            "credited": yuan_or_none(row.pension_credited),
            "interest": yuan_or_none(row.pension_interest),
            "drawn": yuan_or_none(row.pension_drawn),
            "balance": yuan_or_none(row.pension_balance),
            "received": yuan_or_none(row.pension_received),
        },
        "medical": {
            "paid": yuan_or_none(row.medical_paid),
            "credited": yuan_or_none(row.medical_credited),
            "spent": yuan_or_none(row.medical_spent),
            "balance": yuan_or_none(row.medical_balance),
        },
    }
