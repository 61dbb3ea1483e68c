"""The policy browser's view: tree, values under their subjects, history, differences."""

from __future__ import annotations

import pytest

from sibal_engine.month import Month
from sibal_engine.policy.library import Library
from sibal_engine.policy.model import Level, State
from sibal_tui.views import policies as view


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()


def month(text: str) -> Month:
    return Month.parse(text)


def test_the_tree_holds_every_place_once(library: Library) -> None:
    codes = [row.code for row in view.tree(library.places, "zh") if row.code]
    assert sorted(codes) == sorted(place.code for place in library.places)


def test_a_city_stands_below_its_province(library: Library) -> None:
    rows = view.tree(library.places, "zh")
    names = [row.title for row in rows]
    assert names.index("四川") < names.index("成都")
    assert rows[names.index("成都")].depth > rows[names.index("四川")].depth


@pytest.mark.parametrize("text", ["成都", "chengdu", "cd", "510100"])
def test_a_place_is_found_by_name_pinyin_initials_or_code(library: Library, text: str) -> None:
    assert view.matches(library, text, "zh")[0].code == "510100"


def test_values_stand_under_their_subject_and_series(library: Library) -> None:
    rows = view.values(library.policy("510100"), month("2025-08"), "zh")
    labels = [row.label for row in rows]
    at = labels.index("  养老缴费基数上下限")
    assert labels[at + 1 : at + 3] == ["    下限", "    上限"]
    assert rows[at + 1].value == "4,588.00 元/月"
    assert rows[at + 2].value == "22,938.00 元/月"


def test_every_resolved_value_is_listed(library: Library) -> None:
    policy = library.policy("310000")
    shown = [row.row.key for row in view.values(policy, month("2026-11"), "zh") if row.row]
    assert sorted(shown) == sorted(row.key for row in policy.values(month("2026-11")))


def test_a_carried_value_says_for_how_long(library: Library) -> None:
    row = library.policy("510100").value("pension.reference_wage", month("2026-11"))
    assert row.state is State.CARRIED
    assert "沿用 11 个月" in view.badge_of(row, "zh")[0]


def test_an_unknown_value_says_why_and_how_to_add_it(library: Library) -> None:
    policy = library.policy("510100")
    unknown = next(r for r in policy.values(month("2026-11")) if r.state is State.UNKNOWN)
    details = dict(view.details(policy, unknown, "zh", "policies/"))
    assert details["原因"]
    assert "add-a-city" in details["补上"]


def test_the_history_names_every_year_and_draws_it(library: Library) -> None:
    policy = library.policy("510100")
    row = policy.value("pension.base.lower", month("2025-08"))
    text = view.history_text(policy, row)
    assert "2024-01 4,511.00; 2025-01 4,588.00" in text
    assert text[0] == "▁"
    assert "▁" not in view.history_text(policy, row, plain=True)


def test_two_dates_of_a_place_differ_where_the_limits_did(library: Library) -> None:
    policy = library.policy("510100")
    rows = view.differences(policy, month("2024-08"), policy, month("2025-08"), "zh")
    lower = next(r for r in rows if r.row is not None and r.row.key == "pension.base.lower")
    assert (lower.value, lower.other) == ("4,511.00 元/月", "4,588.00 元/月")


def test_a_place_does_not_differ_from_itself(library: Library) -> None:
    policy = library.policy("310000")
    assert view.differences(policy, month("2025-08"), policy, month("2025-08"), "zh") == ()


def test_coverage_has_a_row_a_place(library: Library) -> None:
    rows = view.coverage_rows(library, month("2026-11"))
    assert len(rows) == len(library.places)
    assert len({len(row) for row in rows}) == 1


def test_the_level_is_named_for_what_is_not_the_citys_own(library: Library) -> None:
    row = library.policy("510100").value("pension.divisor.by_month", month("2026-11"))
    assert row.level is Level.NATION
    assert "全国" in view.badge_of(row, "zh")[0]


def test_an_english_reader_finds_places_by_names_that_can_be_read(library: Library) -> None:
    rows = view.tree(library.places, "en")
    shown = [row.title for row in rows]
    assert shown[0] == "China"
    assert "Chengdu" in shown
    assert all(title.isascii() for title in shown)
    (found,) = view.matches(library, "chengdu", "en")
    assert found.title == "Chengdu 成都"
    names = [row[0] for row in view.coverage_rows(library, Month.parse("2026-11"), "en")]
    assert "Chengdu" in names
    assert all(name.isascii() for name in names)
