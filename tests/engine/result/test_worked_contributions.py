"""Published examples: limits of bases, what a month costs, subsidies; circulating numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from tests.engine.worked import cases, fen, month, name_of, policy, ppm, share, table, world

from sibal_engine.case.model import BaseChoice
from sibal_engine.money import half_up, yuan_half_up
from sibal_engine.month import Month
from sibal_engine.policy.model import State
from sibal_engine.rates import PPM
from sibal_engine.result.contribution import Contribution, contribution
from sibal_engine.rules.subsidy import SchemePaid, SubsidyRule, granted, granted_of


def cost(row: dict[str, Any], base: str = "lower", option: str | None = None) -> Contribution:
    chosen = BaseChoice.parse(base)
    return contribution(world(), row["place"], month(row["month"]), base=chosen, option=option)


def part_of(answer: Contribution, part: str) -> int | None:
    if part == "unemployment":
        return None if answer.unemployment is None else answer.unemployment.due
    return {
        "pension": answer.pension.due,
        "medical": answer.medical.due,
        "total": answer.total,
    }[part]


@pytest.mark.parametrize("row", table("base_limits"), ids=name_of)
def test_limits_of_the_base(row: dict[str, str]) -> None:
    hit = policy(row["place"]).find("pension.base", month(row["month"]))
    assert hit is not None
    assert hit.state is State.PUBLISHED
    values = hit.entry.values
    lower, upper, wage = fen(row["lower"]), fen(row["upper"]), fen(row["wage"])
    assert (values["lower"], values["upper"]) == (lower, upper)
    assert upper == 3 * wage
    # the lower limit is published; where it is not 60 % of the wage it must not be computed
    assert (lower == yuan_half_up(wage * 60, 100)) == (row["standing"] == "confirmed")


@pytest.mark.parametrize("row", cases("contribution", "place"), ids=name_of)
def test_what_a_month_costs(row: dict[str, Any]) -> None:
    assert part_of(cost(row, row["base"]), row["part"]) == fen(row["amount"])


@pytest.mark.parametrize("row", cases("contribution", "rate"), ids=name_of)
def test_a_rate_on_a_base(row: dict[str, Any]) -> None:
    assert half_up(fen(row["base"]) * ppm(row["rate"]), PPM) == fen(row["amount"])


@pytest.mark.parametrize("row", cases("contribution", "medical_part"), ids=name_of)
def test_the_two_parts_of_the_medical_due_in_chengdu(row: dict[str, Any]) -> None:
    """Each part is rounded by itself: 526.31 + 45.11 is 571.42, not 9.5 % of 6015."""
    rate = policy(row["place"]).find("medical.with_account.rate", month(row["month"]))
    assert rate is not None
    extra = rate.entry.values["extra"]
    basic = rate.entry.values["value"] - extra
    assert {"basic": basic, "extra": extra}[row["part"]] == ppm(row["rate"])
    assert half_up(fen(row["base"]) * ppm(row["rate"]), PPM) == fen(row["amount"])
    answer = cost(row, option="with_account")
    assert answer.medical.base == fen(row["base"])
    assert answer.medical.due == fen("571.42")


@pytest.mark.parametrize("row", cases("contribution", "year"), ids=name_of)
def test_a_yearly_amount_is_paid_in_twelve_parts(row: dict[str, Any]) -> None:
    amount = fen(row["amount"])
    assert half_up(fen(row["base"]) * ppm(row["rate"]), PPM) == amount
    months = [Month.of(row["year"], number) for number in range(1, 13)]
    dues = [
        contribution(world(), row["place"], each, option=row["option"]).medical.due
        for each in months
    ]
    assert None not in dues
    assert sum(due or 0 for due in dues) == amount
    assert max(due or 0 for due in dues) - min(due or 0 for due in dues) <= 1


@pytest.mark.parametrize("row", cases("contribution", "subsidy"), ids=name_of)
def test_a_share_of_the_lowest_contribution_is_subsidised(row: dict[str, Any]) -> None:
    at = month(row["month"])
    share_of = policy(row["place"]).get("subsidy", "share", at)
    lower = policy(row["place"]).get("pension.base", "lower", at)
    rate = policy(row["place"]).get("unemployment", "rate", at)
    assert (lower, rate, share_of) == (fen(row["base"]), ppm(row["rate"]), (2, 3))
    due = half_up(lower * rate, PPM)
    ours = granted_of(SchemePaid(due, due, None), None, SubsidyRule(share_of, "lower_base"))
    assert ours == fen(row["amount"])


@pytest.mark.parametrize("row", cases("contribution", "subsidy_amounts"), ids=name_of)
def test_fixed_subsidies_add_up(row: dict[str, Any]) -> None:
    hit = policy(row["place"]).find("subsidy", month(row["month"]))
    assert hit is not None
    values = hit.entry.values
    assert (values["pension_monthly"], values["medical_monthly"]) == (
        fen(row["pension"]),
        fen(row["medical"]),
    )
    rule = SubsidyRule(
        None,
        pension_monthly=values["pension_monthly"],
        medical_monthly=values["medical_monthly"],
        cap_monthly=values["cap_monthly"],
    )
    paid = SchemePaid(1000_00, 1000_00, None)
    assert granted(paid, paid, rule) == fen(row["amount"])


@pytest.mark.parametrize("row", cases("contribution", "claim"), ids=name_of)
def test_circulating_amounts_do_not_come_out(row: dict[str, Any]) -> None:
    ours = part_of(cost(row), row["part"])
    assert ours == fen(row["amount"])
    assert ours not in [fen(each) for each in row["claimed"]]


@pytest.mark.parametrize("row", cases("contribution", "limits_claim"), ids=name_of)
def test_limits_of_another_year_do_not_come_out(row: dict[str, Any]) -> None:
    def limits(at: Month) -> list[int]:
        hit = policy(row["place"]).find("pension.base", at)
        assert hit is not None
        return [hit.entry.values["lower"], hit.entry.values["upper"]]

    claimed = [fen(each) for each in row["claimed"]]
    first, last = month(row["first"]), month(row["last"])
    assert [limits(Month(m)) == claimed for m in range(first - 1, last + 2)] == [
        False,
        *[True] * 12,
        False,
    ]
    assert limits(last.plus(1)) == [fen(each) for each in row["after"]]
    assert limits(Month.of(row["claimed_year"], 12)) != claimed


@pytest.mark.parametrize("row", cases("contribution", "tiers"), ids=name_of)
def test_the_tiers_of_the_article_are_not_what_it_says(row: dict[str, Any]) -> None:
    wage = Fraction(row["wage"])
    shares = [Fraction(tier) / wage for tier in row["tiers"]]
    assert shares == [share(each) for each in row["shares"]]
    assert shares[0] != share(row["claimed"])
    # nothing of it is in the city's file
    for entry in policy("360700").layers[0].series["pension.base"]:
        assert entry.values.get("lower") != fen(row["tiers"][0])


@pytest.mark.parametrize("row", cases("contribution", "implied_base"), ids=name_of)
def test_a_base_worked_back_from_a_claim_is_not_the_published_one(row: dict[str, Any]) -> None:
    implied = Fraction(row["yearly"]) / 12 / share(row["rate"])
    assert implied == Fraction(row["base"])
    answer = cost(row, option="with_account")
    assert answer.medical.base == fen(row["published_base"]) != fen(row["base"])


@pytest.mark.parametrize("row", cases("contribution", "split"), ids=name_of)
def test_the_split_of_500_yuan_does_not_add_up(row: dict[str, Any]) -> None:
    parts = sum(fen(part) for part in row["parts"])
    assert parts == 600_00 != fen(row["claimed"])
    # ours: what the account gets and what the pool gets are the whole due, no more
    answer = contribution(world(), "310000", month("2026-07"), base=BaseChoice.parse("lower"))
    shown = answer.to_dict()["medical"]
    assert fen(shown["account"]) + fen(shown["pool"]) == fen(shown["due"]) == 754_60
