"""The ask mode on a screen: by keys alone, at two sizes, in both languages."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from tests.tui.apps import until
from textual.pilot import Pilot
from textual.widgets import Input, Static

from sibal_engine.months.schedule import World
from sibal_tui import actions
from sibal_tui.app import SibalApp
from sibal_tui.locale import Lang
from sibal_tui.screens.ask import Ask
from sibal_tui.screens.steps import StepsModal
from sibal_tui.session import Profile, Session
from sibal_tui.store.profiles import sample_case
from sibal_tui.widgets.grid import Grid

SIZES = [(80, 24), (120, 40)]


def make(lang: Lang = "zh") -> SibalApp:
    return SibalApp(Session(World(), sample_case(), lang, profile=Profile("", sample=True)))


async def open_ask(pilot: Pilot[None], app: SibalApp) -> Ask:
    await pilot.press("f6")
    await until(pilot, lambda: isinstance(app.screen, Ask))
    screen = app.screen
    assert isinstance(screen, Ask)
    await until(pilot, lambda: bool(screen.query_one(Grid).rows))
    return screen


async def type_in(pilot: Pilot[None], text: str) -> None:
    await pilot.press("slash", *text)


def card_text(screen: Ask) -> str:
    return str(screen.query_one("#ask-card-text", Static).content)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_every_line_is_as_wide_as_the_terminal(size: tuple[int, int], lang: Lang) -> None:
    app = make(lang)
    async with app.run_test(size=size) as pilot:
        await open_ask(pilot, app)
        for strip in app.screen._compositor.render_strips():
            assert cell_len("".join(segment.text for segment in strip)) == size[0]


async def test_opening_focuses_the_list_and_not_the_field() -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_ask(pilot, app)
        assert isinstance(screen.focused, Grid)


async def test_a_typed_question_is_answered_with_ones_own_figure() -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_ask(pilot, app)
        await type_in(pilot, "退休能拿多少")
        await until(pilot, lambda: "每月养老金合计" in card_text(screen))
        total = app.session.projection.award.total
        assert total is not None
        assert f"{total // 100:,}" in card_text(screen)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, StepsModal))


async def test_the_arrows_move_in_the_list_while_typing() -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_ask(pilot, app)
        await type_in(pilot, "断缴")
        first = card_text(screen)
        await pilot.press("down")
        await until(pilot, lambda: card_text(screen) != first)
        assert isinstance(screen.focused, Input)


async def test_a_card_leads_to_the_mode_that_shows_it() -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_ask(pilot, app)
        await type_in(pilot, "断缴清零")
        await pilot.press("enter", "g")
        await until(pilot, lambda: app.screen is not screen)
        assert app.current_mode != "ask"


async def test_every_key_of_the_registry_does_something_and_breaks_nothing() -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        for act in actions.in_scope("ask"):
            for key in act.keys:
                screen = await open_ask(pilot, app)
                screen.query_one(Grid).focus()
                await pilot.press(key)
                await pilot.press("ctrl+w")
        assert app.is_running


async def test_clearing_shows_everything_again() -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_ask(pilot, app)
        everything = len(screen.query_one(Grid).rows)
        await type_in(pilot, "断缴")
        await until(pilot, lambda: len(screen.query_one(Grid).rows) < everything)
        await pilot.press("enter", "backspace")
        await until(pilot, lambda: len(screen.query_one(Grid).rows) == everything)


async def test_nothing_found_says_so() -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_ask(pilot, app)
        await type_in(pilot, "qqqq")
        state = screen.query_one("#ask-state", Static)
        await until(pilot, lambda: "12333" in str(state.content))
