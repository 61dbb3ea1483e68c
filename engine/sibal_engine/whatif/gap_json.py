"""The effect of a gap as the command line prints it."""

from __future__ import annotations

from typing import Any

from sibal_engine.lang import Lang
from sibal_engine.money import yuan_or_none
from sibal_engine.result.difference import delta
from sibal_engine.result.json_parts import unknown_list
from sibal_engine.result.null_reasons import with_reasons
from sibal_engine.result.project_json import projection_dict, rate_or_none
from sibal_engine.whatif.gap import BackPay, GapEffect


def _back(each: BackPay, lang: Lang) -> dict[str, Any]:
    return {
        "allowed": each.allowed,
        "deadline": each.deadline,
        "amount": yuan_or_none(each.amount),
        "reason": None if each.reason is None else each.reason.text(lang),
    }


def gap_dict(effect: GapEffect, lang: Lang = "zh") -> dict[str, Any]:
    """The whole result; lists are empty when nothing is in them and null only when unknown."""
    baseline, variant = (
        projection_dict(effect.baseline, lang),
        projection_dict(effect.variant, lang),
    )
    cover, lost = effect.cover, effect.lost
    ranges: dict[str, Any] = {}
    if cover.waiting is None:
        ranges["medical.waiting"] = {"best": cover.best_waiting, "worst": cover.worst_waiting}
        ranges["medical.restored"] = {
            "best": None if cover.best_restored is None else str(cover.best_restored),
            "worst": None if cover.worst_restored is None else str(cover.worst_restored),
        }
    unknown = {row["figure"]: row for row in (*baseline["unknown"], *variant["unknown"])}
    unknown.update((row["figure"], row) for row in unknown_list(effect.unknown, lang))
    waiting = None if cover.waiting is None else [str(month) for month in cover.waiting]
    result: dict[str, Any] = {
        "gap": {
            "from": str(effect.gap.first),
            "months": effect.gap.months,
            "scheme": effect.gap.scheme,
            "back_pay": None if effect.gap.back_pay is None else str(effect.gap.back_pay),
        },
        "baseline": baseline,
        "variant": variant,
        "delta": delta(variant, baseline),
        "medical": {
            "suspended": [str(month) for month in cover.suspended],
            "waiting": waiting,
            "waiting_benefits": rate_or_none(cover.waiting_part),
            "restored": None if cover.restored is None else str(cover.restored),
        },
        "back_pay": {
            "pension": _back(effect.pension_back, lang),
            "medical": _back(effect.medical_back, lang),
        },
        "lost": {
            "pension_months": lost.pension_months,
            "medical_months": lost.medical_months,
            "pension_credit": yuan_or_none(lost.pension_credit),
            "medical_credit": yuan_or_none(lost.medical_credit),
            "interest": yuan_or_none(lost.interest),
            "pension_per_month": yuan_or_none(lost.pension_per_month),
            "retirement_moved_months": lost.retirement_moved,
            "uncovered_months": lost.uncovered_months,
            "waiting_months": lost.waiting_months,
            "not_paid": yuan_or_none(lost.saved),
        },
        "ranges": ranges,
        "assumed": variant["assumed"],
    }
    own = {key: result[key] for key in ("medical", "back_pay", "lost")}
    named = with_reasons(own, unknown)
    result["unknown"] = [{**row, "figure": figure} for figure, row in named.items()]
    return result
