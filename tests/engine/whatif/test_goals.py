"""Goals against values done by hand; see `test_sweep` for the man they are about."""

from __future__ import annotations

import pytest
from tests.engine.small_world import a_case, small_world

from sibal_engine.case.model import Gap
from sibal_engine.errors import ContentError
from sibal_engine.life.live import live
from sibal_engine.month import Month
from sibal_engine.whatif.goals import earliest_stop, first_true, longest_gap, smallest_base

WORLD = small_world()
SHORT = (
    'as_of = "2026-12"\npension_months = 150\naverage_index = "1"\n'
    'pension_balance = "60000.00"\nmedical_months = 150\nmedical_balance = "0.00"'
)


def test_the_smallest_base_for_a_pension() -> None:
    goal = smallest_base(a_case(), WORLD, 170000)
    # 1,539.5454 + 188.0303 × share ≥ 1,700 from 0.8534 on
    assert goal.share == 860_000
    # 2.5 × (234 + 200 + 34 × 0.86) + (60,000 + 34 × 344) ÷ 132
    assert goal.total == 115810 + 54315
    assert str(goal.case.plan.pension_base) == "86%"


def test_a_pension_that_the_lowest_base_gives() -> None:
    assert smallest_base(a_case(), WORLD, 100).share == 600_000


def test_a_pension_that_no_base_gives() -> None:
    goal = smallest_base(a_case(), WORLD, 10_000_000)
    assert goal.share is None
    # on 300 %: 2.5 × (434 + 34 × 3) + (60,000 + 34 × 1,200) ÷ 132
    assert goal.total == 134000 + 76364


def test_enough_months_already() -> None:
    goal = earliest_stop(a_case(), WORLD)
    assert (goal.pay_until, goal.months) == (Month.of(2026, 12), 0)
    # 6,000 × 200 ÷ 1,200; 60,000 ÷ 132
    assert goal.total == 100000 + 45455
    assert goal.full_total == 172758


def test_months_still_to_pay_for_the_minimum() -> None:
    goal = earliest_stop(a_case(record=SHORT), WORLD)
    # 180 − 150 = 30 months from 2027-01
    assert (goal.pay_until, goal.stop_from, goal.months) == (
        Month.of(2029, 6),
        Month.of(2029, 7),
        30,
    )
    assert goal.retirement == Month.of(2029, 10)


def test_months_still_to_pay_for_a_pension() -> None:
    goal = earliest_stop(a_case(), WORLD, 160000)
    # 1,454.5454 + 8.0303 × n ≥ 1,600 from n = 19 on
    assert goal.pay_until == Month.of(2028, 7)
    assert goal.total == 109500 + 51212


def test_a_pension_out_of_reach() -> None:
    goal = earliest_stop(a_case(), WORLD, 200000)
    assert (goal.pay_until, goal.months, goal.full_total) == (None, None, 172758)


@pytest.mark.parametrize(
    ("record", "start", "months"),
    [
        # 184 months at retirement, 180 needed
        (SHORT, Month.of(2027, 1), 4),
        (SHORT, Month.of(2029, 8), 3),
        # 234 months: the whole way may go unpaid
        ("", Month.of(2027, 1), 34),
        ("", Month.of(2029, 10), 1),
    ],
)
def test_the_longest_gap_that_keeps_the_retirement(record: str, start: Month, months: int) -> None:
    assert longest_gap(a_case(record=record), WORLD, start).retirement == months


@pytest.mark.parametrize("start", [Month.of(2027, 1), Month.of(2028, 3)])
def test_one_month_more_moves_the_retirement(start: Month) -> None:
    case = a_case(record=SHORT)
    most = longest_gap(case, WORLD, start).retirement
    assert most is not None
    plan = case.plan
    for months, moved in ((most, False), (most + 1, True)):
        varied = case._replace(plan=plan._replace(gaps=(Gap(start, months, "pension"),)))
        assert (live(varied, WORLD).chosen != Month.of(2029, 10)) is moved


def test_the_longest_gap_without_a_wait() -> None:
    goal = longest_gap(a_case(), WORLD, Month.of(2027, 5))
    # three months in a row are tolerated
    assert (goal.wait, goal.both, goal.reason) == (3, 3, None)
    assert longest_gap(a_case(), WORLD, Month.of(2027, 5), "pension").both == 30
    assert longest_gap(a_case(), WORLD, Month.of(2027, 5), "medical").both == 3


def test_a_gap_of_the_plan_leaves_less_room_beside_it() -> None:
    plan = 'pension_base = "100%"\n[[plan.gap]]\nfrom = "2027-03"\nmonths = 2'
    goal = longest_gap(a_case(plan=plan), WORLD, Month.of(2027, 5))
    # 2027-03 and 04 are unpaid already
    assert goal.wait == 1


def test_an_unknown_wait_is_said() -> None:
    unknown = '\n[[medical.gap.wait]]\nfrom = "2027-01"\nunknown = true\nnote = "?"\n'
    goal = longest_gap(a_case(), small_world(c910100=unknown), Month.of(2027, 5))
    # three months are tolerated for sure, whatever the wait after a longer gap
    assert goal.wait == 3


def test_a_start_on_the_record_is_refused() -> None:
    with pytest.raises(ContentError, match="is on the record"):
        longest_gap(a_case(), WORLD, Month.of(2026, 12))


def test_first_true() -> None:
    assert first_true(1, 9, lambda n: n >= 4) == 4
    assert first_true(1, 9, lambda n: True) == 1
    assert first_true(1, 9, lambda n: False) is None
    assert first_true(5, 4, lambda n: True) is None
