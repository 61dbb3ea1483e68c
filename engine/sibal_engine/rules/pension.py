"""The parts of an employees' pension: 国发〔2005〕38号 art. 6, with provincial rules as data.

Index values are in units of 10⁻¹² and are never clamped.
"""

from collections.abc import Callable
from typing import NamedTuple

from sibal_engine.money import Money, fen_half_up, half_up, jiao_up, yuan_up
from sibal_engine.rates import INDEX_ONE, PPM

ROUNDINGS: dict[str, Callable[[int, int], Money]] = {
    "fen_half_up": fen_half_up,
    "jiao_up": jiao_up,
    "yuan_up": yuan_up,
}


class Formula(NamedTuple):
    """How a province computes; the defaults are the plain national formula."""

    years: str = "exact"
    parts_rounding: str = "fen_half_up"
    total_rounding: str = "fen_half_up"
    index_wage: str = "previous_year"
    index_months: str = "paid"
    low_index_scale: int = 0
    """ppm; 0: no scaling."""
    extra_rate: int = 0
    """ppm of the indexed wage a year."""


class Transitional(NamedTuple):
    """A province's transitional part."""

    coefficient: int
    """ppm a year."""
    form: str = "indexed_wage"
    years: str = "deemed"
    coefficient_over_20y: int | None = None
    """Where all contribution years together are more than 20 (Jilin, Liaoning)."""
    index_at_least: tuple[int, int] = (0, 1)


def percent_years(months: int, rule: str) -> tuple[int, int]:
    """Years × 1 % as an exact fraction, the years rounded by the province's rule.

    exact: months ÷ 12 · two_decimals: half-up to 0.01 year · tenth_up: up to 0.1 year ·
    whole_and_months: 1 % a whole year and 0.083 % an odd month (沪人社规〔2021〕27号).
    """
    if rule == "two_decimals":
        return half_up(months * 100, 12), 10_000
    if rule == "tenth_up":
        return -(-months * 10 // 12), 1_000
    if rule == "whole_and_months":
        return (months // 12) * 1_000 + (months % 12) * 83, 100_000
    return months, 1_200


def basic(
    wage: Money, indexed_wage: Money, index: int, years: tuple[int, int], formula: Formula
) -> Money:
    """基础养老金 in fen a month: (wage + indexed wage × index) ÷ 2 × years × 1 %.

    `wage` and `indexed_wage` are fen a month and the same outside places with two wages; `years`
    comes from `percent_years`.
    """
    own = indexed_wage * index
    first = wage * INDEX_ONE
    scale = INDEX_ONE
    if formula.low_index_scale and index * PPM < formula.low_index_scale * INDEX_ONE:
        first = wage * index * PPM
        own *= formula.low_index_scale
        scale *= formula.low_index_scale
    return ROUNDINGS[formula.parts_rounding]((first + own) * years[0], 2 * scale * years[1])


def extra(indexed_wage: Money, index: int, years: tuple[int, int], formula: Formula) -> Money:
    """月增发 in fen: a share of the indexed wage a year (Sichuan); 0 where there is none."""
    if not formula.extra_rate:
        return 0
    numerator = indexed_wage * index * formula.extra_rate * years[0] * 100
    return ROUNDINGS[formula.parts_rounding](numerator, INDEX_ONE * PPM * years[1])


def account(balance: Money, divisor: int, formula: Formula) -> Money:
    """个人账户养老金 in fen a month: balance ÷ divisor (tenths of a month)."""
    return ROUNDINGS[formula.parts_rounding](balance * 10, divisor)


def coefficient_for(rule: Transitional, all_years: tuple[int, int]) -> int:
    """The coefficient in ppm: the higher one where all contribution years are more than 20."""
    over = rule.coefficient_over_20y
    return over if over is not None and all_years[0] * 100 > 20 * all_years[1] else rule.coefficient


def transitional(
    wage: Money,
    index: int,
    years: tuple[int, int],
    all_years: tuple[int, int],
    rule: Transitional,
    formula: Formula,
) -> Money:
    """过渡性养老金 in fen a month for the years before the account.

    indexed_wage: wage × index × years × c · half_sum: (wage + wage × index) ÷ 2 × years × c ·
    wage: wage × years × c. `years` (before the account) and `all_years` (of contribution) come
    from `percent_years`; the latter decides which of two coefficients applies.
    """
    at_least = rule.index_at_least
    if index * at_least[1] < at_least[0] * INDEX_ONE:
        index = at_least[0] * INDEX_ONE // at_least[1]
    coefficient = coefficient_for(rule, all_years)
    amount, scale = wage * index, INDEX_ONE
    if rule.form == "half_sum":
        amount, scale = wage * (INDEX_ONE + index), 2 * INDEX_ONE
    elif rule.form == "wage":
        amount, scale = wage, 1
    return ROUNDINGS[formula.parts_rounding](
        amount * coefficient * years[0] * 100, scale * PPM * years[1]
    )


def total(parts: tuple[Money, ...], formula: Formula) -> Money:
    """The parts together in fen, rounded by the province's rule."""
    return ROUNDINGS[formula.total_rounding](sum(parts), 1)
