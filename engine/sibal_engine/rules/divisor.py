"""计发月数: the number of months the personal account is divided by.

Whole ages: annex of 国发〔2005〕38号. From 2025 also by month: linear between whole ages, half-up
to 0.1 (answered by Jinan's hotline on 2025-06-12 and borne out by award notices of 13 provinces).
"""

from __future__ import annotations

from collections.abc import Mapping

from sibal_engine.money import half_up


def divisor(table: Mapping[int, int], age: int, *, by_month: bool = True) -> int | None:
    """Divisor in tenths of a month at an age in months; None outside the table."""
    years, months = divmod(age, 12)
    here = table.get(years)
    if here is None or months == 0 or not by_month:
        return here
    following = table.get(years + 1)
    if following is None:
        return None
    return half_up(here * 12 - (here - following) * months, 12)
