"""A record carried forward to a later month changes nothing that lies ahead."""

from __future__ import annotations

import pytest
from tests.engine.results import move, result

GAP = '[[plan.gap]]\nfrom = "2027-03"\nmonths = 5\n'
RECORD = 'pension_months = 160\naverage_index = "1"\npension_balance = "18211.37"'
LATER = ["2026-11", "2026-12", "2027-04", "2027-07", "2027-08", "2027-10", "2035-05"]


@pytest.mark.parametrize("city", ["510100", "310000", "110000", "330100"])
@pytest.mark.parametrize("as_of", LATER)
def test_a_later_starting_month_changes_nothing_ahead(city: str, as_of: str) -> None:
    # interest by the month, the unpaid months of an index over due months, months paid back
    plan = GAP.replace("5", "3") + 'back_pay = "2027-09"\n'
    whole, later = result(city=city, plan=plan), result(city=city, plan=plan, as_of=as_of)
    for part in ("retirement", "balances", "pension"):
        assert later[part] == whole[part], part
    assert later["medical"]["months"] == whole["medical"]["months"]
    assert later["medical"]["local_months"] == whole["medical"]["local_months"]


@pytest.mark.parametrize("as_of", ["2027-02", "2027-04", "2027-07", "2027-10"])
def test_a_wait_goes_on_over_a_later_starting_month(as_of: str) -> None:
    # five unpaid months in Chengdu: a wait of 6 from the first month paid again, 2027-08
    waits = ["2027-08", "2027-09", "2027-10", "2027-11", "2027-12", "2028-01"]
    found = result(plan=GAP, as_of=as_of)["medical"]
    assert found["waiting"] == [month for month in waits if month > as_of]


def test_the_ten_years_of_an_earlier_place_count_after_a_later_starting_month() -> None:
    plan = move("2030-01", "310000")
    for as_of in ("", "2029-06", "2031-05"):
        found = result(
            born="1970-04",
            category="men60",
            city="110000",
            hukou="510000",
            record=RECORD,
            plan=plan,
            as_of=as_of,
        )
        assert found["pension"]["place"] == "110000"
