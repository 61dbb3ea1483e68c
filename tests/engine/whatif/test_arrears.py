"""Paying a gap back: the rate and base of arrears, residents, the month of retirement; by hand."""

from __future__ import annotations

from typing import Any

from tests.engine.people import person
from tests.engine.small_world import a_case, small_world
from tests.engine.worked import world

from sibal_engine.case.model import Gap
from sibal_engine.explain.gap import gap_steps
from sibal_engine.month import Month
from sibal_engine.result.project import project
from sibal_engine.result.project_json import projection_dict
from sibal_engine.whatif.gap import gap_effect
from sibal_engine.whatif.gap_json import gap_dict

ALLOWED = """
[[pension.back_payment]]
from = "2016-01"
allowed = "months"
window = 12
source = "made-up"
[[medical.gap.back_payment]]
from = "2016-01"
{to}allowed = true
window = 12
{more}
source = "made-up"
"""
RATE = ALLOWED.format(to="", more='rate = "8.9%"')
BASE = ALLOWED.format(to="", more='base = "4000.00"')
FREE = ALLOWED.format(to="", more="")


def paid(rules: str, first: str, months: int, back: str, scheme: str = "both") -> dict[str, Any]:
    """A gap of a case that is paid back in a month."""
    gap = Gap(Month.parse(first), months, scheme, Month.parse(back))
    return gap_dict(gap_effect(a_case(), small_world(c910100=rules), gap))


def medical_paid(found: dict[str, Any], year: int) -> str:
    rows = {row["year"]: row for row in found["variant"]["by_year"]}
    return str(rows[year]["medical"]["paid"])


def test_both_the_amount_and_the_ledger_take_the_rate_of_arrears() -> None:
    # two months of the lower limit: 2 × 3,000 × 8.9 % = 534.00; the year: ten at 8 % = 240.00
    # each, and the two: 2,400.00 + 534.00
    found = paid(RATE, "2027-03", 2, "2027-05")
    assert found["back_pay"]["medical"]["amount"] == "534.00"
    assert medical_paid(found, 2027) == "2934.00"
    # 54.00 dearer than 12 × 240.00 = 2,880.00
    assert found["lost"]["not_paid"] == "-54.00"


def test_a_base_of_arrears_is_that_of_a_later_year() -> None:
    # 2027-11 and -12 paid in 2028-01: 2 × 4,000 × 8 % = 640.00, with twelve months at 240.00
    found = paid(BASE, "2027-11", 2, "2028-01")
    assert found["back_pay"]["medical"]["amount"] == "640.00"
    assert medical_paid(found, 2028) == "3520.00"
    # within the year the ordinary base: 2 × 240.00
    assert paid(BASE, "2027-03", 2, "2027-05")["back_pay"]["medical"]["amount"] == "480.00"


def test_yinchuans_months_of_2026_cost_the_base_of_arrears_in_2027() -> None:
    # 宁人社发〔2026〕152号: 2 × 8,371 × 10 % = 1,674.20, within the nation's three months
    gap = Gap(Month.of(2026, 11), 2, "medical", Month.of(2027, 1))
    effect = gap_effect(person(city="640100"), world(), gap)
    assert (effect.medical_back.allowed, effect.medical_back.amount) == (True, 167420)
    # in time they had cost 2 × 5,023 × 10 % = 1,004.60: 669.60 less
    assert effect.lost.saved == -66960
    # 2027's own arrears have no base of theirs: 3 % more than the limit of 5,023 is 5,173.69, so
    # 5,174 × 10 % = 517.40 where wages grow by 3 %
    later = Gap(Month.of(2027, 11), 1, "medical", Month.of(2028, 1))
    grown = person(city="640100", wage_growth="3%")
    assert gap_effect(grown, world(), later).medical_back.amount == 51740


def test_a_gap_in_the_residents_scheme_is_not_judged_by_the_employees_window() -> None:
    case = a_case(plan='pension_base = "100%"\nmedical_option = "resident"')
    gap = Gap(Month.of(2027, 3), 2, "both", Month.of(2027, 5))
    found = gap_dict(gap_effect(case, small_world(c910100=FREE), gap), "en")
    medical = found["back_pay"]["medical"]
    assert (medical["allowed"], medical["amount"], medical["deadline"]) == (None, None, None)
    (reason,) = [r["reason"] for r in found["unknown"] if r["figure"] == "back_pay.medical"]
    assert "residents" in reason
    # and the ledger pays nothing back: 400.00 a year less March and April, which bring the parts
    # of the year from 66.66 (February) to 133.33 (April): 400.00 - 66.67
    assert medical_paid(found, 2027) == "333.33"
    # the pension is paid back as before: 2 × 5,000 × 20 %
    assert (found["back_pay"]["pension"]["amount"]) == "2000.00"


def test_a_gap_that_runs_into_retirement_is_paid_back_in_its_month() -> None:
    # retirement in 2029-10; 2029-09 and 2029-10 of four are due: 2 × 1,000.00 and 2 × 240.00
    gap = Gap(Month.of(2029, 9), 4)
    effect = gap_effect(a_case(), small_world(c910100=FREE), gap, pay_back=True)
    assert str(effect.gap.back_pay) == "2029-10"
    assert (effect.pension_back.allowed, effect.pension_back.amount) == (True, 200000)
    assert (effect.medical_back.allowed, effect.medical_back.amount) == (True, 48000)
    # and nothing is lost: ten months of the year's ledger cost what they did
    assert (effect.lost.pension_months, effect.lost.medical_months) == (0, 0)
    assert effect.lost.saved == 0


def test_a_month_of_paying_after_retirement_is_refused_with_the_reason() -> None:
    gap = Gap(Month.of(2029, 9), 2, "both", Month.of(2029, 11))
    effect = gap_effect(a_case(), small_world(c910100=FREE), gap)
    for back in (effect.pension_back, effect.medical_back):
        assert (back.allowed, back.amount) == (False, 0)
        assert back.reason is not None
        assert "2029-11" in back.reason.text("en")
        assert "2029-10" in back.reason.text("zh")
    assert effect.lost.pension_months == 2
    steps = gap_steps(effect, "back_pay.pension")
    assert any(step.note is not None and "2029-11" in step.note.text("en") for step in steps)


def test_months_paid_after_retirement_bring_no_cover_back() -> None:
    # Beijing covers months paid back in time after all; not by a payment after retirement
    text = """[[plan.gap]]
from = "2029-09"
months = 2
back_pay = "2029-{}"
"""
    retroactive = ALLOWED.format(to="", more="retroactive = true")
    shown = {
        back: projection_dict(
            project(
                a_case(more=text.format(back)),
                small_world(c910100=retroactive),
                until=Month.of(2030, 12),
            )
        )["medical"]["suspended"]
        for back in ("10", "11")
    }
    assert shown == {"10": [], "11": ["2029-09", "2029-10"]}


def test_a_case_carried_forward_pays_its_earlier_months_at_the_rate_of_arrears() -> None:
    # as of 2027-04 the gap of 2027-03 and -04 lies behind; paid in 2027-05: 534.00 with the 240.00
    # of each of the eight months from May on: 1,920.00
    text = '[[plan.gap]]\nfrom = "2027-03"\nmonths = 2\nback_pay = "2027-05"\n'
    result = projection_dict(
        project(a_case(more=text), small_world(c910100=RATE), Month.of(2027, 4))
    )
    (row,) = [row for row in result["by_year"] if row["year"] == 2027]
    assert row["medical"]["paid"] == "2454.00"
