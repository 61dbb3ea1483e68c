"""A yearly figure grows after the end of its own year."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from tests.engine.results import world

from sibal_engine.month import Month
from sibal_engine.months.schedule import year_end


@pytest.mark.parametrize(
    ("since", "until", "end"),
    [
        ("2026-01", "2026-12", "2026-12"),
        ("2026-07", "2027-06", "2027-06"),
        # limits that came late hold to the end of the calendar year (Tianjin)
        ("2026-09", "2026-12", "2026-12"),
        # seen last in the middle of their year
        ("2026-01", "2026-10", "2026-12"),
        ("2026-07", "2026-08", "2027-06"),
        ("2025-01", "2026-10", "2026-12"),
    ],
)
def test_a_figure_grows_after_its_year(since: str, until: str, end: str) -> None:
    found = year_end(int(Month.parse(since)), int(Month.parse(until)))
    assert str(Month(found)) == end


def test_limits_seen_up_to_october_grow_in_january() -> None:
    # Nanjing: 2026 limits, last seen in 2026-10
    terms = world().terms(
        "320100", int(Month.parse("2026-11")), int(Month.parse("2028-12")), 30_000
    )

    def lower(month: str) -> int:
        cell = terms.at("pension.base", int(Month.parse(month)))
        assert cell is not None
        return int(cell.values["lower"])

    published = lower("2026-10")
    for month, years in GROWING.items():
        assert lower(month) == _whole_yuan(published, years), month


GROWING = {"2026-11": 0, "2026-12": 0, "2027-01": 1, "2027-12": 1, "2028-01": 2}


def _whole_yuan(fen: int, years: int) -> int:
    exact = Decimal(fen) / 100 * Decimal("1.03") ** years
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP)) * 100
