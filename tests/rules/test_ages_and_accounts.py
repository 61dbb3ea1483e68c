"""Retirement, divisor, interest, credits and residents at their edges, by hand."""

from __future__ import annotations

import pytest

from sibal_engine.month import Month
from sibal_engine.policy.kinds import Band, CreditOf
from sibal_engine.rules.divisor import divisor
from sibal_engine.rules.interest import product_of
from sibal_engine.rules.medical_account import band_at, band_credit
from sibal_engine.rules.resident import (
    Subsidies,
    WaitRule,
    account_after,
    medical_wait,
    subsidy_of,
)
from sibal_engine.rules.retirement import AgeRule, Window, first_reached, window

MEN = AgeRule(720, Month.of(1965, 1), 4, 36)
WOMEN_50 = AgeRule(600, Month.of(1975, 1), 2, 60)


def test_before_the_reform_there_is_no_choice() -> None:
    month = Month.of(2024, 12)
    assert window(Month.of(1964, 12), MEN, 36, 36) == Window(month, 0, 720, month, month)


def test_early_is_at_most_three_years_where_the_delay_is_five() -> None:
    # 50 + 5 years in 2045-01; three years earlier, not at 50
    got = window(Month.of(1990, 1), WOMEN_50, 36, 36)
    assert got == Window(Month.of(2045, 1), 60, 660, Month.of(2042, 1), Month.of(2048, 1))


def test_the_first_month_of_the_reform_has_a_choice_but_nothing_before_it() -> None:
    start, latest = Month.of(2025, 1), Month.of(2028, 1)
    undelayed = AgeRule(720, Month.of(1965, 2), 4, 36)
    assert window(Month.of(1965, 1), undelayed, 36, 36) == Window(start, 0, 720, start, latest)
    delayed = AgeRule(720, Month.of(1964, 12), 4, 36)
    assert window(Month.of(1964, 12), delayed, 36, 36) == Window(start, 1, 721, start, latest)


@pytest.mark.parametrize(("last", "found"), [(109, None), (110, 110), (120, 110)])
def test_the_minimum_is_looked_for_up_to_the_last_month(last: int, found: int | None) -> None:
    # one month more each month: 180 in month 110
    assert first_reached(100, last, 115, lambda _: 180, lambda month: month + 70) == found


def test_a_divisor_by_month_unless_told_otherwise() -> None:
    table = {60: 1390, 61: 1320}
    # 139 − 7 × 6 ÷ 12
    assert divisor(table, 726) == 1355
    assert divisor(table, 726, by_month=False) == 1390


def test_a_product_of_months_is_a_whole_number() -> None:
    # 12 + 11 + … + 1
    assert repr(product_of(100, 1, 12)) == "7800"


def band(**values: int | None) -> Band:
    own = values.pop("own_part", 0) or 0
    edges = {"floor": None, "ceiling": None, "base_floor": None, **values}
    return Band(
        540,
        CreditOf.OWN_BASE,
        20_000,
        0,
        edges["floor"],
        edges["ceiling"],
        edges["base_floor"],
        own,
    )


@pytest.mark.parametrize(
    ("values", "credit"),
    [
        # 2 % of 4,000.00
        ({}, 80_00),
        ({"floor": 90_00}, 90_00),
        ({"ceiling": 70_00}, 70_00),
        ({"ceiling": 90_00}, 80_00),
        # 2 % of 60 % of 10,000.00
        ({"base_floor": 600_000}, 120_00),
        ({"own_part": 10_000}, 120_00),
    ],
)
def test_a_credit(values: dict[str, int | None], credit: int) -> None:
    bases = {CreditOf.OWN_BASE: 4000_00, CreditOf.AVERAGE_WAGE: 10000_00}
    assert band_credit([band(**values)], 500, bases) == credit


def test_a_credit_of_an_unknown_base_is_unknown() -> None:
    assert band_credit([band()], 500, {}) is None
    fixed = Band(None, CreditOf.FIXED, 0, 50_00, None, None, None, 10_000)
    assert band_credit([fixed], 500, {}) is None


def test_ages_beyond_the_bands_are_refused() -> None:
    assert band_at([band()], 539) == band()
    with pytest.raises(ValueError, match=r"^the bands end below this age$"):
        band_at([band()], 540)


def test_a_fen_paid_is_a_year_paid() -> None:
    assert subsidy_of(1, Subsidies(3000, 6000)) == 3000


def test_nothing_but_the_opening_earns() -> None:
    # 1 fen × 0.499999 is rounded down
    assert account_after(1, 0, 0, 2024, 2024, lambda _: 499_999) == 1


def test_waits_of_more_than_a_month_a_year() -> None:
    # 3 + 2 × 2; 3 + 3 × 2 − 2
    assert medical_wait(2, 0, WaitRule(3, 2, 1, 6)) == 7
    assert medical_wait(3, 1, WaitRule(3, 2, 2, 6)) == 7
