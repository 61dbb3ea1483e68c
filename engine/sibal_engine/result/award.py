"""The pension of a month of retirement, and an official award sheet (核定表) recomputed."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sibal_engine.errors import ContentError
from sibal_engine.life.average_index import index_total
from sibal_engine.life.carried import months_by_stretch
from sibal_engine.life.hukou import hukou_province
from sibal_engine.life.live import Life
from sibal_engine.messages import Message, message
from sibal_engine.money import Money, half_up
from sibal_engine.month import span_text
from sibal_engine.months.schedule import Cell, PlaceTerms
from sibal_engine.policy.resolve import Policy
from sibal_engine.rates import INDEX_ONE
from sibal_engine.result.bases_paid import stays
from sibal_engine.result.transfer import temporary_provinces
from sibal_engine.rules import pension as rules
from sibal_engine.rules.divisor import divisor
from sibal_engine.rules.pension import Formula, Transitional, percent_years

_FORMULA_FIELDS = (
    "years",
    "parts_rounding",
    "total_rounding",
    "index_wage",
    "index_months",
    "low_index_scale",
    "extra_rate",
)


class Award(NamedTuple):
    """The parts of a pension in fen a month, and all that went into them. None: unknown."""

    month: int
    place: str
    wage: Money | None
    indexed_wage: Money | None
    transitional_wage: Money | None
    wage_cell: Cell | None
    average_index: int | None
    """Units of 10⁻¹²."""
    months: int
    deemed: int
    age: int
    divisor: int | None
    """Tenths of a month."""
    balance: Money | None
    formula: Formula
    transitional_rule: Transitional | None
    basic: Money | None
    account: Money | None
    transitional: Money | None
    extra: Money | None
    total: Money | None
    unknown: Mapping[str, Message]


def formula_of(values: Mapping[str, Any] | None) -> Formula:
    """The rules of a `pension.formula` entry; the national formula where there is none."""
    values = values or {}
    return Formula(**{name: values[name] for name in _FORMULA_FIELDS if name in values})


def transitional_of(values: Mapping[str, Any] | None) -> Transitional | None:
    """The rule of a `pension.transitional` entry."""
    if values is None:
        return None
    return Transitional(
        coefficient=values["coefficient"],
        form=values["form"],
        years=values["years"],
        coefficient_over_20y=values.get("coefficient_over_20y"),
        index_at_least=values.get("index_at_least", (0, 1)),
    )


def divisor_at(terms: PlaceTerms, month: int, age: int) -> int | None:
    """Divisor in tenths of a month for an age in months, by the table in force in `month`."""
    cell = terms.at("pension.divisor", month)
    if cell is None:
        return None
    return divisor(cell.values["by_age"], age, by_month=cell.values["by_month"])


def _rules_at(terms: PlaceTerms, month: int) -> tuple[Formula, Transitional | None]:
    formula, rule = terms.at("pension.formula", month), terms.at("pension.transitional", month)
    transitional = transitional_of(rule.values if rule else None)
    return formula_of(formula.values if formula else None), transitional


def _wages(cell: Cell | None) -> tuple[Money | None, Money | None, Money | None]:
    """The reference wages of the basic, the indexed and the transitional part, fen a month."""
    if cell is None:
        return None, None, None
    wage = cell.values["value"]
    return wage, cell.values.get("indexed", wage), cell.values.get("transitional", wage)


def _transitional_part(
    deemed: int,
    wage: Money | None,
    index: int | None,
    years: tuple[int, int],
    formula: Formula,
    rule: Transitional | None,
) -> Money | None:
    """过渡性养老金 in fen a month: 0 without deemed months, None where what it takes is unknown."""
    if not deemed:
        return 0
    if rule is None or wage is None or index is None:
        return None
    return rules.transitional(
        wage, index, percent_years(deemed, formula.years), years, rule, formula
    )


def award_at(life: Life, month: int) -> Award:
    """The pension of a life that retires in `month`: paid from the month after."""
    terms = benefit_terms(life, month)
    place = terms.policy.place
    cell = terms.at("pension.reference_wage", month)
    formula, rule = _rules_at(terms, month)
    unknown: dict[str, Message] = {}
    age = month - int(life.case.person.born)
    months = life.months_at(month)
    index = index_total(life, month, terms, formula).average
    wage, indexed, bridging = _wages(cell)
    if wage is None:
        unknown["pension.basic"] = message(
            "unknown.reference_wage", place=place.name, year=month // 12
        )
    elif index is None:
        unknown["pension.basic"] = message("unknown.average_wage", place=place.name)
    div = divisor_at(terms, month, age)
    if div is None:
        unknown["pension.account"] = message("unknown.divisor", age=span_text(age))
    balance = life.pension_balance(month, settle=True)
    if balance is None:
        unknown["pension.account"] = message("unknown.balance")
    years = percent_years(months, formula.years)
    basic = extra = None
    if wage is not None and indexed is not None and index is not None:
        basic = rules.basic(wage, indexed, index, years, formula)
        extra = rules.extra(indexed, index, years, formula)
    account = None if balance is None or not div else rules.account(balance, div, formula)
    deemed = life.start.deemed
    bridge = _transitional_part(deemed, bridging, index, years, formula, rule)
    if bridge is None:
        none = message("unknown.transitional", place=place.name)
        unknown["pension.transitional"] = none if rule is None else unknown["pension.basic"]
    total = None
    if basic is not None and account is not None and bridge is not None and extra is not None:
        total = rules.total((basic, account, bridge, extra), formula)
    else:
        unknown["pension.total"] = next(iter(unknown.values()))
    return Award(
        month=month,
        place=place.code,
        wage=wage,
        indexed_wage=indexed,
        transitional_wage=bridging,
        wage_cell=cell,
        average_index=index,
        months=months,
        deemed=deemed,
        age=age,
        divisor=div,
        balance=balance,
        formula=formula,
        transitional_rule=rule,
        basic=basic,
        account=account,
        transitional=bridge,
        extra=extra,
        total=total,
        unknown=unknown,
    )


def benefit_terms(life: Life, month: int) -> PlaceTerms:
    """The place that pays, by the 10-year rule (国办发〔2009〕66号 art. 6).

    The last place, if it is the hukou's province or has 120 months; else the last earlier province
    with 120 months; else the hukou's province, where it is known; else the last place (assumed).
    Places with a temporary account are left out (art. 5).
    """
    closed = temporary_provinces(life, month)
    stretches = [
        (terms, months)
        for terms, months in months_by_stretch(life, month)
        if terms.policy.province not in closed
    ] or [(stays(life)[0].leaves, life.start.pension_months)]
    last = stretches[-1][0] if closed else life.terms_at(month)
    provinces = {terms.policy.province for terms, _ in stretches}
    hukou = hukou_province(life)
    if (len(provinces) == 1 and not closed) or last.policy.province[:2] == hukou:
        return last
    counted: dict[str, int] = {}
    home: dict[str, PlaceTerms] = {}
    for terms, months in stretches:
        province = terms.policy.province
        counted[province] = counted.get(province, 0) + months
        home[province] = terms
    if counted.get(last.policy.province, 0) >= 120:
        return last
    for terms, _ in reversed(stretches):
        province = terms.policy.province
        if counted[province] >= 120:
            return home[province]
    known = next((t for p, t in home.items() if hukou and p[:2] == hukou), None)
    terms_there = known or _hukou_terms(life, hukou)
    if terms_there is None:
        life.assumed["benefit_place"] = message(
            "assumed.benefit_place", place=last.policy.place.name
        )
    return terms_there or last


def _hukou_terms(life: Life, hukou: str) -> PlaceTerms | None:
    """The terms of the hukou's province, where nothing was ever paid; None when it is unknown."""
    growth = life.case.assumptions.wage_growth or 0
    try:
        return life.world.terms(f"{hukou}0000", life.first, life.last, growth)
    except ContentError:
        return None


class Sheet(NamedTuple):
    """A recomputed award sheet: fen a month, and the inputs it was made of."""

    basic: Money
    account: Money
    transitional: Money
    extra: Money
    total: Money
    divisor: int
    formula: Formula
    rule: Transitional | None


def sheet_years(years: int, rule: str) -> tuple[int, int]:
    """Years × 1 % of a printed number of years (millionths), rounded by the province's rule."""
    if rule == "two_decimals":
        return half_up(years, 10_000), 10_000
    if rule == "tenth_up":
        return -(-years // 100_000), 1_000
    if rule == "whole_and_months":
        whole, rest = divmod(years, 1_000_000)
        return whole * 1_000 + half_up(rest * 12, 1_000_000) * 83, 100_000
    return years, 100_000_000


def award_sheet(
    *,
    wage: Money,
    index: int,
    years: int,
    balance: Money,
    divisor: int,
    deemed_years: int = 0,
    coefficient: int | None = None,
    policy: Policy | None = None,
    month: int = 0,
) -> Sheet:
    """Recompute the parts of an award sheet from what is printed on it.

    Wages and balance in fen, `index` in 10⁻¹², years in millionths, `divisor` in tenths of a month,
    `coefficient` in ppm. `policy`: the province whose rounding and own formula apply in `month`.
    """
    formula_entry = policy.find("pension.formula", month) if policy else None
    formula = formula_of(formula_entry.entry.values if formula_entry else None)
    rule_entry = policy.find("pension.transitional", month) if policy else None
    rule = transitional_of(rule_entry.entry.values if rule_entry else None)
    if coefficient is not None:
        form = rule.form if rule else "indexed_wage"
        least = rule.index_at_least if rule else (0, 1)
        rule = Transitional(coefficient, form, index_at_least=least)
    span = sheet_years(years, formula.years)
    basic = rules.basic(wage, wage, index, span, formula)
    account = rules.account(balance, divisor, formula)
    bridge = 0
    if deemed_years and rule is not None:
        deemed = sheet_years(deemed_years, formula.years)
        bridge = rules.transitional(wage, index, deemed, span, rule, formula)
    more = rules.extra(wage, index, span, formula)
    total = rules.total((basic, account, bridge, more), formula)
    return Sheet(
        basic,
        account=account,
        transitional=bridge,
        extra=more,
        total=total,
        divisor=divisor,
        formula=formula,
        rule=rule,
    )


__all__ = ["INDEX_ONE", "Award", "Sheet", "award_at", "award_sheet", "divisor_at", "formula_of"]
