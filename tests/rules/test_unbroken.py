"""Years without a break in place of a longer total, by hand."""

from __future__ import annotations

import pytest

from sibal_engine.rules.unbroken import Between, missing_years, unbroken

YES, NO = True, False


@pytest.mark.parametrize(
    ("paid", "before", "whole", "found"),
    [
        # a break after the record: the run is known, whatever the record says
        ([YES, NO, YES, YES], 100, False, (2, 2)),
        ([YES, YES, NO], 100, True, (0, 0)),
        # no break: the run may reach any way back into the record
        ([YES, YES], 100, False, (2, 102)),
        ([YES, YES], 100, True, (102, 102)),
        ([], 7, False, (0, 7)),
        ([YES, YES], 0, False, (2, 2)),
    ],
)
def test_months_without_a_break(
    paid: list[bool], before: int, whole: bool, found: tuple[int, int]
) -> None:
    assert unbroken(paid, before, whole=whole) == found


def test_a_record_is_not_taken_to_be_whole_unless_it_is_said() -> None:
    assert unbroken([YES], 9) == (1, 10)


@pytest.mark.parametrize(
    ("total", "years", "run", "found"),
    [
        # no such way: the total alone
        (40, None, Between(180, 180), (40, 40)),
        # 180 without a break are there: nothing is missing
        (40, 180, Between(180, 180), (0, 0)),
        # 10 to an unbroken 180 are nearer than 40 to the total
        (40, 180, Between(170, 170), (10, 10)),
        (40, 180, Between(100, 100), (40, 40)),
        # somewhere between 5 and 180 months: between nothing and 40 are missing
        (40, 180, Between(5, 180), (0, 40)),
        (-3, 180, Between(0, 0), (0, 0)),
    ],
)
def test_what_is_missing(
    total: int, years: int | None, run: Between, found: tuple[int, int]
) -> None:
    assert missing_years(total, years, run) == found


def test_a_number_is_known_when_both_ends_meet() -> None:
    assert (Between(3, 3).known, Between(3, 4).known) == (3, None)
