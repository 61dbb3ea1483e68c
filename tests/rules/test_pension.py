"""The parts of a pension under each provincial rule, by hand."""

from __future__ import annotations

import pytest

from sibal_engine.rates import INDEX_ONE
from sibal_engine.rules.pension import (
    Formula,
    Transitional,
    basic,
    coefficient_for,
    extra,
    percent_years,
    transitional,
)

WAGE = 6000_00
HALF = INDEX_ONE // 2
TEN_YEARS = (120, 1_200)


@pytest.mark.parametrize(
    ("rule", "share"),
    [
        # 125 months: 10.41666… years
        ("exact", (125, 1_200)),
        ("two_decimals", (1042, 10_000)),
        ("tenth_up", (105, 1_000)),
        # 10 % + 5 × 0.083 %
        ("whole_and_months", (10_415, 100_000)),
    ],
)
def test_years_of_125_months(rule: str, share: tuple[int, int]) -> None:
    assert percent_years(125, rule) == share


@pytest.mark.parametrize(
    ("index", "amount"),
    [
        # (6,000 × 0.5 ÷ 0.6 + 6,000 × 0.5) ÷ 2 × 15 %
        (HALF, 600_00),
        # (6,000 + 3,600) ÷ 2 × 15 %, (6,000 + 6,000) ÷ 2 × 15 %
        (INDEX_ONE * 6 // 10, 720_00),
        (INDEX_ONE, 900_00),
    ],
)
def test_a_low_index_lowers_the_wage_too(index: int, amount: int) -> None:
    formula = Formula(low_index_scale=600_000)
    assert basic(WAGE, WAGE, index, (180, 1_200), formula) == amount


@pytest.mark.parametrize(("months", "coefficient"), [(240, 12_000), (241, 14_000)])
def test_the_higher_coefficient_is_for_more_than_twenty_years(
    months: int, coefficient: int
) -> None:
    rule = Transitional(12_000, coefficient_over_20y=14_000)
    assert coefficient_for(rule, (months, 1_200)) == coefficient


@pytest.mark.parametrize(
    ("rule", "index", "amount"),
    [
        # 6,000 × index × 10 × 1.2 %, the index at least 0.6
        (Transitional(12_000, index_at_least=(6, 10)), HALF, 432_00),
        (Transitional(12_000, index_at_least=(6, 10)), INDEX_ONE, 720_00),
        # 6,000 × ⅔ (cut) × 10 × 1.2 %
        (Transitional(12_000, index_at_least=(2, 3)), HALF, 480_00),
        (Transitional(12_000), HALF, 360_00),
        # (6,000 + 3,000) ÷ 2 × 10 × 1.2 %
        (Transitional(12_000, form="half_sum"), HALF, 540_00),
        (Transitional(12_000, form="wage"), HALF, 720_00),
    ],
)
def test_ten_years_before_the_account(rule: Transitional, index: int, amount: int) -> None:
    found = transitional(WAGE, index, TEN_YEARS, TEN_YEARS, rule, Formula())
    assert (found, type(found)) == (amount, int)


def test_the_monthly_extra_is_a_share_of_the_wage_a_year() -> None:
    # 6,000 × 0.5 × 10 × 0.1 %; nothing where a province has none
    assert extra(WAGE, HALF, TEN_YEARS, Formula(extra_rate=1_000)) == 30_00
    assert extra(WAGE, HALF, TEN_YEARS, Formula()) == 0
