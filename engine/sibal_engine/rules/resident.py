"""Residents: pension (国发〔2014〕8号), medical waits (国办发〔2024〕38号), conversion.

Conversion between the systems: 人社部发〔2014〕17号, once, at the age of retirement. The resident
account has its own provincial crediting rate: the employees' rate is never used for it.
"""

from collections.abc import Callable
from typing import NamedTuple

from sibal_engine.money import Money, half_up
from sibal_engine.rules.interest import interest


class ResidentTerms(NamedTuple):
    """When a resident pension is paid, and the divisor of its account (months)."""

    age: int
    minimum: int
    divisor: int


class Subsidies(NamedTuple):
    """Least subsidy a year to a resident's contribution, fen: lowest tier, and from 500 yuan on."""

    lowest_tier: Money
    from_500: Money


FROM_500: Money = 500_00


def subsidy_of(tier: Money, subsidies: Subsidies) -> Money:
    """The least subsidy of a year's contribution in fen; nothing for a year that is not paid."""
    if tier <= 0:
        return 0
    return subsidies.from_500 if tier >= FROM_500 else subsidies.lowest_tier


def pension(basic: Money, balance: Money, terms: ResidentTerms) -> Money:
    """A resident pension in fen a month: the basic part + balance ÷ 139, half-up to the fen."""
    return basic + half_up(balance, terms.divisor)


def account_after(
    balance: Money,
    tier: Money,
    subsidy: Money,
    first: int,
    last: int,
    rate_of: Callable[[int], int | None],
) -> Money:
    """A resident account at the end of year `last` after one payment in each year from `first`.

    A year's payment is made in that year and earns from the next one on; a year whose rate is
    unknown earns nothing: the result is then a lower bound.
    """
    for year in range(first, last + 1):
        rate = rate_of(year)
        balance += interest(balance, 0, rate) if rate is not None else 0
        balance += tier + subsidy
    return balance


class Converted(NamedTuple):
    """What moving between the systems gives; months and fen."""

    to: str
    """`employees` or `residents`."""
    months: int
    """Months that count in the system one ends in."""
    account: Money
    """Both accounts together."""


def convert(
    employee_months: int,
    employee_account: Money,
    resident_months: int,
    resident_account: Money,
    minimum: int,
) -> Converted:
    """The system of the pension at retirement.

    With the employees' minimum: the resident account merges, resident years do not count. Short of
    it: the account merges into the resident one and the years count there.
    """
    together = employee_account + resident_account
    if employee_months >= minimum:
        return Converted("employees", employee_months, together)
    return Converted("residents", employee_months + resident_months, together)


class WaitRule(NamedTuple):
    """Waits of the resident medical scheme in months."""

    fixed: int
    per_gap_year: int
    repair_per_year: int
    at_least_after_4_years: int


def medical_wait(gap_years: int, repaired_years: int, rule: WaitRule, *, late: bool = True) -> int:
    """Months of wait after some years without cover.

    The fixed wait falls on whoever enrols outside the yearly window or after a gap; each gap year
    adds to it, each year paid back repairs. After four gap years or more it keeps a floor.
    """
    if not gap_years and not late:
        return 0
    changing = gap_years * rule.per_gap_year - repaired_years * rule.repair_per_year
    wait = rule.fixed + max(0, changing)
    return max(wait, rule.at_least_after_4_years) if gap_years >= 4 else wait
