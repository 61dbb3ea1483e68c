"""Every figure of a result opens into steps, and every step says where its number comes from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from tests.engine.people import gap, person
from tests.engine.worked import month, world

from sibal_engine.explain.api import explain_dict, steps_of
from sibal_engine.explain.step import Origin, Step
from sibal_engine.policy.model import Level, State
from sibal_engine.result.paths import value_at
from sibal_engine.result.project import Projection, project
from sibal_engine.result.project_json import projection_dict

CITIES = [place.code for place in world().library.places if place.level is Level.CITY]
# What was asked for or is a label, not a figure.
GIVEN = {
    "name",
    "place",
    "as_of",
    "until",
    "assumed",
    "unknown",
    "pension.place",
    "cost.month.at",
    "cost.month.medical.option",
    "medical.option",
    "record.complete",
    "real.at",
    "real.price_growth",
    "if_minimum_missed",
    "asserts",
}
ENDS_WITH_ITS_VALUE = (
    "retirement.statutory",
    "retirement.earliest",
    "retirement.latest",
    "retirement.chosen",
    "retirement.contribution_months",
    "retirement.minimum_months",
    "balances.pension",
    "balances.medical",
    "pension.basic",
    "pension.account",
    "pension.transitional",
    "pension.extra",
    "pension.total",
    "pension.average_index",
    "pension.reference_wage",
    "pension.divisor",
    "so_far.pension_balance",
    "so_far.pension_months",
    "so_far.pension_missing_months",
    "so_far.medical_balance",
    "so_far.medical_months",
    "cost.month.total",
    "cost.month.pension.base",
    "cost.month.pension.due",
    "cost.month.pension.account",
    "cost.month.pension.pool",
    "cost.month.medical.due",
    "cost.month.medical.account",
    "cost.month.medical.pool",
    "cost.month.medical.fee",
    "medical.months",
    "medical.local_months",
    "totals.pension_paid",
    "totals.pension_credited",
    "totals.pension_pooled",
    "totals.pension_interest",
    "totals.medical_paid",
    "totals.medical_credited",
    "totals.medical_spent",
    "totals.paid",
    "totals.months",
)


def paths(node: Any, path: str = "") -> Iterator[str]:
    """The dotted path of every leaf of a result, as `explain` takes it."""
    if path in GIVEN:
        return
    if isinstance(node, dict):
        for key, value in node.items():
            yield from paths(value, f"{path}.{key}" if path else key)
    elif isinstance(node, list) and node and isinstance(node[0], dict):
        for row in node:
            if "month" in row and "name" in row:
                yield f"{path}.{row['name']}"
            else:
                label = next(each for each in ("year", "name", "month") if each in row)
                rest = {k: v for k, v in row.items() if k != label}
                yield from paths(rest, f"{path}.{row[label]}")
    else:
        yield path


MOVES = """
[[record.spell]]
from = "2021-01"
to = "2026-10"
base = "5000.00"
[[plan.change]]
from = "2027-03"
city = "{away}"
[[plan.change]]
from = "2029-03"
city = "{back}"
"""


@cache
def results(city: str) -> tuple[Projection, ...]:
    """Three lives of a city: with a gap and deemed months into retirement, a bare beginning, and
    two moves, the second one at an age at which the relation stays."""
    full = person(gap("2027-03", 5), city=city, deemed_months=20, wage_growth="2%")
    bare = person(
        city=city,
        pension_months=None,
        average_index=None,
        pension_balance=None,
        medical_months=None,
        medical_balance=None,
        medical_spend="80.00",
        category="men60",
        born="1985-02",
    )
    away = "430100" if city != "430100" else "440300"
    mover = person(
        MOVES.format(away=away, back=city),
        city=city,
        pension_months=70,
        hukou=f"{away[:2]}0000",
    )
    return (
        project(full, world(), until=month("2046-12")),
        project(bare, world()),
        project(mover, world()),
    )


def is_grounded(step: Step) -> bool:
    if step.origin is Origin.SOURCE:
        return step.source is not None and bool(step.source.title) and bool(step.place)
    if step.origin is Origin.ASSUMED:
        return step.note is not None
    return step.source is None


def is_explained(step: Step) -> bool:
    """An unknown step says why, in both languages."""
    if step.state is not State.UNKNOWN or step.origin is not Origin.ASSUMED:
        return True
    return step.note is not None and "" != step.note.text("zh") != step.note.text("en") != ""


def ends_with_its_value(figure: str, result: Projection) -> bool:
    if figure.startswith("pension.") and result.life.chosen is None:
        return False
    if figure.startswith("transfer."):
        return figure.endswith(("account", "pool"))
    heads = ("by_year.", "real.by_year.", "ranges.")
    return figure in ENDS_WITH_ITS_VALUE or figure.startswith(heads)


@pytest.mark.parametrize("city", CITIES)
def test_every_figure_opens_into_grounded_steps_that_end_with_it(city: str) -> None:
    for result in results(city):
        shown = projection_dict(result)
        figures = list(paths(shown))
        assert len(figures) > 200
        for figure in figures:
            steps = steps_of(result, figure)
            assert steps, figure
            for step in steps:
                assert is_grounded(step), (figure, step)
                assert is_explained(step), (figure, step)
            if ends_with_its_value(figure, result):
                value = value_at(shown, figure)
                last = steps[-1].value.replace(",", "")
                assert last == ("—" if value is None else str(value)), figure


def test_steps_are_the_same_in_json() -> None:
    result = results("310000")[0]
    for figure in ("pension.total", "by_year.2030.pension.balance"):
        shown = explain_dict(result, figure, "zh")
        assert len(shown["steps"]) == len(steps_of(result, figure))
        assert shown["value"] == value_at(projection_dict(result), figure)
        for row in shown["steps"]:
            assert row["label"]
            assert row["origin"] in {origin.value for origin in Origin}
