"""Medical-account credits of spells that name a historic scheme, by hand."""

from __future__ import annotations

from typing import Any

import pytest
from tests.engine.small_world import a_case, small_world

from sibal_engine.case.model import Case
from sibal_engine.case.reader import parse_case
from sibal_engine.case.writer import to_toml
from sibal_engine.errors import ContentError
from sibal_engine.explain.api import steps_of
from sibal_engine.result.project import project
from sibal_engine.result.project_json import projection_dict

WORLD = small_world()


def spell(first: str, last: str, more: str) -> str:
    return f'[[record.spell]]\nfrom = "{first}"\nto = "{last}"\n{more}\n'


def record(*spells: str) -> Case:
    """Someone born in 1985-03, who is 35 from 2020-03 on."""
    text = "".join(spells)
    case = a_case(record=f'as_of = "2020-12"\nmedical_balance = "900.00"\n{text}')
    born = str(case.person.born)
    return parse_case(to_toml(case).replace(f'born = "{born}"', 'born = "1985-03"'))


def result_of(case: Case) -> dict[str, Any]:
    return projection_dict(project(case, WORLD))


@pytest.mark.parametrize(
    ("scheme", "total"),
    [
        # 2.3 % of 5,000 in 2020-02 at 34, 2.7 % in 2020-03 at 35: 115.00 + 135.00
        ("a", "250.00"),
        # 100 + 65, then 100 + 75
        ("b", "340.00"),
        # 35 belongs to the younger band: twice 100 + 55
        ("scheme-c", "310.00"),
        # 100 + 40, then 100 + 50
        ("d", "290.00"),
    ],
)
def test_the_month_of_the_35th_birthday_is_the_edge(scheme: str, total: str) -> None:
    case = record(spell("2020-02", "2020-03", f'base = "5000.00"\nmedical_scheme = "{scheme}"'))
    assert result_of(case)["record"]["medical"] == {
        "given_balance": "900.00",
        "months": 2,
        "credited": total,
    }


def test_spells_without_a_scheme_are_not_counted() -> None:
    case = record(
        spell("2019-12", "2020-02", 'base = "5000.00"\nmedical_scheme = "a"'),
        spell("2020-03", "2020-04", 'base = "5000.00"'),
    )
    medical = result_of(case)["record"]["medical"]
    # 3 × 115.00
    assert (medical["months"], medical["credited"]) == (3, "345.00")


def test_without_a_scheme_nothing_is_credited_and_nothing_is_asked() -> None:
    result = result_of(record(spell("2020-01", "2020-02", 'base = "5000.00"')))
    assert result["record"]["medical"]["credited"] is None
    assert "record.medical.credited" not in {row["figure"] for row in result["unknown"]}


def test_a_missing_base_is_said() -> None:
    result = result_of(record(spell("2020-01", "2020-02", 'medical_scheme = "a"')))
    reasons = {row["figure"]: row["reason"] for row in result["unknown"]}
    assert result["record"]["medical"]["credited"] is None
    assert "2020-01" in reasons["record.medical.credited"]


def test_the_steps_name_scheme_band_and_source() -> None:
    case = record(spell("2020-01", "2020-04", 'base = "5000.00"\nmedical_scheme = "a"'))
    young, older, total = steps_of(project(case, WORLD), "record.medical.credited")
    assert (young.en, older.en) == (
        "2020-01 … 2020-02 scheme-a, below age 35",
        "2020-03 … 2020-04 scheme-a, below age 45",
    )
    assert (young.value, older.value, total.value) == ("230.00", "270.00", "500.00")
    assert young.source is not None
    assert young.source.id == "articles"


def test_an_unknown_scheme_is_a_fault_that_names_the_allowed_ones() -> None:
    with pytest.raises(ContentError) as caught:
        record(spell("2020-01", "2020-02", 'medical_scheme = "e"'))
    fault = caught.value.faults[0]
    assert fault.key == "record.spell.medical_scheme"
    assert fault.allowed.startswith("a, b, c, d")
