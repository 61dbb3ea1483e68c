"""Steps of sums, yearly rows and milestones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sibal_engine.explain import balances, medical, pension, retirement
from sibal_engine.explain.step import Origin, Step, money, of_cell
from sibal_engine.money import total_or_none
from sibal_engine.month import Month
from sibal_engine.result.project import Projection, YearRow
from sibal_engine.result.project_json import projection_dict

_TOTALS: dict[str, tuple[str, str, Callable[[YearRow], int | None]]] = {
    "pension_paid": ("养老缴费", "Pension contributions", lambda row: row.pension_paid),
    "pension_credited": (
        "养老账户划入",
        "Credited to the pension account",
        lambda r: r.pension_credited,
    ),
    "pension_interest": ("养老账户利息", "Interest", lambda row: row.pension_interest),
    "medical_paid": ("医保缴费", "Medical contributions", lambda row: row.medical_paid),
    "medical_credited": (
        "医保账户划入",
        "Credited to the medical account",
        lambda row: row.medical_credited,
    ),
    "medical_spent": ("医保账户支出", "Spent from it", lambda row: row.medical_spent),
    "months": ("养老缴费月数", "Pension months", lambda row: row.months),
}
_COLUMNS: dict[str, str] = {
    "pension.paid": "pension_paid",
    "pension.credited": "pension_credited",
    "pension.interest": "pension_interest",
    "medical.paid": "medical_paid",
    "medical.credited": "medical_credited",
    "medical.spent": "medical_spent",
    "months": "months",
}
_MILESTONES: dict[str, Callable[[Projection], list[Step]]] = {
    "statutory_age": retirement.statutory,
    "retirement": retirement.chosen,
    "first_pension": retirement.chosen,
    "pension_15_years": retirement.contribution_months,
    "pension_20_years": retirement.contribution_months,
    "pension_minimum": lambda p: [
        *retirement.contribution_months(p),
        *retirement.minimum_months(p),
    ],
    "medical_years": medical.retiree,
    "retiree_cover": medical.retiree,
    "account_used_up": pension.account,
    "pay_back": pension.total,
}


def _shown(name: str, value: int | None) -> str:
    return str(value) if name == "months" else money(value)


def _paths(projection: Projection, name: str, month: int) -> list[str]:
    """The series that a yearly sum comes from; none where it is the user's own figure."""
    if name in ("medical_spent", "months"):
        return []
    if not name.startswith("medical"):
        return ["pension.crediting_rate" if name == "pension_interest" else "pension.base"]
    options = projection.life.dues.options
    option = options[min(month - projection.life.first, len(options) - 1)]
    if "_" not in option:
        return ["resident_medical.premium"]
    parts = ("credit",) if name == "medical_credited" else ("amount", "rate")
    return [f"medical.{option}.{part}" for part in parts]


_REASONS = {
    "pension_paid": "pension.base",
    "pension_credited": "pension.base",
    "pension_interest": "balances.pension",
    "medical_paid": "medical.due",
    "medical_credited": "medical.credit",
}


def _rows(projection: Projection, name: str) -> list[Step]:
    zh, en, pick = _TOTALS[name]
    life = projection.life
    steps = []
    for row in projection.by_year:
        month = max(life.first, row.year * 12)
        paths = _paths(projection, name, month)
        labels = (f"{row.year} {zh}", f"{en} {row.year}")
        value = _shown(name, pick(row))
        if not paths:
            note = life.assumed.get("medical_spend") if name == "medical_spent" else None
            origin = Origin.PLAN if note is None else Origin.ASSUMED
            steps.append(Step(*labels, "", value, origin, note=note))
            continue
        own = balances.own_rate(life, row.year) if name == "pension_interest" else None
        if own is not None:
            steps.append(Step(*labels, "", value, Origin.ASSUMED, note=own))
            continue
        cell = next((c for p in paths if (c := life.terms_at(month).at(p, month))), None)
        note = projection.unknown.get(_REASONS[name], (None, ""))[0] if cell is None else None
        steps.append(of_cell(*labels, cell, "", value, note=note))
    return steps


def total(projection: Projection, name: str) -> list[Step]:
    """Steps of `totals.NAME`."""
    if name in ("paid", "pension_pooled"):
        parts = ("pension_paid", "medical_paid")
        if name == "pension_pooled":
            parts = ("pension_paid", "pension_credited")
        steps = [step for part in parts for step in total(projection, part)]
        value = projection_dict(projection)["totals"][name]
        zh, en = ("缴费合计", "Paid in all") if name == "paid" else ("进入统筹", "To the pool")
        sign = " + " if name == "paid" else " − "
        formula = sign.join(_TOTALS[part][0] for part in parts)
        steps.append(Step(zh, en, formula, value or "—", Origin.PLAN))
        return steps
    zh, en, pick = _TOTALS[name]
    values = [pick(row) for row in projection.by_year]
    whole = total_or_none(values)
    return [
        *_rows(projection, name),
        Step(f"{zh}合计", f"{en} in all", "Σ", _shown(name, whole), Origin.PLAN),
    ]


def by_year(projection: Projection, year: int, column: str) -> list[Step]:
    """Steps of `by_year.YEAR.COLUMN`; raises `KeyError` for an unknown column."""
    if column in ("pension.balance", "medical.balance"):
        make = balances.pension if column.startswith("pension") else balances.medical
        last = min(year * 12 + 11, projection.until)
        years = tuple(row for row in projection.by_year if row.year <= year)
        cut = replace(projection, until=last, by_year=years, gathered=None)
        return make(cut)
    if column in ("pension.drawn", "pension.received"):
        return _retired_year(projection, year, column)
    name = _COLUMNS[column]
    rows = _rows(projection, name)
    return [step for step, row in zip(rows, projection.by_year, strict=True) if row.year == year]


def _retired_year(projection: Projection, year: int, column: str) -> list[Step]:
    """Steps of what a year pays out: the month's amount, and how often it is paid."""
    row = next(row for row in projection.by_year if row.year == year)
    life, award = projection.life, projection.award
    drawn = column == "pension.drawn"
    monthly, value = (
        (award.account, row.pension_drawn) if drawn else (award.total, row.pension_received)
    )
    months = max(0, min(projection.until, year * 12 + 11) - max(life.end, year * 12 - 1))
    labels = ("从养老账户发放", "Paid from the account") if drawn else ("领取养老金", "Pension")
    rest = "，账户用完为止 / until the account is empty" if drawn else ""
    return [
        *(pension.account(projection) if drawn else pension.total(projection)),
        Step(
            f"{year} {labels[0]}",
            f"{labels[1]} {year}",
            f"{money(monthly)} × {months}{rest}",
            money(value),
            Origin.PLAN,
            note=life.assumed.get("after_retirement"),
        ),
    ]


def milestone(projection: Projection, name: str) -> list[Step]:
    """Steps of `milestones.NAME`; raises `KeyError` for an unknown one."""
    month = dict(projection.milestones)[name]
    label = {"zh": name, "en": name}
    texts: dict[str, Any] = label
    return [
        *_MILESTONES[name](projection),
        Step(texts["zh"], texts["en"], "", str(Month(month)), Origin.PLAN),
    ]


def resolved(projection: Projection, key: str = "") -> list[Step]:
    """Steps of `resolved.KEY`: the milestone a plan names, and the month it became.

    Without a key, of all of them. Raises `StopIteration` for a key that names none.
    """
    rows = projection.resolved
    if not key:
        steps = [step for row in rows for step in resolved(projection, row.key)]
        none = Step("计划没有写里程碑", "The plan names no milestone", "", "0", Origin.PLAN)
        return steps or [none]
    row = next(each for each in rows if each.key == key)
    # an entry that moved its own milestone is the weightier thing to say
    assumed, missing = projection.assumed, projection.unknown.get(key, (None, ""))[0]
    note = assumed.get(f"{key}.moved") or assumed.get(key) or missing
    return [
        *_MILESTONES[row.reference.name](projection),
        Step(
            "计划里写的里程碑",
            "The milestone that the plan names",
            f"{key} = {row.reference}",
            "—" if row.month is None else str(row.month),
            Origin.PLAN,
            note=note,
        ),
    ]
