"""Every null of `project` and `gap` is named in `unknown`, or does not apply as documented."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.engine.people import person
from tests.engine.small_world import a_case, small_world
from tests.engine.worked import world

from sibal_engine.case.model import Gap
from sibal_engine.month import Month
from sibal_engine.policy.model import Level
from sibal_engine.result.project import project
from sibal_engine.result.project_json import projection_dict
from sibal_engine.whatif.gap import gap_effect
from sibal_engine.whatif.gap_json import gap_dict

CITIES = [place.code for place in world().library.places if place.level is Level.CITY]
DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "commands.md"
NOT_APPLICABLE = (
    "if_minimum_missed",
    "subsidy",
    "subsidy.share",
    "subsidy.of",
    "record.given",
    "record.from_spells",
    "record.difference",
    "record.complete",
    "record.medical.credited",
    "medical.retiree.top_up_amount",
    "cost.month.medical.base",
    "gap.back_pay",
    "back_pay.pension.deadline",
    "back_pay.medical.deadline",
    "back_pay.pension.reason",
    "back_pay.medical.reason",
    "medical.restored",
)
"""Keys (with all below them) whose null means that they do not apply."""
LISTS = {"assumed", "unknown", "ranges", "delta", "asserts"}


def nulls(node: Any, path: str = "") -> Iterator[str]:
    """The paths of all nulls, those of the rows of a list of years without the year."""
    if node is None:
        yield path
    elif isinstance(node, dict):
        for key, value in node.items():
            if key not in LISTS:
                yield from nulls(value, f"{path}.{key}".strip("."))
    elif isinstance(node, list):
        for row in node:
            yield from nulls(row, path)


def heads(path: str) -> set[str]:
    parts = path.split(".")
    return {".".join(parts[:count]) for count in range(1, len(parts) + 1)}


def unsaid(result: dict[str, Any]) -> set[str]:
    """Nulls that nothing is said about."""
    said = {row["figure"] for row in result["unknown"]} | set(NOT_APPLICABLE)
    found = set()
    for path in nulls(result):
        plain = path.removeprefix("baseline.").removeprefix("variant.")
        if heads(plain).isdisjoint(said):
            found.add(path)
    return found


@cache
def cases(city: str) -> tuple[Any, ...]:
    old: dict[str, Any] = {"born": "1960-01", "category": "men60", "pension_months": 300}
    return (
        person(city=city, pension_months=131, medical_months=131),
        person(city=city, **old, medical_months=200),
        person(city=city, **old, medical_months=400),
    )


@pytest.mark.parametrize("city", CITIES)
def test_every_null_of_a_projection_is_named_or_does_not_apply(city: str) -> None:
    for case in cases(city):
        for until in (None, Month.of(2048, 12)):
            result = projection_dict(project(case, world(), until=until))
            assert unsaid(result) == set()
            said = {row["figure"] for row in result["unknown"]}
            # the two keys that do not apply only where something else is known
            month, retiree = result["cost"]["month"], result["medical"]["retiree"]
            if month["medical"]["base"] is None and month["medical"]["due"] is None:
                assert "cost.month.medical.base" in said
            sums = retiree["top_up"] in (None, "one_sum", "either") and retiree["missing_months"]
            if retiree["top_up_amount"] is None and sums:
                assert "medical.retiree.top_up_amount" in said


@pytest.mark.parametrize("city", CITIES)
def test_every_null_of_a_gap_is_named_or_does_not_apply(city: str) -> None:
    for pay_back in (False, True):
        gap = Gap(Month.of(2027, 3), 5)
        effect = gap_effect(cases(city)[0], world(), gap, pay_back=pay_back)
        assert unsaid(gap_dict(effect)) == set()


@pytest.mark.parametrize("key", NOT_APPLICABLE)
def test_what_null_means_where_it_does_not_apply_is_documented(key: str) -> None:
    text = DOCUMENT.read_text(encoding="utf-8").partition("## When null does not mean unknown")[2]
    assert f"`{key}`" in text.partition("\n## ")[0]


def test_a_null_in_all_columns_keeps_the_reason_of_what_is_behind_it() -> None:
    # the province's file says nothing of medical insurance: no rate, no years, no credit
    plan = 'pension_base = "100%"\nmedical_option = "with_account"'
    result = projection_dict(project(a_case(plan=plan, city="甲省"), small_world()))
    reasons = {row["figure"]: row["reason"] for row in result["unknown"]}
    assert reasons["cost.month.medical.due"] == reasons["medical.due"]
    assert reasons["cost.month.total"] == reasons["pension.base"]
    assert reasons["cost.month.medical.base"] == reasons["medical.due"]
    assert reasons["medical.retiree.top_up"] != reasons["medical.retiree.local_needed_months"]
    # the figures of 甲 are all known: none of these is listed, nor any other null unnamed
    known = projection_dict(project(a_case(), small_world()))
    listed = {row["figure"] for row in known["unknown"]}
    assert not {figure for figure in listed if figure.startswith(("cost.", "by_year.", "totals."))}
