"""The coverage page: what is known about a place in a month, counted by hand on a small tree."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.policy.faulty import CITY
from tests.engine.policy.test_overlay import INDEX, NATION, PROVINCE

from sibal_engine.errors import ContentError
from sibal_engine.month import Month
from sibal_engine.policy.coverage import Row, coverage, to_dict
from sibal_engine.policy.library import Library
from sibal_engine.policy.schema import SERIES, SUBJECTS

AUGUST = Month.parse("2025-08")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for name, text in {
        "index.toml": INDEX,
        "national.toml": NATION,
        "provinces/510000.toml": PROVINCE,
        "cities/510100.toml": CITY,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Library(tmp_path)


def rows(library: Library, month: Month, code: str) -> dict[str, Row]:
    return {row.subject: row for row in coverage(library, month) if row.code == code}


def counts(row: Row) -> tuple[int, int, int, int, int]:
    return row.published, row.carried, row.unknown, row.own, row.unverified


def test_a_row_for_each_place_and_subject(library: Library) -> None:
    found = coverage(library, AUGUST)
    assert [(row.code, row.subject) for row in found] == [
        (code, subject) for code in ("100000", "510000", "510100") for subject in SUBJECTS
    ]
    for row in found:
        series = sum(each.subject == row.subject for each in SERIES)
        assert row.published + row.carried + row.unknown == series


def test_states_are_counted_in_the_month(library: Library) -> None:
    pension = sum(series.subject == "pension" for series in SERIES)
    city = rows(library, AUGUST, "510100")
    # base and back-payment are the city's own (the latter unverified), the rate is the province's
    assert counts(city["pension"]) == (3, 0, pension - 3, 2, 1)
    assert counts(rows(library, Month.parse("2026-05"), "510100")["pension"])[:2] == (2, 1)
    assert counts(rows(library, Month.parse("2023-12"), "510100")["pension"])[:2] == (1, 0)
    assert counts(rows(library, AUGUST, "100000")["pension"]) == (1, 0, pension - 1, 1, 0)
    assert counts(city["resident"])[:2] == (0, 0)


def test_the_age_runs_from_the_check_to_the_month(library: Library) -> None:
    assert {row.age for row in coverage(library, AUGUST)} == {0}
    later = rows(library, Month.parse("2027-02"), "510100")["pension"]
    assert (str(later.checked), later.age) == ("2026-11", 3)


def test_some_places_alone(library: Library) -> None:
    found = coverage(library, AUGUST, [library.place("510100")])
    assert {row.code for row in found} == {"510100"}


def test_as_json(library: Library) -> None:
    told = to_dict(coverage(library, AUGUST, [library.place("510100")]), AUGUST, "en")
    assert told["at"] == "2025-08"
    assert isinstance(told["rows"], list)
    row = next(row for row in told["rows"] if row["subject"] == "pension")
    assert row["title"] == "Pension contributions"
    assert (row["code"], row["level"], row["checked"]) == ("510100", "city", "2026-11")
    assert (row["published"], row["carried"], row["own"], row["age_months"]) == (3, 0, 2, 0)


def test_a_broken_file_is_a_content_error(library: Library) -> None:
    (library.root / "cities/510100.toml").write_text("kaputt")
    with pytest.raises(ContentError):
        coverage(library, AUGUST)
