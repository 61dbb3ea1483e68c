"""Paying back missed months: what is allowed, until when, and which months it brings back.

Pension: no buying of past years (人社部发〔2016〕132号); within the calendar year only where the
place says so. Medical: by the place's window; the nation's is 3 months (医保办发〔2021〕43号).
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sibal_engine.case.model import Case, Gap
from sibal_engine.month import Month
from sibal_engine.months.schedule import PlaceTerms, Stretch
from sibal_engine.policy.model import Level


class Allowance(NamedTuple):
    """Whether a gap may be paid back. `allowed` None: unknown."""

    allowed: bool | None
    deadline: str | None
    """`YYYY-MM` or `YYYY-MM-DD`; None when unknown or not allowed."""
    retroactive: bool | None = None
    """Medical: whether the months paid back are covered after all."""


def pension_allowance(terms: PlaceTerms, month: int, pay_month: int) -> Allowance:
    """Whether the pension contribution of `month` may be paid in `pay_month`."""
    hit = terms.policy.find("pension.back_payment", month)
    if hit is None:
        return Allowance(None, None)
    values = hit.entry.values
    year_end = terms.at("pension.payment", month)
    day = year_end.values.get("year_end") if year_end else None
    deadline = f"{month // 12}-{day}" if day else f"{month // 12}-12"
    same_year = month // 12 == pay_month // 12
    if values["allowed"] == "within_year":
        return Allowance(same_year, deadline)
    if values["allowed"] == "months":
        window = values.get("window", 0)
        return Allowance(pay_month - month <= window, str(Month(month + window)))
    if hit.file.level is Level.NATION and same_year:
        return Allowance(None, None)
    return Allowance(False, None)


def medical_allowance(terms: PlaceTerms, gap: Gap, pay_month: int) -> Allowance:
    """Whether a gap's medical contributions may be paid in `pay_month`."""
    first = int(gap.first)
    rule = terms.at("medical.gap.back_payment", first)
    if rule is None or "allowed" not in rule.values:
        return Allowance(None, None)
    if not rule.values["allowed"]:
        return Allowance(False, None, False)
    window = rule.values.get("window")
    if window is None and "retroactive_within" in rule.values:
        # a place that says until when it covers the gap after all takes arrears later too
        return Allowance(True, None, covers_after_all(rule.values, first, gap.months, pay_month))
    if window is None:
        tolerated = terms.at("medical.gap.tolerated", first)
        # a place that tolerates no gap has said nothing about how long arrears may be paid
        window = (tolerated.values.get("in_a_row") if tolerated else None) or None
    retroactive = rule.values.get("retroactive")
    if window is None:
        return Allowance(None, None, retroactive)
    deadline = Month(first + window)
    in_time = gap.months <= window and pay_month <= deadline
    return Allowance(in_time, str(deadline), retroactive)


def covers_after_all(
    values: Mapping[str, Any], first: int, months: int, pay_month: int
) -> bool | None:
    """Whether a gap paid back in `pay_month` is covered after all; None: unknown.

    `values` are those of `medical.gap.back_payment`; a place may say so for the first months only.
    """
    within = values.get("retroactive_within")
    if within is not None and (months > within or pay_month - first > within):
        return False
    retroactive: bool | None = values.get("retroactive")
    return retroactive


def repayments(
    case: Case,
    where: Sequence[Stretch],
    scheme: str,
    first: int,
    count: int,
    options: Sequence[str] = (),
) -> dict[int, list[int]]:
    """Offset of a paying month → offsets of the gap months that are really paid back in it.

    What the place forbids, or says nothing about, is not paid back; a month in two gaps is, once.
    `options`: the medical scheme of each month; the window is that of employees' insurance only.
    """
    out: dict[int, list[int]] = {}
    done: set[int] = set()
    for gap in case.plan.gaps:
        if gap.back_pay is None or gap.scheme not in ("both", scheme):
            continue
        pay = int(gap.back_pay)
        at = pay - first
        if not 0 <= at < count:
            continue
        terms = next((s.terms for s in where if gap.first <= s.last), where[-1].terms)
        months = range(int(gap.first), min(int(gap.first) + gap.months, pay + 1))
        if scheme == "pension":
            good = [m for m in months if pension_allowance(terms, m, pay).allowed]
        else:
            theirs = [m for m in months if not _residents(options, m - first)]
            good = theirs if medical_allowance(terms, gap, pay).allowed else []
        once = [month for month in good if month not in done]
        done.update(once)
        if once:
            out.setdefault(at, []).extend(month - first for month in once)
    return out


def _residents(options: Sequence[str], offset: int) -> bool:
    """Whether a month lies in the residents' scheme, which says nothing about paying it back."""
    return 0 <= offset < len(options) and options[offset] == "resident"
