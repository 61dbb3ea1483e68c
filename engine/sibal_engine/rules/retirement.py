"""Statutory retirement, the elastic window, and the months of contribution a pension needs.

Rule: decision of the NPC Standing Committee of 2024-09-13 on the gradual delay of retirement, in
force 2025-01-01, with its tables; elastic retirement: 人社部发〔2024〕94号.
"""

from collections.abc import Callable
from typing import NamedTuple

from sibal_engine.month import Month

REFORM = Month.of(2025, 1)
"""First month of the gradual delay."""


class AgeRule(NamedTuple):
    """One row of the decision: old age, first delayed birth month, step and longest delay."""

    old_age: int
    """Months."""
    first_birth: int
    step: int
    max_delay: int


class Window(NamedTuple):
    """Statutory month of retirement, and the earliest and latest one may choose by age."""

    statutory: Month
    delay: int
    """Months the statutory age was moved."""
    age: int
    """Age in the statutory month, in months."""
    earliest: Month
    latest: Month


def delay_months(born: int, rule: AgeRule) -> int:
    """Months of delay: 0 before the first birth month, else min(elapsed // step + 1, max)."""
    elapsed = born - rule.first_birth
    return 0 if elapsed < 0 else min(elapsed // rule.step + 1, rule.max_delay)


def window(born: int, rule: AgeRule, early: int, late: int) -> Window:
    """The window of a birth month; `early` and `late` are the elastic months (36 each).

    Early never falls below the old age. Before 2025 there was no choice: all three are the same.
    """
    delay = delay_months(born, rule)
    age = rule.old_age + delay
    statutory = Month(born + age)
    if statutory < REFORM:
        return Window(statutory, delay, age, statutory, statutory)
    earliest = max(born + rule.old_age, int(statutory) - early, int(REFORM))
    return Window(statutory, delay, age, Month(earliest), Month(int(statutory) + late))


def required_months(chosen: int, statutory: int, minimum: Callable[[int], int]) -> int:
    """Months needed to retire in `chosen`: its year's when early, the statutory's when late."""
    return minimum(min(chosen, statutory))


def first_reached(
    start: int,
    last: int,
    statutory: int,
    minimum: Callable[[int], int],
    months: Callable[[int], int],
) -> int | None:
    """The first month from `start` on at which the contribution months suffice, up to `last`."""
    for month in range(start, last + 1):
        if months(month) >= required_months(month, statutory, minimum):
            return month
    return None
