"""The list of a form's fields: the cursor skips headings, columns share the room, lines fill it."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from sibal_tui.views.form_model import Line
from sibal_tui.widgets.form_list import GAP, GUTTER, FormList, columns

LINES = (
    Line("本人"),
    Line("出生年月", "born", "1988-04", edits=True),
    Line("性别", "sex", "女", steps=True),
    Line("记录"),
    Line("养老个人账户累计储存额", "balance", "70,373.95 元", "不能是负数，请改正", "bad", "bad"),
)


class Sample(App[None]):
    def compose(self) -> ComposeResult:
        yield FormList()

    def on_mount(self) -> None:
        self.query_one(FormList).set_lines(LINES)
        self.query_one(FormList).focus()


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        ((), "born"),
        (("down",), "sex"),
        (("down", "down"), "balance"),
        (("tab", "tab", "shift+tab"), "sex"),
        (("down", "down", "down"), "balance"),
        (("up",), "born"),
        (("end",), "balance"),
        (("end", "home"), "born"),
        (("pagedown",), "balance"),
        (("end", "pageup"), "born"),
    ],
)
async def test_the_cursor_skips_headings(keys: tuple[str, ...], at: str) -> None:
    app = Sample()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert app.query_one(FormList).key == at


@pytest.mark.parametrize("size", [(20, 5), (40, 3), (60, 10), (120, 40)])
async def test_every_line_is_as_wide_as_the_list(size: tuple[int, int]) -> None:
    app = Sample()
    async with app.run_test(size=size) as pilot:
        await pilot.press("end")
        await pilot.pause()
        shown = app.query_one(FormList)
        for y in range(shown.size.height):
            text = "".join(segment.text for segment in shown.render_line(y))
            assert cell_len(text) == shown.size.width


@pytest.mark.parametrize("cells", [10, 30, 60, 80, 120, 200])
def test_columns_stay_within_the_room(cells: int) -> None:
    label, value = columns(LINES, cells)
    assert label >= 0
    assert GUTTER + label + GAP + value <= max(cells, GUTTER + 8 + GAP)


async def test_the_editor_is_laid_over_the_value() -> None:
    app = Sample()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press("down")
        await pilot.pause()
        shown = app.query_one(FormList)
        region = shown.value_region()
        line = "".join(segment.text for segment in shown.render_line(region.y))
        before = 0
        while cell_len(line[:before]) < region.x:
            before += 1
        assert line[before:].startswith("女")
