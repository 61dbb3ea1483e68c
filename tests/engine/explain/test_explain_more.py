"""Every figure of a result opens into steps, each with a source or a named origin."""

from __future__ import annotations

from typing import Any

import pytest
from tests.engine.small_world import a_case, small_world

from sibal_engine.errors import ContentError
from sibal_engine.explain.api import FIGURES, explain_dict, steps_of
from sibal_engine.explain.step import Origin
from sibal_engine.money import pretty_yuan
from sibal_engine.result.paths import value_at
from sibal_engine.result.project import project
from sibal_engine.result.project_json import projection_dict

SUBSIDY = """
[[subsidy]]
from = "2020-01"
share = "2/3"
of = "paid"
months = 36
to_retirement_within = "5y"
source = "made-up"
"""
INCOME = """
[[survivor.income]]
from = "2025-01"
to = "2025-12"
yearly = "48000.00"
source = "made-up"
"""
WORLD = small_world(c910100=SUBSIDY, c910000=INCOME)
SPELLS = """as_of = "2026-12"
pension_months = 140
medical_months = 140
pension_balance = "42000.00"
medical_balance = "0.00"
[[record.spell]]
from = "2015-05"
to = "2026-12"
base = "4000.00"
"""
PROJECTION = project(a_case(record=SPELLS, more='price_growth = "2%"\n'), WORLD)
RESULT: dict[str, Any] = projection_dict(PROJECTION)


def leaves(node: Any, path: str = "") -> list[str]:
    if isinstance(node, dict):
        return [leaf for key, value in node.items() for leaf in leaves(value, f"{path}.{key}")]
    if isinstance(node, list) and node and isinstance(node[0], dict):
        named = [(row.get("year", row.get("name")), row) for row in node]
        if all(name is not None for name, _ in named):
            return [leaf for name, row in named for leaf in leaves(row, f"{path}.{name}")]
    return [path.removeprefix(".")]


def numbers() -> list[str]:
    """Every leaf of the result that is a number, a month or unknown; names and lists aside."""
    skipped = ("asserts", "assumed", "unknown", "ranges", "name", "place", "as_of", "until")
    return [
        leaf
        for leaf in leaves(RESULT)
        if leaf.split(".")[0] not in skipped
        and leaf.split(".")[-1] not in ("name", "note", "year", "allowed", "place", "option")
        and leaf not in ("record.complete", "real.at", "real.price_growth", "cost.month.at")
    ]


@pytest.mark.parametrize("figure", numbers())
def test_every_figure_has_steps(figure: str) -> None:
    path = figure
    if figure.startswith("milestones."):
        path = ".".join(figure.split(".")[:2])
    steps = steps_of(PROJECTION, path)
    assert steps
    for step in steps:
        assert step.zh
        assert step.en
        if step.origin is Origin.SOURCE:
            assert step.source is not None
        if step.origin is Origin.ASSUMED:
            assert step.note is not None or step.state is not None


@pytest.mark.parametrize(
    "figure",
    [
        "subsidy.total",
        "survivor.now.funeral",
        "survivor.now.grant",
        "survivor.at_retirement.pension_account",
        "real.pension.total",
        "real.balances.pension",
        "real.by_year.2028.pension.balance",
        "real.by_year.2028.medical.paid",
        "record.from_spells.pension_credited_this_year",
        "record.difference.pension_credited_this_year",
    ],
)
def test_the_last_step_is_the_figure(figure: str) -> None:
    value = value_at(RESULT, figure)
    last = steps_of(PROJECTION, figure)[-1].value
    assert last == ("—" if value is None else pretty_yuan(int(value.replace(".", ""))))


def test_the_index_of_spells_is_the_last_step_of_them() -> None:
    steps = steps_of(PROJECTION, "record.from_spells.average_index")
    # 140 months of 4,000 ÷ 5,000
    assert steps[-1].value == value_at(RESULT, "record.from_spells.average_index") == "0.8000"


def test_a_way_on_is_found_by_its_name() -> None:
    assert value_at(RESULT, "if_minimum_missed.ways.pay_on.months") == 6
    assert explain_dict(PROJECTION, "if_minimum_missed.ways.pay_on.months", "zh")["value"] == 6


def test_both_languages_and_every_fixed_figure() -> None:
    for figure in FIGURES:
        for step in steps_of(PROJECTION, figure):
            assert step.to_dict("zh")["label"] == step.zh
            assert step.to_dict("en")["label"] == step.en


@pytest.mark.parametrize(
    "figure",
    ["", "real", "real.by_year", "real.by_year.1900.pension.paid", "real.pension.x", "ways"],
)
def test_an_unknown_figure_is_refused(figure: str) -> None:
    with pytest.raises(ContentError, match="unknown figure"):
        steps_of(PROJECTION, figure)
