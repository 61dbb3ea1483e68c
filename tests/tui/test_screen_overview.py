"""The overview on a screen: keys, two widths, both languages, changes of the session."""

from __future__ import annotations

from typing import Any

import pytest
from tests.tui.apps import MemoryKeeper, case_of, lines_of, make_app, still, until
from tests.tui.snapshot import wrong_widths

from sibal_engine.month import Month
from sibal_tui import actions
from sibal_tui.screens.overview import Overview
from sibal_tui.screens.source import SourceModal
from sibal_tui.screens.steps import StepsModal
from sibal_tui.widgets.section_grid import Cell, Column, SectionGrid


async def opened(pilot: Any) -> Overview:
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, Overview))
    await still(pilot)
    assert isinstance(app.screen, Overview)
    return app.screen


def grid(screen: Overview, name: str = "figures") -> SectionGrid:
    return screen.query_one(f"#{name}", SectionGrid)


async def test_no_text_field_takes_the_keys_and_the_cursor_stands_on_a_figure() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert screen.focused is grid(screen)
        assert screen.figure() == "so_far.pension_balance"


async def test_the_cursor_steps_over_headings_both_ways() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        seen = []
        for _ in range(4):
            await pilot.press("down")
            seen.append(screen.figure())
        assert seen[-1] == "cost.month.total"
        await pilot.press("up")
        assert screen.figure() == "balances.medical"
        await pilot.press("home")
        assert screen.figure() == "so_far.pension_balance"
        await pilot.press("up", "pageup")
        assert screen.figure() == "so_far.pension_balance"
        assert grid(screen).scroll_offset.y == 0
        await pilot.press("end", "pageup", "home")
        # the heading above the first row is in view again
        await until(pilot, lambda: grid(screen).scroll_offset.y == 0)


async def test_one_table_when_narrow_two_when_wide() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert not grid(screen, "matters").display
        await pilot.press("tab")
        assert screen.focused is grid(screen)
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: grid(screen, "matters").display)
        assert wrong_widths(await still(pilot), 120) == []
        await pilot.press("tab")
        await until(pilot, lambda: screen.focused is grid(screen, "matters"))
        await pilot.press("shift+tab")
        await until(pilot, lambda: screen.focused is grid(screen))
        await pilot.press("tab")
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: not grid(screen, "matters").display)
        assert screen.focused is grid(screen)
        assert wrong_widths(await still(pilot), 80) == []


async def test_a_row_with_a_document_alone_opens_it() -> None:
    app = make_app(case=case_of("310000"))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.press("tab", "enter")
        await until(pilot, lambda: isinstance(app.screen, SourceModal))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("e")
        assert app.screen is screen


async def test_a_change_and_its_undoing_show_at_once() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        before = await still(pilot)
        case = app.session.case
        app.session.change(case._replace(plan=case.plan._replace(retire=Month.of(2043, 4))))
        await until(pilot, lambda: any("2043-04" in text for text in lines_of(app)[:3]))
        await pilot.press("u")
        await until(pilot, lambda: lines_of(app)[1:3] == before[1:3])
        assert screen.view.headline.startswith("2046-04")


async def test_a_fault_is_shown_and_nothing_breaks() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        case = app.session.case
        app.session.change(case._replace(plan=case.plan._replace(retire=Month.of(2030, 1))))
        await until(pilot, lambda: screen.view.fault)
        await pilot.press("down", "enter", "e", "end", "y")
        lines = await still(pilot)
        assert any("2030-01" in text for text in lines)
        assert wrong_widths(lines, 80) == []


async def test_every_key_of_the_registry_is_taken(tmp_path: Any) -> None:
    for act in actions.in_scope("overview"):
        for key in act.keys:
            app = make_app(keeper=MemoryKeeper(tmp_path))
            async with app.run_test(size=(120, 40)) as pilot:
                await opened(pilot)
                await pilot.press(key)
                assert wrong_widths(await still(pilot), 120) == []


async def test_the_language_changes_the_whole_screen() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("f11")
        await until(pilot, lambda: any("Personal accounts" in text for text in lines_of(app)))
        assert not any("说明" in text for text in lines_of(app))
        await pilot.press("f11")
        await until(pilot, lambda: any("个人账户" in text for text in lines_of(app)))
        assert screen.plain_text().startswith("2046-04 退休")


async def test_what_is_copied_names_every_row() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("y")
        await until(pilot, lambda: app.clipboard == screen.plain_text())
        for section in (*screen.view.figures, *screen.view.matters):
            assert section.title in app.clipboard
            for line in section.lines:
                assert line.label in app.clipboard
                assert line.note in app.clipboard


@pytest.mark.parametrize("headings", [{0}, {0, 1}, {0, 3}, {3}, set(range(4))])
def test_a_table_keeps_off_its_headings(headings: set[int]) -> None:
    table = SectionGrid([Column("a", expand=True)])
    table.set_sections([(Cell(str(number)),) for number in range(4)], headings)
    free = set(range(4)) - headings
    for row in range(-1, 6):
        found = table.validate_cursor_row(row)
        assert found in free or not free


async def test_steps_open_from_every_figure_of_the_screen() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        figures = [each.figure for s in screen.view.figures for each in s.lines]
        for figure in figures:
            app.open_figure(figure)
            await until(pilot, lambda: isinstance(app.screen, StepsModal))
            top = app.screen
            assert isinstance(top, StepsModal)
            assert top.view.rows
            top.close()
            await until(pilot, lambda: app.screen is screen)
