"""The worked examples themselves: each once, with its source, and none disputed in silence."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.engine.worked import CASES, STANDINGS, cases, table

DIFFERENCES = (CASES.parent.parent / "docs" / "differences.md").read_text(encoding="utf-8")
TABLES = sorted(path.stem for path in CASES.glob("*.csv") if path.stem != "retirement_months")
FILES = sorted(path.stem for path in CASES.glob("*.toml"))
EXAMPLES: list[dict[str, Any]] = [
    *(row for name in TABLES for row in table(name)),
    *(row for name in FILES for row in cases(name)),
]
BY_PREFIX = {
    "RD": 47,
    "EL": 2,
    "DV": 28,
    "BP": 35,
    "AP": 30,
    "TP": 12,
    "TT": 15,
    "AI": 8,
    "NR": 20,
    "MY": 8,
    "MC": 14,
    "BL": 12,
    "MD": 5,
    "MA": 20,
    "RP": 6,
    "GR": 11,
}


def test_every_example_stands_there_once() -> None:
    ids = [row["id"] for row in EXAMPLES]
    assert len(ids) == len(set(ids))
    counted = {prefix: sum(i.startswith(prefix) for i in ids) for prefix in BY_PREFIX}
    assert counted == BY_PREFIX
    # and RD-058, the table of 414 birth months, is a file of its own
    assert len(ids) + 1 == 274


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row["id"])
def test_an_example_names_its_source_and_standing(row: dict[str, Any]) -> None:
    assert row["standing"] in STANDINGS
    assert row["source"]


def test_every_disputed_example_is_explained_and_no_other_id_is_invented() -> None:
    disputed = {row["id"] for row in EXAMPLES if row["standing"] != "confirmed"}
    explained = expanded(DIFFERENCES)
    assert disputed - explained == set()
    assert explained - {row["id"] for row in EXAMPLES} - {"RD-058"} == set()


def expanded(text: str) -> set[str]:
    """The ids in a text; `DV-033 … DV-037` names all between."""
    out = set(re.findall(r"\b[A-Z]{2}-\d{3}\b", text))
    for prefix, first, last in re.findall(r"\b([A-Z]{2})-(\d{3}) … [A-Z]{2}-(\d{3})", text):
        out |= {f"{prefix}-{number:03d}" for number in range(int(first), int(last) + 1)}
    return out
