"""Results in the money of a chosen month: amounts divided by the growth of prices in between.

A month's factor is (1 + yearly growth) to the power months ÷ 12, in decimals of 34 digits; amounts
are rounded half-up to the fen once. Balances are taken at the end of their year, a year's flows at
its middle month.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache
from typing import Any

from sibal_engine.money import Money, yuan_or_none
from sibal_engine.month import Month
from sibal_engine.rates import PPM, rate_text
from sibal_engine.result.json_parts import year_dict
from sibal_engine.result.project import Projection, YearRow

_DIGITS = 34


@lru_cache(maxsize=16)
def _monthly(growth: int) -> Decimal:
    """(1 + growth) to the power 1 ÷ 12."""
    with localcontext() as context:
        context.prec = _DIGITS
        return (Decimal(PPM + growth) / PPM) ** (Decimal(1) / 12)


@lru_cache(maxsize=2048)
def _factor(months: int, growth: int) -> Decimal:
    """How much dearer things are after some months (may be negative)."""
    with localcontext() as context:
        context.prec = _DIGITS
        whole = (Decimal(PPM + growth) / PPM) ** (months // 12)
        return whole * _monthly(growth) ** (months % 12)


def deflated(amount: Money | None, month: int, at: int, growth: int) -> Money | None:
    """An amount of `month` (fen) in the money of month `at`; growth of prices in ppm a year."""
    if amount is None or growth == 0 or month == at:
        return amount
    with localcontext() as context:
        context.prec = _DIGITS
        value = amount / _factor(month - at, growth)
        return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def price_growth(projection: Projection) -> int:
    """The growth of prices in ppm a year; 0 when blank, which `gathered` lists as assumed."""
    return projection.case.assumptions.price_growth or 0


def real_years(projection: Projection, at: Month | None = None) -> tuple[YearRow, ...]:
    """The rows of `by_year` in the money of a month; the record's last month by default."""
    growth = price_growth(projection)
    if not growth:
        return projection.by_year
    base = int(at if at is not None else projection.case.record.as_of)
    return tuple(_real_row(projection, row, base, growth) for row in projection.by_year)


def flow_month(projection: Projection, year: int) -> int:
    """The middle month of the part of a year that is projected."""
    first = max(projection.life.first, year * 12)
    last = min(projection.until, year * 12 + 11)
    return (first + max(first, last) + 1) // 2


def balance_month(projection: Projection, year: int) -> int:
    """The month a year's balances stand for."""
    return min(projection.until, year * 12 + 11)


def _real_row(projection: Projection, row: YearRow, at: int, growth: int) -> YearRow:
    middle, end = flow_month(projection, row.year), balance_month(projection, row.year)

    def flow(amount: Money | None) -> Money | None:
        return deflated(amount, middle, at, growth)

    return row._replace(
        pension_paid=flow(row.pension_paid),
        pension_credited=flow(row.pension_credited),
        pension_interest=flow(row.pension_interest),
        pension_drawn=flow(row.pension_drawn),
        pension_balance=deflated(row.pension_balance, end, at, growth),
        medical_paid=flow(row.medical_paid),
        medical_credited=flow(row.medical_credited),
        medical_spent=flow(row.medical_spent),
        medical_balance=deflated(row.medical_balance, end, at, growth),
        pension_received=flow(row.pension_received),
    )


def real_dict(projection: Projection, at: Month | None = None) -> dict[str, Any]:
    """`real`: pension, balances and years in the money of a month; the record's last by default."""
    growth = price_growth(projection)
    base = at if at is not None else projection.case.record.as_of
    award, life = projection.award, projection.life
    balances = projection.balance_at(projection.until)
    paid_from = life.end + 1

    def pension(amount: Money | None) -> str | None:
        if life.chosen is None:
            return None
        return yuan_or_none(deflated(amount, paid_from, int(base), growth))

    def balance(amount: Money | None) -> str | None:
        return yuan_or_none(deflated(amount, projection.until, int(base), growth))

    return {
        "at": str(base),
        "price_growth": rate_text(growth),
        "pension": {
            "basic": pension(award.basic),
            "account": pension(award.account),
            "transitional": pension(award.transitional),
            "extra": pension(award.extra),
            "total": pension(award.total),
        },
        "balances": {"pension": balance(balances[0]), "medical": balance(balances[1])},
        "by_year": [year_dict(row) for row in real_years(projection, base)],
    }
