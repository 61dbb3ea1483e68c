"""Constant base, rate and growth against closed formulas, within what the roundings can add."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from tests.engine.people import person
from tests.engine.worked import fen, ppm, world

from sibal_engine.month import Month
from sibal_engine.months.ledger import Start, walk_pension
from sibal_engine.result.project import project
from sibal_engine.rules.due import PensionDue
from sibal_engine.rules.irr import internal_rate

JANUARY = int(Month.of(2027, 1))
HALF = Fraction(1, 2)


def annuity(rate: Fraction, years: int) -> Fraction:
    """1 + (1 + r) + … over some years."""
    return ((1 + rate) ** years - 1) / rate if rate else Fraction(years)


def year_worth(rate: Fraction) -> Fraction:
    """What twelve monthly payments of 1 are worth on 31 December: 12 + 78 ÷ 12 × r."""
    return 12 + Fraction(13, 2) * rate


@pytest.mark.parametrize("rate", [0, 15_000, 39_700, 83_100])
@pytest.mark.parametrize("years", [1, 15, 40])
@pytest.mark.parametrize("opening", [0, 4_821_137])
def test_equal_payments_are_an_annuity(rate: int, years: int, opening: int) -> None:
    credit = 37_592
    due = PensionDue(1, credit, credit, 0)
    book = walk_pension(
        [due] * (12 * years),
        [True] * (12 * years),
        {},
        lambda _: rate,
        Start(opening, opening, 0, 0, 0, 0, 0, 0),
        JANUARY,
    )
    r = Fraction(rate, 1_000_000)
    exact = opening * (1 + r) ** years + credit * year_worth(r) * annuity(r, years)
    balance = book.balance[-1]
    assert balance is not None
    # each year's interest is rounded once, and that half fen earns on
    assert abs(balance - exact) <= HALF * annuity(r, years)


@pytest.mark.parametrize("years", [1, 10, 30])
def test_growing_payments_are_a_growing_annuity(years: int) -> None:
    rate, growth = Fraction("0.02"), Fraction("0.035")
    first = 40_000
    dues = []
    for year in range(years):
        credit = round(first * (1 + growth) ** year)
        dues += [PensionDue(1, credit, credit, 0)] * 12
    book = walk_pension(
        dues, [True] * len(dues), {}, lambda _: 20_000, Start(0, 0, 0, 0, 0, 0, 0, 0), JANUARY
    )
    exact = first * year_worth(rate) * ((1 + rate) ** years - (1 + growth) ** years)
    exact /= rate - growth
    balance = book.balance[-1]
    assert balance is not None
    # half a fen in each credit and in each interest
    assert abs(balance - exact) <= (year_worth(rate) + 1) * HALF * annuity(rate, years)


@pytest.mark.parametrize("rate", ["0%", "2%", "3.5%"])
def test_a_whole_life_on_one_base_is_an_annuity(rate: str) -> None:
    # a man born in 1976-12 retires in 2039-12 at 63: thirteen whole years from 2027 on
    case = person(
        born="1976-12",
        category="men60",
        city="310000",
        as_of="2026-12",
        pension_balance="100000.00",
        pension_base="10000.00",
        wage_growth="0%",
        crediting_rate=rate,
    )
    result = project(case, world())
    assert str(result.life.chosen) == "2039-12"
    r = Fraction(ppm(rate), 1_000_000)
    exact = fen("100000.00") * (1 + r) ** 13 + fen("800.00") * year_worth(r) * annuity(r, 13)
    balance = result.pension_balance
    assert balance is not None
    assert abs(balance - exact) <= HALF * annuity(r, 13)


def test_limits_that_grow_make_a_growing_annuity() -> None:
    # Chengdu's limits last a calendar year; those of 2026 are the last published ones
    growth, rate, years = Fraction("0.03"), Fraction("0.02"), 13
    case = person(
        born="1976-12",
        category="men60",
        city="510100",
        as_of="2026-12",
        pension_balance="0.00",
        pension_base="lower",
        wage_growth="3%",
        crediting_rate="2%",
    )
    life = project(case, world()).life
    last_known = world().library.policy("510100").get("pension.base", "lower", Month.of(2026, 12))
    first = Fraction(last_known) * (1 + growth) * Fraction("0.08")
    exact = first * year_worth(rate) * ((1 + growth) ** years - (1 + rate) ** years)
    exact /= growth - rate
    balance = life.pension.balance[12 * years - 1]
    assert balance is not None
    # the base is rounded to whole yuan: half a yuan is 4 fen of credit, and half a fen more
    bound = (year_worth(rate) * Fraction("4.5") + HALF) * annuity(rate, years)
    assert abs(balance - exact) <= bound


def test_a_constant_index_gives_the_plain_formula() -> None:
    # W × (1 + i) ÷ 2 × n ÷ 1200 with an index that never changes
    case = person(
        born="1976-12",
        category="men60",
        city="370100",
        as_of="2026-12",
        pension_months=240,
        average_index="1",
        pension_base="100%",
        wage_growth="0%",
    )
    result = project(case, world())
    wage, index, months = result.award.wage, result.award.average_index, result.award.months
    assert wage is not None
    assert index is not None
    assert months == 240 + 156
    exact = Fraction(wage) * (1 + Fraction(index, 10**12)) / 2 * Fraction(months, 1200)
    assert result.award.basic is not None
    assert abs(result.award.basic - exact) <= HALF


@pytest.mark.parametrize(("rate", "months"), [(20_000, 240), (50_000, 139), (0, 12)])
def test_the_internal_rate_of_a_fair_annuity_is_its_rate(rate: int, months: int) -> None:
    # pay once what `months` equal payments are worth at the rate, and get them
    each = 1_000_000
    month = (1 + Decimal(rate) / 1_000_000) ** (Decimal(-1) / 12)
    worth = round(sum((each * month**k for k in range(1, months + 1)), Decimal(0)))
    found = internal_rate([(-worth, 1), (each, months)])
    assert found is not None
    assert abs(found - rate) <= 1
