"""Popups over a mode: steps, source, help, palette, jump, profiles; and what they cost a wire."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.tui.apps import (
    LANGUAGES,
    MemoryKeeper,
    WiredApp,
    case_of,
    lines_of,
    make_app,
    still,
    until,
)
from tests.tui.snapshot import wrong_widths
from textual.widgets import Input

from sibal_tui.locale import Lang
from sibal_tui.locale.modes.common import TEXTS as COMMON
from sibal_tui.locale.say import say
from sibal_tui.screens.ask import Ask
from sibal_tui.screens.help import HelpModal, help_rows
from sibal_tui.screens.jump import JumpModal
from sibal_tui.screens.open_profile import OpenProfile
from sibal_tui.screens.overview import Overview
from sibal_tui.screens.palette import Palette
from sibal_tui.screens.policies import Policies
from sibal_tui.screens.popup import Popup
from sibal_tui.screens.source import SourceModal
from sibal_tui.screens.steps import StepsModal
from sibal_tui.session import Profile, Session
from sibal_tui.widgets.grid import Grid

FIGURES = ("pension.total", "cost.month.total", "balances.medical", "milestones.retirement")
KEYS: tuple[tuple[str, type[Popup]], ...] = (
    ("e", StepsModal),
    ("question_mark", HelpModal),
    ("colon", Palette),
    ("ctrl+g", JumpModal),
    ("o", OpenProfile),
)


def has(app: Any, text: str) -> bool:
    return any(text in line for line in lines_of(app))


@pytest.mark.parametrize(("key", "close"), [("enter", "escape"), ("e", "q"), ("ctrl+e", "ctrl+w")])
async def test_a_figure_opens_into_its_steps_and_closes(key: str, close: str) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Overview))
        await pilot.press("down", key)
        await until(pilot, lambda: isinstance(app.screen, StepsModal))
        await until(pilot, lambda: has(app, "养老个人账户："))
        await pilot.press(close)
        await until(pilot, lambda: isinstance(app.screen, Overview))
        assert app.is_running


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=str)
async def test_steps_show_value_badge_and_source(lang: Lang, size: tuple[int, int]) -> None:
    app = make_app(lang)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Overview))
        for figure in FIGURES:
            app.open_figure(figure)
            await steps_and_source(pilot, size[0])
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Overview))


async def steps_and_source(pilot: Any, columns: int) -> None:
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, StepsModal))
    lines = await still(pilot)
    assert wrong_widths(lines, columns) == []
    screen = app.screen
    assert screen.view.rows
    assert screen.view.value.split(" ")[0] in "\n".join(lines)
    sourced = next(n for n, row in enumerate(screen.view.rows) if row.source is not None)
    screen.query_one(Grid).cursor_row = sourced
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, SourceModal))
    lines = await still(pilot)
    assert wrong_widths(lines, columns) == []
    assert screen.view.rows[sourced].source.title[:8] in "\n".join(lines)
    await pilot.press("ctrl+w")
    await until(pilot, lambda: app.screen is screen)


async def test_an_unknown_figure_says_so_in_one_line() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_figure("pension.nonsense")
        await until(pilot, lambda: isinstance(app.screen, StepsModal))
        await until(pilot, lambda: has(app, "pension.nonsense"))
        await pilot.press("enter", "y", "escape")
        await until(pilot, lambda: isinstance(app.screen, Overview))


async def test_steps_are_copied_and_written(tmp_path: Path) -> None:
    app = make_app(keeper=MemoryKeeper(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_figure("cost.month.total")
        await until(pilot, lambda: isinstance(app.screen, StepsModal))
        screen = app.screen
        assert isinstance(screen, StepsModal)
        await pilot.press("y")
        await until(pilot, lambda: app.clipboard == screen.view.text)
        await pilot.press("w", "f10")
        written = ["sibal-steps-cost.month.total-2.txt", "sibal-steps-cost.month.total.txt"]
        await until(pilot, lambda: sorted(p.name for p in tmp_path.iterdir()) == written)
        assert (tmp_path / written[1]).read_text(encoding="utf-8") == screen.view.text + "\n"
    # 20 % of the lower limit and 9.5 % of the prescribed medical base, by hand
    assert "939.80 + 595.18 + 0.00" in screen.view.text
    assert "1,534.98" in screen.view.text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=str)
async def test_each_popup_fits_every_size(lang: Lang, size: tuple[int, int]) -> None:
    app = make_app(lang)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Overview))
        for key, kind in KEYS:
            await pilot.press(key)
            await until(pilot, lambda kind=kind: isinstance(app.screen, kind))  # type: ignore[misc]
            assert wrong_widths(await still(pilot), size[0]) == []
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Overview))


@pytest.mark.parametrize(
    ("key", "kind"), [("f12", HelpModal), ("ctrl+p", Palette), ("ctrl+o", OpenProfile)]
)
async def test_the_same_key_again_closes_and_another_replaces(key: str, kind: type[Popup]) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Overview))
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, kind))
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, Overview))
        await pilot.press("down", "e")
        await until(pilot, lambda: isinstance(app.screen, StepsModal))
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, kind))
        assert len([s for s in app.screen_stack if isinstance(s, Popup)]) == 1


async def test_help_says_what_the_mode_is_for_and_its_keys() -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Overview))
        await pilot.press("f12")
        await until(pilot, lambda: isinstance(app.screen, HelpModal))
        await until(pilot, lambda: has(app, "Ctrl+P"))
        await until(pilot, lambda: has(app, "说明：概览"))
        await until(pilot, lambda: has(app, "看这个数怎么来"))


async def type_into_palette(pilot: Any, text: str) -> Palette:
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, (Overview, Palette)))
    if not isinstance(app.screen, Palette):
        await pilot.press("colon")
        await until(pilot, lambda: isinstance(app.screen, Palette))
    await pilot.press(*text)
    await until(pilot, lambda: app.screen.query_one(Input).value == text)
    assert isinstance(app.screen, Palette)
    return app.screen


async def test_the_palette_runs_what_is_typed(tmp_path: Path) -> None:
    keeper = MemoryKeeper(tmp_path)
    app = make_app(keeper=keeper)
    async with app.run_test(size=(80, 24)) as pilot:
        palette = await type_into_palette(pilot, "gdfa")
        await pilot.press(*["backspace"] * 4, *"gd")
        await until(pilot, lambda: palette.shown[0].target == "app.pin")
        await pilot.press("enter")
        await until(pilot, lambda: len(app.session.pins) == 1)
        assert isinstance(app.screen, Overview)
        await type_into_palette(pilot, "save")
        await pilot.press("enter")
        await until(pilot, lambda: "成都自由职业者" in keeper.cases)


async def test_arrows_move_in_the_palette_while_typing_and_q_is_a_letter() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        palette = await type_into_palette(pilot, "q")
        grid = palette.query_one(Grid)
        await pilot.press("down", "down", "up")
        await until(pilot, lambda: grid.cursor_row == 1)
        await pilot.press("pagedown")
        await until(pilot, lambda: grid.cursor_row > 1)
        await pilot.press("u")
        await until(pilot, lambda: palette.query_one(Input).value == "qu")
        assert grid.cursor_row == 0
        await pilot.press("ctrl+w")
        await until(pilot, lambda: isinstance(app.screen, Overview))


async def test_the_palette_says_when_nothing_matches_and_enter_stays() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await type_into_palette(pilot, "zzzz")
        await until(pilot, lambda: has(app, "没有相符的命令"))
        await pilot.press("enter")
        await still(pilot)
        assert isinstance(app.screen, Palette)


async def test_the_palette_opens_a_place_in_the_policies() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await type_into_palette(pilot, "shanghai")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Policies))
        await until(pilot, lambda: has(app, "上海"))


async def test_the_palette_answers_a_question_and_opens_a_figure() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        palette = await type_into_palette(pilot, "退休能拿多少")
        await until(pilot, lambda: any(e.kind == "question" for e in palette.shown))
        assert palette.shown[0].kind == "figure"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, StepsModal))
        assert has(app, "每月养老金合计：")
        await pilot.press("escape")
        palette = await type_into_palette(pilot, "退休能拿多少")
        await until(pilot, lambda: any(e.kind == "question" for e in palette.shown))
        title = palette.shown[1].title
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await until(pilot, lambda: has(app, title[:6]))


async def test_profiles_are_listed_and_opened_and_a_draft_is_kept(tmp_path: Path) -> None:
    keeper = MemoryKeeper(tmp_path, {"母亲": case_of("310000", "母亲")})
    app = make_app(keeper=keeper)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Overview))
        changed = case_of(name="改过")
        app.session.change(changed)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, OpenProfile))
        await until(pilot, lambda: has(app, "母亲"))
        await until(pilot, lambda: has(app, "示例（虚构）"))
        await pilot.press("home", "enter")
        await until(pilot, lambda: isinstance(app.screen, Overview))
        assert app.session.profile == Profile("母亲")
        assert app.session.case.city == "310000"
        assert keeper.drafts == [changed]
        assert keeper.remembered == "母亲"
        await until(pilot, lambda: has(app, "母亲"))


async def test_a_profile_that_cannot_be_read_says_why_and_changes_nothing(tmp_path: Path) -> None:
    keeper = MemoryKeeper(tmp_path, {"坏": case_of()})
    app = make_app(keeper=keeper)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Overview))
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, OpenProfile))
        before = app.session.case
        del keeper.cases["坏"]
        await pilot.press("home", "enter")
        await until(pilot, lambda: has(app, "no such profile"))
        assert app.session.case is before


async def test_the_sample_can_be_opened_without_a_store() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Overview))
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, OpenProfile))
        await pilot.press("enter")
        await until(pilot, lambda: app.session.profile.sample)


async def test_jump_letters_stand_on_the_parts_and_move_the_focus() -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Overview))
        overview = app.screen
        await pilot.press("ctrl+g")
        await until(pilot, lambda: isinstance(app.screen, JumpModal))
        jump = app.screen
        assert isinstance(jump, JumpModal)
        assert [widget.id for widget in jump.letters.values()] == ["figures", "matters"]
        second = list(jump.letters)[1]
        await until(pilot, lambda: has(app, f" {second.upper()} "))
        await pilot.press(second)
        await until(pilot, lambda: app.screen is overview)
        assert overview.focused is not None
        assert overview.focused.id == "matters"
        await pilot.press("ctrl+g")
        await until(pilot, lambda: isinstance(app.screen, JumpModal))
        await pilot.press("7")
        await until(pilot, lambda: app.screen is overview)


async def test_popups_cost_a_wire_little() -> None:
    world = make_app().session.world
    app = WiredApp(Session(world, case_of(), "zh"), display="diff", today=make_app().today)
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Overview))
        await still(pilot)
        assert 0 < app.taken() <= 12_000
        await pilot.press("down")
        await still(pilot)
        assert 0 < app.taken() <= 1_000
        for key in ("e", "question_mark", "colon", "ctrl+g", "o"):
            await pilot.press(key)
            await still(pilot)
            assert 0 < app.taken() <= 5_000, key
            await pilot.press("escape")
            await still(pilot)
            assert 0 < app.taken() <= 5_000, key
        await still(pilot)
        assert app.taken() == 0


async def test_digits_and_signs_work_over_a_popup_as_over_a_mode() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Overview))
        await pilot.press("down", "e")
        await until(pilot, lambda: isinstance(app.screen, StepsModal))
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpModal))
        await pilot.press("e")
        await until(pilot, lambda: has(app, "先把光标移到一个数上"))
        await pilot.press("3")
        await until(pilot, lambda: isinstance(app.screen, Policies))
        await pilot.press("colon")
        await until(pilot, lambda: isinstance(app.screen, Palette))
        palette = app.screen
        await pilot.press("1")
        await until(pilot, lambda: palette.query_one(Input).value == "1")
        assert app.screen is palette


async def test_e_opens_the_source_of_a_step_or_says_that_there_is_none() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Overview))
        app.open_figure("pension.total")
        await until(pilot, lambda: isinstance(app.screen, StepsModal))
        steps = app.screen
        assert isinstance(steps, StepsModal)
        await until(pilot, lambda: steps.focused is not None)
        grid = steps.query_one(Grid)
        grid.cursor_row = next(i for i, row in enumerate(steps.view.rows) if row.source is None)
        await pilot.press("e")
        await until(pilot, lambda: has(app, "这一步没有文件"))
        grid.cursor_row = next(i for i, row in enumerate(steps.view.rows) if row.source is not None)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, SourceModal))


async def test_only_the_keys_of_what_is_in_front_are_told() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Overview))
        for key, kind in KEYS:
            await pilot.press(key)
            await until(pilot, lambda kind=kind: isinstance(app.screen, kind))  # type: ignore[misc]
            lines = await still(pilot)
            assert "Esc" in lines[-1]
            assert not any("Ctrl+Q 退出" in line for line in lines[-3:])
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Overview))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_explains_every_word_that_stands_beside_a_figure(lang: Lang) -> None:
    rows = [row for row in help_rows("overview", lang) if isinstance(row[0], str)]
    told = {str(word): str(meaning) for word, meaning in rows}
    states = [key for key in COMMON if key.startswith(("state.", "standing."))]
    # what an official document says is published: one of the two words is told
    for key in states:
        if key != "standing.official":
            assert len(told[say(COMMON, lang, key)]) > 8
