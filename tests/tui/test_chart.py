"""The chart: round ticks, honest lines, every line as wide as the room, a cursor that reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import on
from textual.app import App, ComposeResult

from sibal_tui.widgets.chart import Chart, ChartModel, Milestone, Mode, Series
from sibal_tui.widgets.chart_draw import draw, money
from sibal_tui.widgets.chart_math import (
    Scale,
    bounds,
    column_of,
    month_labels,
    nice_scale,
    nice_step,
    spans,
    tick_label,
)
from sibal_tui.widgets.chart_raster import Line, raster

YUAN, WAN = 100, 1_000_000
MODES: list[Mode] = ["braille", "block", "ascii"]
AMOUNTS = st.integers(-(10**11), 10**11)


@pytest.mark.parametrize(
    ("span", "wanted", "step"),
    [(100, 10, 10), (100, 4, 25), (100, 5, 20), (101, 1, 200), (7, 7, 1), (1, 3, 1), (0, 3, 1)],
)
def test_steps_are_round(span: int, wanted: int, step: int) -> None:
    assert nice_step(span, wanted) == step


@given(AMOUNTS, AMOUNTS, st.integers(1, 8), st.booleans())
def test_scale_holds_the_values_with_equal_round_ticks(
    one: int, two: int, wanted: int, from_zero: bool
) -> None:
    low, high = sorted((one, two))
    scale = nice_scale(low, high, wanted, from_zero=from_zero)
    assert scale.low <= low
    assert scale.high >= high
    assert (scale.ticks[0], scale.ticks[-1]) == (scale.low, scale.high)
    steps = {after - before for before, after in zip(scale.ticks, scale.ticks[1:], strict=False)}
    assert len(steps) == 1
    assert 2 <= len(scale.ticks) <= wanted + 3
    digits = str(steps.pop()).rstrip("0")
    assert digits in ("1", "2", "5", "25")


@pytest.mark.parametrize(
    ("fen", "step", "chinese", "label"),
    [
        (5 * WAN, 5 * WAN, True, "5万"),
        (1_250_000_00, 250_000_00, True, "125万"),
        (12_500_00, 2_500_00, True, "1.25万"),
        (10_000_00, 2_500_00, True, "1万"),
        (0, 5 * WAN, True, "0"),
        (5_000_00, 1_000_00, True, "5,000"),
        (125_000_00, 25_000_00, False, "125,000"),
        (-2_500_00, 2_500_00, False, "-2,500"),
        (50, 50, False, "0.5"),
    ],
)
def test_tick_labels(fen: int, step: int, chinese: bool, label: str) -> None:
    assert tick_label(fen, step, chinese=chinese) == label


def test_levels_run_from_the_lowest_to_the_highest_step() -> None:
    scale = Scale(0, 100, (0, 100))
    assert [scale.level(value, 5) for value in (0, 12, 13, 50, 100, 120, -3)] == [
        0,
        0,
        1,
        2,
        4,
        4,
        0,
    ]
    assert scale.level(70, 1) == 0


def test_months_stand_from_the_first_to_the_last_column() -> None:
    assert [column_of(i, 5, 9) for i in range(5)] == [0, 2, 4, 6, 8]
    assert column_of(0, 1, 9) == 0


@given(st.integers(2000 * 12, 2050 * 12), st.integers(1, 700), st.integers(1, 200))
def test_month_labels_are_inside_and_apart(start: int, count: int, columns: int) -> None:
    end = -1
    for column, text in month_labels(start, count, columns):
        assert column > end
        end = column + len(text)
        assert end <= columns
        if len(text) == 4:
            assert column == column_of(int(text) * 12 - start, count, columns)


def test_month_labels_by_hand() -> None:
    assert month_labels(2026 * 12 + 10, 26, 50) == ((4, "2027"), (27, "2028"))
    assert month_labels(2026 * 12, 6, 30) == ((0, "2026-01"), (23, "2026-06"))


def test_a_peak_of_one_month_survives_few_columns() -> None:
    values = [0] * 100
    values[57] = 100
    found = spans(values, 100, 10, Scale(0, 100, (0, 100)), 11, joined=True)
    assert found[5] is not None
    assert found[5][1] == 10


def test_few_months_are_joined_by_straight_lines() -> None:
    assert spans([0, 100], 2, 5, Scale(0, 100, (0, 100)), 5) == (
        (0, 0),
        (1, 1),
        (2, 2),
        (3, 3),
        (4, 4),
    )


def test_a_jump_leaves_no_hole_and_an_unknown_does() -> None:
    scale = Scale(0, 100, (0, 100))
    assert spans([0, 100], 2, 2, scale, 11) == ((0, 0), (1, 10))
    assert spans([100, 0], 2, 2, scale, 11) == ((10, 10), (0, 9))
    assert spans([0, None, 100], 3, 3, scale, 11) == ((0, 0), None, (10, 10))
    assert bounds([[None, None]]) is None
    assert bounds([[None, 3], [5]]) == (3, 5)


def test_rasters_by_hand() -> None:
    scale = Scale(0, 100, (0, 100))
    rising = [Line((0, 25, 50, 75, 100))]
    ascii_rows = raster(rising, 5, 5, 5, scale, "ascii")
    assert ["".join(dot.char for dot in row) for row in ascii_rows] == [
        "    *",
        "   * ",
        "  *  ",
        " *   ",
        "*    ",
    ]
    braille = raster([Line((0, 100))], 2, 1, 1, scale, "braille")
    # Left column: the lowest dot; right column: joined from the second dot to the top.
    assert braille[0][0].char == chr(0x2800 + 0x40 + 0x20 + 0x10 + 0x08)
    area = raster([Line((100, 50), filled=True)], 2, 2, 2, scale, "block")
    assert ["".join(dot.char for dot in row) for row in area] == ["█▁", "██"]


def model(count: int = 180, milestones: tuple[Milestone, ...] = ()) -> ChartModel:
    start = 2026 * 12 + 10
    return ChartModel(
        start,
        (
            Series("养老个人账户", tuple(48_211_37 + i * 977_00 for i in range(count))),
            Series("医保", tuple(3_120_55 + i * 80_00 for i in range(count)), filled=True),
        ),
        milestones,
    )


STONES = (
    Milestone(2035 * 12, "A", "满15年"),
    Milestone(2041 * 12 + 3, "R", "退休"),
    Milestone(2099 * 12, "Z", "outside"),
)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("size", [(80, 20), (41, 9), (24, 8), (23, 5), (120, 40), (7, 2), (1, 1)])
@pytest.mark.parametrize("count", [1, 2, 13, 180, 600])
def test_every_line_is_exactly_as_wide_as_the_room(
    mode: Mode, size: tuple[int, int], count: int
) -> None:
    cells, rows = size
    for stones in ((), STONES):
        lines = draw(model(count, stones), count // 2, cells, rows, mode)
        assert len(lines) == rows
        for line in lines:
            assert cell_len("".join(text for text, _ in line)) == cells


def test_legend_readout_axis_and_milestones() -> None:
    lines = [
        "".join(text for text, _ in line) for line in draw(model(180, STONES), 2, 76, 18, "ascii")
    ]
    assert lines[0].rstrip() == "* 养老个人账户  o 医保"
    assert lines[1].rstrip() == "2027-01  养老个人账户 50,165.37  医保 3,280.55"
    assert lines[2].startswith("25万|")
    assert lines[-4].startswith("   0|")
    axis = lines[-3]
    assert axis.count("A") == axis.count("R") == axis.count("^") == 1
    assert "Z" not in axis
    plot = 76 - 5
    assert axis.index("A") == 5 + column_of(2035 * 12 - (2026 * 12 + 10), 180, plot)
    assert "2035-01 满15年" in lines[-1]
    assert all(text.isascii() for text in (axis, lines[-2]))


def test_unknown_months_read_as_unknown() -> None:
    assert money(None) == "?"
    assert money(-123456) == "-1,234.56"
    holed = ChartModel(24000, (Series("养老", (1_00, None, 3_00)),))
    assert "养老 ?" in "".join(text for text, _ in draw(holed, 1, 40, 10, "braille")[1])
    empty = ChartModel(24000, (Series("养老", (None, None)),), empty="没有可画的数据")
    assert "没有可画的数据" in "".join(text for text, _ in draw(empty, 0, 40, 10, "braille")[0])


class Charted(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[int] = []

    def compose(self) -> ComposeResult:
        yield Chart(model(180, STONES))

    @on(Chart.CursorMoved)
    def moved(self, message: Chart.CursorMoved) -> None:
        self.told.append(message.month)


async def test_the_cursor_reads_months_by_keys() -> None:
    app = Charted()
    async with app.run_test(size=(80, 24)) as pilot:
        chart = app.query_one(Chart)
        chart.focus()
        start = 2026 * 12 + 10
        await pilot.press("left", "right", "pagedown", "end", "right", "pageup", "home")
        assert app.told == [start + 1, start + 13, start + 179, start + 167, start]
        await pilot.press("right")
        assert chart.render_line(1).text.startswith("2026-12")
        assert {cell_len(chart.render_line(y).text) for y in range(24)} == {80}


async def test_another_model_keeps_the_month_and_the_same_paints_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Charted()
    async with app.run_test(size=(80, 24)) as pilot:
        chart = app.query_one(Chart)
        chart.focus()
        await pilot.press("pagedown")
        month = chart.month
        painted: list[int] = []
        monkeypatch.setattr(chart, "refresh", lambda *_a, **_k: painted.append(1))
        chart.set_model(model(180, STONES))
        assert painted == []
        later = ChartModel(chart.model.start + 6, model(100).series)
        chart.set_model(later)
        assert (painted, chart.month) == ([1], month)
        chart.set_model(ChartModel(chart.model.start, (Series("养老", (1,)),)))
        assert chart.month == chart.model.start
