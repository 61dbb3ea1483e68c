"""The strip of months: two lanes in letters, keys that only tell, repaints only what changed."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len
from textual import on
from textual.app import App, ComposeResult

from sibal_tui.widgets.month_strip import (
    Cover,
    MonthCell,
    MonthStrip,
    Pay,
    StripModel,
    letters,
)
from sibal_tui.widgets.month_strip_model import ASCII, CHINESE, cell_width, month_header, place

START = 2026 * 12 + 10
GAP = range(START + 4, START + 9)


def model(count: int = 40) -> StripModel:
    cells = []
    for month in range(START, START + count):
        pay = Pay.UNPAID if month in GAP else Pay.PAID
        cover = Cover.SUSPENDED if month in GAP else Cover.COVERED
        if month in range(GAP.stop, GAP.stop + 6):
            cover = Cover.WAITING
        cells.append(MonthCell(month, pay, cover, marked=month in GAP, locked=month == START))
    return StripModel(tuple(cells))


class Stripped(App[None]):
    def __init__(self, shown: StripModel | None = None) -> None:
        super().__init__()
        self.shown = shown or model()
        self.told: list[tuple[Any, ...]] = []

    def compose(self) -> ComposeResult:
        yield MonthStrip(self.shown)

    @on(MonthStrip.Moved)
    @on(MonthStrip.Toggled)
    @on(MonthStrip.BackPaid)
    def plain(self, message: MonthStrip.Told) -> None:
        self.told.append((type(message).__name__, message.month - START))

    @on(MonthStrip.Lengthened)
    @on(MonthStrip.Shifted)
    def moved_by(self, message: MonthStrip.Lengthened | MonthStrip.Shifted) -> None:
        self.told.append((type(message).__name__, message.month - START, message.delta))

    @on(MonthStrip.LengthSet)
    def length(self, message: MonthStrip.LengthSet) -> None:
        self.told.append(("LengthSet", message.month - START, message.months))


def lines(strip: MonthStrip) -> list[str]:
    return [strip.render_line(y).text for y in range(strip.size.height)]


async def test_lanes_show_letters_by_year() -> None:
    async with Stripped().run_test(size=(44, 12)) as pilot:
        strip = pilot.app.query_one(MonthStrip)
        shown = [text.rstrip() for text in lines(strip)]
        assert shown[0] == "        1  2  3  4  5  6  7  8  9  10 11 12"
        # the sign beside the cursor's year tells that the strip has the focus
        assert shown[1] == "2026>缴 " + " " * 30 + "■  ■"
        assert shown[2] == "     医 " + " " * 30 + "保 保"
        assert shown[3] == "2027 缴 ■  ■  ·  ·  ·  ·  ·  ■  ■  ■  ■  ■"
        assert shown[4] == "     医 保 保 停 停 停 停 停 等 等 等 等 等"
        assert shown[6] == "     医 等 保 保 保 保 保 保 保 保 保 保 保"


async def test_the_sign_goes_with_the_cursors_year_and_with_the_focus() -> None:
    async with Stripped().run_test(size=(44, 12)) as pilot:
        strip = pilot.app.query_one(MonthStrip)
        await pilot.press("down")
        assert [text[:6] for text in lines(strip)[1:5:2]] == ["2026 缴", "2027>缴"]
        strip.blur()
        await pilot.pause()
        assert [text for text in lines(strip) if ">" in text] == []


@pytest.mark.parametrize("size", [(80, 24), (44, 9), (43, 9), (32, 5), (20, 4)])
async def test_every_line_is_exactly_as_wide_as_the_room(size: tuple[int, int]) -> None:
    async with Stripped().run_test(size=size) as pilot:
        strip = pilot.app.query_one(MonthStrip)
        assert {cell_len(text) for text in lines(strip)} == {strip.size.width}


async def test_narrow_rooms_take_two_cells_a_month() -> None:
    async with Stripped().run_test(size=(32, 12)) as pilot:
        shown = [text.rstrip() for text in lines(pilot.app.query_one(MonthStrip))]
        assert shown[0] == "        1     4     7     10"
        assert shown[3] == "2027 缴 ■ ■ · · · · · ■ ■ ■ ■ ■"
        assert shown[4] == "     医 保保停停停停停等等等等等"
    assert (cell_width(43), cell_width(44)) == (2, 3)
    assert len(month_header(2)) == 24
    assert place(2027 * 12 + 2, START) == (1, 2)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (["right", "down", "left"], [("Moved", 1), ("Moved", 13), ("Moved", 12)]),
        (["end", "home", "up"], [("Moved", 39), ("Moved", 0)]),
        (["right", "space", "enter"], [("Moved", 1), ("Toggled", 1), ("Toggled", 1)]),
        (["right", "b", "ctrl+b"], [("Moved", 1), ("BackPaid", 1), ("BackPaid", 1)]),
        (["plus", "minus"], [("Lengthened", 0, 1), ("Lengthened", 0, -1)]),
        (["shift+right", "shift+left"], [("Lengthened", 0, 1), ("Lengthened", 0, -1)]),
        (["right_square_bracket", "left_square_bracket"], [("Shifted", 0, 1), ("Shifted", 0, -1)]),
        (["ctrl+right", "ctrl+left"], [("Shifted", 0, 1), ("Shifted", 0, -1)]),
        (["＋", "－"], [("Lengthened", 0, 1), ("Lengthened", 0, -1)]),
        (["］", "［", "【"], [("Shifted", 0, 1), ("Shifted", 0, -1), ("Shifted", 0, -1)]),
        (["n", "1", "2", "enter"], [("LengthSet", 0, 12)]),
        (["ctrl+n", "１", "２", "backspace", "enter"], [("LengthSet", 0, 1)]),
        (["n", "5", "escape", "right"], [("Moved", 1)]),
        (["n", "enter", "n", "9", "9", "9", "enter"], [("LengthSet", 0, 99)]),
        (["space", "b"], []),
    ],
)  # fmt: skip
async def test_keys_only_tell(keys: list[str], told: list[tuple[Any, ...]]) -> None:
    app = Stripped()
    async with app.run_test(size=(60, 12)) as pilot:
        strip = app.query_one(MonthStrip)
        strip.focus()
        await pilot.press(*keys)
        assert app.told == told
        assert strip.model == model()


async def test_the_length_being_typed_is_seen() -> None:
    app = Stripped()
    async with app.run_test(size=(60, 12)) as pilot:
        app.query_one(MonthStrip).focus()
        await pilot.press("n", "1", "8")
        assert lines(app.query_one(MonthStrip))[0].rstrip() == "n = 18_"
        await pilot.press("enter")
        assert lines(app.query_one(MonthStrip))[0].lstrip().startswith("1 ")


async def test_the_cursor_scrolls_through_many_years_under_the_header() -> None:
    app = Stripped(model(480))
    async with app.run_test(size=(60, 9)) as pilot:
        strip = app.query_one(MonthStrip)
        strip.focus()
        await pilot.press("end")
        shown = lines(strip)
        assert shown[0].lstrip().startswith("1 ")
        assert shown[-2].startswith("2066")
        await pilot.press("home")
        assert lines(strip)[1].startswith("2026")


async def test_the_cursor_is_a_style_in_both_lanes() -> None:
    app = Stripped()
    async with app.run_test(size=(60, 9)) as pilot:
        strip = app.query_one(MonthStrip)
        strip.focus()
        await pilot.press("down")
        await pilot.pause()
        for y in (3, 4):
            reverse = [s.text for s in strip.render_line(y) if s.style and s.style.reverse]
            assert len(reverse) == 1


async def test_set_model_repaints_only_years_that_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Stripped()
    async with app.run_test(size=(60, 12)) as pilot:
        strip = app.query_one(MonthStrip)
        await pilot.pause()
        painted: list[tuple[int, int]] = []
        monkeypatch.setattr(strip, "refresh_lines", lambda y, n: painted.append((y, n)))
        strip.set_model(model())
        assert painted == []
        cells = list(model().cells)
        cells[2] = cells[2]._replace(pay=Pay.BACK_PAID)
        strip.set_model(model()._replace(cells=tuple(cells)))
        assert painted == [(3, 2)]
        assert "◐" in lines(strip)[3]


async def test_an_empty_strip_shows_and_tells_nothing() -> None:
    app = Stripped(StripModel(()))
    async with app.run_test(size=(50, 6)) as pilot:
        strip = app.query_one(MonthStrip)
        strip.focus()
        await pilot.press("right", "space", "b", "end")
        assert app.told == []
        assert "".join(lines(strip)[1:]).strip() == ""
        strip.set_model(model())
        assert strip.cursor == START


def test_letters_are_told_apart_without_colour_in_every_set() -> None:
    for signs in (CHINESE, ASCII, letters(unicode=False, chinese=True)):
        assert len(set(signs.pay.values())) == len(Pay)
        assert len(set(signs.cover.values())) == len(Cover)
        assert {cell_len(sign) for sign in signs.pay.values()} == {1}
    assert [ASCII.cover[c] for c in Cover][:4] == ["C", "S", "W", "N"]
    assert letters(unicode=False).pay[Pay.PAID] == "#"
    assert letters(chinese=False).cover[Cover.WAITING] == "W"
