"""The hint line: whole hints only, exactly as wide as the terminal, silent when nothing changes."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from sibal_tui.widgets.hint_line import HintLine, layout

HINTS = [("Tab", "下一项"), ("F5", "预测"), ("Ctrl+Q", "退出")]


@pytest.mark.parametrize("cells", range(60))
def test_line_is_exactly_as_wide_as_its_room(cells: int) -> None:
    assert cell_len("".join(text for text, _ in layout(HINTS, cells))) == cells


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (40, " Tab 下一项  F5 预测  Ctrl+Q 退出       "),
        (34, " Tab 下一项  F5 预测  Ctrl+Q 退出 "),
        (33, " Tab 下一项  … Ctrl+Q 退出       "),
        (27, " Tab 下一项  … Ctrl+Q 退出 "),
        (26, " Tab 下一项  …            "),
        (8, " Tab 下…"),
    ],
)
def test_hints_that_do_not_fit_are_left_out_whole(cells: int, shown: str) -> None:
    assert "".join(text for text, _ in layout(HINTS, cells)) == shown


def test_keys_are_told_from_labels() -> None:
    assert [text for text, key in layout(HINTS, 60) if key] == [" Tab", " F5", " Ctrl+Q"]


class Hinted(App[None]):
    def compose(self) -> ComposeResult:
        yield HintLine(HINTS)


async def test_only_other_hints_repaint(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Hinted().run_test(size=(40, 5)) as pilot:
        line = pilot.app.query_one(HintLine)
        assert line.render_line(0).text == " Tab 下一项  F5 预测  Ctrl+Q 退出       "
        calls: list[int] = []
        monkeypatch.setattr(line, "refresh", lambda *_a, **_k: calls.append(1))
        line.set_hints(list(HINTS))
        assert calls == []
        line.set_hints(HINTS[:1])
        assert calls == [1]
        assert line.hints == (("Tab", "下一项"),)
        assert line.render_line(0).text.rstrip() == " Tab 下一项"


async def test_a_notice_stands_in_place_of_the_keys_until_it_is_calm() -> None:
    class Said(App[None]):
        def compose(self) -> ComposeResult:
            yield HintLine([("Tab", "下一项")])

    app = Said()
    async with app.run_test(size=(40, 5)) as pilot:
        line = app.query_one(HintLine)
        line.say("已撤销")
        await pilot.pause()
        shown = "".join(segment.text for segment in line.render_line(0))
        assert "已撤销" in shown
        assert "下一项" not in shown
        line.calm()
        shown = "".join(segment.text for segment in line.render_line(0))
        assert "下一项" in shown
