"""Money of a chosen month: amounts divided by the growth of prices, half-up to the fen."""

from __future__ import annotations

import pytest
from tests.engine.small_world import a_case, small_world

from sibal_engine.month import Month
from sibal_engine.result.project import project
from sibal_engine.result.project_json import projection_dict
from sibal_engine.result.real import deflated, real_dict, real_years

WORLD = small_world()


@pytest.mark.parametrize(
    ("amount", "months", "growth", "value"),
    [
        (12100, 24, 100_000, 10000),
        # backwards: money of the past is worth more
        (10000, -12, 20_000, 10200),
        # half a year at 21 %: √1.21 = 1.1
        (11000, 6, 210_000, 10000),
        # 1 ÷ 1.02 = 0.98039…; 5 ÷ 2 = 2.5 goes up
        (100, 12, 20_000, 98),
        (5, 12, 1_000_000, 3),
        (777, 600, 0, 777),
        # prices fall
        (9800, 12, -20_000, 10000),
    ],
)
def test_deflated(amount: int, months: int, growth: int, value: int) -> None:
    at = int(Month.of(2026, 10))
    assert deflated(amount, at + months, at, growth) == value


def test_unknown_stays_unknown() -> None:
    assert deflated(None, 24000, 23000, 20_000) is None


def test_without_growth_real_is_nominal_and_said_so() -> None:
    projection = project(a_case(), WORLD)
    assert real_years(projection) is projection.by_year
    result = projection_dict(projection)
    assert result["real"]["pension"]["total"] == result["pension"]["total"] == "1727.58"
    assert result["real"]["price_growth"] == "0"
    assert "price_growth" in {row["name"] for row in result["assumed"]}


def test_pension_and_balances_in_money_of_the_record() -> None:
    projection = project(a_case(more='price_growth = "2%"\n'), WORLD)
    real = projection_dict(projection)["real"]
    assert (real["at"], real["price_growth"]) == ("2026-12", "0.02")
    # the pension starts 2029-11, 35 months on: 1,727.58 ÷ 1.02^(35/12) = 1,727.58 ÷ 1.0594582
    assert real["pension"]["total"] == "1630.63"
    # the account at 2029-10, 34 months on: 73,600 ÷ 1.02^(34/12) = 73,600 ÷ 1.0577113
    assert real["balances"]["pension"] == "69584.20"
    assert real["by_year"][0]["year"] == 2027
    # 12,000 paid in 2027, its middle month 7 months on: ÷ 1.02^(7/12)
    assert real["by_year"][0]["pension"]["paid"] == "11862.18"
    # the balance of 2027-12 a year on: 64,800 ÷ 1.02
    assert real["by_year"][0]["pension"]["balance"] == "63529.41"
    assert "price_growth" not in projection.assumed


def test_money_of_another_month() -> None:
    projection = project(a_case(more='price_growth = "2%"\n'), WORLD)
    real = real_dict(projection, Month.of(2027, 12))
    # one year less to go: 73,600 ÷ 1.02^(22/12)
    assert real["balances"]["pension"] == "70975.89"
    assert real["by_year"][0]["pension"]["balance"] == "64800.00"
