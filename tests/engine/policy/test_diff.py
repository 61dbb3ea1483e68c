"""What differs between two places, or between two months of one."""

from __future__ import annotations

from tests.engine.policy.faulty import CITY

from sibal_engine.month import Month
from sibal_engine.policy.diff import diff, to_dict
from sibal_engine.policy.load import parse_policy
from sibal_engine.policy.model import State
from sibal_engine.policy.resolve import Policy


def policy(text: str) -> Policy:
    file, faults = parse_policy(text, "x.toml")
    assert file is not None
    assert faults == []
    return Policy([file])


SMALL = policy(CITY)
M2024, M2025, M2026 = (Month.parse(f"{year}-06") for year in (2024, 2025, 2026))


def test_nothing_differs_from_itself() -> None:
    assert diff(SMALL, SMALL, M2025, M2025) == ()


def test_two_months_of_one_place() -> None:
    rows = diff(SMALL, SMALL, M2024, M2025)
    assert [(row.key, row.a.shown, row.b.shown) for row in rows] == [
        ("pension.base.lower", "4511.00", "4588.00"),
        ("pension.base.upper", "22555.00", "22938.00"),
        ("pension.base.wage", None, "7646.00"),
    ]
    assert rows[2].a.state is State.UNKNOWN


def test_a_carried_value_is_no_difference() -> None:
    assert diff(SMALL, SMALL, M2025, M2026) == ()


def test_before_the_first_value_all_is_unknown() -> None:
    rows = diff(SMALL, SMALL, Month.parse("2023-06"), M2025)
    assert {row.a.state for row in rows} == {State.UNKNOWN}
    assert len(rows) == len([row for row in SMALL.values(M2025) if row.shown is not None])


def test_two_places_in_the_order_of_the_registry() -> None:
    other = CITY.replace('value = "9.5%"', 'value = "9%"').replace('men = "25y"', 'men = "30y"')
    other = other.replace('lower = "4588.00"', 'lower = "4600.00"')
    rows = diff(SMALL, policy(other), M2025, M2025)
    assert [row.key for row in rows] == [
        "pension.base.lower",
        "medical.with_account.rate",
        "medical.minimum_years.men",
    ]
    assert to_dict(rows)[1] == {
        "key": "medical.with_account.rate",
        "unit": "rate",
        "a": {
            "value": "0.095",
            "state": "published",
            "standing": "secondary",
            "from": "2024-01",
            "to": None,
            "source": "base",
            "reason": "",
        },
        "b": {
            "value": "0.09",
            "state": "published",
            "standing": "secondary",
            "from": "2024-01",
            "to": None,
            "source": "base",
            "reason": "",
        },
    }


def test_texts_side_by_side_are_compared_one_by_one() -> None:
    entry = '[[reference.local]]\nfrom = "2024-01"\ntext = "{}"\nsource = "base"\n\n'
    first, second = entry.format("一"), entry.format("二")
    rows = diff(policy(CITY + first + second), policy(CITY + first), M2025, M2025)
    assert [(row.key, row.a.shown, row.b.shown) for row in rows] == [
        ("reference.local.2.text", "二", None)
    ]
