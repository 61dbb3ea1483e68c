"""Goals and schemes open into steps whose last values are theirs."""

from __future__ import annotations

from tests.engine.small_world import a_case, small_world

from sibal_engine.explain import goals as steps
from sibal_engine.explain.step import Origin
from sibal_engine.life.live import live
from sibal_engine.month import Month
from sibal_engine.whatif.goals import earliest_stop, longest_gap
from sibal_engine.whatif.schemes import schemes_compare

WORLD = small_world()
LIFE = live(a_case(), WORLD)


def test_the_longest_gap() -> None:
    goal = longest_gap(a_case(), WORLD, Month.of(2027, 5))
    rows = steps.longest_gap(goal, LIFE)
    # 234 months at retirement, 180 needed
    assert [row.value for row in rows] == ["54", "30", "3", "3", "3"]
    assert rows[0].formula == "234 − 180"
    assert rows[0].source is not None
    assert rows[2].source is not None


def test_the_last_month_to_pay() -> None:
    rows = steps.stop(earliest_stop(a_case(), WORLD), LIFE)
    assert [row.value for row in rows] == ["180", "200", "2026-12", "1,454.55", "1,727.58"]


def test_schemes() -> None:
    terms = LIFE.terms_at(LIFE.first)
    found = {row.tier: row for row in schemes_compare(a_case(), WORLD) if row.tier}
    rows = steps.scheme(found[200000], terms, LIFE.first)
    assert [row.value for row in rows] == ["2,000.00", "60.00", "62,060.00", "1,470.15"]
    assert rows[0].formula == "2,000.00 × 1"
    assert all(row.source is not None for row in rows if row.origin is Origin.SOURCE)
    planned = steps.scheme(schemes_compare(a_case(), WORLD)[0], terms, LIFE.first)
    assert [row.value for row in planned] == ["34,000.00", "73,600.00", "1,727.58"]
