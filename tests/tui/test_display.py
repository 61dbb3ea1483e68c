"""The cell-diff display against Textual's own, through a terminal emulator, and its bytes."""

from __future__ import annotations

import asyncio
import random
from typing import Any, ClassVar

import pyte
import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.drivers.headless_driver import HeadlessDriver
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sibal_tui import display
from sibal_tui.cell_pens import PLAIN, Pen, pen_of, same_blank, switch
from sibal_tui.cells import CellGrid, Run, UnmeasurableError, split
from sibal_tui.display import DiffDisplayMixin
from sibal_tui.widgets.chart import Chart, ChartModel, Series
from sibal_tui.widgets.grid import Column, Grid
from sibal_tui.widgets.hint_line import HintLine
from sibal_tui.widgets.month_strip import MonthCell, MonthStrip, Pay, StripModel


class WireDriver(HeadlessDriver):
    """A driver that is not headless to the app, and keeps what it writes."""

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        app = self._app
        assert isinstance(app, WireApp)
        app.wire.append(data)


class Ask(ModalScreen[None]):
    """A modal over Chinese text, its edges on odd columns."""

    CSS = """
    Ask { align: center middle; background: $background 0%; }
    #box { width: 41; height: 9; border: round $accent; background: $surface; }
    """

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static("停缴五个月会怎样？\n医保：第四个月起停止报销")
            yield Input("2027-03")


class WireApp(DiffDisplayMixin, App[None]):
    """About what a mode of the real app shows; every frame is kept the stock way beside."""

    CSS = """
    #side { width: 36; }
    #title { background: $primary; height: 1; }
    Input { height: 1; border: none; }
    Grid { width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+l", "redraw", "")]

    def __init__(self, mode: display.Mode = "auto") -> None:
        super().__init__(driver_class=WireDriver)
        self.display_mode = mode
        self.wire: list[str] = []
        self.stock: list[str] = []
        self.step = 0

    def compose(self) -> ComposeResult:
        yield Static(" 社保两本账 · 概览  2026-11", id="title")
        with Horizontal():
            with Vertical(id="side"):
                yield Input("成都自由职业者", id="a")
                yield Input("4588.00", id="b")
                yield Static("基础养老金 [b]1,234.56[/b] 元\n[red]数据已过期[/] 中文混排 abc")
                yield MonthStrip(strip_model())
            with Vertical():
                yield Grid([Column("年", width=4), Column("余额", "right", expand=True)], rows(0))
                yield Chart(ChartModel(24000, (Series("养老", tuple(range(0, 10_000_00, 999))),)))
        yield HintLine([("Tab", "下一项"), ("F5", "预测"), ("?", "说明")])

    def _display(self, screen: Any, renderable: Any) -> None:
        if renderable is not None and not self._batch_count and self._running:
            x, y = self.screen.outer_size.clamp_offset(self.cursor_position)
            data = renderable.render_segments(self.console)
            self.stock.append(f"{data}\x1b[{y + 1};{x + 1}H")
        super()._display(screen, renderable)

    def recalculate(self) -> None:
        self.step += 1
        self.query_one(Grid).set_rows(rows(self.step))


def strip_model(unpaid: range = range(0)) -> StripModel:
    return StripModel(
        tuple(MonthCell(2027 * 12 + i, Pay.UNPAID if i in unpaid else Pay.PAID) for i in range(36))
    )


def rows(step: int) -> list[tuple[str, str]]:
    return [(str(2026 + i), f"{48211 + i * 977 * (1 + step)}.37") for i in range(30)]


class Pair:
    """The same app on two terminals: one got the diff, the other the stock frames."""

    def __init__(self, app: WireApp, columns: int, lines: int) -> None:
        self.app = app
        self.ours = pyte.Screen(columns, lines)
        self.theirs = pyte.Screen(columns, lines)
        for screen in (self.ours, self.theirs):
            screen.reset_mode(pyte.modes.DECAWM)
        # What a skeleton left on the screen has to be covered too.
        pyte.Stream(self.ours).feed("\x1b[1;31m" + "旧#" * (columns * lines // 4))

    def take(self) -> int:
        """Feed both; the bytes that ours took."""
        ours, theirs = "".join(self.app.wire), "".join(self.app.stock)
        self.app.wire.clear()
        self.app.stock.clear()
        pyte.Stream(self.ours).feed(ours)
        pyte.Stream(self.theirs).feed(theirs)
        return len(ours.encode())

    def compare(self) -> None:
        for y in range(self.ours.lines):
            mine, other = look(self.ours, y), look(self.theirs, y)
            assert mine == other, f"line {y}: {text(mine)!r} against {text(other)!r}"
        assert (self.ours.cursor.x, self.ours.cursor.y) == (
            self.theirs.cursor.x,
            self.theirs.cursor.y,
        )

    def resize(self, columns: int, lines: int) -> None:
        for screen in (self.ours, self.theirs):
            screen.resize(lines, columns)


def look(screen: pyte.Screen, y: int) -> list[Any]:
    """What is to be seen of a line: on a blank, neither the colour nor the weight of a letter."""
    cells = [screen.buffer[y][x] for x in range(screen.columns)]
    return [
        cell._replace(fg="default", bold=False, italics=False)
        if cell.data == " " and not (cell.reverse or cell.underscore or cell.strikethrough)
        else cell
        for cell in cells
    ]


def text(cells: list[Any]) -> str:
    return "".join(cell.data for cell in cells)


async def settle(pilot: Any, app: WireApp) -> None:
    """Wait until no frame came for a while; idle, the app writes nothing."""
    quiet = 0
    while quiet < 3:
        before = len(app.stock)
        await pilot.pause(0.02)
        quiet = quiet + 1 if len(app.stock) == before else 0


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Input, "cursor_blink", False)


def no_blink(app: WireApp) -> None:
    for field in app.screen.query(Input):
        field.cursor_blink = False


async def test_same_screens_as_stock_and_within_the_budgets() -> None:
    app = WireApp()
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        pair = Pair(app, 80, 24)
        no_blink(app)
        await settle(pilot, app)
        assert app.display_in_use == "diff"
        assert pair.take() <= 12_000
        pair.compare()
        for _ in range(5):
            await pilot.press("tab")
            await settle(pilot, app)
            assert pair.take() <= 500
            pair.compare()
        app.recalculate()
        await settle(pilot, app)
        assert pair.take() <= 3_000
        pair.compare()
        await app.push_screen(Ask())
        no_blink(app)
        await settle(pilot, app)
        assert pair.take() <= 5_000
        pair.compare()
        await pilot.press("保", "障", "backspace")
        await settle(pilot, app)
        assert pair.take() <= 500
        pair.compare()
        app.pop_screen()
        await settle(pilot, app)
        assert pair.take() <= 5_000
        pair.compare()
        app.query_one(MonthStrip).set_model(strip_model(range(3, 8)))
        await settle(pilot, app)
        assert pair.take() <= 500
        pair.compare()


@pytest.mark.parametrize(
    ("theme", "env"),
    [
        ("textual-light", {}),
        ("nord", {"COLORTERM": "truecolor"}),
        ("ansi-dark", {"NO_COLOR": "1"}),
        ("gruvbox", {"TERM": "linux"}),
    ],
)
async def test_same_screens_in_other_themes_after_resizes_and_scrolling(
    theme: str, env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    app = WireApp()
    async with app.run_test(headless=False, size=(120, 40)) as pilot:
        pair = Pair(app, 120, 40)
        no_blink(app)
        app.theme = theme
        await settle(pilot, app)
        pair.take()
        pair.compare()
        app.query_one(Grid).focus()
        await pilot.press(*["down"] * 20, "pagedown", "end")
        await settle(pilot, app)
        pair.take()
        pair.compare()
        for columns, lines in ((81, 24), (200, 50), (60, 20)):
            pair.take()
            pair.resize(columns, lines)
            await pilot.resize_terminal(columns, lines)
            await settle(pilot, app)
            pair.take()
            pair.compare()


async def test_idle_writes_nothing_and_a_repaint_of_the_same_screen_neither() -> None:
    app = WireApp()
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        pair = Pair(app, 80, 24)
        no_blink(app)
        await settle(pilot, app)
        pair.take()
        await asyncio.sleep(0.3)
        assert pair.take() == 0
        app.refresh()
        await settle(pilot, app)
        assert pair.take() == 0
        await pilot.press("ctrl+l")
        await settle(pilot, app)
        assert pair.take() > 3_000
        pair.compare()


async def test_after_a_suspension_everything_is_written_again() -> None:
    app = WireApp()
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        pair = Pair(app, 80, 24)
        no_blink(app)
        await settle(pilot, app)
        pair.take()
        # A shell wrote over our screen meanwhile, and left its colour on.
        pyte.Stream(pair.ours).feed("\x1b[2J\x1b[H\x1b[35m$ ls")
        app.app_resume_signal.publish(app)
        await settle(pilot, app)
        pair.take()
        pair.compare()


async def test_stock_is_drawn_by_switch_and_when_the_internals_differ(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert display.chosen("auto") == "diff"
    assert display.chosen("auto", pinned=False) == "stock"
    assert display.chosen("diff", pinned=False) == "diff"
    assert display.chosen("stock") == "stock"
    app = WireApp("stock")
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        pair = Pair(app, 80, 24)
        await settle(pilot, app)
        assert pair.take() > 12_000
        pair.compare()
    monkeypatch.setattr(display, "internals_match", lambda: False)
    assert display.chosen("diff") == "stock"


async def test_a_surprise_inside_falls_back_to_stock_for_good(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_args: object) -> str:
        raise AttributeError("no such thing any more")

    app = WireApp()
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        pair = Pair(app, 80, 24)
        no_blink(app)
        await settle(pilot, app)
        pair.take()
        with monkeypatch.context() as patch:
            patch.setattr(CellGrid, "draw", broken)
            await pilot.press("tab")
            await settle(pilot, app)
        assert app.display_in_use == "stock"
        pair.take()
        pair.compare()


async def test_joined_emoji_are_left_to_stock_and_the_diff_goes_on() -> None:
    app = WireApp()
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        pair = Pair(app, 80, 24)
        no_blink(app)
        await settle(pilot, app)
        pair.take()
        app.query_one("#title", Static).update("家 \U0001f469\u200d\U0001f469\u200d\U0001f467 户")
        await settle(pilot, app)
        pair.take()
        pair.compare()
        app.query_one("#title", Static).update("一户")
        await settle(pilot, app)
        pair.take()
        pair.compare()
        assert app.display_in_use == "diff"


def random_line(rng: random.Random, columns: int) -> list[tuple[str, str]]:
    line: list[tuple[str, str]] = []
    left = columns
    while left:
        word = rng.choice(["a", "  ", "保", "社保", "x9", "·"])[: max(1, left // 2)]
        while cell_len(word) > left:
            word = " "
        line.append((word, rng.choice(["", "1", "31", "38;5;9;48;2;1;2;3", "4;44"])))
        left -= cell_len(word)
    return line


@pytest.mark.parametrize("seed", range(40))
def test_any_sequence_of_screens_ends_as_if_written_in_full(seed: int) -> None:
    rng = random.Random(seed)
    columns, lines = rng.randint(1, 30), rng.randint(1, 5)
    grid, ours = CellGrid(columns, lines), pyte.Screen(columns, lines)
    ours.reset_mode(pyte.modes.DECAWM)
    for _ in range(6):
        full = pyte.Screen(columns, lines)
        full.reset_mode(pyte.modes.DECAWM)
        runs = []
        for y in range(lines):
            x = 0
            for word, ansi in random_line(rng, columns):
                runs.append(Run(x, y, word, ansi))
                pyte.Stream(full).feed(f"\x1b[{y + 1};{x + 1}H\x1b[0;{ansi or 0}m{word}\x1b[0m")
                x += cell_len(word)
        pyte.Stream(ours).feed(grid.draw(runs, (0, 0)))
        assert grid.draw(runs, (0, 0)) == ""
        for y in range(lines):
            assert look(ours, y) == look(full, y)


def test_a_blank_is_written_in_any_pen_that_looks_the_same() -> None:
    assert same_blank("1;31;48;5;4", "38;5;9;48;5;4")
    assert not same_blank("48;5;4", "48;5;5")
    assert not same_blank("7;31", "7;32")
    assert not same_blank("4", "")
    assert not same_blank("31\x00id\x00https://example.org", "31")
    grid = CellGrid(6, 1)
    first = [Run(0, 0, "a", "31"), Run(1, 0, "    ", "1;32"), Run(5, 0, "b", "31")]
    assert grid.draw(first, (0, 0)) == "\x1b[0m\x1b[1H\x1b[31ma    b\x1b[0m\x1b[1;1H"
    assert grid.draw([Run(1, 0, "    ", "33")], (0, 0)) == ""
    assert grid.draw([Run(1, 0, " ", "4;33")], (0, 0)) == ("\x1b[1;2H\x1b[4;33m \x1b[0m\x1b[1;1H")


def test_half_a_wide_character_becomes_a_blank() -> None:
    grid = CellGrid(6, 1)
    assert grid.draw([Run(0, 0, "社保局", "")], (0, 0)) == "\x1b[0m\x1b[1H社保局\x1b[1;1H"
    assert grid.draw([Run(1, 0, "x", "")], (0, 0)) == "\x1b[1H x\x1b[1;1H"
    assert grid.draw([Run(4, 0, "y", "")], (0, 0)) == "\x1b[1;5Hy \x1b[1;1H"


def test_cells_of_text() -> None:
    assert split("ab") == ["a", "b"]
    assert split("社a") == ["社", "", "a"]
    assert split("e\u0301x") == ["e\u0301", "x"]
    with pytest.raises(UnmeasurableError):
        split("\U0001f469\u200d\U0001f467")


def test_pens_change_by_the_least() -> None:
    assert pen_of("") == PLAIN
    assert pen_of("1;38;2;1;2;3;48;5;7") == Pen("1", "38;2;1;2;3", "48;5;7")
    red, on_blue = pen_of("31"), pen_of("31;44")
    assert switch(PLAIN, red) == "\x1b[31m"
    assert switch(red, on_blue) == "\x1b[44m"
    assert switch(on_blue, red) in ("\x1b[49m", "\x1b[0;31m")
    assert switch(pen_of("1;31"), red) == "\x1b[0;31m"
    assert switch(red, PLAIN) == "\x1b[0m"
    linked = pen_of("31\x007\x00https://example.org/")
    assert switch(red, linked) == "\x1b]8;id=7;https://example.org/\x1b\\"
    assert switch(linked, red) == "\x1b]8;;\x1b\\"
