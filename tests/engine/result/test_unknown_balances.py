"""What rests on an unknown balance is unknown, not nothing."""

from __future__ import annotations

from tests.engine.results import result


def test_interest_on_an_unknown_balance_is_unknown_and_not_nothing() -> None:
    found = result(record='pension_months = 131\naverage_index = "0.72"')
    assert found["balances"]["pension"] is None
    assert found["totals"]["pension_interest"] is None
    assert {row["pension"]["interest"] for row in found["by_year"]} == {None}
    assert "totals.pension_interest" in {each["figure"] for each in found["unknown"]}


def test_what_is_taken_from_an_unknown_medical_account_is_unknown() -> None:
    found = result(record="medical_months = 131")
    assert found["balances"]["medical"] is None
    assert found["totals"]["medical_spent"] is None
    assert {row["medical"]["spent"] for row in found["by_year"]} == {None}
