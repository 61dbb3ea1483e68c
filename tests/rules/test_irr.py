"""The internal rate of return where it is known without a search."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sibal_engine.rules.irr import internal_rate, present_value, runs

PAID = (-10000, 1)


def test_present_values() -> None:
    # 112 in a year at 12 % is 100 now; at 0 % amounts add up; 100 now and 121 in two years at 10 %
    assert abs(present_value([(0, 12), (11200, 1)], 120_000) - 10000) < Decimal("1e-20")
    assert present_value([(5, 3), (-2, 4)], 0) == 7
    assert abs(present_value([PAID, (0, 23), (12100, 1)], 100_000)) < Decimal("1e-20")


def test_a_series_is_the_sum_of_its_months() -> None:
    # twelve payments of v⁰ … v¹¹ are (1 − v¹²) ÷ (1 − v), and v¹² is 1 ÷ 1.21
    one, twelve = present_value([(0, 1), (1, 1)], 210_000), present_value([(1, 12)], 210_000)
    assert abs(twelve * (1 - one) - (1 - 1 / Decimal("1.21"))) < Decimal("1e-20")


@pytest.mark.parametrize(
    "near", [None, 0, 80_000, 95_000, -20_000, -390_000, 100_000, 1_990_000, -499_000]
)
@pytest.mark.parametrize(
    ("flows", "ppm"),
    [
        ([PAID, (0, 23), (12100, 1)], 100_000),
        ([PAID, (0, 11), (10000, 1)], 0),
        ([PAID, (0, 11), (6000, 1)], -400_000),
        # one fen is a pension too
        ([(-1, 1), (0, 11), (1, 1)], 0),
        # 1 ÷ 3 more within a year is 333,333⅓ ppm: cut
        ([(-300, 1), (0, 11), (400, 1)], 333_333),
        # the edges of what is looked for: half is left; nearly three times; three times is out
        ([PAID, (0, 11), (5000, 1)], -500_000),
        ([PAID, (0, 11), (4999, 1)], None),
        ([PAID, (0, 11), (29999, 1)], 1_999_900),
        ([PAID, (0, 11), (30001, 1)], None),
        # only payments, only pensions, a payment repeated no time
        ([(-10000, 12)], None),
        ([(10000, 12)], None),
        ([(-10000, 0), (10000, 12)], None),
        ([], None),
    ],
)
def test_rates(flows: list[tuple[int, int]], ppm: int | None, near: int | None) -> None:
    assert internal_rate(flows, near) == ppm


def test_runs_join_equal_neighbours() -> None:
    assert runs([5, 5, 5, 0, 5]) == [(5, 3), (0, 1), (5, 1)]
    assert runs([]) == []
