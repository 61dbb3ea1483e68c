"""The shipped policy files: no fault, every month answered, every source proven or named."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from sibal_engine.month import Month
from sibal_engine.policy.coverage import coverage
from sibal_engine.policy.library import Library, Place, shipped_folder
from sibal_engine.policy.lint import check
from sibal_engine.policy.model import Level, State
from sibal_engine.policy.overlay import policy_paths
from sibal_engine.policy.resolve import Policy
from sibal_engine.policy.schema import OPTIONS, SERIES

ROOT = shipped_folder()
LIBRARY = Library()
CODES = [place.code for place in LIBRARY.places]
LAST = Month.parse("2040-12")
FILES = [*policy_paths(ROOT), *sorted((ROOT / "reference").glob("*.toml"))]
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z", re.ASCII)


def test_the_linter_finds_no_fault() -> None:
    assert [str(fault) for fault in check(ROOT, strict=True)] == []


def _first(policy: Policy) -> Month:
    """The month of the oldest entry that answers for a place."""
    return min(
        entry.since for layer in policy.layers for each in layer.series.values() for entry in each
    )


@pytest.mark.parametrize("code", CODES)
def test_every_month_and_series_has_a_value_or_is_unknown_by_name(code: str) -> None:
    policy = LIBRARY.policy(code)
    first = _first(policy)
    for series in SERIES:
        pieces = policy.timeline(series.path, first, LAST)
        assert pieces[0].first == first
        assert pieces[-1].last == LAST
        for before, after in pairwise(pieces):
            assert after.first == before.last + 1
        for piece in pieces:
            for month in {Month(piece.first), Month(piece.last)}:
                rows = [policy.value(series.key(field), month) for field in series.fields]
                known = [row for row in rows if row.state is not State.UNKNOWN]
                assert bool(known) is (piece.hit is not None)
                assert all(row.reason for row in rows if row.state is State.UNKNOWN)
                assert all(row.source is not None and row.since is not None for row in known)
                assert all(row.since is not None and row.since <= month for row in known)


def test_a_published_value_is_within_its_period_and_a_carried_one_says_its_age() -> None:
    for code in CODES:
        policy = LIBRARY.policy(code)
        for text in ("2010-06", "2021-01", "2024-12", "2026-11", "2030-01"):
            month = Month.parse(text)
            for row in policy.values(month):
                if row.state is State.PUBLISHED:
                    assert row.until is None or month <= row.until
                    assert row.age == 0
                elif row.state is State.CARRIED:
                    assert row.until is not None
                    assert row.age == month - row.until > 0


def _sources() -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in FILES:
        for source in tomllib.loads(path.read_text(encoding="utf-8")).get("source", []):
            yield path, source


def test_each_source_is_proven_as_its_standing_demands() -> None:
    seen = 0
    for path, source in _sources():
        seen += 1
        name = f"{path.name} {source.get('id')}"
        standing = source.get("standing")
        number, url = source.get("number", ""), source.get("url", "")
        assert standing in ("official", "secondary", "unverified"), name
        if standing == "official":
            assert number, name
            assert url, name
            assert source.get("date"), name
        if standing == "secondary":
            assert number or url, name
        if standing == "unverified":
            assert source.get("seen"), name
        assert not url or re.match(r"https?://[\w.-]+(/|\Z)", url), name
        assert not source.get("date") or _DATE.match(source["date"]), name
    assert seen > 300


def test_each_value_names_one_of_the_sources() -> None:
    for path in policy_paths(ROOT):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        known = {source["id"] for source in data["source"]}
        for entry in _entries({k: v for k, v in data.items() if k != "source"}):
            assert entry.get("unknown") or entry.get("source") in known, path.name


def _entries(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for value in table.values():
        if isinstance(value, dict):
            yield from _entries(value)
        elif isinstance(value, list):
            yield from (each for each in value if isinstance(each, dict))


def test_every_file_says_what_it_rests_on() -> None:
    for path in FILES:
        head = path.read_text(encoding="utf-8").split("\nschema = 1\n")[0]
        for word in ("# References:", "# Checked with:", "# Limitations:"):
            assert word in head, path.name


def test_names_and_texts_are_chinese() -> None:
    for place in LIBRARY.places:
        file = LIBRARY.file(place)
        assert re.fullmatch(r"[\u4e00-\u9fff]+", file.name)
        for limitation in file.limitations:
            assert re.search(r"[\u4e00-\u9fff]", limitation), file.file


def test_every_city_knows_the_base_of_2026_or_says_why_not() -> None:
    at = Month.parse("2026-11")
    for place in LIBRARY.places:
        if place.level is Level.CITY:
            row = LIBRARY.policy(place.code).value("pension.base.lower", at)
            assert row.state is not State.UNKNOWN or row.reason, place.code


def test_the_coverage_page_has_a_row_for_each_place_and_subject() -> None:
    rows = coverage(LIBRARY, Month.parse("2026-11"))
    assert len({(row.code, row.subject) for row in rows}) == len(rows) == 76 * 13


ASKED = (
    "pension.base",
    "medical.first_wait",
    "medical.gap.tolerated",
    "medical.gap.wait",
    "medical.gap.back_payment",
    "medical.minimum_years",
    "medical.top_up",
    "medical.retiree.credit",
)
"""What people ask about their city: each file holds a value, or says that it was looked for."""


@pytest.mark.parametrize(
    "place", [p for p in LIBRARY.places if p.level is Level.CITY], ids=lambda p: p.code
)
def test_a_city_speaks_about_what_people_ask(place: Place) -> None:
    series = LIBRARY.file(place).series
    assert [path for path in ASKED if not series.get(path)] == []
    costs = {f"medical.{option}.{what}" for option in OPTIONS for what in ("rate", "amount")}
    assert costs & series.keys()


def test_a_place_reads_only_its_own_files(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def reading(path: Path, name: str) -> str:
        read.append(name)
        return path.read_text(encoding="utf-8")

    monkeypatch.setattr("sibal_engine.policy.load.read_text", reading)
    library = Library()
    assert len(library.places) == 76
    assert read == []
    library.policy("510100")
    assert read == ["cities/510100.toml", "provinces/510000.toml", "national.toml"]
    library.policy("510600")
    library.policy("310000")
    assert read[3:] == ["cities/510600.toml", "cities/310000.toml"]
