"""Edges: retired before the record ends, no contributions, an empty record, and more."""

from __future__ import annotations

import pytest
from tests.engine.small_world import PERSON, a_case, small_world

from sibal_engine.explain.api import FIGURES, steps_of
from sibal_engine.month import Month
from sibal_engine.result.project import project
from sibal_engine.result.project_json import projection_dict

WORLD = small_world()
TOP_UP = """
[[medical.top_up]]
from = "2020-01"
how = "{how}"
{more}
source = "made-up"
"""


def test_a_record_that_ends_after_retirement() -> None:
    # a man born 1963-10 retired at 60 in 2023-10; the record ends 2026-12 with 200 months
    case = a_case(person=PERSON.replace("1968-10", "1963-10"))
    projection = project(case, WORLD, until=Month.of(2027, 3))
    result = projection_dict(projection)
    assert result["retirement"]["chosen"] == "2023-10"
    assert "already_retired" in {row["name"] for row in result["assumed"]}
    # 60,000 ÷ 139 = 431.65 is drawn in the three months after the record, not since 2023
    assert result["balances"]["pension"] == "58705.05"
    assert result["by_year"][0]["pension"]["drawn"] == "1294.95"
    # 6,000 × 200 ÷ 1,200 + 431.65 in each of them
    assert result["by_year"][0]["pension"]["received"] == "4294.95"
    for figure in FIGURES:
        assert steps_of(projection, figure)


def test_as_of_after_retirement_pays_nothing_more() -> None:
    whole = projection_dict(project(a_case(), WORLD, until=Month.of(2031, 4)))
    later = projection_dict(project(a_case(), WORLD, as_of=Month.of(2031, 4)))
    assert later["retirement"]["contribution_months"] == 234
    assert later["pension"]["total"] == "1727.58"
    # 73,600 − 18 × 557.58
    assert later["balances"] == whole["balances"]
    assert later["balances"]["pension"] == "63563.56"


def test_as_of_on_the_way_changes_nothing_at_retirement() -> None:
    for month in (Month.of(2027, 1), Month.of(2028, 6), Month.of(2029, 10)):
        later = projection_dict(project(a_case(rate="2%"), WORLD, as_of=month))
        whole = projection_dict(project(a_case(rate="2%"), WORLD))
        assert later["retirement"] == whole["retirement"]
        assert later["balances"] == whole["balances"]
        assert later["pension"] == whole["pension"]


def test_nothing_is_paid_and_the_months_suffice() -> None:
    result = projection_dict(project(a_case(plan='pension_base = "none"'), WORLD))
    assert result["retirement"]["chosen"] == "2029-10"
    assert result["totals"]["pension_paid"] == "0.00"
    # 6,000 × 200 ÷ 1,200 + 60,000 ÷ 132
    assert result["pension"]["total"] == "1454.55"


def test_nothing_is_paid_and_the_months_do_not_suffice() -> None:
    record = 'as_of = "2026-12"\npension_months = 100\npension_balance = "30000.00"\n'
    result = projection_dict(project(a_case(record=record, plan='pension_base = "none"'), WORLD))
    assert result["retirement"]["chosen"] is None
    assert result["pension"]["total"] is None
    assert {"retirement.chosen", "pension.total"} <= {row["figure"] for row in result["unknown"]}
    missed = result["if_minimum_missed"]
    assert (missed["missing_months"], missed["ways"][0]["allowed"]) == (80, False)
    assert missed["ways"][3]["paid_out"] == "30000.00"


def test_a_record_of_nothing_but_its_month() -> None:
    projection = project(a_case(record='as_of = "2026-12"'), WORLD)
    result = projection_dict(projection)
    # 180 months from 2027-01 on
    assert result["retirement"]["chosen"] == "2041-12"
    assert result["balances"]["pension"] == "72000.00"
    assert {"pension_months", "medical_months"} <= {row["name"] for row in result["assumed"]}
    for figure in FIGURES:
        assert steps_of(projection, figure)


def test_women_of_the_50_class() -> None:
    person = PERSON.replace("1968-10", "1980-05").replace("men60", "women50")
    result = projection_dict(project(a_case(person=person), WORLD))
    # 64 months after 1975-01: 64 ÷ 2 + 1 = 33 months later than 50
    assert result["retirement"]["statutory"] == "2033-02"
    assert result["retirement"]["age_months"] == 633
    # 52y9m: 185 − (185 − 180) × 9 ÷ 12 = 181.25 → 181.3
    assert result["pension"]["divisor"] == "181.3"


def test_a_retirement_in_december_earns_the_whole_year() -> None:
    # born 1968-12: 61 and no month in 2029-12
    person = PERSON.replace("1968-10", "1968-12")
    result = projection_dict(project(a_case(person=person, rate="2%"), WORLD))
    assert result["retirement"]["chosen"] == "2029-12"
    # each year: 2 % of the opening balance + 400 × 78 × 2 % ÷ 12 = 52.00, and 4,800
    first = 6000000 * 102 // 100 + 5200 + 480000
    assert first == 6605200
    second = first + (first * 2 + 50) // 100 + 5200 + 480000
    third = second + (second * 2 + 50) // 100 + 5200 + 480000
    assert result["balances"]["pension"] == f"{third // 100}.{third % 100:02d}"
    assert "retirement_year" not in {row["name"] for row in result["assumed"]}


def test_deemed_months_add_a_transitional_part_or_say_what_is_missing() -> None:
    record = (
        'as_of = "2026-12"\npension_months = 200\ndeemed_months = 60\naverage_index = "1"\n'
        'pension_balance = "60000.00"\n'
    )
    result = projection_dict(project(a_case(record=record), WORLD))
    assert result["retirement"]["contribution_months"] == 294
    # 6,000 × 294 ÷ 1,200
    assert result["pension"]["basic"] == "1470.00"
    assert result["pension"]["transitional"] is None
    assert "pension.transitional" in {row["figure"] for row in result["unknown"]}


@pytest.mark.parametrize(
    ("how", "more", "amount"),
    [
        # 66 months short of 300: 5,000 of the year before × 7 % × 66
        ("either", 'rate = "7%"\nbase_of = "province_average_wage_last_year"', "23100.00"),
        ("one_sum", 'rate = "8%"\nbase = "4000.00"', "21120.00"),
        # the month's own contribution of 3,000 × 8 %
        ("one_sum", 'base_of = "contribution_last_year"', "15840.00"),
        ("either", "", None),
        ("pay_on", 'rate = "8%"\nbase = "4000.00"', None),
    ],
)
def test_missing_medical_years_in_one_sum(how: str, more: str, amount: str | None) -> None:
    world = small_world(c910100=TOP_UP.format(how=how, more=more))
    plan = 'pension_base = "100%"\nmedical_base = "lower"'
    projection = project(a_case(plan=plan), world)
    result = projection_dict(projection)
    retiree = result["medical"]["retiree"]
    assert (retiree["missing_months"], retiree["top_up_amount"]) == (66, amount)
    named = "medical.retiree.top_up_amount" in {row["figure"] for row in result["unknown"]}
    assert named is (how == "either" and amount is None)
    assert steps_of(projection, "medical.retiree.top_up_amount")
