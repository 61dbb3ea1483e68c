"""Steps of the bases of a month: the limits, the rule of a place, the choice within them."""

from __future__ import annotations

from sibal_engine.case.model import BaseChoice, BaseKind
from sibal_engine.explain.step import Step, money, of_cell
from sibal_engine.life.live import Life
from sibal_engine.money import Money
from sibal_engine.months.month_terms import wage_behind
from sibal_engine.months.schedule import Cell
from sibal_engine.policy.model import State
from sibal_engine.rates import PPM, percent_text
from sibal_engine.result.month_cost import MonthCost

_ROUNDED = {
    "fen": "四舍五入到分 / half-up to the fen",
    "yuan": "四舍五入到元 / half-up to the yuan",
}
_EDGES = {"share": "", "lower_share": "下限 ", "upper_share": "上限 "}


def cell_at(life: Life, path: str, month: int) -> Cell | None:
    """The entry of a series in force in a month, where one lives then."""
    return life.terms_at(month).at(path, month)


def choice_at(life: Life, month: int, name: str) -> BaseChoice:
    """The base chosen in a month: the plan's, or that of its last change."""
    chosen: BaseChoice = getattr(life.case.plan, name)
    for change in life.case.plan.changes:
        if change.first <= month and getattr(change, name) is not None:
            chosen = getattr(change, name)
    return chosen


def limits_text(cell: Cell) -> str:
    """The tiers or limits of an entry."""
    values = cell.values
    if "tiers" in values:
        return " / ".join(money(tier) for tier in values["tiers"])
    return f"{money(values.get('lower'))} … {money(values.get('upper'))}"


def base_formula(life: Life, choice: BaseChoice, cell: Cell, month: int) -> str:
    """A base as it was chosen within the limits of an entry."""
    if choice.kind is BaseKind.SHARE:
        wage = wage_behind(life.terms_at(month), cell)[0]
        return f"{money(wage)} × {percent_text(choice.value)} [{limits_text(cell)}]"
    if choice.kind is BaseKind.AMOUNT:
        return f"{money(choice.value)} [{limits_text(cell)}]"
    name = "上限" if choice.kind is BaseKind.UPPER else "下限"
    return f"{name} [{limits_text(cell)}]"


def planned_base(life: Life, cost: MonthCost) -> Money | None:
    """The pension base of the plan; in retirement too, where a medical base still follows it."""
    return life.dues.pension[int(cost.month) - life.first].base


def pension_base_by_plan(life: Life, cost: MonthCost) -> list[Step]:
    """The planned pension base where it stands for a medical base that is unknown."""
    month = int(cost.month)
    cell = cell_at(life, "pension.base", month)
    choice = choice_at(life, month, "pension_base")
    formula = "" if cell is None else base_formula(life, choice, cell, month)
    return [
        of_cell(
            "所选的养老缴费基数",
            "The pension base chosen",
            cell,
            formula,
            money(planned_base(life, cost)),
            note=life.assumed.get("medical_own_base"),
        )
    ]


def medical_base_step(life: Life, cost: MonthCost) -> Step:
    """The base of the medical contribution: chosen within limits, or as the place's rule has it."""
    cell, formula, rounding = _how(life, cost)
    return of_cell(
        f"医保缴费基数（{cost.month}）",
        f"Medical contribution base ({cost.month})",
        cell,
        formula,
        money(cost.medical.base),
        rounding=rounding,
        note=life.assumed.get("medical_base") or life.assumed.get("medical_own_base"),
    )


def _how(life: Life, cost: MonthCost) -> tuple[Cell | None, str, str]:
    """Entry, formula and rounding of the medical base, in the order of `dues`."""
    month, root = int(cost.month), f"medical.{cost.option}"
    base, rule = cell_at(life, f"{root}.base", month), cell_at(life, f"{root}.base_rule", month)
    choice = choice_at(life, month, "medical_base")
    if rule is not None and (base is None or base.state is not State.PUBLISHED):
        ruled = _ruled(life, cost, rule, choice)
        if ruled is not None:
            return ruled
    cell = base if base is not None else rule
    if base is None or {"lower", "upper", "tiers"}.isdisjoint(base.values):
        return cell, "", ""
    return cell, base_formula(life, choice, base, month), ""


def _ruled(
    life: Life, cost: MonthCost, rule: Cell, choice: BaseChoice
) -> tuple[Cell | None, str, str] | None:
    """A base taken from the pension base, from its limits, or from the average wage."""
    month, of = int(cost.month), rule.values.get("of")
    if of == "pension_base":
        share = percent_text(rule.values.get("share", PPM))
        return rule, f"{money(planned_base(life, cost))} × {share}", _ROUNDED["fen"]
    if of in ("pension_limits", "pension_lower"):
        limits = cell_at(life, "pension.base", month)
        if limits is None:
            return None
        if of == "pension_lower":
            return rule, f"下限 [{limits_text(limits)}]", ""
        return rule, base_formula(life, choice, limits, month), ""
    wage = cell_at(life, "average_wage", (month // 12 - 1) * 12)
    if wage is None:
        return None
    amount = money(wage.values["value"])
    parts = [
        f"{edge}{amount} × {percent_text(rule.values[name])}"
        for name, edge in _EDGES.items()
        if name in rule.values
    ]
    return rule, ", ".join(parts), _ROUNDED[rule.values.get("rounding", "fen")]
