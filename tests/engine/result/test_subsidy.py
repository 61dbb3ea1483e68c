"""The subsidy: its months, its share, its base and cap, by hand."""

from __future__ import annotations

import pytest
from tests.engine.small_world import PERSON, a_case, small_world

from sibal_engine.month import Month
from sibal_engine.result.project import project
from sibal_engine.result.project_json import projection_dict
from sibal_engine.rules.subsidy import SchemePaid, SubsidyRule, granted, last_month

TWO_THIRDS = (2, 3)
FIRST = int(Month.of(2027, 1))
LOCAL = """
[[subsidy]]
from = "2020-01"
share = "{share}"
of = "{of}"
months = 36
to_retirement_within = "5y"
{more}
source = "made-up"
"""


@pytest.mark.parametrize(
    ("statutory", "last"),
    [
        # 36 months
        (Month.of(2040, 1), Month.of(2029, 12)),
        # five years and no month: still 36 months
        (Month.of(2032, 1), Month.of(2029, 12)),
        # one month less than five years: until retirement
        (Month.of(2031, 12), Month.of(2031, 12)),
        (Month.of(2027, 6), Month.of(2027, 6)),
    ],
)
def test_how_long(statutory: Month, last: Month) -> None:
    rule = SubsidyRule(TWO_THIRDS, months=36, within=60)
    assert last_month(FIRST, int(statutory), rule) == last


def test_without_the_rule_near_retirement_it_still_ends_there() -> None:
    assert last_month(FIRST, FIRST + 10, SubsidyRule(TWO_THIRDS, months=36)) == FIRST + 10
    assert last_month(FIRST, FIRST + 100, SubsidyRule(TWO_THIRDS)) is None


PENSION = SchemePaid(paid=100000, lower=60000, full=80000)
MEDICAL = SchemePaid(paid=30000, lower=24000, full=30000)


@pytest.mark.parametrize(
    ("rule", "fen"),
    [
        # two thirds of 1,300.00 in two parts, each half up: 666.67 + 200.00
        (SubsidyRule(TWO_THIRDS), 66667 + 20000),
        (SubsidyRule(TWO_THIRDS, of="lower_base"), 40000 + 16000),
        (SubsidyRule(TWO_THIRDS, of="tier_100"), 53333 + 20000),
        (SubsidyRule(TWO_THIRDS, covers=("pension",)), 66667),
        (SubsidyRule(TWO_THIRDS, cap_monthly=60000), 60000),
        (SubsidyRule(TWO_THIRDS, pension_monthly=12345), 12345 + 20000),
        (SubsidyRule(None, pension_monthly=12345, medical_monthly=55), 12400),
        (SubsidyRule(None), None),
    ],
)
def test_a_month(rule: SubsidyRule, fen: int | None) -> None:
    assert granted(PENSION, MEDICAL, rule) == fen


def test_nothing_for_an_unpaid_month_even_where_an_amount_is_fixed() -> None:
    rule = SubsidyRule(TWO_THIRDS, pension_monthly=12345, medical_monthly=55)
    assert granted(SchemePaid(0, 0, 0), SchemePaid(0, 0, 0), rule) == 0


def test_never_more_than_a_share_of_what_was_paid() -> None:
    rule = SubsidyRule(TWO_THIRDS, of="lower_base", covers=("pension",))
    assert granted(SchemePaid(30000, 60000, None), MEDICAL, rule) == 20000


def test_an_unknown_payment_is_no_zero() -> None:
    assert granted(SchemePaid(None, None, None), MEDICAL, SubsidyRule(TWO_THIRDS)) is None


def test_in_a_life_near_retirement() -> None:
    world = small_world(c910100=LOCAL.format(share="50%", of="paid", more=""))
    plan = 'pension_base = "100%"\nmedical_base = "lower"\nsubsidy_from = "2027-03"'
    result = projection_dict(project(a_case(plan=plan), world))["subsidy"]
    # 2027-03 to the statutory 2029-10: 32 months of half of 1,000.00 and half of 240.00
    assert result == {
        "planned": True,
        "from": "2027-03",
        "to": "2029-10",
        "to_retirement": True,
        "share": "50%",
        "of": "paid",
        "covers": ["pension", "medical"],
        "months": 32,
        "monthly": "620.00",
        "total": "19840.00",
    }


def test_thirty_six_months_with_a_gap_and_the_lowest_base() -> None:
    world = small_world(c910100=LOCAL.format(share="2/3", of="lower_base", more=""))
    person = PERSON.replace("1968-10", "1978-10")
    plan = (
        'pension_base = "100%"\nmedical_base = "lower"\n[[plan.gap]]\nfrom = "2027-02"\nmonths = 5'
    )
    result = projection_dict(project(a_case(plan=plan, person=person), world))["subsidy"]
    assert (result["planned"], result["to_retirement"]) == (False, False)
    assert (result["from"], result["to"]) == ("2027-01", "2029-12")
    # 600 × ⅔ and 240 × ⅔ in 36 − 5 months
    assert (result["months"], result["monthly"]) == (31, "560.00")
    assert result["total"] == "17360.00"


def test_a_place_that_says_no_length_takes_the_nations_and_says_so() -> None:
    text = '\n[[subsidy]]\nfrom = "2020-01"\nshare = "50%"\nof = "paid"\nsource = "made-up"\n'
    person = PERSON.replace("1968-10", "1978-10")
    result = projection_dict(project(a_case(person=person), small_world(c910100=text)))
    assert (result["subsidy"]["from"], result["subsidy"]["to"]) == ("2027-01", "2029-12")
    assert "subsidy" in {row["name"] for row in result["assumed"]}


def test_an_unknown_rule_is_said() -> None:
    text = '\n[[subsidy]]\nfrom = "2020-01"\nunknown = true\nnote = "?"\n'
    result = projection_dict(project(a_case(), small_world(c910100=text)))
    assert result["subsidy"]["total"] is None
    assert "subsidy" in {row["figure"] for row in result["unknown"]}


def test_no_subsidy_after_retirement() -> None:
    plan = 'pension_base = "100%"\nsubsidy_from = "2030-01"'
    assert projection_dict(project(a_case(plan=plan), small_world()))["subsidy"] is None
