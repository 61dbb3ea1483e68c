"""Flexible workers' unemployment insurance, where a place has it.

National law has no entry for them; some places let them in, and some collect it with the pension
contribution (Beijing: 1 % of the pension base).
"""

from typing import NamedTuple

from sibal_engine.money import Money, half_up
from sibal_engine.months.schedule import PlaceTerms
from sibal_engine.rates import PPM


class Unemployment(NamedTuple):
    """One month of it; fen. None: unknown."""

    base: Money | None
    due: Money | None
    included: bool
    """Paid together with the pension contribution, so part of the month's total."""


def unemployment_of(terms: PlaceTerms, month: int, base: Money | None) -> Unemployment | None:
    """The contribution on a pension base; None where the place does not offer it."""
    cell = terms.at("unemployment", month)
    if cell is None or not cell.values["offered"]:
        return None
    included = bool(cell.values.get("with_pension"))
    rate = cell.values.get("rate")
    due = None if rate is None or base is None else half_up(base * rate, PPM)
    return Unemployment(base, due, included)
