"""Published examples: interest, crediting rates, credits to a medical account."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from tests.engine.worked import cases, fen, month, name_of, policy, ppm, share, table

from sibal_engine.money import half_up
from sibal_engine.month import Month, parse_span
from sibal_engine.months.ledger import PensionLedger, Start, settled, walk_pension
from sibal_engine.policy.kinds import CreditOf
from sibal_engine.policy.library import shipped_folder
from sibal_engine.policy.model import State
from sibal_engine.policy.reference import load_schemes
from sibal_engine.rates import PPM
from sibal_engine.result.answers import interest_year
from sibal_engine.rules.due import PensionDue
from sibal_engine.rules.interest import interest
from sibal_engine.rules.medical_account import band_credit

JANUARY = Month.of(2027, 1)


def walk(opening: int, monthly: int, months: int, rate: int) -> PensionLedger:
    """An account from a January on, with equal credits."""
    start = Start(opening, opening, 0, 0, 0, 0, 0, 0)
    due = PensionDue(monthly, monthly, monthly, 0)
    return walk_pension([due] * months, [True] * months, {}, lambda _: rate, start, JANUARY)


@pytest.mark.parametrize("row", cases("interest", "years"), ids=name_of)
def test_years_of_equal_credits(row: dict[str, Any]) -> None:
    """B(1 + r) + P(1 + 13r ÷ 24): a year's credit counts six and a half months."""
    balance = fen(row["opening"])
    for credit, rate in zip(row["credits"], row["rates"], strict=True):
        year = fen(credit)
        balance += year + interest(balance, year * 13 // 2, ppm(rate))
    exact = Fraction(row["closing"]) * 100
    assert abs(balance - exact) < 1


@pytest.mark.parametrize("row", cases("interest", "year"), ids=name_of)
def test_one_year(row: dict[str, Any]) -> None:
    monthly, rate = fen(row["monthly"]), ppm(row["rate"])
    assert interest_year(0, monthly, 1, 12, rate).interest == fen(row["interest"])
    book = walk(0, monthly, 12, rate)
    assert book.interest == [0] * 11 + [fen(row["interest"])]


@pytest.mark.parametrize("row", cases("interest", "annual_method"), ids=name_of)
def test_the_annual_method_is_the_monthly_product_unless_its_factor_is_cut(
    row: dict[str, Any],
) -> None:
    monthly, rate = fen(row["monthly"]), ppm(row["rate"])
    answer = interest_year(0, monthly, 1, 12, rate)
    assert answer.closing == fen(row["closing"])
    year = Fraction(12 * monthly)
    exact = year * (1 + share(row["rate"]) * Fraction(13, 12) / 2)
    short = year * (1 + share(row["rate"]) * Fraction(row["short_factor"]) / 2)
    assert half_up(exact.numerator, exact.denominator) == answer.closing
    assert half_up(short.numerator, short.denominator) == fen(row["short_closing"])


@pytest.mark.parametrize("row", cases("interest", "no_interest"), ids=name_of)
def test_without_interest_credits_add_up(row: dict[str, Any]) -> None:
    book = walk(fen(row["opening"]), fen(row["monthly"]), row["months"], 0)
    assert book.balance[-1] == fen(row["closing"])


@pytest.mark.parametrize("row", cases("interest", "retirement_year"), ids=name_of)
def test_the_year_of_retirement_is_settled_by_its_own_months(row: dict[str, Any]) -> None:
    rate = ppm(row["rate"])
    book = walk(fen(row["opening"]), fen(row["monthly"]), row["months"], rate)
    earned = settled(book, row["months"] - 1, rate)[1]
    assert earned == fen(row["interest"]) != fen(row["other"])


@pytest.mark.parametrize("row", table("crediting_rates"), ids=name_of)
def test_crediting_rates(row: dict[str, str]) -> None:
    hit = policy(row["place"]).find("pension.crediting_rate", Month.of(int(row["year"]), 12))
    assert hit is not None
    assert hit.state is State.PUBLISHED
    if row["standing"] == "wrong":
        right = {"NR-011": 66_900, "NR-012": 61_200, "NR-013": 61_200, "NR-014": 15_000}
        assert hit.entry.values["value"] == right[row["id"]] != ppm(row["rate"])
    else:
        assert hit.entry.values["value"] == ppm(row["rate"])


def medical_credit(row: dict[str, str]) -> int | None:
    base = fen(row["base"])
    if row["scheme"] == "frame":
        rate = policy("").get("medical.with_account.credit", "rate", month("2026-01"))
        return half_up(base * int(rate), PPM)
    scheme = load_schemes(shipped_folder())[f"scheme-{row['scheme']}"]
    if row["group"] == "active":
        return band_credit(scheme.active, parse_span(row["age"]), {CreditOf.OWN_BASE: base})
    # the pension is not below the 80 % of the average wage that scheme c asks for
    bases = {CreditOf.OWN_PENSION: base, CreditOf.AVERAGE_WAGE: base}
    return band_credit(scheme.retired, parse_span(row["age"]), bases)


@pytest.mark.parametrize("row", table("medical_account"), ids=name_of)
def test_credits_to_the_medical_account(row: dict[str, str]) -> None:
    assert medical_credit(row) == fen(row["credit"]) + fen(row["own_part"])
