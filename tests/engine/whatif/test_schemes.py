"""The residents' pension beside the employees', by hand, on the nation's tiers and subsidies."""

from __future__ import annotations

from tests.engine.small_world import PERSON, a_case, small_world

from sibal_engine.month import Month
from sibal_engine.whatif.schemes import SchemePoint, schemes_compare

WORLD = small_world()
SHORT = (
    'as_of = "2026-12"\npension_months = 100\naverage_index = "1"\npension_balance = "30000.00"\n'
)


def rows(record: str = "", person: str = PERSON) -> dict[tuple[str, int | None], SchemePoint]:
    found = schemes_compare(a_case(record=record, person=person), WORLD)
    return {(row.scheme, row.tier): row for row in found}


def test_the_plan_and_stopping_now() -> None:
    found = rows()
    planned, stopped = found["employees", None], found["stop", None]
    assert (planned.paid, planned.pension) == (3400000, 172758)
    assert planned.first_pension == Month.of(2029, 11)
    # 6,000 × 200 ÷ 1,200 + 60,000 ÷ 132; nothing to pay back
    assert (stopped.paid, stopped.pension, stopped.pay_back) == (0, 145455, Month.of(2029, 10))


def test_with_enough_months_the_resident_account_joins() -> None:
    # born 1968-10: 60 in 2028-10, so one payment in 2027 alone
    row = rows()["resident", 200000]
    assert (row.paid, row.subsidy) == (200000, 6000)
    # (60,000 + 2,060) ÷ 132 = 470.15
    assert (row.account, row.pension) == (6206000, 100000 + 47015)
    assert row.first_pension == Month.of(2029, 11)


def test_short_of_the_minimum_months_and_account_go_over() -> None:
    # born 1978-10: 63 in 2041-10; 60 in 2038-10: payments in 2027 to 2037
    person = PERSON.replace("1968-10", "1978-10")
    row = rows(SHORT, person)["resident", 50000]
    assert (row.paid, row.subsidy) == (11 * 50000, 11 * 6000)
    # 100 + 132 months are short of the employees' 240, and enough for residents
    assert row.account == 3000000 + 11 * 56000
    # 163.00 + 36,160 ÷ 139 = 163.00 + 260.14
    assert (row.pension, row.first_pension) == (16300 + 26014, Month.of(2041, 11))
    # 5,500 ÷ 423.14 = 12.998
    assert row.pay_back == Month.of(2041, 10).plus(13)
    assert row.notes


def test_short_of_the_residents_years_too_gives_none() -> None:
    row = rows(SHORT)["resident", 10000]
    assert (row.paid, row.subsidy) == (10000, 3000)
    assert (row.pension, row.first_pension, row.pay_back) == (None, None, None)


def test_the_employees_plan_that_never_gets_there() -> None:
    person = PERSON.replace("1968-10", "1964-10")
    record = SHORT.replace("100", "0").replace("30000", "0")
    stopped = rows(record, person)["stop", None]
    # who stops pays nothing more: that is known
    assert (stopped.pension, stopped.paid) == (None, 0)
    assert stopped.notes


def test_every_tier_of_the_place_is_there() -> None:
    tiers = [tier for scheme, tier in rows() if scheme == "resident"]
    assert tiers == [
        *range(10000, 100001, 10000),
        150000,
        200000,
    ]


def test_as_json() -> None:
    row = rows()["resident", 200000].to_dict()
    assert row["tier"] == "2000.00"
    assert row["pension"] == "1470.15"
    assert all(isinstance(note, str) for note in row["notes"])


def test_stopping_short_of_the_minimum_gives_none_however_long_one_waits() -> None:
    stopped = rows(SHORT)["stop", None]
    assert (stopped.pension, stopped.first_pension) == (None, None)
