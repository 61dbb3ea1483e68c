"""The policy browser on a screen: by keys alone, at two sizes, in both languages."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len
from tests.tui.apps import LANGUAGES, make_app, still, until
from textual.pilot import Pilot
from textual.widgets import Static

from sibal_engine.months.schedule import World
from sibal_tui import actions
from sibal_tui.app import SibalApp
from sibal_tui.locale import Lang
from sibal_tui.screens.policies import Policies
from sibal_tui.screens.source import SourceModal
from sibal_tui.session import Profile, Session
from sibal_tui.store.profiles import sample_case
from sibal_tui.widgets.grid import Grid

SIZES = [(80, 24), (120, 40)]


def make(lang: Lang = "zh") -> SibalApp:
    return SibalApp(Session(World(), sample_case(), lang, profile=Profile("", sample=True)))


async def open_policies(pilot: Pilot[None], app: SibalApp) -> Policies:
    await pilot.press("f3")
    await until(pilot, lambda: isinstance(app.screen, Policies))
    screen = app.screen
    assert isinstance(screen, Policies)
    await until(pilot, lambda: bool(screen.query_one("#pol-values", Grid).rows))
    return screen


def heading(screen: Policies) -> str:
    return str(screen.query_one("#pol-heading", Static).content)


def detail(screen: Policies) -> str:
    return str(screen.query_one("#pol-detail", Static).content)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_every_line_is_as_wide_as_the_terminal(size: tuple[int, int], lang: Lang) -> None:
    app = make(lang)
    async with app.run_test(size=size) as pilot:
        await open_policies(pilot, app)
        for strip in app.screen._compositor.render_strips():
            assert cell_len("".join(segment.text for segment in strip)) == size[0]


async def test_it_opens_at_the_profiles_place_with_no_field_focused() -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_policies(pilot, app)
        assert "上海" in heading(screen)
        assert isinstance(screen.focused, Grid)


async def test_a_search_by_initials_shows_the_place() -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_policies(pilot, app)
        await pilot.press("slash", *"cd", "enter")
        await until(pilot, lambda: "成都 510100" in heading(screen))


async def test_enter_on_a_value_opens_its_source() -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_policies(pilot, app)
        screen.query_one("#pol-values", Grid).focus()
        await pilot.press("down", "down")
        await until(pilot, lambda: "出处" in detail(screen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SourceModal))


async def test_the_year_moves_by_keys() -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_policies(pilot, app)
        before = screen.month
        await pilot.press("minus")
        await until(pilot, lambda: str(before.plus(-12)) in heading(screen))
        await pilot.press("plus", "comma")
        await until(pilot, lambda: str(before.plus(-1)) in heading(screen))


async def test_two_places_stand_side_by_side() -> None:
    app = make()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await open_policies(pilot, app)
        await pilot.press("c", "slash", *"bj", "enter")
        await until(pilot, lambda: "上海" in heading(screen) and "北京" in heading(screen))
        assert len(screen.query_one("#pol-values", Grid).columns) == 3


async def test_coverage_lists_every_place_and_goes_back() -> None:
    app = make()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await open_policies(pilot, app)
        await pilot.press("v")
        grid = screen.query_one("#pol-coverage", Grid)
        await until(pilot, lambda: len(grid.rows) == len(app.session.world.library.places))
        await pilot.press("v")
        await until(pilot, lambda: not grid.display)


async def test_a_place_can_be_used_in_the_profile_and_undone() -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_policies(pilot, app)
        await pilot.press("slash", *"chengdu", "enter")
        await until(pilot, lambda: "成都 510100" in heading(screen))
        await pilot.press("g")
        await until(pilot, lambda: app.session.case.city == "510100")
        await pilot.press("u")
        await until(pilot, lambda: app.session.case.city != "510100")


async def test_every_key_of_the_registry_does_something_and_breaks_nothing() -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_policies(pilot, app)
        for act in actions.in_scope("policies"):
            for key in act.keys:
                screen.query_one("#pol-places", Grid).focus()
                await pilot.press(key)
                await until(pilot, lambda: app.screen is screen)
        assert app.is_running


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)], ids=str)
@pytest.mark.parametrize("lang", LANGUAGES)
async def test_what_is_missing_stands_under_a_heading_and_beside_its_bullets(
    size: tuple[int, int], lang: Lang
) -> None:
    app = make_app(lang)
    async with app.run_test(size=size) as pilot:
        await app.action_mode("policies")
        await until(pilot, lambda: isinstance(app.screen, Policies))
        lines = await still(pilot)
        heading = "此地资料的不足" if lang == "zh" else "What is missing here"
        at = next(number for number, line in enumerate(lines) if heading in line)
        below = [line.partition("•")[2].strip() for line in lines[at + 1 : -1] if "•" in line]
        assert below
        # no bullet stands alone, its text broken off to the next line
        assert all(below)


async def test_amounts_are_whole_in_a_narrow_window() -> None:
    app = make("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_policies(pilot, app)
        lines = await still(pilot)
        cut = [line for line in lines if re.search(r"\d…|yu?a?…", line)]
        assert cut == []
        assert any("yuan a month" in line for line in lines)


async def test_the_tree_shows_where_arrows_move_while_a_place_is_typed() -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_policies(pilot, app)
        await pilot.press("slash", "c", "d")
        lines = await still(pilot)
        assert [line[:1] for line in lines if "›" in line] == ["›"]
        await pilot.press("escape", "tab")
        lines = await still(pilot)
        assert screen.query_one("#pol-values", Grid).has_focus
        # the values have the sign now, the tree beside them none
        assert [cell_len(line.split("›")[0]) for line in lines if "›" in line] == [20]
