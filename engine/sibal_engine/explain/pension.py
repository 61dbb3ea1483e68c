"""Steps of the parts of the pension."""

from __future__ import annotations

from sibal_engine.explain import balances, retirement
from sibal_engine.explain.formulas import basic_text, transitional_text
from sibal_engine.explain.index import average_index
from sibal_engine.explain.step import Origin, Step, money, of_cell
from sibal_engine.messages import message
from sibal_engine.month import span_text
from sibal_engine.months.schedule import Cell
from sibal_engine.policy.model import State
from sibal_engine.rates import percent_text
from sibal_engine.result.award import Award, benefit_terms
from sibal_engine.result.project import Projection, index_text
from sibal_engine.rules.pension import percent_years

_ROUNDING = {
    "fen_half_up": "四舍五入到分 / half-up to the fen",
    "jiao_up": "见分进角 / up to the jiao",
    "yuan_up": "见角进元 / up to the yuan",
}
_YEARS = {
    "exact": "{months} ÷ 12",
    "two_decimals": "{months} ÷ 12 → 0.01",
    "tenth_up": "{months} ÷ 12 ↑ 0.1",
    "whole_and_months": "{whole} + {rest} × 0.083",
}


def _cell(projection: Projection, path: str) -> Cell | None:
    month = projection.award.month
    return benefit_terms(projection.life, month).at(path, month)


def _decimal(numerator: int, denominator: int, digits: int = 6) -> str:
    scaled = (2 * numerator * 10**digits + denominator) // (2 * denominator)
    whole, part = divmod(scaled, 10**digits)
    decimals = f"{part:0{digits}d}".rstrip("0")
    return f"{whole}.{decimals}" if decimals else str(whole)


def reference_wage(projection: Projection) -> list[Step]:
    """Steps of `pension.reference_wage`."""
    award, cell = projection.award, projection.award.wage_cell
    note = projection.life.assumed.get("wage_growth")
    if cell is None:
        note = award.unknown.get("pension.basic")
    elif cell.state is State.PUBLISHED:
        note = None
    year = f"{award.month // 12}"
    steps = [
        of_cell("计发基数", "Pension reference wage", cell, year, money(award.wage), note=note)
    ]
    if award.indexed_wage != award.wage:
        steps.append(
            of_cell(
                "指数化部分的基数",
                "Wage of the indexed half",
                cell,
                year,
                money(award.indexed_wage),
            )
        )
    return steps


def divisor(projection: Projection) -> list[Step]:
    """Steps of `pension.divisor`."""
    award = projection.award
    cell = _cell(projection, "pension.divisor")
    formula = span_text(award.age)
    if cell is not None and award.age % 12:
        table = cell.values["by_age"]
        here, after = table.get(award.age // 12), table.get(award.age // 12 + 1)
        if here is not None and after is not None:
            formula = f"{here / 10:g} − ({here / 10:g} − {after / 10:g}) × {award.age % 12} ÷ 12"
    value = "—" if award.divisor is None else f"{award.divisor // 10}.{award.divisor % 10}"
    return [
        Step(
            "退休当月年龄",
            "Age in the month of retirement",
            "",
            span_text(award.age),
            Origin.PLAN,
        ),
        of_cell(
            "计发月数",
            "Annuity divisor",
            cell,
            formula,
            value,
            rounding="四舍五入到 0.1 / half-up to 0.1",
            note=award.unknown.get("pension.account") if award.divisor is None else None,
        ),
    ]


def _years(award: Award, months: int) -> tuple[str, str]:
    numerator, denominator = percent_years(months, award.formula.years)
    text = _YEARS[award.formula.years].format(months=months, whole=months // 12, rest=months % 12)
    return text, _decimal(numerator * 100, denominator)


def basic(projection: Projection) -> list[Step]:
    """Steps of `pension.basic`."""
    award = projection.award
    text, years = _years(award, award.months)
    cell = _cell(projection, "pension.formula")
    index = index_text(award.average_index) or "—"
    wages = money(award.wage), money(award.indexed_wage)
    return [
        *reference_wage(projection),
        *average_index(projection),
        *retirement.contribution_months(projection),
        of_cell("缴费年限", "Years of contribution", cell, text, years),
        of_cell(
            "基础养老金",
            "Basic pension",
            cell,
            basic_text(*wages, award.average_index, index, years, award.formula),
            money(award.basic),
            rounding=_ROUNDING[award.formula.parts_rounding],
            note=award.unknown.get("pension.basic"),
        ),
    ]


def account(projection: Projection) -> list[Step]:
    """Steps of `pension.account`."""
    award = projection.award
    value = "—" if award.divisor is None else f"{award.divisor // 10}.{award.divisor % 10}"
    return [
        *balances.pension(projection),
        *divisor(projection),
        of_cell(
            "个人账户养老金",
            "Account pension",
            _cell(projection, "pension.divisor"),
            f"{money(award.balance)} ÷ {value}",
            money(award.account),
            rounding=_ROUNDING[award.formula.parts_rounding],
            note=award.unknown.get("pension.account"),
        ),
    ]


def transitional(projection: Projection) -> list[Step]:
    """Steps of `pension.transitional`."""
    award = projection.award
    if not award.deemed:
        return [
            Step("视同缴费与建账前年限", "Deemed months", "deemed_months", "0", Origin.RECORD),
            Step("过渡性养老金", "Transitional pension", "0", "0.00", Origin.RECORD),
        ]
    cell = _cell(projection, "pension.transitional")
    text, years = _years(award, award.deemed)
    rule = award.transitional_rule
    index = index_text(award.average_index) or "—"
    all_years = percent_years(award.months, award.formula.years)
    wage = money(award.transitional_wage)
    form = "—"
    if rule is not None:
        form = transitional_text(wage, award.average_index, index, years, all_years, rule)
    return [
        *reference_wage(projection),
        *average_index(projection),
        Step(
            "视同缴费年限",
            "Deemed years",
            text,
            years,
            Origin.RECORD,
            note=message("assumed.deemed_before_account"),
        ),
        of_cell(
            "过渡性养老金",
            "Transitional pension",
            cell,
            form,
            money(award.transitional),
            rounding=_ROUNDING[award.formula.parts_rounding],
            note=award.unknown.get("pension.transitional"),
        ),
    ]


def extra(projection: Projection) -> list[Step]:
    """Steps of `pension.extra`."""
    award = projection.award
    _, years = _years(award, award.months)
    rate = percent_text(award.formula.extra_rate)
    index = index_text(award.average_index) or "—"
    return [
        of_cell(
            "月增发",
            "Provincial extra",
            _cell(projection, "pension.formula"),
            f"{money(award.indexed_wage)} × {index} × {years} × {rate}",
            money(award.extra),
            rounding=_ROUNDING[award.formula.parts_rounding],
            note=award.unknown.get("pension.basic"),
        )
    ]


def total(projection: Projection) -> list[Step]:
    """Steps of `pension.total`."""
    award = projection.award
    parts = (award.basic, award.account, award.transitional, award.extra)
    return [
        *basic(projection),
        *account(projection),
        *transitional(projection),
        *extra(projection),
        of_cell(
            "每月养老金合计",
            "Pension a month",
            _cell(projection, "pension.formula"),
            " + ".join(money(part) for part in parts),
            money(award.total),
            rounding=_ROUNDING[award.formula.total_rounding],
            note=award.unknown.get("pension.total"),
        ),
    ]
