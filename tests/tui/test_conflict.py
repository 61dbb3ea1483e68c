"""A profile changed by another window: shown side by side, each way out, and nothing lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.tui.apps import FROZEN, SAMPLE, lines_of, make_app, still, until
from tests.tui.snapshot import wrong_widths

from sibal_engine.case.model import Case
from sibal_engine.case.reader import parse_case
from sibal_engine.months.schedule import World
from sibal_engine.policy.library import Library
from sibal_tui.screens.conflict import Conflict
from sibal_tui.session import Profile, Session
from sibal_tui.store import profiles
from sibal_tui.store.keeper import Keeper
from sibal_tui.store.paths import profiles_folder
from sibal_tui.views.profile_conflict import differences

NAME = "成都自由职业者"
TEXT = SAMPLE.format(name=NAME, city="510100")
GAP = '[[plan.gap]]\nfrom = "2027-03"\nmonths = 5\n'


def _case(*changes: tuple[str, str]) -> Case:
    """The person of the tests, with some texts of the file replaced."""
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return parse_case(text, "case.toml")


MINE = _case()
CHANGED = _case(('category = "women55"', 'category = "women55"\nhukou = "510100"'))
DRAFTED = _case(("schema = 1", 'schema = 1\nnote = "草稿"'))
THEIRS = _case(
    ("schema = 1", 'schema = 1\nnote = "别处写的"'), ('base = "60%"', 'base = "100%"'), (GAP, "")
)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


def _app() -> Any:
    """The app on a profile that was read, changed here, and saved by another window since."""
    profiles.save_profile(NAME, MINE, None)
    keeper: Any = Keeper()
    app = make_app(case=keeper.open(NAME), keeper=keeper)
    app.session.profile = Profile(NAME)
    profiles.save_profile(NAME, THEIRS, None)
    app.session.change(CHANGED)
    return app


def test_only_what_differs_is_listed_tables_too() -> None:
    rows = differences(MINE, THEIRS, "zh", Library(FROZEN))
    assert [row.label for row in rows] == ["养老缴费基数", "备注", "计划中的断缴"]
    assert (rows[0].here, rows[0].on_disk) == ("60%", "100%")
    assert rows[2].on_disk == "还没有"
    assert differences(MINE, MINE, "zh", Library(FROZEN)) == ()


def test_a_table_of_as_many_rows_but_other_ones_is_told() -> None:
    other = _case(("months = 5", "months = 6"))
    (row,) = differences(MINE, other, "zh", Library(FROZEN))
    assert row.here.endswith("（内容不同）")


async def _conflict(app: Any, pilot: Any) -> None:
    await until(pilot, lambda: app.mode_screen is not None)
    await pilot.press("ctrl+s")
    await until(pilot, lambda: isinstance(app.screen, Conflict))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=str)
async def test_both_stand_side_by_side_and_nothing_is_overwritten(size: tuple[int, int]) -> None:
    app = _app()
    async with app.run_test(size=size) as pilot:
        await _conflict(app, pilot)
        lines = await still(pilot)
        assert wrong_widths(lines, size[0]) == []
        shown = "\n".join(lines)
        assert "存盘的" in shown
        assert any("养老缴费基数" in line and "60%" in line and "100%" in line for line in lines)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, Conflict))
    assert profiles.load_profile(NAME).case == THEIRS
    assert app.session.case == CHANGED


async def test_taking_the_saved_one_can_be_undone() -> None:
    app = _app()
    mine = app.session.case
    async with app.run_test(size=(80, 24)) as pilot:
        await _conflict(app, pilot)
        await pilot.press("t")
        await until(pilot, lambda: not isinstance(app.screen, Conflict))
        assert app.session.case == THEIRS
        assert not app.session.dirty
        await pilot.press("u")
        await until(pilot, lambda: app.session.case == mine)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not app.session.dirty)
    assert profiles.load_profile(NAME).case == mine


async def test_mine_goes_over_the_saved_one_only_when_asked() -> None:
    app = _app()
    async with app.run_test(size=(80, 24)) as pilot:
        await _conflict(app, pilot)
        await pilot.press("m")
        await until(pilot, lambda: not isinstance(app.screen, Conflict))
    assert profiles.load_profile(NAME).case == app.session.case
    assert app.session.case == CHANGED


async def test_both_are_kept_under_two_names() -> None:
    app = _app()
    async with app.run_test(size=(80, 24)) as pilot:
        await _conflict(app, pilot)
        await pilot.press("a", "2", "enter")
        await until(pilot, lambda: app.session.profile.name == f"{NAME}2")
    assert profiles.load_profile(NAME).case == THEIRS
    assert profiles.load_profile(f"{NAME}2").case == app.session.case


@pytest.mark.parametrize("text", ["", "schema = ["])
async def test_a_saved_one_that_is_gone_or_broken_is_told(text: str) -> None:
    app = _app()
    path = profiles_folder() / f"{NAME}.toml"
    path.unlink()
    if text:
        path.write_text(text, encoding="utf-8")
    async with app.run_test(size=(80, 24)) as pilot:
        await _conflict(app, pilot)
        shown = "\n".join(lines_of(app))
        assert ("打不开" if text else "已被删除") in shown
        assert "改用存盘的" not in shown
        await pilot.press("t", "m")
        await until(pilot, lambda: not isinstance(app.screen, Conflict))
    assert profiles.load_profile(NAME).case == app.session.case


def _left_with_a_draft() -> Keeper:
    """A window changed the profile and left; another window saved it; a third begins."""
    profiles.save_profile(NAME, MINE, None)
    first = Keeper()
    session = Session(World(Library(FROZEN)), first.open(NAME), "zh", profile=Profile(NAME))
    session.change(DRAFTED)
    first.save_draft(session)
    profiles.save_profile(NAME, THEIRS, None)
    return Keeper()


async def test_a_draft_of_an_older_state_is_marked_and_conflicts_when_saved() -> None:
    keeper: Any = _left_with_a_draft()
    app = make_app(case=keeper.open(NAME), keeper=keeper)
    app.session.profile = Profile(NAME)
    draft = keeper.draft(NAME)
    assert draft is not None
    app.session.change(draft)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "存盘的已另有改动" in lines_of(app)[0])
        await _conflict(app, pilot)
        assert profiles.load_profile(NAME).case == THEIRS
        await pilot.press("t")
        await until(pilot, lambda: not keeper.behind(NAME))
        await until(pilot, lambda: "存盘的已另有改动" not in lines_of(app)[0])


def test_a_draft_of_the_present_state_is_no_conflict() -> None:
    profiles.save_profile(NAME, MINE, None)
    first = Keeper()
    session = Session(World(Library(FROZEN)), first.open(NAME), "zh", profile=Profile(NAME))
    session.change(DRAFTED)
    first.save_draft(session)
    second = Keeper()
    second.open(NAME)
    assert second.draft(NAME) == session.case
    assert not second.behind(NAME)
    assert second.save(session) == NAME
