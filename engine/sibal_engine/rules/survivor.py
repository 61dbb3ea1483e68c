"""What is left to the survivors: the rest of the account, the funeral grant, the survivor grant.

社会保险法 art. 14: the rest of the account is inherited. 人社部发〔2021〕18号: a funeral grant of
two months and a survivor grant by years of contribution, both in months of the province's urban
disposable income a head in the year before, which is published for the whole year; for retirees
the months fall by one for each year drawn, down to nine.
"""

from collections.abc import Sequence
from typing import NamedTuple

from sibal_engine.money import Money, half_up


class GrantRule(NamedTuple):
    """The months of both grants."""

    funeral: int
    by_years: Sequence[int]
    """Months for 0, 1, 2 … full years of contribution; the last one holds for all more."""
    less_per_year_drawn: int
    retiree_at_least: int


def grant_months(months: int, rule: GrantRule) -> int:
    """Months of the survivor grant after `months` of contribution, before retirement."""
    years = min(months // 12, len(rule.by_years) - 1)
    return rule.by_years[years]


def retiree_grant_months(months: int, drawn_years: int, rule: GrantRule) -> int:
    """Months of the survivor grant of a retiree who has drawn a pension for some full years."""
    left = grant_months(months, rule) - drawn_years * rule.less_per_year_drawn
    return max(left, rule.retiree_at_least)


def in_money(months: int, income: Money | None) -> Money | None:
    """A grant of months of a year's income, half-up to the fen once; None: income unknown."""
    return None if income is None else half_up(months * income, 12)
