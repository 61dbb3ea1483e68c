"""The table: columns by cell width, cursor, scrolling, and repaints of changed lines only."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.tui.apps import until
from textual import on
from textual.app import App, ComposeResult

from sibal_tui.widgets import plain_scrollbar
from sibal_tui.widgets.grid import Cell, Column, Grid
from sibal_tui.widgets.grid_layout import GAP, Row, line, widths

COLUMNS = (Column("年", width=4), Column("余额（元）", "right"), Column("说明", expand=True))
WORDS = st.text(st.sampled_from("a9 社保·"), max_size=12)


@given(
    st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=5),
    st.integers(20, 60),
    st.lists(st.booleans(), min_size=3, max_size=3),
)
def test_lines_are_all_as_wide_as_their_columns(
    rows: list[tuple[str, str, str]], cells: int, expand: list[bool]
) -> None:
    columns = [Column("社保", expand=flag) for flag in expand]
    sizes = widths(columns, rows, cells)
    total = sum(sizes) + 2 * GAP
    for row in rows:
        assert cell_len("".join(text for text, _ in line(row, columns, sizes))) == total
    if any(expand):
        assert total >= min(cells, total)
        squeezed = all(sizes[i] == 1 for i, flag in enumerate(expand) if flag)
        assert total == cells or (total > cells and squeezed)


def test_columns_fit_their_content_and_share_what_is_left() -> None:
    rows: list[Row] = [("2026", "1.00", "甲"), ("2027", "123,456.78", Cell("乙", "bad"))]
    assert widths(COLUMNS, rows, 40) == (4, 10, 22)
    assert widths(COLUMNS, rows, 10) == (4, 10, 1)
    assert list(line(rows[1], COLUMNS, (4, 10, 4))) == [
        ("2027", ""),
        ("  ", ""),
        ("123,456.78", ""),
        ("  ", ""),
        ("乙  ", "bad"),
    ]


def test_missing_entries_are_blank() -> None:
    assert "".join(text for text, _ in line(("a",), COLUMNS, (4, 3, 2))) == "a" + " " * 12


class Tabled(App[None]):
    def __init__(self, count: int = 30) -> None:
        super().__init__()
        self.count = count
        self.told: list[tuple[str, int]] = []

    def compose(self) -> ComposeResult:
        yield Grid(COLUMNS, [row(i) for i in range(self.count)])

    @on(Grid.Moved)
    def moved(self, message: Grid.Moved) -> None:
        self.told.append(("moved", message.row_index))

    @on(Grid.Selected)
    def selected(self, message: Grid.Selected) -> None:
        self.told.append(("selected", message.row_index))


class Twice(App[None]):
    """Two tables, one under the other."""

    def compose(self) -> ComposeResult:
        yield Grid(COLUMNS, [row(0), row(1)], id="one")
        yield Grid(COLUMNS, [row(0), row(1)], id="two")


def signs(app: App[None]) -> list[str]:
    """The tables that show the cursor's sign."""
    return [str(grid.id) for grid in app.query(Grid) if any(">" in line for line in shown(grid))]


async def test_only_the_table_with_the_focus_shows_the_sign() -> None:
    app = Twice()
    async with app.run_test(size=(40, 12)) as pilot:
        one, two = app.query(Grid)
        one.focus()
        await until(pilot, lambda: signs(app) == ["one"])
        await pilot.press("tab")
        await until(pilot, lambda: signs(app) == ["two"])
        # a field that moves a table's cursor while typing says so
        app.screen.set_focus(None)
        await until(pilot, lambda: signs(app) == [])
        one.set_led(True)
        await until(pilot, lambda: signs(app) == ["one"])
        one.set_led(False)
        await until(pilot, lambda: signs(app) == [])
        # a list that never takes the focus always shows where Enter goes
        two.can_focus = False
        two.refresh()
        await until(pilot, lambda: signs(app) == ["two"])


def row(index: int, note: str = "社保") -> Row:
    return (str(2026 + index), f"{index * 1000}.00", Cell(note, "good"))


def shown(grid: Grid) -> list[str]:
    return [grid.render_line(y).text for y in range(grid.size.height)]


@pytest.mark.parametrize("size", [(80, 24), (41, 10), (17, 6)])
async def test_every_line_is_as_wide_as_the_room(size: tuple[int, int]) -> None:
    async with Tabled().run_test(size=size) as pilot:
        grid = pilot.app.query_one(Grid)
        for text in shown(grid):
            assert cell_len(text) == grid.size.width


async def test_keys_move_scroll_and_tell() -> None:
    app = Tabled()
    async with app.run_test(size=(40, 10)) as pilot:
        grid = app.query_one(Grid)
        grid.focus()
        await pilot.press("down", "enter", "end")
        assert app.told == [("moved", 1), ("selected", 1), ("moved", 29)]
        lines = shown(grid)
        assert lines[0].split() == ["年", "余额（元）", "说明"]
        assert lines[-1].split() == [">2055", "29000.00", "社保"]
        await pilot.press("pageup", "up", "home", "up")
        assert app.told[3:] == [("moved", 21), ("moved", 20), ("moved", 0)]
        assert shown(grid)[1].startswith(">2026")


async def test_set_rows_repaints_only_what_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Tabled(8)
    async with app.run_test(size=(60, 12)) as pilot:
        grid = app.query_one(Grid)
        await pilot.pause()
        lines: list[int] = []
        full: list[Any] = []
        monkeypatch.setattr(grid, "refresh_line", lines.append)
        monkeypatch.setattr(grid, "refresh", lambda *a, **k: full.append((a, k)))
        rows = [row(i) for i in range(8)]
        grid.set_rows(rows)
        assert (lines, full) == ([], [])
        rows[2] = row(2, "医保")
        grid.set_rows(rows)
        assert (lines, full) == ([3], [])
        assert "医保" in grid.render_line(3).text


async def test_fewer_rows_hold_the_cursor_within() -> None:
    app = Tabled()
    async with app.run_test(size=(60, 12)) as pilot:
        grid = app.query_one(Grid)
        grid.focus()
        await pilot.press("end")
        grid.set_rows([row(0), row(1)])
        await pilot.pause()
        assert grid.cursor_row == 1
        assert shown(grid)[2].startswith(">2027")
        grid.set_rows([])
        await pilot.press("down", "enter")
        assert grid.cursor_row == 0
        assert shown(grid)[1].strip() == ""
        assert ("selected", 0) not in app.told


async def test_a_wide_table_scrolls_sideways_with_its_header() -> None:
    app = Tabled()
    async with app.run_test(size=(17, 8)) as pilot:
        grid = app.query_one(Grid)
        grid.focus()
        before = shown(grid)
        await pilot.press("right")
        await pilot.pause()
        after = shown(grid)
        assert before[0] != after[0]
        assert all(cell_len(text) == grid.size.width for text in after)


async def test_zebra_and_cursor_are_style_only() -> None:
    app = Tabled()
    async with app.run_test(size=(60, 12)) as pilot:
        grid = app.query_one(Grid)
        await pilot.pause()
        odd, even = grid.render_line(4), grid.render_line(5)
        backgrounds = [
            {segment.style and segment.style.bgcolor for segment in s} for s in (odd, even)
        ]
        assert backgrounds[0] != backgrounds[1]


@pytest.mark.parametrize("plain", [True, False])
async def test_plain_scroll_bars_are_blanks(plain: bool) -> None:
    plain_scrollbar.use(plain=plain)
    try:
        app = Tabled()
        async with app.run_test(size=(60, 12)) as pilot:
            grid = app.query_one(Grid)
            grid.focus()
            await pilot.press(*["down"] * 14)
            await pilot.pause()
            bars = {strip.text[-1:] for strip in app.screen._compositor.render_strips()}
            assert (bars == {" "}) is plain
    finally:
        plain_scrollbar.use(plain=False)
