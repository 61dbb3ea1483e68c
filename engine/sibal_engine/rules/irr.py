"""Internal rate of return of a stream of monthly amounts, in whole ppm a year.

Present values are decimals of 34 digits; no binary floats. The rate is the effective yearly one:
a month's discount is (1 + r) to the power −1/12.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext

from sibal_engine.rates import PPM

LOWEST, HIGHEST = -PPM // 2, 2 * PPM
"""Rates that are looked for: −50 % to 200 % a year."""
_DIGITS = 34
_NEAR = 20_000
"""How far from a guess a rate is looked for first, ppm."""
_DUST = Decimal("1e-18")
"""Fen below which a present value is the rounding of the decimals, not a loss."""


def present_value(flows: Sequence[tuple[int, int]], rate: int) -> Decimal:
    """Value (fen) at the first month of `flows` at a yearly rate in ppm.

    `flows` holds (amount in fen, number of months it repeats), in order.
    """
    with localcontext() as context:
        context.prec = _DIGITS
        month = (Decimal(PPM + rate) / PPM) ** (Decimal(-1) / 12)
        value, factor = Decimal(0), Decimal(1)
        for amount, count in flows:
            reach = month**count
            if amount:
                # a geometric series: 1 + v + … + v^(count − 1)
                series = Decimal(count) if rate == 0 else (1 - reach) / (1 - month)
                value += amount * factor * series
            factor *= reach
        return value


def internal_rate(flows: Sequence[tuple[int, int]], near: int | None = None) -> int | None:
    """The highest whole ppm a year at which the stream is still worth at least nothing.

    Meant for payments (negative) first and pensions later; None when there are not both, or when
    the rate lies outside −50 % … 200 %. `near` is a guess that saves time, and changes nothing.
    """
    amounts = [amount for amount, count in flows if count]
    if not any(a < 0 for a in amounts) or not any(a > 0 for a in amounts):
        return None
    if near is not None:
        low, high = max(LOWEST, near - _NEAR), min(HIGHEST, near + _NEAR)
        at_low, at_high = present_value(flows, low), present_value(flows, high)
        # an end that is worth nothing but the rounding of decimals may be the rate itself
        if at_low >= 0 and at_high < -_DUST:
            return _between(flows, low, high, at_low, at_high)
    at_low, at_high = present_value(flows, LOWEST), present_value(flows, HIGHEST)
    if at_low < 0 or at_high >= 0:
        return None
    return _between(flows, LOWEST, HIGHEST, at_low, at_high)


def _between(
    flows: Sequence[tuple[int, int]], low: int, high: int, at_low: Decimal, at_high: Decimal
) -> int:
    """The last rate that is worth something, between one that is and one that is not.

    Far apart they are halved; once near, the chord of both ends says where to look, and an end that
    stays twice counts half (the Illinois rule), so that the far end comes near as well.
    """
    stayed = 0
    while high - low > 1:
        middle = (low + high) // 2
        if high - low <= 2 * _NEAR:
            chord = low + int((high - low) * max(at_low, Decimal(0)) / (at_low - at_high))
            middle = min(max(chord, low + 1), high - 1)
        value = present_value(flows, middle)
        if value >= -_DUST:
            low, at_low = middle, value
            at_high = at_high / 2 if stayed == 1 else at_high
            stayed = 1
        else:
            high, at_high = middle, value
            at_low = at_low / 2 if stayed == -1 else at_low
            stayed = -1
    return low


def runs(amounts: Sequence[int]) -> list[tuple[int, int]]:
    """Monthly amounts as (amount, count) of equal neighbours."""
    out: list[tuple[int, int]] = []
    for amount in amounts:
        if out and out[-1][0] == amount:
            out[-1] = (amount, out[-1][1] + 1)
        else:
            out.append((amount, 1))
    return out
