"""Published examples: waits after a gap, back-payment, the residents' schemes."""

from __future__ import annotations

from typing import Any

import pytest
from tests.engine.people import gap, person
from tests.engine.worked import cases, fen, month, name_of, policy, world

from sibal_engine.case.model import Gap
from sibal_engine.life.medical_cover import cover_rules
from sibal_engine.result.project import index_text, project
from sibal_engine.rules import resident
from sibal_engine.rules.cover import Cover, CoverRules, Paid, Wait, cover_months
from sibal_engine.rules.resident import ResidentTerms, WaitRule
from sibal_engine.whatif.gap import gap_effect

AT = month("2026-11")
GAPS = {row["id"]: row for row in cases("gap_rules")}
PAID, UNPAID = Paid.YES, Paid.NO


def rules_of(place: str) -> CoverRules:
    return cover_rules(world().terms(place, AT, AT, 0), AT, {})


def months_of_wait(rules: CoverRules, unpaid: int) -> int | None:
    """Months of wait after that many unpaid months; None where it is unknown."""
    paid = [UNPAID] * unpaid + [PAID] * 14
    cover = cover_months(paid, rules, enrolled=True)
    assert [each.state for each in cover[:unpaid]] == [Cover.SUSPENDED] * unpaid
    after = [each.state for each in cover[unpaid:]]
    if Cover.UNKNOWN in after:
        return None
    assert after == sorted(after, key=lambda state: state is Cover.COVERED)
    return after.count(Cover.WAITING)


def test_gr_003_months_on_end_are_no_gap() -> None:
    row = GAPS["GR-003"]
    assert month(row["paid_again"]) - month(row["paid_until"]) - 1 == row["gap"]
    rules = rules_of(row["place"])
    assert {str(n): months_of_wait(rules, n) for n in (0, 3, 4)} == row["waits"]


def test_gr_003_with_both_end_months_counted_a_gap_of_three_would_wait() -> None:
    rules = rules_of(GAPS["GR-003"]["place"])
    unpaid = 3
    assert months_of_wait(rules, unpaid) == 0
    assert months_of_wait(rules, unpaid + 1) == 6


def test_gr_004_the_first_covered_month_of_wuhan() -> None:
    row = GAPS["GR-004"]
    cover = cover_months([PAID] * 8, rules_of(row["place"]), enrolled=False)
    first = next(i for i, each in enumerate(cover, 1) if each.state is Cover.COVERED)
    assert first == row["first_covered"]


def test_gr_005_months_paid_back_in_time_are_covered_in_wuhan() -> None:
    row = GAPS["GR-005"]
    rules = rules_of(row["place"])
    assert rules.retroactive is row["covered_after_all"]
    cover = cover_months([PAID, *[Paid.BACK] * row["gap"], PAID], rules, enrolled=True)
    assert {each.state for each in cover} == {Cover.COVERED}
    case = person(city=row["place"])
    back = month("2027-06")
    effect = gap_effect(case, world(), Gap(month("2027-03"), row["gap"], "medical", back))
    assert effect.medical_back.allowed is True
    assert effect.cover.suspended == ()
    late = gap_effect(case, world(), Gap(month("2027-03"), row["gap"] + 1, "medical", back))
    assert late.medical_back.allowed is False


def test_gr_006_wuhan_counts_in_a_row_and_in_a_year() -> None:
    row = GAPS["GR-006"]
    rules = rules_of(row["place"])
    assert {str(n): months_of_wait(rules, n) for n in (3, 4)} == row["waits"]
    half = row["in_a_year"] // 2
    paid = [UNPAID] * half + [PAID] + [UNPAID] * half + [PAID] * 7
    states = [each.state for each in cover_months(paid, rules, enrolled=True)]
    assert states[half] is Cover.COVERED
    assert states[2 * half + 1 :] == [Cover.WAITING] * 6 + [Cover.COVERED]


def test_gr_007_arrears_and_six_months_in_baoding_in_2004() -> None:
    row = GAPS["GR-007"]
    wait = Wait(row["wait"], row["wait"])
    rules = CoverRules(first=wait, after_gap=wait, tolerated_in_a_row=row["tolerated"])
    assert months_of_wait(rules, row["gap"]) == row["wait"]
    paid = [PAID, *[UNPAID] * row["gap"], *[PAID] * 7]
    cover = cover_months(paid, rules, enrolled=True)
    assert cover[1 + row["gap"] + row["wait"]].state is Cover.COVERED


def test_gr_008_a_first_wait_of_three_months() -> None:
    wait = Wait(GAPS["GR-008"]["wait"], GAPS["GR-008"]["wait"])
    cover = cover_months([PAID] * 4, CoverRules(wait, wait, 3), enrolled=False)
    assert [each.state for each in cover] == [Cover.WAITING] * 3 + [Cover.COVERED]


def test_gr_011_a_wait_counts_from_the_first_month_paid_again() -> None:
    row = GAPS["GR-011"]
    again = month(row["paid_again"])
    unpaid = again - month(row["paid_until"]) - 1
    wait = Wait(row["wait"], row["wait"])
    paid = [UNPAID] * unpaid + [PAID] * 6
    cover = cover_months(paid, CoverRules(wait, wait, 3), enrolled=True)
    first = next(i for i in range(unpaid, len(cover)) if cover[i].state is Cover.COVERED)
    restored = again.plus(first - unpaid)
    assert str(restored) == row["restored"] != row["claimed"]


def test_gr_012_the_wait_after_a_long_gap_is_the_city_s() -> None:
    row = GAPS["GR-012"]
    for place, months in row["waits"].items():
        assert months_of_wait(rules_of(place), row["gap"]) == months
    assert len(set(row["waits"].values())) > 1
    # Guangzhou's own is not known: a range, not the circulating figure
    effect = gap_effect(person(city=row["unknown"]), world(), Gap(month("2027-03"), row["gap"]))
    assert effect.cover.waiting is None
    assert (effect.cover.best_waiting, effect.cover.worst_waiting) == (0, row["claimed"])


def test_gr_013_no_paying_back_of_pension_months_in_shanghai() -> None:
    row = GAPS["GR-013"]
    planned = Gap(month("2027-03"), 3, "pension", month("2027-06"))
    effect = gap_effect(person(city=row["place"]), world(), planned)
    assert effect.pension_back.allowed is row["allowed"]
    assert effect.lost.pension_months == 3


@pytest.mark.parametrize("place", [GAPS["GR-015"]["place"], "310000"])
def test_gr_015_beijing_averages_over_the_months_due(place: str) -> None:
    """333 months at an index of 1 and 24 unpaid ones: 333 ÷ 357 in Beijing, 1 elsewhere."""
    row = GAPS["GR-015"]
    # nothing but the gap lies between the record and retirement in 2028-10 at 60
    case = person(
        gap("2026-11", row["gap"]),
        city=place,
        born="1968-10",
        category="men60",
        retire="earliest",
        pension_months=row["paid"],
        average_index=row["index"],
    )
    result = project(case, world())
    assert str(result.life.chosen) == "2028-10"
    average = row["due_average"] if place == row["place"] else row["paid_average"]
    assert index_text(result.award.average_index) == average


def terms() -> ResidentTerms:
    hit = policy("").find("resident_pension.terms", AT)
    assert hit is not None
    values = hit.entry.values
    return ResidentTerms(values["age"], values["minimum"], values["divisor"])


@pytest.mark.parametrize("row", cases("resident", "pension"), ids=name_of)
def test_resident_pensions(row: dict[str, Any]) -> None:
    ours = resident.pension(fen(row["basic"]), fen(row["balance"]), terms())
    assert ours == fen(row["amount"])
    assert ours != fen(row.get("claimed", "0"))


@pytest.mark.parametrize("row", cases("resident", "account"), ids=name_of)
def test_the_account_s_part_of_a_resident_pension(row: dict[str, Any]) -> None:
    assert resident.pension(0, fen(row["balance"]), terms()) == fen(row["amount"])


@pytest.mark.parametrize("row", cases("resident", "balance"), ids=name_of)
def test_a_resident_account_without_interest(row: dict[str, Any]) -> None:
    tier, years = fen(row["yearly"]), row["years"]
    subsidy = policy("").get("resident_pension.subsidy", "lowest_tier", AT)
    assert subsidy == fen(row["subsidy"])
    got = resident.account_after(0, tier, subsidy, 2011, 2010 + years, lambda _: None)
    assert got == fen(row["amount"])


@pytest.mark.parametrize("row", cases("resident", "basic"), ids=name_of)
def test_the_national_basic_part(row: dict[str, Any]) -> None:
    value = policy("").get("resident_pension.basic", "value", month(row["month"]))
    assert value == fen(row["amount"])


@pytest.mark.parametrize("row", cases("resident", "wait"), ids=name_of)
def test_waits_of_the_residents_medical_scheme(row: dict[str, Any]) -> None:
    hit = policy("").find("resident_medical.wait", AT)
    assert hit is not None
    names = ("fixed", "per_gap_year", "repair_per_year", "at_least_after_4_years")
    rule = WaitRule(*(hit.entry.values[name] for name in names))
    missed = row["missed"]
    assert resident.medical_wait(missed, 0, rule) == row["months"]
    # repairs shorten it, never below six months once four years were missed
    assert resident.medical_wait(missed, missed, rule) == row["least_after_repair"]
    assert resident.medical_wait(1, 1, rule) == 3
