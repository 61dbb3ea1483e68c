"""The formulas of a pension's parts, as text with the numbers that were really multiplied."""

from __future__ import annotations

from fractions import Fraction

from sibal_engine.rates import INDEX_ONE, PPM, decimal_text, percent_text
from sibal_engine.rules.pension import Formula, Transitional, coefficient_for


def basic_text(
    wage: str, indexed: str, index: int | None, shown: str, years: str, rule: Formula
) -> str:
    """(wage + indexed wage × index) ÷ 2 × years × 1 %; a low index scales the wage where it does.

    `index` in 10⁻¹², `shown` as it is printed; the other texts are amounts and years.
    """
    scale = rule.low_index_scale
    first = wage
    if scale and index is not None and index * PPM < scale * INDEX_ONE:
        first = f"{wage} × {shown} ÷ {decimal_text(scale, 6)}"
    return f"({first} + {indexed} × {shown}) ÷ 2 × {years} × 1%"


def transitional_text(
    wage: str,
    index: int | None,
    shown: str,
    years: str,
    all_years: tuple[int, int],
    rule: Transitional,
) -> str:
    """The form of a province's transitional part with its coefficient and its least index."""
    share = percent_text(coefficient_for(rule, all_years))
    mark = ""
    numerator, denominator = rule.index_at_least
    if index is not None and index * denominator < numerator * INDEX_ONE:
        least = decimal_text(int(Fraction(numerator * 10**4, denominator)), 4)
        shown, mark = least, f" [{shown} < {least}]"
    forms = {
        "indexed_wage": f"{wage} × {shown} × {years} × {share}{mark}",
        "half_sum": f"({wage} + {wage} × {shown}) ÷ 2 × {years} × {share}{mark}",
        "wage": f"{wage} × {years} × {share}",
    }
    return forms[rule.form]
