"""The profile mode by keys: editing, choices, drafts, dialogues, conflicts, widths."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

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
from tests.tui.snapshot import wrong_widths
from textual.widgets import Input, TextArea

from sibal_engine.case import Case
from sibal_tui import actions
from sibal_tui.app import SibalApp
from sibal_tui.locale import Lang
from sibal_tui.screens import form_host
from sibal_tui.screens.profile import ProfileForm
from sibal_tui.screens.profile_dialog import Confirm, Dialog, Prompt
from sibal_tui.screens.profile_files import FilesDialog
from sibal_tui.screens.profile_import import ImportDialog
from sibal_tui.screens.profile_new import NewDialog
from sibal_tui.screens.profile_rows import RowDialog, RowsDialog
from sibal_tui.screens.profile_sheet import SheetDialog
from sibal_tui.session import Profile
from sibal_tui.store.keeper import Keeper
from sibal_tui.store.profiles import load_profile, profile_names, save_profile
from sibal_tui.widgets.form import Form
from sibal_tui.widgets.grid import Grid


@asynccontextmanager
async def opened(
    lang: Lang = "zh", size: tuple[int, int] = (80, 24), **options: Any
) -> AsyncIterator[tuple[Any, SibalApp]]:
    app = make_app(lang, **options)
    async with app.run_test(size=size) as pilot:
        await app.action_mode("profile")
        await until(pilot, lambda: isinstance(app.screen, ProfileForm))
        await still(pilot)
        yield pilot, app


def form_of(app: SibalApp) -> Form:
    return app.screen.query_one(Form)


async def typed(pilot: Any, text: str) -> None:
    """Type over whatever stands in the field: pasted but for the last character."""
    await pilot.press("home", "ctrl+k")
    field = pilot.app.focused
    assert isinstance(field, Input)
    if text[:-1]:
        field.insert_text_at_cursor(text[:-1])
    await pilot.press(*text[-1:])


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


@pytest.mark.parametrize(
    ("key", "dialog"),
    [
        ("s", RowsDialog),
        ("ctrl+b", RowsDialog),
        ("g", RowsDialog),
        ("c", RowsDialog),
        ("a", RowsDialog),
        ("v", ImportDialog),
        ("k", SheetDialog),
        ("m", FilesDialog),
    ],
)
async def test_dialogues_open_by_key_and_close_by_escape(key: str, dialog: type[Any]) -> None:
    async with opened() as (pilot, app):
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, dialog))
        for size in ((80, 24), (120, 40), (60, 20)):
            await pilot.resize_terminal(*size)
            assert wrong_widths(await still(pilot), size[0]) == []
        if dialog is ImportDialog:
            # the first one leaves the text
            await pilot.press("escape")
        await pilot.press("ctrl+w")
        await until(pilot, lambda: isinstance(app.screen, ProfileForm))


async def test_links_open_dialogues() -> None:
    async with opened() as (pilot, app):
        form_of(app).go("open.spells")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RowsDialog))


async def test_a_spell_is_added_edited_and_deleted() -> None:
    async with opened() as (pilot, app):
        await pilot.press("s", "n")
        await until(pilot, lambda: isinstance(app.screen, RowDialog))
        await pilot.press("enter")
        await typed(pilot, "2025-01")
        await pilot.press("tab")
        await typed(pilot, "2025-06")
        await pilot.press("enter")
        await until(pilot, lambda: len(app.session.case.record.spells) == 1)
        form_of(app).go("spells.base")
        await pilot.press("enter")
        await typed(pilot, "4588")
        await pilot.press("escape")
        await until(pilot, lambda: app.session.case.record.spells[0].base == 458_800)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, RowsDialog))
        assert any("2025-01" in line and "4,588.00" in line for line in await still(pilot))
        await pilot.press("x")
        await until(pilot, lambda: not app.session.case.record.spells)
        await pilot.press("u")
        await until(pilot, lambda: len(app.session.case.record.spells) == 1)


async def test_a_half_typed_spell_waits() -> None:
    async with opened() as (pilot, app):
        await pilot.press("s", "n", "enter")
        await until(pilot, lambda: isinstance(app.screen, RowDialog))
        await typed(pilot, "20x")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, RowsDialog))
        assert any("20x" in line and "待改正" in line for line in await still(pilot))
        assert app.session.case == case_of()
        assert app.session.unread
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RowDialog))
        assert any("20x" in line for line in await still(pilot))


async def test_a_pasted_record_is_confirmed() -> None:
    async with opened() as (pilot, app):
        await pilot.press("v")
        await until(pilot, lambda: isinstance(app.screen, ImportDialog))
        app.screen.query_one(TextArea).insert("2024\t12\t4588\n2025\t10\t4588\n")
        await until(pilot, lambda: any("22 个月" in line for line in lines_of(app)))
        await pilot.press("tab")
        await until(pilot, lambda: isinstance(app.focused, Grid))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        assert not app.session.case.record.spells
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ImportDialog))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ProfileForm))
        assert len(app.session.case.record.spells) == 1
        assert not app.session.typed


async def test_a_file_of_a_spreadsheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "缴费.csv"
    path.write_bytes("年度,月数,基数\n2025,10,4588\n".encode("gb18030"))
    async with opened() as (pilot, app):
        await pilot.press("v")
        await until(pilot, lambda: isinstance(app.screen, ImportDialog))
        app.screen.query_one(Input).value = str(path)
        await pilot.press("shift+tab", "enter")
        await until(pilot, lambda: any("10 个月" in line for line in lines_of(app)))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ProfileForm))
        await pilot.press("v")
        await until(pilot, lambda: isinstance(app.screen, ImportDialog))
        assert "2025,10,4588" in app.screen.query_one(TextArea).text


async def test_a_file_that_is_none_is_said() -> None:
    async with opened() as (pilot, app):
        await pilot.press("v", "shift+tab", *"/nowhere.csv", "enter")
        await until(pilot, lambda: any("no such file" in line for line in lines_of(app)))


async def test_the_award_sheet_says_what_differs() -> None:
    async with opened() as (pilot, app):
        await pilot.press("k", "x", "down", "down", "enter")
        for text in ("7694", "1.0324", "31.33", "85298.25", "60y", "", "", "2449.58", "561.17"):
            await typed(pilot, text)
            await pilot.press("tab")
        await pilot.press("escape", "up")
        await until(pilot, lambda: form_of(app).key == "sheet.account")
        lines = await still(pilot)
        assert any("2,449.58" in line and "一致" in line for line in lines)
        assert any("613.66" in line and "-52.49" in line for line in lines)
        assert any("152.0" in line and "58 岁" in line for line in lines)
        await pilot.press("escape", "k")
        await until(pilot, lambda: isinstance(app.screen, SheetDialog))
        assert any("561.17" in line for line in await still(pilot))
        assert not app.session.unread


async def test_a_new_profile(tmp_path: Path) -> None:
    keeper = MemoryKeeper(tmp_path)
    async with opened(keeper=keeper) as (pilot, app):
        await pilot.press("m", "n")
        await until(pilot, lambda: isinstance(app.screen, NewDialog))
        await pilot.press("enter", *"Ma", "tab", *"1970-05", "enter", "right", "down", "left")
        await pilot.press("down", "enter", *"成都", "tab", *"202610", "enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, ProfileForm))
        case: Case = app.session.case
        assert (case.name, str(case.person.born), case.person.category) == (
            "Ma",
            "1970-05",
            "women50",
        )
        assert (case.city, str(case.record.as_of)) == ("510100", "2026-10")
        assert app.session.profile.name == ""


async def test_save_as_delete_open_import_export(tmp_path: Path) -> None:
    keeper = MemoryKeeper(tmp_path, {"old": case_of("310000", "old")})
    async with opened(keeper=keeper) as (pilot, app):
        await pilot.press("m", "a")
        await until(pilot, lambda: isinstance(app.screen, Prompt))
        await typed(pilot, "old")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, FilesDialog))
        assert keeper.cases["old"].city == "310000"
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, Prompt))
        await typed(pilot, "two")
        await pilot.press("enter")
        await until(pilot, lambda: "two" in keeper.cases)
        await pilot.press("t")
        await until(pilot, lambda: bool(list(tmp_path.glob("*.toml"))))
        exported = next(tmp_path.glob("*.toml"))
        await pilot.press("home", "x")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("enter")
        await until(pilot, lambda: "old" not in keeper.cases)
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, Prompt))
        app.screen.query_one(Input).value = str(exported)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ProfileForm))
        assert app.session.case == case_of()
        assert app.session.profile == Profile("")


async def test_what_another_window_saved_is_not_overwritten() -> None:
    save_profile("成都", case_of(), None)
    keeper = Keeper()
    app = make_app(keeper=keeper)  # type: ignore[arg-type]
    app.session.open(keeper.open("成都"), Profile("成都"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.action_mode("profile")
        await until(pilot, lambda: isinstance(app.screen, ProfileForm))
        other = case_of("310000")
        save_profile("成都", other, None)
        form_of(app).go("record.medical_balance")
        await pilot.press("x", "ctrl+s")
        await until(pilot, lambda: any("另一个窗口" in line for line in lines_of(app)))
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
