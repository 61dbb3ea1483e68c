"""Published examples: months of retirement, the elastic window, minimum months, divisors."""

from __future__ import annotations

import pytest
from tests.engine.people import person
from tests.engine.worked import month, name_of, policy, table, world

from sibal_engine.month import Month, parse_span
from sibal_engine.result.answers import divisor_of, retirement_of, tenths
from sibal_engine.result.project import project
from sibal_engine.result.project_json import projection_dict

NATION = policy("100000")
WRONG_RIGHT = {
    "RD-066": "2025-02",
    "RD-067": "2039-09",
    "RD-068": "2039-09",
    "RD-069": "2039-11",
    "RD-070": "2025-07",
    "RD-071": "2039-04",
}
"""By the decision's tables: retirement_months.csv holds every one of them."""
DIVISOR_RIGHT = {
    "DV-033": "138.4",
    "DV-034": "194.6",
    "DV-035": "135.5",
    "DV-036": "148.5",
    "DV-037": "128.5",
    "DV-038": "117.0",
    "DV-039": "139.0",
    "DV-040": "208.0",
    "DV-041": "117.0",
    "DV-042": "109.0",
    "DV-043": "152.0",
}


def rows(name: str, *standings: str) -> list[dict[str, str]]:
    return [row for row in table(name) if row["standing"] in standings]


@pytest.mark.parametrize("row", rows("retirement", "confirmed"), ids=name_of)
def test_months_of_retirement(row: dict[str, str]) -> None:
    answer = retirement_of(NATION, month(row["born"]), row["category"]).to_dict()
    if row["retires"]:
        assert answer["statutory"] == row["retires"]
    if row["age"]:
        assert answer["age_months"] == parse_span(row["age"])
    if row["delay"]:
        assert answer["delay_months"] == int(row["delay"])
    assert row["retires"] or row["age"]


@pytest.mark.parametrize("row", rows("retirement", "wrong"), ids=name_of)
def test_wrong_months_of_retirement_do_not_come_out(row: dict[str, str]) -> None:
    answer = retirement_of(NATION, month(row["born"]), row["category"]).to_dict()
    claimed = (row["retires"], row["age"] and parse_span(row["age"]))
    assert (answer["statutory"], row["age"] and answer["age_months"]) != claimed
    assert answer["statutory"] == WRONG_RIGHT[row["id"]]


@pytest.mark.parametrize("category", ["men60", "women55", "women50"])
def test_every_birth_month_of_the_published_tables(category: str) -> None:
    """RD-058: 414 birth months, from the last without a delay to past the longest delay."""
    published = [row for row in table("retirement_months") if row["category"] == category]
    assert len(published) == {"men60": 146, "women55": 146, "women50": 122}[category]
    for row in published:
        answer = retirement_of(NATION, month(row["born"]), category).to_dict()
        got = (answer["statutory"], answer["delay_months"], answer["age_months"])
        assert got == (row["retires"], int(row["delay"]), parse_span(row["age"])), row["born"]


def test_the_published_table_is_whole() -> None:
    born: dict[str, list[Month]] = {}
    for row in table("retirement_months"):
        born.setdefault(row["category"], []).append(month(row["born"]))
    assert sum(len(months) for months in born.values()) == 414
    for months in born.values():
        assert months == [Month(m) for m in range(months[0], months[-1] + 1)]


def test_the_wrong_months_are_wrong_by_the_published_table() -> None:
    table_of = {(r["category"], r["born"]): r["retires"] for r in table("retirement_months")}
    for row in rows("retirement", "wrong"):
        assert table_of[row["category"], row["born"]] == WRONG_RIGHT[row["id"]] != row["retires"]


@pytest.mark.parametrize("row", rows("elastic", "confirmed"), ids=name_of)
def test_elastic_window(row: dict[str, str]) -> None:
    answer = retirement_of(NATION, month(row["born"]), row["category"]).to_dict()
    assert (answer["earliest"], answer["latest"]) == (row["earliest"], row["latest"])


@pytest.mark.parametrize("row", rows("elastic", "confirmed"), ids=name_of)
def test_the_earliest_month_may_be_chosen(row: dict[str, str]) -> None:
    case = person(born=row["born"], category=row["category"], retire="earliest", as_of="2025-06")
    result = projection_dict(project(case, world()))
    assert result["retirement"]["chosen"] == row["earliest"]


@pytest.mark.parametrize("row", rows("minimum_months", "confirmed"), ids=name_of)
def test_minimum_months(row: dict[str, str]) -> None:
    for number in (1, 12):
        at = Month.of(int(row["year"]), number)
        assert NATION.get("pension.minimum_months", "value", at) == int(row["months"])


@pytest.mark.parametrize(
    ("row", "right"),
    list(zip(rows("minimum_months", "wrong"), [180, 216], strict=True)),
    ids=name_of,
)
def test_wrong_minimum_months_do_not_come_out(row: dict[str, str], right: int) -> None:
    value = NATION.get("pension.minimum_months", "value", Month.of(int(row["year"]), 6))
    assert value == right != int(row["months"])


@pytest.mark.parametrize("row", rows("divisor", "confirmed", "inferred"), ids=name_of)
def test_divisors(row: dict[str, str]) -> None:
    answer = divisor_of(NATION, parse_span(row["age"]), month("2025-01"))
    assert tenths(answer.divisor) == row["divisor"]


@pytest.mark.parametrize("row", rows("divisor", "wrong"), ids=name_of)
def test_wrong_divisors_do_not_come_out(row: dict[str, str]) -> None:
    answer = divisor_of(NATION, parse_span(row["age"]), month("2025-01"))
    assert tenths(answer.divisor) == DIVISOR_RIGHT[row["id"]] != row["divisor"]
