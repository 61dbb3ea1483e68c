"""Lines that change without a layout, a table with a cursor cell, charts of named values, files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.tui.apps import until
from textual.app import App, ComposeResult

from sibal_tui.store.exports import write_set
from sibal_tui.widgets.chart_draw import ChartModel, Series, draw
from sibal_tui.widgets.chart_math import name_labels
from sibal_tui.widgets.figure_grid import Column, FigureGrid, Row
from sibal_tui.widgets.lines import LeverLine, TabLine, TextLine

COLUMNS = [Column("年"), *(Column(f"第{n}列", "right") for n in range(1, 7))]
ROWS: list[Row] = [(str(2030 + y), *(f"{n}{y:03d},000.00" for n in range(1, 7))) for y in range(5)]


class Page(App[None]):
    """The widgets, one above the other."""

    def compose(self) -> ComposeResult:
        yield LeverLine()
        yield TabLine()
        yield TextLine()
        yield FigureGrid(COLUMNS, ROWS)


def shown(app: App[None]) -> list[str]:
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips]


async def test_lines_are_cut_by_cells_with_an_ellipsis() -> None:
    app = Page()
    async with app.run_test(size=(24, 10)) as pilot:
        app.query_one(LeverLine).set_levers([("<>", "基数 60%"), (",.", "退休 2046-04")])
        app.query_one(TabLine).set_tabs(["账户余额", "各档基数", "退休月份"], 1)
        app.query_one(TextLine).set_text("短")
        await pilot.pause()
        levers, tabs, text, *_ = shown(app)
        assert levers == " <> 基数 60% ,. 退休 20…"
        assert tabs == " 账户余额  各档基数  退…"
        assert text.rstrip() == " 短"
        assert [cell_len(line) for line in shown(app)] == [24] * 10


async def test_a_text_that_fits_to_the_cell_is_cut_where_another_would_follow() -> None:
    app = Page()
    async with app.run_test(size=(24, 10)) as pilot:
        # " <> " and 20 cells are the 24 of the line
        app.query_one(LeverLine).set_levers([("<>", "基数 " + "一" * 7 + "a"), ("gG", "工资")])
        await pilot.pause()
        assert shown(app)[0] == " <> 基数 一一一一一一一…"


async def test_levers_go_on_in_a_second_line_where_that_is_allowed() -> None:
    app = Page()
    async with app.run_test(size=(24, 10)) as pilot:
        line = app.query_one(LeverLine)
        line.set_levers([("<>", "基数 60%"), (",.", "退休 2046-04"), ("gG", "工资")])
        line.set_most(2)
        await until(pilot, lambda: line.size.height == 2)
        levers = [text.rstrip() for text in shown(app)[:2]]
        # 16 + 9 cells would be 25, one too many: one blank between them
        assert levers == [" <> 基数 60%", " ,. 退休 2046-04 gG 工资"]
        line.set_levers([("<>", "基数 60%"), ("gG", "工资")])
        await until(pilot, lambda: line.size.height == 1)
        assert shown(app)[0] == " <> 基数 60%  gG 工资   "


async def test_levers_stand_closer_where_they_just_fit_so() -> None:
    app = Page()
    async with app.run_test(size=(24, 10)) as pilot:
        # 1 + 2 + 1 + 8 = 12, and 1 + 2 + 1 + 8 = 12 with one blank between
        app.query_one(LeverLine).set_levers([("<>", "基数 60%"), ("gG", "工资 +2%")])
        await pilot.pause()
        assert shown(app)[0] == " <> 基数 60% gG 工资 +2%"


async def test_only_another_text_is_drawn() -> None:
    app = Page()
    async with app.run_test(size=(24, 10)) as pilot:
        line = app.query_one(TextLine)
        line.set_text("一")
        await pilot.pause()
        pieces = line._pieces
        line.set_text("一")
        assert line._pieces is pieces
        assert line.text == " 一"


async def test_a_column_is_shown_whole_or_not_at_all() -> None:
    app = Page()
    async with app.run_test(size=(30, 10)) as pilot:
        grid = app.query_one(FigureGrid)
        grid.focus()
        await pilot.press("right", "right", "right", "right", "right", "right", "right")
        assert grid.cursor_column == 6
        await pilot.pause()
        rows = [line for line in shown(app) if line.lstrip(" >").startswith("203")]
        assert len(rows) == 5
        whole = {str(cell) for row in ROWS for cell in row}
        for line in rows:
            assert set(line.lstrip(" >").split()) <= whole
            assert line.split()[-1].startswith("6")
        await pilot.press(*["left"] * 9)
        assert grid.cursor_column == 1
        await pilot.pause()
        assert "第1列" in shown(app)[3]
        assert shown(app)[3].rstrip().endswith("…")


@pytest.mark.parametrize("cells", [30, 31, 32, 33])
async def test_a_full_header_says_too_that_columns_follow(cells: int) -> None:
    app = Page()
    async with app.run_test(size=(cells, 10)) as pilot:
        await pilot.pause()
        # the sign, a year and two columns of 2 + 11 take 1 + 4 + 26 = 31 cells
        header = shown(app)[3]
        assert header.rstrip().endswith("第1列 …" if cells < 31 else "第2列 …")
        assert cell_len(header) == cells
        if cells >= 31:
            first = shown(app)[4]
            assert cell_len(first.rstrip()) == 31


async def test_another_table_begins_at_its_first_figure() -> None:
    app = Page()
    async with app.run_test(size=(30, 10)) as pilot:
        grid = app.query_one(FigureGrid)
        grid.focus()
        await pilot.press("right", "right", "right")
        grid.set_columns(COLUMNS[:3], [row[:3] for row in ROWS])
        assert grid.cursor_column == 1
        await pilot.press("right")
        grid.set_columns(COLUMNS[:3], [row[:3] for row in ROWS[:2]])
        assert grid.cursor_column == 2


@given(st.lists(st.integers(1, 9999).map(lambda n: f"{n}%"), min_size=1, max_size=40), st.data())
def test_names_of_an_axis_never_overlap(names: list[str], data: st.DataObject) -> None:
    columns = data.draw(st.integers(1, 120))
    end = -1
    for column, text in name_labels(names, columns):
        assert column > end
        end = column + len(text)
        assert end <= columns
        assert text in names


def test_a_chart_of_named_values_reads_their_names() -> None:
    names = tuple(f"{n}%" for n in range(60, 301, 10))
    model = ChartModel(0, (Series("养老金", tuple(range(100, 2600, 100))),), names=names)
    lines = ["".join(text for text, _ in line) for line in draw(model, 4, 60, 12, "ascii")]
    assert lines[1].startswith("100%  养老金 5.00")
    assert "60%" in lines[-1]
    assert {cell_len(line) for line in lines} == {60}


def test_a_value_that_does_not_fit_is_not_read_at_all() -> None:
    series = tuple(Series(f"账户{n}", (123_456_78,) * 12) for n in range(3))
    line = "".join(text for text, _ in draw(ChartModel(24_000, series), 0, 42, 10, "ascii")[1])
    assert line.rstrip() == "2000-01  账户0 123,456.78"


def test_where_a_mark_has_no_value_none_is_read() -> None:
    marks = Series("平台", (None, 5_00), partial=True)
    model = ChartModel(24_000, (Series("净得", (1_00, None)), marks))
    lines = ["".join(t for t, _ in draw(model, at, 60, 10, "ascii")[1]).rstrip() for at in (0, 1)]
    assert lines == ["2000-01  净得 1.00", "2000-02  净得 ?  平台 5.00"]


def test_files_of_a_set_share_a_free_name(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old", encoding="utf-8")
    paths = write_set(tmp_path, "a", {"csv": "年\n", "md": "new"})
    assert [path.name for path in paths] == ["a-2.csv", "a-2.md"]
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "old"
    assert paths[0].read_text(encoding="utf-8") == "年\n"
    assert paths[0].stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        write_set(tmp_path / "file", "a", {"csv": ""})
