"""Steps of sums, yearly rows and milestones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sibal_engine.explain import balances, medical, pension, retirement
from sibal_engine.explain.step import Origin, Step, money, of_cell
from sibal_engine.month import Month
from sibal_engine.project import Projection, YearRow

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
    "account_used_up": pension.account,
    "pay_back": pension.total,
}


def _shown(name: str, value: int | None) -> str:
    return str(value) if name == "months" else money(value)


def _rows(projection: Projection, name: str) -> list[Step]:
    zh, en, pick = _TOTALS[name]
    life = projection.life
    steps = []
    for row in projection.by_year:
        month = max(life.first, row.year * 12)
        path = "pension.crediting_rate" if name == "pension_interest" else "pension.base"
        if name.startswith("medical"):
            option = life.dues.options[min(month - life.first, len(life.dues.options) - 1)]
            root = f"medical.{option}" if "_" in option else ""
            names = ("credit",) if "credited" in name else ("amount", "rate")
            paths = [f"{root}.{each}" for each in names] if root else ["resident_medical.premium"]
        else:
            paths = [path]
        cell = next((c for p in paths if (c := life.terms_at(month).at(p, month))), None)
        value = pick(row)
        steps.append(of_cell(f"{row.year} {zh}", f"{en} {row.year}", cell, "", _shown(name, value)))
    return steps


def total(projection: Projection, name: str) -> list[Step]:
    """Steps of `totals.NAME`."""
    if name in ("paid", "pension_pooled"):
        parts = ("pension_paid", "medical_paid")
        if name == "pension_pooled":
            parts = ("pension_paid", "pension_credited")
        steps = [step for part in parts for step in total(projection, part)]
        value = projection.to_dict()["totals"][name]
        zh, en = ("缴费合计", "Paid in all") if name == "paid" else ("进入统筹", "To the pool")
        sign = " + " if name == "paid" else " − "
        formula = sign.join(_TOTALS[part][0] for part in parts)
        steps.append(Step(zh, en, formula, value or "—", Origin.PLAN))
        return steps
    zh, en, pick = _TOTALS[name]
    values = [pick(row) for row in projection.by_year]
    known = [value for value in values if value is not None]
    whole = sum(known) if len(known) == len(values) else None
    return [
        *_rows(projection, name),
        Step(f"{zh}合计", f"{en} in all", "Σ", _shown(name, whole), Origin.PLAN),
    ]


def by_year(projection: Projection, year: int, column: str) -> list[Step]:
    """Steps of `by_year.YEAR.COLUMN`; raises `KeyError` for an unknown column."""
    life = projection.life
    if column in ("pension.balance", "medical.balance"):
        make = balances.pension if column.startswith("pension") else balances.medical
        last = min(year * 12 + 11, projection.until)
        cut = Projection(
            life,
            last,
            projection.award,
            projection.retiree,
            projection.retired,
            projection.cover,
            tuple(row for row in projection.by_year if row.year <= year),
            projection.milestones,
            projection.unknown,
        )
        return make(cut)
    if column in ("pension.drawn", "pension.received"):
        return pension.total(projection)
    name = _COLUMNS[column]
    rows = _rows(projection, name)
    return [step for step, row in zip(rows, projection.by_year, strict=True) if row.year == year]


def milestone(projection: Projection, name: str) -> list[Step]:
    """Steps of `milestones.NAME`; raises `KeyError` for an unknown one."""
    month = dict(projection.milestones)[name]
    label = {"zh": name, "en": name}
    texts: dict[str, Any] = label
    return [
        *_MILESTONES[name](projection),
        Step(texts["zh"], texts["en"], "", str(Month(month)), Origin.PLAN),
    ]
