"""Steps of a month's cost: bases, contributions, their parts, extra fees."""

from __future__ import annotations

from sibal_engine.case.model import BaseKind
from sibal_engine.explain import cost_retired
from sibal_engine.explain.cost_base import (
    base_formula,
    cell_at,
    choice_at,
    medical_base_step,
    pension_base_by_plan,
    planned_base,
)
from sibal_engine.explain.step import UNKNOWN_VALUE, Origin, Step, money, of_cell
from sibal_engine.life.live import Life
from sibal_engine.messages import Message, message
from sibal_engine.months.schedule import Cell
from sibal_engine.policy.model import State
from sibal_engine.rates import percent_text
from sibal_engine.result.month_cost import MonthCost, month_cost
from sibal_engine.result.project import Projection

_TO_THE_FEN = "四舍五入到分 / half-up to the fen"
_WITHIN_LIMITS = "四舍五入到元，限于上下限之内 / half-up to the yuan, held within the limits"


def pension_base(projection: Projection) -> list[Step]:
    """Steps of `cost.month.pension.base`."""
    life = projection.life
    cost = month_cost(life)
    if cost.retired:
        return cost_retired.pension(projection, cost)
    choice = choice_at(life, cost.month, "pension_base")
    zh, en = f"养老缴费基数（{cost.month}）", f"Pension contribution base ({cost.month})"
    value = money(cost.pension.base)
    if choice.kind is BaseKind.NONE:
        return [Step(zh, en, "", value, Origin.PLAN)]
    cell = cell_at(life, "pension.base", cost.month)
    note = _reason(projection, "pension.base") if cell is None else life.assumed.get("wage_behind")
    formula = "" if cell is None else base_formula(life, choice, cell, cost.month)
    rounding = _WITHIN_LIMITS if choice.kind is BaseKind.SHARE else ""
    return [of_cell(zh, en, cell, formula, value, rounding=rounding, note=note)]


def _reason(projection: Projection, figure: str) -> Message | None:
    return projection.unknown.get(figure, (None, ""))[0]


def _rated(life: Life, cost: MonthCost, path: str, zh: str, en: str, value: int | None) -> Step:
    cell = cell_at(life, path, cost.month)
    share = UNKNOWN_VALUE if cell is None else percent_text(cell.values["value"])
    formula = f"{money(cost.pension.base)} × {share}"
    return of_cell(zh, en, cell, formula, money(value), rounding=_TO_THE_FEN)


def _pension_due(life: Life, cost: MonthCost) -> Step:
    return _rated(
        life, cost, "pension.rate", "养老每月缴", "Pension contribution", cost.pension.due
    )


def _pension_account(life: Life, cost: MonthCost) -> Step:
    return _rated(
        life,
        cost,
        "pension.account_rate",
        "其中入个人账户",
        "of it into the account",
        cost.pension.credit,
    )


def pension_due(projection: Projection) -> list[Step]:
    """Steps of `cost.month.pension.due`."""
    life, cost = projection.life, month_cost(projection.life)
    if cost.retired:
        return cost_retired.pension(projection, cost)
    return [*pension_base(projection), _pension_due(life, cost)]


def pension_account(projection: Projection) -> list[Step]:
    """Steps of `cost.month.pension.account`."""
    life, cost = projection.life, month_cost(projection.life)
    if cost.retired:
        return cost_retired.pension(projection, cost)
    return [*pension_base(projection), _pension_account(life, cost)]


def pension_pool(projection: Projection) -> list[Step]:
    """Steps of `cost.month.pension.pool`."""
    cost = month_cost(projection.life)
    if cost.retired:
        return cost_retired.pension(projection, cost)
    return [
        *pension_due(projection),
        _pension_account(projection.life, cost),
        _pool(cost.pension.due, cost.pension.credit, cost.pension_pool),
    ]


def _pool(due: int | None, credit: int | None, pool: int | None) -> Step:
    formula = f"{money(due)} − {money(credit)}"
    return Step("其中入统筹基金", "of it into the pooled fund", formula, money(pool), Origin.PLAN)


def _medical_cell(life: Life, cost: MonthCost, *names: str) -> Cell | None:
    root = f"medical.{cost.option}"
    found = (cell_at(life, f"{root}.{name}", cost.month) for name in names)
    return next((cell for cell in found if cell is not None), None)


def _has_account_terms(cost: MonthCost) -> bool:
    return cost.option in ("with_account", "pool_only")


def medical_base(projection: Projection) -> list[Step]:
    """The step of the medical base; none where no base is used."""
    life = projection.life
    cost = month_cost(life)
    if not _has_account_terms(cost) or cost.medical.base is None:
        return []
    return [medical_base_step(life, cost)]


def medical_base_or_amount(projection: Projection) -> list[Step]:
    """Steps of `cost.month.medical.base`: where no base is used, what is paid instead."""
    return medical_base(projection) or medical_due(projection)


def _medical_due(projection: Projection, cost: MonthCost) -> Step:
    life = projection.life
    zh, en, value = "医保每月缴", "Medical contribution", money(cost.medical.due)
    if cost.option == "none":
        return Step(zh, en, "", value, Origin.PLAN)
    if cost.option == "resident":
        cell = cell_at(life, "resident_medical.premium", cost.month)
        formula = "" if cell is None else f"{money(cell.values['personal'])} ÷ 12"
        note = life.assumed.get("resident_medical")
        return of_cell(zh, en, cell, formula, value, note=note)
    rate = _medical_cell(life, cost, "rate")
    amount = _medical_cell(life, cost, "amount")
    note = _reason(projection, "medical.due") if cost.medical.due is None else None
    # the order of `dues`: a fixed amount rules while it is published, else a rate on a base
    rated = rate is not None and "value" in rate.values and cost.medical.base is not None
    if rate is not None and rated and (amount is None or amount.state is not State.PUBLISHED):
        whole, extra = rate.values["value"], rate.values.get("extra", 0)
        shares = [whole - extra, extra] if extra else [whole]
        base = money(cost.medical.base)
        formula = " + ".join(f"{base} × {percent_text(each)}" for each in shares)
        return of_cell(zh, en, rate, formula, value, rounding=_TO_THE_FEN, note=note)
    formula = ""
    if amount is not None and "yearly" in amount.values:
        formula = f"{money(amount.values['yearly'])} ÷ 12"
    return of_cell(zh, en, amount or rate, formula, value, note=note)


def _credited_base(projection: Projection, cost: MonthCost) -> list[Step]:
    """The base of the credit: the medical one, else the pension base that stands for it."""
    life = projection.life
    steps = medical_base(projection)
    if steps or not _has_account_terms(cost):
        return steps
    cell = _medical_cell(life, cost, "credit")
    own = cell is not None and "rate" in cell.values
    return pension_base_by_plan(life, cost) if own else []


def _medical_account(projection: Projection, cost: MonthCost) -> Step:
    life = projection.life
    zh, en, value = "其中入个人账户", "of it into the account", money(cost.medical.credit)
    if not _has_account_terms(cost):
        return Step(zh, en, "", value, Origin.PLAN)
    cell = _medical_cell(life, cost, "credit")
    note = life.assumed.get("medical_credit")
    if cost.medical.credit is None:
        note = _reason(projection, "medical.credit")
    formula = ""
    if cell is not None and "rate" in cell.values:
        base = cost.medical.base
        if base is None:
            base = planned_base(life, cost)
        formula = f"{money(base)} × {percent_text(cell.values['rate'])}"
    return of_cell(zh, en, cell, formula, value, rounding=_TO_THE_FEN, note=note)


def medical_due(projection: Projection) -> list[Step]:
    """Steps of `cost.month.medical.due`."""
    cost = month_cost(projection.life)
    if not cost.medical_by_plan:
        return cost_retired.medical_steps(projection, cost, cost.medical.due)
    still = cost_retired.still_due(projection, cost)
    return [*still, *medical_base(projection), _medical_due(projection, cost)]


def medical_account(projection: Projection) -> list[Step]:
    """Steps of `cost.month.medical.account`."""
    cost = month_cost(projection.life)
    if not cost.medical_by_plan:
        return cost_retired.medical_steps(projection, cost, cost.medical.credit)
    still = cost_retired.still_due(projection, cost)
    return [*still, *_credited_base(projection, cost), _medical_account(projection, cost)]


def medical_pool(projection: Projection) -> list[Step]:
    """Steps of `cost.month.medical.pool`."""
    cost = month_cost(projection.life)
    if not cost.medical_by_plan:
        return cost_retired.medical_steps(projection, cost, cost.medical_pool)
    return [
        *medical_due(projection),
        *([] if medical_base(projection) else _credited_base(projection, cost)),
        _medical_account(projection, cost),
        _pool(cost.medical.due, cost.medical.credit, cost.medical_pool),
    ]


def medical_fee(projection: Projection) -> list[Step]:
    """Steps of `cost.month.medical.fee`."""
    life = projection.life
    cost = month_cost(life)
    if not cost.medical_by_plan:
        return cost_retired.medical_steps(projection, cost, cost.medical.fee)
    zh, en, value = "大病等附加费", "Extra fees", money(cost.medical.fee)
    cell = _medical_cell(life, cost, "fee") if _has_account_terms(cost) else None
    if cell is None:
        note = life.assumed.get("medical_fee")
        return [Step(zh, en, "", value, Origin.ASSUMED if note else Origin.PLAN, note=note)]
    parts = [money(cell.values["monthly"])] if "monthly" in cell.values else []
    parts += [
        f"{money(cell.values[name])} ÷ 12"
        for name in ("yearly", "care_yearly")
        if name in cell.values
    ]
    return [of_cell(zh, en, cell, " + ".join(parts), value)]


def unemployment(projection: Projection) -> list[Step]:
    """Steps of `cost.month.unemployment.due`."""
    life = projection.life
    cost = month_cost(life)
    if cost.retired:
        return cost_retired.pension(projection, cost)
    found = cost.unemployment
    cell = cell_at(life, "unemployment", cost.month)
    if found is None or cell is None:
        place = life.terms_at(cost.month).policy.place.name
        note = message("unknown.unemployment", place=place)
        return [of_cell("失业保险", "Unemployment insurance", None, "", UNKNOWN_VALUE, note=note)]
    rate = percent_text(cell.values["rate"]) if "rate" in cell.values else UNKNOWN_VALUE
    formula = f"{money(found.base)} × {rate}"
    return [
        *pension_base(projection),
        of_cell(
            "失业保险每月缴",
            "Unemployment contribution",
            cell,
            formula,
            money(found.due),
            rounding=_TO_THE_FEN,
        ),
    ]


def total(projection: Projection) -> list[Step]:
    """Steps of `cost.month.total`."""
    cost = month_cost(projection.life)
    parts = [cost.pension.due, cost.medical.due, cost.medical.fee]
    more: list[Step] = []
    if cost.unemployment is not None and cost.unemployment.included:
        parts.append(cost.unemployment.due)
        more = unemployment(projection)[-1:]
    return [
        *pension_due(projection),
        *medical_due(projection),
        *(medical_fee(projection) if cost.medical_by_plan else ()),
        *more,
        Step(
            f"{cost.month} 合计",
            f"Total of {cost.month}",
            " + ".join(money(part) for part in parts),
            money(cost.total),
            Origin.PLAN,
        ),
    ]
