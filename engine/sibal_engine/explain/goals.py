"""Steps of goals and of the residents' scheme beside the employees'."""

from __future__ import annotations

from sibal_engine.explain.step import UNKNOWN_VALUE, Origin, Step, money, of_cell
from sibal_engine.life.live import Life
from sibal_engine.month import Month
from sibal_engine.months.schedule import PlaceTerms
from sibal_engine.whatif.goals import LongestGap, StopGoal
from sibal_engine.whatif.schemes import SchemePoint


def _count(value: int | None) -> str:
    return UNKNOWN_VALUE if value is None else str(value)


def longest_gap(goal: LongestGap, life: Life) -> list[Step]:
    """Steps of the longest gap from a month on, in a life walked without it."""
    end, terms = life.end, life.terms_at(int(goal.start))
    have, need = life.months_at(end), life.required(end)
    tolerated = terms.at("medical.gap.tolerated", int(goal.start))
    row = tolerated.values if tolerated else {}
    return [
        of_cell(
            "退休月可以少缴的月数",
            "Months to spare at retirement",
            life.terms_at(end).at("pension.minimum_months", min(end, int(life.window.statutory))),
            f"{have} − {need}",
            str(have - need),
        ),
        Step(
            "不推迟退休的最长断缴",
            "Longest gap that does not move the retirement",
            f"{goal.start} … {Month(end)}",
            _count(goal.retirement),
            Origin.PLAN,
        ),
        of_cell(
            "可容忍的断缴月数",
            "Tolerated months of gap",
            tolerated,
            "",
            _count(row.get("in_a_row", row.get("in_a_year"))),
            note=goal.reason,
        ),
        Step(
            "不产生等待期的最长断缴",
            "Longest gap without a wait",
            f"{goal.start} …",
            _count(goal.wait),
            Origin.PLAN,
            note=goal.reason,
        ),
        Step("两者都不损失", "Neither lost", "min", _count(goal.both), Origin.PLAN),
    ]


def stop(goal: StopGoal, life: Life) -> list[Step]:
    """Steps of the last month one must pay, in a life that pays on."""
    end = life.end
    month = min(end, int(life.window.statutory))
    until = UNKNOWN_VALUE if goal.pay_until is None else str(goal.pay_until)
    return [
        of_cell(
            "最低缴费月数",
            "Minimum months",
            life.terms_at(month).at("pension.minimum_months", month),
            f"{month // 12}",
            str(life.required(end)),
        ),
        Step(
            "记录内月数",
            "Months on the record",
            "",
            str(life.start.pension_months),
            Origin.RECORD,
        ),
        Step("还须缴到", "Pay until", f"+ {_count(goal.months)}", until, Origin.PLAN),
        Step("停缴后的养老金", "Pension after stopping", "", money(goal.total), Origin.PLAN),
        Step("一直缴的养老金", "Pension when paying on", "", money(goal.full_total), Origin.PLAN),
    ]


def scheme(point: SchemePoint, terms: PlaceTerms, month: int) -> list[Step]:
    """Steps of one row of the schemes compared; `terms` of the place in the first month ahead."""
    note = point.notes[0] if point.notes else None
    steps = [Step("今后自缴", "Own payments from now on", "", money(point.paid), Origin.PLAN)]
    if point.tier:
        years = (point.paid or 0) // point.tier
        steps = [
            of_cell(
                "居民缴费",
                "Resident contributions",
                terms.at("resident_pension.tiers", month),
                f"{money(point.tier)} × {years}",
                money(point.paid),
            ),
            of_cell(
                "缴费补贴",
                "Subsidies",
                terms.at("resident_pension.subsidy", month),
                f"× {years}",
                money(point.subsidy),
            ),
        ]
        cell = terms.at("resident_pension.terms", month)
    else:
        cell = terms.at("pension.divisor", month)
    steps += [
        Step(
            "个人账户合计", "Accounts together", "Σ", money(point.account), Origin.PLAN, note=note
        ),
        of_cell("每月养老金", "Pension a month", cell, "", money(point.pension), note=note),
    ]
    return steps
