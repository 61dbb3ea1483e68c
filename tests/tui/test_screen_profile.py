"""The profile mode by keys: editing, choices, drafts, conflicts, widths, bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.apps import (
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
from tests.tui.profile_forms import form_of, opened, typed
from tests.tui.snapshot import wrong_widths

from sibal_tui import actions
from sibal_tui.app import SibalApp
from sibal_tui.locale import Lang
from sibal_tui.screens import form_host
from sibal_tui.screens.profile import ProfileForm
from sibal_tui.screens.profile_dialog import Dialog
from sibal_tui.session import Profile
from sibal_tui.store.keeper import Keeper
from sibal_tui.store.profiles import load_profile, profile_names, save_profile
from sibal_tui.text import cut
from sibal_tui.widgets.form import Form


async def test_opening_focuses_no_text_field() -> None:
    async with opened() as (_, app):
        assert app.focused is form_of(app).fields
        assert form_of(app).key == "name"


async def test_enter_edits_takes_and_goes_on() -> None:
    async with opened() as (pilot, app):
        form_of(app).go("record.pension_months")
        await pilot.press("enter")
        await until(pilot, lambda: app.focused is form_of(app).editor)
        await typed(pilot, "１４０")
        await pilot.press("enter")
        await until(pilot, lambda: app.session.case.record.pension_months == 140)
        await until(pilot, lambda: app.focused is form_of(app).fields)
        assert form_of(app).key == "record.deemed_months"
        await pilot.press("u")
        await until(pilot, lambda: app.session.case.record.pension_months == 131)


async def test_tab_goes_on_editing() -> None:
    async with opened() as (pilot, app):
        form_of(app).go("record.average_index")
        await pilot.press("enter")
        await typed(pilot, "0.8")
        await pilot.press("tab")
        await until(pilot, lambda: form_of(app).editing == "record.pension_balance")
        await typed(pilot, "50000")
        await pilot.press("escape")
        await until(pilot, lambda: app.session.case.record.pension_balance == 5_000_000)
        assert app.session.case.record.average_index == 8 * 10**11
        assert form_of(app).editing == ""


@pytest.mark.parametrize("leave", ["escape", "ctrl+right_square_bracket", "f1"])
async def test_a_wrong_text_stays_and_says_why(leave: str) -> None:
    async with opened() as (pilot, app):
        form_of(app).go("person.born")
        await pilot.press("enter")
        await typed(pilot, "1988-13")
        await until(pilot, lambda: any("没有 13 月" in line for line in lines_of(app)))
        await pilot.press(leave)
        await until(pilot, lambda: form_of_profile(app).editing == "")
        assert app.session.typed == {"person.born": "1988-13"}
        assert app.session.case == case_of()
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, ProfileForm))
        lines = await still(pilot)
        assert "有未保存的修改" in lines[0]
        assert any("1988-13" in line and "没有 13 月" in line for line in lines)
        await pilot.press("r")
        await until(pilot, lambda: not app.session.typed)


def form_of_profile(app: SibalApp) -> Form:
    screen = next(
        screen
        for stack in app._screen_stacks.values()
        for screen in stack
        if isinstance(screen, ProfileForm)
    )
    return screen.query_one(Form)


async def test_choices_by_left_and_right_and_enter() -> None:
    async with opened() as (pilot, app):
        form_of(app).go("person.category")
        await pilot.press("right")
        await until(pilot, lambda: app.session.case.person.category == "women50")
        await pilot.press("enter")
        await until(pilot, lambda: app.session.case.person.category == "women55")
        form_of(app).go("plan.pension_base")
        await pilot.press("left")
        await until(pilot, lambda: str(app.session.case.plan.pension_base) == "lower")


async def test_a_woman_is_asked() -> None:
    async with opened() as (pilot, app):
        form_of(app).go("person.sex")
        await pilot.press("right")
        await until(pilot, lambda: app.session.case.person.category == "men60")
        await pilot.press("right")
        await until(pilot, lambda: app.session.unread)
        assert app.session.case.person.category == "men60"
        lines = await still(pilot)
        assert any("50 岁类还是 55 岁类" in line for line in lines)
        await pilot.press("f")
        assert form_of(app).key == "person.category"
        await pilot.press("right")
        await until(pilot, lambda: app.session.case.person.category == "women55")


@pytest.mark.parametrize("text", ["shanghai", "sh", "上海", "310000"])
async def test_a_place_is_found_while_typing(text: str) -> None:
    async with opened() as (pilot, app):
        form_of(app).go("place.city")
        await pilot.press("enter")
        await typed(pilot, text)
        await until(pilot, lambda: any("[上海]" in line for line in lines_of(app)))
        await pilot.press("enter")
        await until(pilot, lambda: app.session.case.city == "310000")


async def test_another_suggestion_by_the_arrows() -> None:
    async with opened() as (pilot, app):
        form_of(app).go("place.city")
        await pilot.press("enter")
        await typed(pilot, "成都")
        await pilot.press("down", "up", "enter")
        await until(pilot, lambda: form_of(app).editing == "")
        assert app.session.case.city == "510100"
        assert not app.session.typed


async def test_clear_means_unknown() -> None:
    async with opened() as (pilot, app):
        form_of(app).go("record.medical_balance")
        await pilot.press("x")
        await until(pilot, lambda: app.session.case.record.medical_balance is None)
        assert any("余额未知" in line for line in await still(pilot))


@pytest.mark.parametrize(("lang", "size"), list(zip(LANGUAGES, SIZES, strict=True)))
async def test_every_key_of_the_registry(lang: Lang, size: tuple[int, int]) -> None:
    async with opened(lang, size) as (pilot, app):
        for act in list(actions.in_scope("profile")):
            for key in act.keys:
                await pilot.press(key)
                lines = await still(pilot)
                assert wrong_widths(lines, size[0]) == [], (act.id, key)
                while len(app.screen_stack) > 1 and isinstance(app.screen, Dialog):
                    await app.pop_screen()
                form_of(app).finish()
                await still(pilot)
                assert isinstance(app.screen, ProfileForm), (act.id, key)


async def test_what_another_window_saved_is_not_overwritten() -> None:
    save_profile("成都", case_of(), None)
    keeper = Keeper()
    app = make_app(keeper=keeper)  # type: ignore[arg-type]
    app.session.open(keeper.open("成都"), Profile("成都"))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.action_mode("profile")
        await until(pilot, lambda: isinstance(app.screen, ProfileForm))
        other = case_of("310000")
        save_profile("成都", other, None)
        form_of(app).go("record.medical_balance")
        await pilot.press("x", "ctrl+s")
        await until(pilot, lambda: any("在别处改过" in line for line in lines_of(app)))
        assert load_profile("成都").case == other
        assert app.session.dirty


async def test_the_draft_is_there_again_after_leaving() -> None:
    save_profile("成都", case_of(), None)
    keeper = Keeper()
    app = make_app(keeper=keeper)  # type: ignore[arg-type]
    app.session.open(keeper.open("成都"), Profile("成都"))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.action_mode("profile")
        await until(pilot, lambda: isinstance(app.screen, ProfileForm))
        form_of(app).go("record.medical_balance")
        await pilot.press("x", "home", "down", "enter", "x", "y", "ctrl+q")
        await until(pilot, lambda: not app.is_running)
    assert profile_names() == ["成都"]
    draft = Keeper().draft("成都")
    assert draft is not None
    assert draft.record.medical_balance is None
    assert Keeper().typed("成都") == {"person.born": "xy"}


async def test_the_draft_is_kept_once_the_keys_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_host, "QUIET", 0.01)
    keeper = MemoryKeeper(tmp_path)
    async with opened(keeper=keeper) as (pilot, app):
        form_of(app).go("person.born")
        await pilot.press("enter", "x")
        await until(pilot, lambda: bool(keeper.drafts))
        assert app.session.typed == {"person.born": "x"}


async def test_typing_and_moving_stay_within_the_wire_budget() -> None:
    made = make_app()
    app = WiredApp(made.session, None, today=made.today)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.action_mode("profile")
        await until(pilot, lambda: isinstance(app.screen, ProfileForm))
        await still(pilot)
        await pilot.press("down", "up")
        await still(pilot)
        for key, most in (("down", 500), ("tab", 500), ("enter", 700), ("x", 500), ("escape", 900)):
            app.taken()
            await pilot.press(key)
            await still(pilot)
            assert app.taken() <= most, key
        app.taken()
        await pilot.press("k")
        await still(pilot)
        assert app.taken() <= 5_000


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_no_line_beside_the_form_is_broken_off_at_a_blank(lang: Lang) -> None:
    app = make_app(lang)
    async with app.run_test(size=(120, 40)) as pilot:
        await app.action_mode("profile")
        await until(
            pilot, lambda: app.mode_screen is not None and app.mode_screen.mode == "profile"
        )
        lines = await still(pilot)
        aside = [cut(line[::-1], 42)[::-1].strip() for line in lines[1:-1]]
        assert any(line.startswith("- ") for line in aside)
        assert "-" not in aside
        # a sign that closes never begins a line alone
        assert not {"）", ")", "。"} & set(aside)


async def test_saving_with_a_field_that_is_not_understood_says_that_it_stays_a_draft(
    tmp_path: Path,
) -> None:
    app = make_app(keeper=MemoryKeeper(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.mode_screen is not None)
        app.session.typed["person.born"] = "1988-13"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: any("没读懂的那几格留作草稿" in line for line in lines_of(app)))
        assert app.session.typed["person.born"] == "1988-13"


@pytest.mark.parametrize("columns", [60, 64, 72, 80, 120])
@pytest.mark.parametrize("lang", LANGUAGES)
async def test_unsaved_changes_show_however_narrow_the_header_is(lang: Lang, columns: int) -> None:
    app = make_app(lang)
    async with app.run_test(size=(columns, 24)) as pilot:
        await until(pilot, lambda: app.mode_screen is not None)
        assert "*" not in (await still(pilot))[0]
        app.session.change(case_of(name="另一个名字很长的自由职业者"))
        head = (await still(pilot))[0]
        words = "有未保存的修改" if lang == "zh" else "unsaved changes"
        assert words in head or head.rstrip().endswith("*")
        assert wrong_widths([head], columns) == []
