"""Sweeps against values done by hand in a made-up city: wage 5,000, reference wage 6,000.

Nothing grows. The man of `a_case` has 200 months at index 1 and 60,000.00; on 100 % he pays
1,000.00 a month, of which 400.00 go to the account; the crediting rate is 0.
"""

from __future__ import annotations

import itertools
from decimal import Decimal, getcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.small_world import a_case, small_world

from sibal_engine.life.live import live
from sibal_engine.month import Month
from sibal_engine.result.award import award_at
from sibal_engine.rules.irr import internal_rate, present_value, runs
from sibal_engine.whatif.sweep import base_sweep, options_compare, pay_back_month, retirement_sweep

WORLD = small_world()


def test_the_window_is_swept_month_by_month() -> None:
    sweep = retirement_sweep(a_case(), WORLD)
    months = [point.month for point in sweep.points]
    assert months[0] == Month.of(2028, 10)  # 60
    assert months[-1] == Month.of(2032, 10)  # three years after 61
    assert [int(b) - int(a) for a, b in itertools.pairwise(months)] == [1] * 48
    assert sweep.statutory == sweep.chosen == Month.of(2029, 10)
    assert sweep.horizon == Month.of(2048, 10)


def test_points_by_hand() -> None:
    points = {str(p.month): p for p in retirement_sweep(a_case(), WORLD).points}
    first, statutory = points["2028-10"], points["2029-10"]
    # 222 months: 6,000 × 18.5 %; (60,000 + 22 × 400) ÷ 139
    assert (first.basic, first.account, first.total) == (111000, 49496, 160496)
    assert (first.paid, first.months, first.age) == (2200000, 222, 720)
    # 22,000 ÷ 1,604.96 = 13.7
    assert first.pay_back == Month.of(2029, 12)
    assert first.break_even is None
    # 240 months to 80: 240 × 1,604.96 − 22,000
    assert first.net == 24000 * 160496 // 100 - 2200000
    # 234 months: 6,000 × 19.5 %; (60,000 + 34 × 400) ÷ 132
    assert (statutory.basic, statutory.account, statutory.total) == (117000, 55758, 172758)
    # (12 × 1,604.96 + 12,000) ÷ (1,727.58 − 1,604.96) = 254.9
    assert statutory.break_even == Month.of(2029, 10).plus(255)
    assert statutory.net == 228 * 172758 - 3400000


def test_the_plateau_holds_the_best_and_what_is_within_one_percent() -> None:
    sweep = retirement_sweep(a_case(), WORLD)
    best, plateau = sweep.best, sweep.plateau
    assert best is not None
    assert best.net is not None
    assert plateau is not None
    assert plateau[0] <= best.month <= plateau[1]
    for point in sweep.points:
        assert point.net is not None
        near = 100 * (best.net - point.net) <= best.net
        if point.on_plateau:
            assert near
    outside = next(p for p in sweep.points if p.month == plateau[1].plus(1))
    assert outside.net is not None
    assert 100 * (best.net - outside.net) > best.net


def test_one_walk_gives_what_a_walk_for_each_month_gives() -> None:
    case = a_case(rate="2.6%", plan='pension_base = "upper"')
    sweep = retirement_sweep(case, WORLD)
    for point in sweep.points[::7]:
        plan = f'pension_base = "upper"\nretire = "{point.month}"'
        life = live(a_case(rate="2.6%", plan=plan), WORLD)
        assert life.chosen == point.month
        assert award_at(life, int(point.month)).total == point.total


def test_months_short_of_the_minimum_have_no_pension() -> None:
    record = (
        'as_of = "2026-12"\npension_months = 150\naverage_index = "1"\npension_balance = "1.00"'
    )
    points = {str(p.month): p for p in retirement_sweep(a_case(record=record), WORLD).points}
    # 180 months in 2028 and 2029; 150 + 30 in 2029-06
    assert (points["2029-05"].reached, points["2029-05"].total) == (False, None)
    assert points["2029-06"].reached
    # late: the minimum of the statutory year 2029 still counts
    assert points["2031-06"].required == 180


def test_months_on_the_record_are_left_out() -> None:
    sweep = retirement_sweep(a_case(), WORLD, as_of=Month.of(2029, 3))
    assert sweep.points[0].month == Month.of(2029, 4)


def test_bases_by_hand() -> None:
    sweep = base_sweep(a_case(), WORLD, percents=(100, 60))
    low, high = sweep.points
    assert (low.share, low.base, low.monthly) == (600_000, 300000, 60000)
    # 6,000 × (234 + 200 + 34 × 0.6) ÷ 2 ÷ 1,200; (60,000 + 34 × 240) ÷ 132
    assert low.total == 113600 + 51636
    assert (low.paid, high.paid) == (34 * 60000, 34 * 100000)
    assert high.total == 172758
    assert (high.extra_paid, high.extra_total) == (1360000, 172758 - 165236)
    # 13,600 ÷ 75.22 = 180.8
    assert high.extra_pay_back == Month.of(2029, 10).plus(181)
    # 34,000 ÷ 1,727.58 = 19.7
    assert high.pay_back == Month.of(2029, 10).plus(20)
    assert (low.extra_paid, low.extra_pay_back, low.extra_rate) == (0, None, None)


def test_the_rate_of_a_base_makes_payments_and_pension_worth_the_same() -> None:
    high = base_sweep(a_case(), WORLD, percents=(60, 100)).points[1]
    assert high.rate is not None
    getcontext().prec = 40

    def worth(ppm: int) -> Decimal:
        month = (1 + Decimal(ppm) / 1_000_000) ** (Decimal(1) / 12)
        flows = [-100000] * 34 + [172758] * 228
        return sum((flow / month**at for at, flow in enumerate(flows)), Decimal(0))

    assert worth(high.rate) >= 0 > worth(high.rate + 1)


def test_shares_beyond_the_limits_are_held_at_them() -> None:
    sweep = base_sweep(a_case(), WORLD, percents=(40, 60, 300, 400))
    assert [point.base for point in sweep.points] == [300000, 300000, 1500000, 1500000]


@pytest.mark.parametrize(
    ("flows", "ppm"),
    [
        # 100 now, 121 in two years: 10 % a year, exactly
        ([(-10000, 1), (0, 23), (12100, 1)], 100_000),
        ([(-10000, 1), (0, 11), (10000, 1)], 0),
        # half of it lost within a year
        ([(-10000, 1), (0, 11), (6000, 1)], -400_000),
        # more than three times back within a year is out of range
        ([(-10000, 1), (0, 11), (30001, 1)], None),
        ([(10000, 12)], None),
        ([], None),
    ],
)
def test_internal_rate(flows: list[tuple[int, int]], ppm: int | None) -> None:
    assert internal_rate(flows) == ppm


def test_present_value_of_a_yearly_series() -> None:
    # 12 % a year on 112 in 12 months is 100 now; at 0 % amounts just add up
    assert abs(present_value([(0, 12), (11200, 1)], 120_000) - 10000) < Decimal("1e-20")
    assert present_value([(5, 3), (-2, 4)], 0) == 7


def test_runs_join_equal_neighbours() -> None:
    assert runs([5, 5, 0, 5]) == [(5, 2), (0, 1), (5, 1)]
    assert runs([]) == []


def test_pay_back_counts_whole_pensions() -> None:
    assert pay_back_month(100, 1000, 500) == 102
    assert pay_back_month(100, 1001, 500) == 103
    assert pay_back_month(100, None, 500) is None
    assert pay_back_month(100, 1000, 0) is None


def test_medical_options_side_by_side() -> None:
    plan = 'pension_base = "100%"\nmedical_base = "lower"'
    rows = {row.option: row for row in options_compare(a_case(plan=plan), WORLD)}
    assert list(rows) == ["with_account", "pool_only", "resident", "none"]
    account, pool = rows["with_account"], rows["pool_only"]
    # 34 months of 3,000 × 8 %, of which 3,000 × 2 % come back into the account
    assert (account.monthly, account.paid, account.credited) == (24000, 816000, 204000)
    assert (account.net, account.balance) == (612000, 304000)
    assert (pool.monthly, pool.paid, pool.credited, pool.balance) == (15000, 510000, 0, 100000)
    assert account.chosen
    assert not pool.chosen
    # 234 months of the 300 that a man needs
    assert (account.months, account.missing_months, account.retiree_reached) == (234, 66, False)
    # only employees' months count
    assert rows["resident"].months == 200
    assert (rows["none"].paid, rows["none"].uncovered_months) == (0, 34)


@given(
    st.lists(st.tuples(st.integers(-(10**6), -1), st.integers(1, 12)), min_size=1, max_size=20),
    st.tuples(st.integers(1, 3 * 10**6), st.integers(1, 300)),
    st.integers(-400_000, 400_000),
)
def test_a_guess_changes_no_rate_and_the_rate_is_the_last_worth_something(
    paid: list[tuple[int, int]], pension: tuple[int, int], near: int
) -> None:
    flows = [*paid, pension]
    rate = internal_rate(flows)
    assert internal_rate(flows, near) == rate
    if rate is not None:
        assert internal_rate(flows, rate) == rate
        assert present_value(flows, rate) >= -Decimal("1e-18")
        assert present_value(flows, rate + 1) < 0
