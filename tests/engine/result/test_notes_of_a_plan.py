"""What a plan asks for is named beside the result, and never counted twice."""

from __future__ import annotations

import pytest
from tests.engine.results import result


@pytest.mark.parametrize(
    ("retire", "said"), [("latest", True), ("2047-01", True), ("earliest", False)]
)
def test_late_retirement_is_shown_with_what_it_needs(retire: str, said: bool) -> None:
    # 人社部发〔2024〕94号: only by agreement with the employer
    found = result(plan=f'retire = "{retire}"')
    assert ("late_retirement" in {each["name"] for each in found["assumed"]}) is said


def test_a_month_in_two_gaps_is_paid_back_once() -> None:
    # Tianjin lets three medical months be paid back; 2027-04 and 2027-05 lie in both gaps
    one = '[[plan.gap]]\nfrom = "2027-03"\nmonths = 3\nback_pay = "2027-06"\n'
    two = '[[plan.gap]]\nfrom = "2027-04"\nmonths = 2\nback_pay = "2027-06"\n'
    whole, double = result(city="120000"), result(city="120000", plan=one + two)
    assert double["medical"]["months"] == whole["medical"]["months"] == 131 + 234
    assert double["totals"]["medical_credited"] == whole["totals"]["medical_credited"]
