"""The projection on a screen: by keys alone, chart and table together, few bytes, exact files."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from tests.tui.apps import (
    FROZEN,
    LANGUAGES,
    SIZES,
    MemoryKeeper,
    WiredApp,
    case_of,
    lines_of,
    make_app,
    still,
    until,
)

from sibal_engine.case.model import Case
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.policy.library import Library
from sibal_engine.result.project_json import projection_dict
from sibal_tui import actions
from sibal_tui.app import SibalApp
from sibal_tui.locale import Lang
from sibal_tui.screens.projection import ProjectionChart
from sibal_tui.screens.steps import StepsModal
from sibal_tui.session import Profile, Session
from sibal_tui.views.projection import PAGES
from sibal_tui.widgets.chart import Chart
from sibal_tui.widgets.hint_line import HintLine
from sibal_tui.widgets.lines import LeverLine, TextLine

GROWING = '[assumptions]\nwage_growth = "2%"\nprice_growth = "2%"\n'


def growing() -> Case:
    return case_of(more=GROWING)


async def opened(pilot: Any) -> ProjectionChart:
    app: SibalApp = pilot.app
    await pilot.press("5")
    await until(pilot, lambda: isinstance(app.screen, ProjectionChart))
    screen = app.screen
    assert isinstance(screen, ProjectionChart)
    await until(pilot, lambda: screen.view is not None and bool(screen.table.rows))
    await still(pilot)
    return screen


def summary(screen: ProjectionChart) -> str:
    return screen.query_one("#pro-summary", TextLine).text


@pytest.mark.parametrize("size", [*SIZES, (60, 20), (200, 50)])
@pytest.mark.parametrize("lang", LANGUAGES)
async def test_every_line_of_every_page_is_as_wide_as_the_terminal(
    size: tuple[int, int], lang: Lang
) -> None:
    app = make_app(lang, case=growing())
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot)
        await pilot.press("p", "greater_than_sign")
        for page in PAGES:
            assert screen.page == page
            lines = await still(pilot)
            assert [line for line in lines if cell_len(line) != size[0]] == []
            await pilot.press("v")


async def test_opening_focuses_the_chart_on_the_month_of_retirement() -> None:
    app = make_app(case=growing())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert isinstance(screen.focused, Chart)
        assert screen.view is not None
        assert screen.view.outlook is not None
        end = screen.view.outlook.life.end
        assert screen.chart.month == end
        assert screen.table.rows[screen.table.cursor_row][0][0] == str(end // 12)


async def test_every_key_of_the_registry_does_something_and_breaks_nothing(tmp_path: Path) -> None:
    app = make_app(case=growing(), keeper=MemoryKeeper(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        for number in range(len(PAGES)):
            for act in actions.in_scope("projection"):
                if number < len(act.keys):
                    await pilot.press(act.keys[number])
            await pilot.press("v")
        await still(pilot)
        assert app.is_running
        assert isinstance(app.screen, ProjectionChart)


@pytest.mark.parametrize(
    ("key", "read", "before", "after"),
    [
        ("greater_than_sign", lambda c: str(c.plan.pension_base), "60%", "70%"),
        ("right_double_angle_bracket", lambda c: str(c.plan.pension_base), "60%", "70%"),
        ("shift+right", lambda c: str(c.plan.pension_base), "60%", "70%"),
        ("less_than_sign", lambda c: str(c.plan.pension_base), "60%", "lower"),
        ("g", lambda c: c.assumptions.wage_growth, 20_000, 25_000),
        ("ctrl+down", lambda c: c.assumptions.wage_growth, 20_000, 15_000),
        ("i", lambda c: c.assumptions.price_growth, 20_000, 25_000),
        ("I", lambda c: c.assumptions.price_growth, 20_000, 15_000),
        ("full_stop", lambda c: str(c.plan.retire), "statutory", "2046-05"),
        ("ideographic_full_stop", lambda c: str(c.plan.retire), "statutory", "2046-05"),
        ("ctrl+left", lambda c: str(c.plan.retire), "statutory", "2046-03"),
    ],
)
async def test_a_lever_moves_its_figure_and_can_be_undone(
    key: str, read: Any, before: object, after: object
) -> None:
    app = make_app(case=growing())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        levers = screen.query_one(LeverLine).text
        assert read(app.session.case) == before
        await pilot.press(key)
        assert read(app.session.case) == after
        await until(pilot, lambda: screen.query_one(LeverLine).text != levers)
        await pilot.press("u")
        assert read(app.session.case) == before
        await until(pilot, lambda: screen.query_one(LeverLine).text == levers)


async def test_the_pension_follows_the_base() -> None:
    app = make_app(case=growing())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("p", "greater_than_sign", "greater_than_sign")
        await until(pilot, lambda: "比方案 A +" in summary(screen))
        total = app.session.projection.award.total
        assert total is not None
        assert f"{total // 100:,}.{total % 100:02d}" in summary(screen)
        assert len(screen.chart.model.series) == 3


async def test_retirement_stops_at_the_edge_of_its_window() -> None:
    app = make_app(case=growing())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        latest = app.session.projection.life.window.latest
        app.session.change(_retiring(app.session.case, latest.plus(-1)))
        await pilot.press("full_stop", "full_stop", "full_stop")
        assert app.session.case.plan.retire == latest
        assert "到头了" in app.screen.query_one(HintLine).said


async def test_chart_and_table_move_together() -> None:
    app = make_app(case=growing())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("home")
        assert screen.chart.month == int(Month.of(2026, 10))
        assert screen.table.rows[screen.table.cursor_row][0][0] == "2026"
        await pilot.press("pagedown", "right", "right", "right")
        assert screen.table.rows[screen.table.cursor_row][0][0] == "2028"
        await pilot.press("down")
        assert screen.chart.month == int(Month.of(2029, 12))
        await pilot.press("tab", "down")
        assert screen.chart.month == int(Month.of(2030, 12))


async def test_the_month_read_is_kept_over_other_pages() -> None:
    app = make_app(case=growing())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("home", "right")
        month = screen.chart.month
        await pilot.press("v", "v", "v", "v")
        assert screen.page == "balances"
        assert screen.chart.month == month


async def test_pages_stand_on_what_is_planned() -> None:
    app = make_app(case=growing())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("v", "greater_than_sign", "greater_than_sign")
        await until(pilot, lambda: screen.chart.cursor == 2)
        assert screen.table.rows[screen.table.cursor_row][0][0] == "80%"
        await pilot.press("v", "full_stop")
        assert screen.chart.month == int(Month.of(2046, 5))


@pytest.mark.parametrize("page", range(len(PAGES)))
async def test_enter_opens_the_steps_of_the_cell(page: int) -> None:
    app = make_app(case=growing())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press(*["v"] * page, "tab", "right", "right")
        figure = screen.figure()
        assert figure is not None
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, StepsModal))
        top = app.screen
        assert isinstance(top, StepsModal)
        assert top.figure == figure
        assert top.view.rows
        await pilot.press("ctrl+w")
        await until(pilot, lambda: app.screen is screen)


async def test_columns_that_do_not_fit_are_reached_and_never_cut() -> None:
    app = make_app(case=growing())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("tab")
        titles = [column.title for column in screen.table.columns]
        for title in titles[2:]:
            await pilot.press("right")
            header = next(line for line in await still(pilot) if line.startswith(" 年 "))
            assert title in header
            shown = header.replace("…", "").split()
            assert set(shown) <= set(titles)
        assert screen.table.cursor_column == len(titles) - 1


def is_real(screen: ProjectionChart) -> bool:
    return screen.in_real_money


async def test_todays_yuan_needs_prices_and_a_page_by_month() -> None:
    app = make_app(case=case_of())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        nominal = screen.table.rows
        await pilot.press("n")
        assert not is_real(screen)
        await pilot.press("i", "n")
        await until(pilot, lambda: screen.table.rows != nominal)
        assert is_real(screen)
        assert "今天的元" in summary(screen)
        await pilot.press("v")
        assert not is_real(screen)
        await pilot.press("n")
        assert "名义金额" in summary(screen)


async def test_chart_or_table_alone() -> None:
    app = make_app(case=growing())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        shown = [(screen.chart.display, screen.table.display)]
        for _ in range(3):
            await pilot.press("t")
            await still(pilot)
            shown.append((screen.chart.display, screen.table.display))
        assert shown == [(True, True), (False, True), (True, False), (True, True)]


async def test_beside_each_other_in_a_wide_window_below_in_a_narrow_one() -> None:
    for size, beside in (((80, 24), False), ((120, 40), True)):
        app = make_app(case=growing())
        async with app.run_test(size=size) as pilot:
            screen = await opened(pilot)
            assert (screen.table.region.y == screen.chart.region.y) is beside


async def test_export_writes_three_files_and_none_twice(tmp_path: Path) -> None:
    app = make_app(case=growing(), keeper=MemoryKeeper(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("x")
        await until(pilot, lambda: (tmp_path / "sibal-projection.md").exists())
        await pilot.press("ctrl+x", "v", "x")
        await until(pilot, lambda: (tmp_path / "sibal-bases.md").exists())
        names = sorted(path.name for path in tmp_path.iterdir())
        assert names == [
            *(f"sibal-bases.{ending}" for ending in ("csv", "json", "md")),
            *(f"sibal-projection-2.{ending}" for ending in ("csv", "json", "md")),
            *(f"sibal-projection.{ending}" for ending in ("csv", "json", "md")),
        ]
        data = json.loads((tmp_path / "sibal-projection.json").read_text(encoding="utf-8"))
        assert screen.view is not None
        assert screen.view.outlook is not None
        assert data == projection_dict(screen.view.outlook, "zh")
        with (tmp_path / "sibal-projection.csv").open(encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
        assert [row["pension.balance"] for row in rows] == [
            year["pension"]["balance"] for year in data["by_year"]
        ]


async def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    app = make_app(case=growing(), keeper=MemoryKeeper(blocked))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("x")
        await until(pilot, lambda: len(app._notifications) > 0)
        assert app.is_running


async def test_a_case_without_a_result_says_why_and_comes_back() -> None:
    app = make_app(case=growing())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("full_stop")
        broken = app.session.case
        for keys in (("greater_than_sign", "r"), ("comma", "n", "x"), ("enter",), ("down", "t")):
            app.session.change(_retiring(broken, Month.of(2090, 1)))
            await until(pilot, lambda: "2090-01" in summary(screen))
            await pilot.press(*keys)
            app.session.change(broken)
            await until(pilot, lambda: "2090-01" not in summary(screen))
            await pilot.press("v")
        assert app.is_running


def _retiring(case: Case, month: Month) -> Case:
    return case._replace(plan=case.plan._replace(retire=month))


async def test_the_copied_text_holds_the_table() -> None:
    app = make_app(case=growing())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        text = screen.plain_text()
        assert "2073\t" in text
        assert text.count("\n") > len(screen.table.rows)
        assert "85" in screen.help_text()


async def test_a_palette_entry_opens_a_page() -> None:
    app = make_app(case=growing())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        screen.open_target("retirement")
        assert screen.page == "retirement"
        screen.open_target("nowhere")
        assert screen.page == "retirement"


async def test_a_key_writes_little_and_an_idle_screen_nothing() -> None:
    session = Session(World(Library(FROZEN)), growing(), "zh", profile=Profile("成都"))
    app = WiredApp(session, display="diff")
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        screen = await opened(pilot)
        for key in ("greater_than_sign", "g", "r", "full_stop", "right", "down"):
            app.taken()
            before = lines_of(app)
            await pilot.press(key)
            await until(pilot, lambda before=before: lines_of(app) != before)  # type: ignore[misc]
            await still(pilot)
            assert 0 < app.taken() <= 3_000, key
        await still(pilot)
        app.taken()
        await pilot.pause(0.3)
        assert app.taken() == 0
        assert screen.is_current


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_four_pinned_scenarios_stand_beside_the_chart_in_full(lang: Lang) -> None:
    app = make_app(lang)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        before = screen.table.size.width
        await pilot.press("p", ".", "p", ".", "p", ".", "p", "v", "v", "v")
        await until(pilot, lambda: screen.page == "scenarios")
        lines = await still(pilot)
        assert {cell_len(line) for line in lines} == {120}
        titles = next(line for line in lines if "  D" in line)
        assert titles.split()[-4:] == ["A", "B", "C", "D"]
        assert screen.chart.size.width >= 30
        await pilot.press("v")
        await until(pilot, lambda: screen.page == "balances")
        await until(pilot, lambda: screen.table.size.width == before)


async def test_every_amount_of_the_summary_and_the_notes_has_its_unit() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("p", ".")
        await still(pilot)
        for _ in range(4):
            lines = await still(pilot)
            # the two lines below the levers, and the note above the chart
            assert re.search(r"每月养老金 [\d,.]+ 元", lines[2])
            assert re.search(r"每月比方案 A \+[\d,.]+ 元", lines[2])
            assert "元" in lines[4]
            await pilot.press("v")
            await until(pilot, lambda: screen.chart.is_mounted)
