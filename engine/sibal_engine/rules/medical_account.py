"""Credits to a medical account by age band: shares of a base or a wage, fixed amounts, floors.

Historic schemes: reference/*.toml. Since the reform of 国办发〔2021〕14号 active staff get the own
part (about 2 % of the base) and retirees a fixed amount; places still differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sibal_engine.money import Money, half_up
from sibal_engine.policy.kinds import Band, CreditOf
from sibal_engine.rates import PPM


def band_at(bands: Sequence[Band], age_months: int) -> Band:
    """The band of an age in months; the last band has no upper edge."""
    for band in bands:
        if band.below_age is None or age_months < band.below_age:
            return band
    raise ValueError("the bands end below this age")


def band_credit(
    bands: Sequence[Band], age_months: int, bases: Mapping[CreditOf, Money | None]
) -> Money | None:
    """A month's credit (or due) in fen at an age in months; None where a base it needs is unknown.

    The own part and the rest are each rounded half-up to the fen; floor and ceiling hold their sum.
    """
    band = band_at(bands, age_months)
    rest = _rest(band, bases)
    own = _own_part(band, bases)
    if rest is None or own is None:
        return None
    credit = rest + own
    if band.floor is not None:
        credit = max(credit, band.floor)
    return credit if band.ceiling is None else min(credit, band.ceiling)


def _rest(band: Band, bases: Mapping[CreditOf, Money | None]) -> Money | None:
    """The band's fixed amount, or its share of a base held up to a share of the average wage."""
    if band.of is CreditOf.FIXED:
        return band.amount
    base = bases.get(band.of)
    if base is None:
        return None
    counted = base * PPM
    if band.base_floor is not None:
        wage = bases.get(CreditOf.AVERAGE_WAGE)
        if wage is None:
            return None
        counted = max(counted, wage * band.base_floor)
    return half_up(counted * band.rate, PPM * PPM)


def _own_part(band: Band, bases: Mapping[CreditOf, Money | None]) -> Money | None:
    """The own contribution credited in full beside the rest."""
    if not band.own_part:
        return 0
    base = bases.get(CreditOf.OWN_BASE)
    return None if base is None else half_up(base * band.own_part, PPM)
