"""The profile's dialogues by keys: tables, pasted records, award sheet, profiles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.tui.apps import (
    MemoryKeeper,
    case_of,
    lines_of,
    still,
    until,
)
from tests.tui.profile_forms import form_of, opened, typed
from tests.tui.snapshot import wrong_widths
from textual.widgets import Input, TextArea

from sibal_engine.case.model import Case
from sibal_tui.screens.profile import ProfileForm
from sibal_tui.screens.profile_dialog import Confirm, Prompt
from sibal_tui.screens.profile_files import FilesDialog
from sibal_tui.screens.profile_import import ImportDialog
from sibal_tui.screens.profile_new import NewDialog
from sibal_tui.screens.profile_rows import RowDialog, RowsDialog
from sibal_tui.screens.profile_sheet import SheetDialog
from sibal_tui.session import Profile
from sibal_tui.widgets.grid import Grid


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
        await until(pilot, lambda: any("没有这个文件" in line for line in lines_of(app)))


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
