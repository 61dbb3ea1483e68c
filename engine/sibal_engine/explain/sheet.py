"""The steps of a recomputed award sheet: each part with the printed numbers filled in."""

from __future__ import annotations

from dataclasses import dataclass

from sibal_engine.explain.formulas import basic_text, transitional_text
from sibal_engine.explain.pension import _ROUNDING
from sibal_engine.explain.step import Origin, Step, money
from sibal_engine.messages import message
from sibal_engine.money import Money
from sibal_engine.month import span_text
from sibal_engine.policy.model import Source, State
from sibal_engine.policy.resolve import Hit
from sibal_engine.rates import decimal_text, percent_text
from sibal_engine.result.award import Sheet, sheet_years


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed on the sheet: fen, 10⁻¹², millionths of a year, months."""

    wage: Money
    index: int
    years: int
    balance: Money
    deemed_years: int = 0
    age: int | None = None
    """None where the divisor itself is printed."""


def _years(years: int, sheet: Sheet) -> str:
    numerator, denominator = sheet_years(years, sheet.formula.years)
    # the pair is years × 1 %: a hundred times that is the years that count
    return decimal_text(numerator * 100 * 10**6 // denominator, 6)


def _step(zh: str, en: str, formula: str, value: str, hit: Hit | None, rounding: str = "") -> Step:
    """A step by a rule on file; without one by the national formula, which is said."""
    if hit is None:
        note = message("assumed.national_formula")
        return Step(zh, en, formula, value, Origin.ASSUMED, rounding=rounding, note=note)
    source: Source | None = hit.entry.source
    return Step(
        zh,
        en=en,
        formula=formula,
        value=value,
        origin=Origin.SOURCE,
        source=source,
        state=hit.state,
        place=hit.file.name,
        rounding=rounding,
    )


def sheet_steps(
    sheet: Sheet,
    printed: Printed,
    *,
    formula: Hit | None = None,
    transitional: Hit | None = None,
    table: Hit | None = None,
) -> list[Step]:
    """The steps from the printed numbers to the parts; the hits are the rules that were applied."""
    index = decimal_text(printed.index, 12)
    years = _years(printed.years, sheet)
    parts = _ROUNDING[sheet.formula.parts_rounding]
    divisor = decimal_text(sheet.divisor, 1, 1)
    steps = []
    if printed.age is not None:
        age = span_text(printed.age)
        zh, en = "计发月数", "Annuity divisor"
        steps.append(_step(zh, en, age, divisor, table, "四舍五入到 0.1 / half-up to 0.1"))
    wage = money(printed.wage)
    steps.append(
        _step(
            "基础养老金",
            "Basic pension",
            basic_text(wage, wage, printed.index, index, years, sheet.formula),
            money(sheet.basic),
            formula,
            parts,
        )
    )
    steps.append(
        _step(
            "个人账户养老金",
            "Account pension",
            f"{money(printed.balance)} ÷ {divisor}",
            money(sheet.account),
            formula,
            parts,
        )
    )
    if printed.deemed_years:
        steps.append(_transitional(sheet, printed, transitional, parts))
    if sheet.formula.extra_rate:
        rate = percent_text(sheet.formula.extra_rate)
        amount = f"{wage} × {index} × {years} × {rate}"
        steps.append(
            _step("月增发", "Provincial extra", amount, money(sheet.extra), formula, parts)
        )
    shown = [sheet.basic, sheet.account, sheet.transitional, sheet.extra]
    added = " + ".join(money(part) for part in shown if part)
    total = _ROUNDING[sheet.formula.total_rounding]
    zh, en = "每月养老金合计", "Pension a month"
    if printed.deemed_years and sheet.rule is None:
        note = message("unknown.coefficient")
        unknown = Step(zh, en, f"{added} + —", "—", Origin.ASSUMED, state=State.UNKNOWN, note=note)
        return [*steps, unknown]
    steps.append(_step(zh, en, added or "0", money(sheet.total), formula, total))
    return steps


def _transitional(sheet: Sheet, printed: Printed, hit: Hit | None, rounding: str) -> Step:
    zh, en = "过渡性养老金", "Transitional pension"
    rule = sheet.rule
    if rule is None:
        note = message("unknown.coefficient")
        return Step(zh, en, "—", "—", Origin.ASSUMED, state=State.UNKNOWN, note=note)
    wage, index = money(printed.wage), decimal_text(printed.index, 12)
    years = _years(printed.deemed_years, sheet)
    all_years = sheet_years(printed.years, sheet.formula.years)
    form = transitional_text(wage, printed.index, index, years, all_years, rule)
    return _step(zh, en, form, money(sheet.transitional), hit, rounding)
