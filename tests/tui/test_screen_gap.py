"""The gap simulator by keys alone: every key, two sizes, two languages, and its bytes on a wire."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import ROOT
from tests.terminal import Terminal
from tests.tui.apps import (
    LANGUAGES,
    MemoryKeeper,
    case_of,
    lines_of,
    make_app,
    still,
    until,
)
from tests.tui.snapshot import wrong_widths

from sibal_engine.month import Month
from sibal_tui import actions
from sibal_tui.app import SibalApp
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.gap import TEXTS
from sibal_tui.screens.gap import GapSimulator
from sibal_tui.screens.gap_steps import GapSteps
from sibal_tui.screens.steps import StepsModal
from sibal_tui.widgets.grid import Grid

MARCH = int(Month.parse("2027-03"))
SIZES = [(80, 24), (120, 40), (200, 50)]


async def opened(pilot: Any, app: SibalApp) -> GapSimulator:
    """The mode, with the cursor on the gap of the test person: five months from 2027-03."""
    await pilot.press("f4")
    await until(pilot, lambda: isinstance(app.screen, GapSimulator))
    screen = app.screen
    assert isinstance(screen, GapSimulator)
    await until(pilot, lambda: screen.view is not None and screen.strip.has_focus)
    return screen


def gaps(app: SibalApp) -> list[str]:
    """The gaps in a few words."""
    return [
        f"{gap.first}+{gap.months} {gap.scheme}" + (f" {gap.back_pay}" if gap.back_pay else "")
        for gap in app.session.case.plan.gaps
    ]


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        (["space"], ["2027-04+4 both"]),
        (["space", "space"], ["2027-03+5 both"]),
        (["plus"], ["2027-03+6 both"]),
        (["equals_sign", "shift+right"], ["2027-03+7 both"]),
        (["minus"], ["2027-03+4 both"]),
        (["shift+left", "minus", "minus", "minus"], ["2027-03+1 both"]),
        (["right_square_bracket"], ["2027-04+5 both"]),
        (["ctrl+right", "right_square_bracket", "ctrl+left"], ["2027-04+5 both"]),
        (["left_square_bracket"], ["2027-02+5 both"]),
        (["b"], ["2027-03+5 both 2027-08"]),
        (["ctrl+b", "plus"], ["2027-03+6 both 2027-09"]),
        (["b", "b"], ["2027-03+5 both"]),
        (["n", "1", "2", "enter"], ["2027-03+12 both"]),
        (["ctrl+n", "7", "enter"], ["2027-03+7 both"]),
        (["n", "0", "enter"], []),
        (["n", "3", "escape"], ["2027-03+5 both"]),
        (["s"], ["2027-03+5 pension"]),
        (["s", "ctrl+k"], ["2027-03+5 medical"]),
        (["s", "s", "s"], ["2027-03+5 both"]),
        (["x"], []),
        (["delete"], []),
        (["down", "space", "0"], []),
        (["down", "space", "ctrl+x"], []),
        (["down", "space"], ["2027-03+5 both", "2028-03+1 both"]),
        (["down", "n", "3", "enter", "s"], ["2027-03+5 both", "2028-03+3 pension"]),
        (["right", "right", "space"], ["2027-03+2 both", "2027-06+2 both"]),
        (["x", "u"], ["2027-03+5 both"]),
        (["plus", "plus", "ctrl+z", "u"], ["2027-03+5 both"]),
    ],
    ids=lambda each: " ".join(each) or "none",
)
async def test_keys_change_the_gaps(keys: list[str], wanted: list[str]) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press(*keys)
        await until(pilot, lambda: gaps(app) == wanted)


async def test_the_effect_stands_beside_the_strip_at_once() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("minus", "minus")
        await until(pilot, lambda: any("2027-03 起 3 个月" in line for line in lines_of(app)))
        await pilot.press("plus")
        await until(pilot, lambda: any("2027-03 起 4 个月" in line for line in lines_of(app)))


async def test_a_shorter_gap_keeps_the_cursor() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await pilot.press("right", "right", "right", "right", "minus", "minus")
        await until(pilot, lambda: gaps(app) == ["2027-03+3 both"])
        assert screen.strip.cursor == MARCH + 2


async def test_a_gap_that_cannot_move_says_why() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await opened(pilot, app)
        await pilot.press("home", "space", "left_square_bracket")
        await until(pilot, lambda: len(app.session.case.plan.gaps) == 2)
        assert screen.strip.cursor == screen.strip.model.first
        await until(pilot, lambda: any("不能再移" in line for line in lines_of(app)))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_answers_and_the_scenarios(size: tuple[int, int]) -> None:
    app = make_app()

    def has(text: str) -> bool:
        return any(text in line for line in lines_of(app))

    async with app.run_test(size=size) as pilot:
        await opened(pilot, app)
        await pilot.press("m")
        await until(pilot, lambda: has("从 2027-03 起最长能停"))
        await pilot.press("r")
        await until(pilot, lambda: has("修复光标处的断缴"))
        await pilot.press("v")
        await until(pilot, lambda: not has("修复光标处的断缴"))
        await until(pilot, lambda: has("退休时"))
        await pilot.press("p", "plus", "f8")
        await until(pilot, lambda: len(app.session.pins) == 2)
        if size[0] < 110:
            await pilot.press("ctrl+v")
        await until(pilot, lambda: has("方案对比"))
        row = next(line for line in lines_of(app) if "断缴月数" in line)
        assert row.split()[-3:] == ["6", "5", "6"] or row.split()[-4:-1] == ["6", "5", "6"]


async def test_an_answer_goes_when_the_case_changes() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("m")
        await until(pilot, lambda: any("最长能停" in line for line in lines_of(app)))
        await pilot.press("plus")
        await until(pilot, lambda: not any("最长能停" in line for line in lines_of(app)))


async def test_enter_on_an_effect_opens_its_steps() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        effects = screen.query_one("#effects", Grid)
        effects.focus()
        assert screen.view is not None
        labels = [line.label for line in screen.view.effects]
        effects.cursor_row = labels.index("没有缴")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, GapSteps))
        await until(pilot, lambda: any("没有缴的合计" in line for line in lines_of(app)))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        effects.cursor_row = labels.index("停保")
        await pilot.press("e")
        await until(pilot, lambda: type(app.screen) is StepsModal)


async def test_e_on_the_strip_opens_the_figure_of_the_table() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        screen.query_one("#table", Grid).cursor_row = 1
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, StepsModal))
        assert app.screen.figure == "pension.total"  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
@pytest.mark.parametrize("lang", LANGUAGES)
async def test_every_key_of_the_registry_keeps_every_line_whole(
    lang: Lang, size: tuple[int, int], tmp_path: Path
) -> None:
    app = make_app(lang, keeper=MemoryKeeper(tmp_path))
    async with app.run_test(size=size) as pilot:
        await opened(pilot, app)
        for act in actions.in_scope("gap"):
            for key in act.keys:
                if not key.startswith("fullwidth"):
                    await pilot.press(key)
                    lines = await still(pilot)
                    assert wrong_widths(lines, size[0]) == [], key
        assert isinstance(app.screen, GapSimulator)


async def test_keys_work_with_the_focus_on_a_table() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        screen.query_one("#table", Grid).focus()
        await pilot.press("plus", "b")
        await until(pilot, lambda: gaps(app) == ["2027-03+6 both 2027-09"])
        await pilot.press("n", "4", "enter")
        await until(pilot, lambda: gaps(app) == ["2027-03+4 both 2027-07"])
        assert screen.strip.has_focus


async def test_the_language_and_the_letters_change_together() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await until(pilot, lambda: any("停" in line for line in lines_of(app)[:8]))
        await pilot.press("f11")
        await until(pilot, lambda: any("No gaps" in line for line in lines_of(app)))
        lines = await still(pilot)
        assert not any("保" in line for line in lines)
        assert any("S  S  S" in line for line in lines)


async def test_copying_takes_effects_figures_and_scenarios() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        text = screen.plain_text()
    assert "时段: 2027-03 起 5 个月" in text
    assert "每月养老金" in text
    assert "方案对比（元） | 现在" in text


async def test_a_case_without_a_result_says_why() -> None:
    case = case_of(city="nowhere")
    app = make_app(case=case)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await until(pilot, lambda: isinstance(app.screen, GapSimulator))
        await until(pilot, lambda: any("nowhere" in line for line in lines_of(app)))
        await pilot.press("space", "plus", "m", "r", "v", "s", "b", "n", "x", "0")
        lines = await still(pilot)
        assert wrong_widths(lines, 80) == []


# --- on a wire

WHAT_IF = (
    *("+", "-", "]", "[", "b", "b", "s", "s", "s", " ", " ", "x", "u"),
    *("\x1b[B", "\x1b[A", "\x1b[C", "\x1b[D", "m", "r", "v", "n", "8", "\r"),
)
MOST_BYTES = 3_000
"""What-if key at 80×24 (the budget)."""


def seen(terminal: Terminal, text: str) -> None:
    """Wait for a text between two frames: half a frame may hold half a wide character."""
    for _ in range(40):
        terminal.settle()
        if text in terminal.text:
            return
    raise AssertionError(f"{text!r} did not come:\n{terminal.text}")


def bytes_of(terminal: Terminal, key: str) -> int:
    """Press a key, wait for its frame, and count."""
    before = len(terminal.raw)
    terminal.send(key)
    for _ in range(100):
        terminal.settle(0.06)
        if len(terminal.raw) > before:
            return len(terminal.raw) - before
    raise AssertionError(f"{key!r} changed nothing:\n{terminal.text}")


def test_a_key_takes_less_than_three_kilobytes(home: Path) -> None:
    env = {
        "HOME": str(home),
        "PATH": "/usr/bin:/bin",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": ":".join(str(ROOT / each) for each in ("engine", "policies", "tui")),
    }
    argv = [sys.executable, "-m", "sibal_tui", "--demo", "--lang", "zh"]
    with Terminal(argv, env) as terminal:
        terminal.wait_for_bytes(b"\x1b[?2004h")
        seen(terminal, "概览")
        terminal.send("4")
        seen(terminal, "断缴后")
        for key in ("\x1b[C", "\x1b[C", "\x1b[C", "\x1b[C", "n", "5", "\r"):
            bytes_of(terminal, key)
        seen(terminal, "2027-03 起 5 个月")
        taken = {f"zh {n} {key!r}": bytes_of(terminal, key) for n, key in enumerate(WHAT_IF)}
        terminal.send("\x1b[23~")  # F11
        seen(terminal, "With gaps")
        taken |= {f"en {n} {key!r}": bytes_of(terminal, key) for n, key in enumerate(WHAT_IF)}
        assert {key: count for key, count in taken.items() if count > MOST_BYTES} == {}
        terminal.send("\x11")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_a_narrow_screen_shows_values_beside_the_strip_and_whole_amounts(lang: Lang) -> None:
    app = make_app(lang)
    async with app.run_test(size=(60, 20)) as pilot:
        await app.action_mode("gap")
        await until(pilot, lambda: app.mode_screen is not None and app.mode_screen.mode == "gap")
        lines = await still(pilot)
        assert any("2027-03" in line[33:] for line in lines[1:12])
        unit = "元" if lang == "zh" else "yuan"
        (head,) = [line for line in lines if TEXTS["table.difference"][lang == "en"] in line]
        assert unit in head
        rows = lines[lines.index(head) + 1 : -1]
        assert rows
        # every row has its three figures, none of them cut
        assert all(len(row.split()) >= 4 and "…" not in row[20:] for row in rows)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=str)
async def test_typing_a_length_says_which_key_ends_it(lang: Lang, size: tuple[int, int]) -> None:
    app = make_app(lang)
    async with app.run_test(size=size) as pilot:
        await opened(pilot, app)
        await pilot.press("n", "1", "2")
        shown = (await still(pilot))[1]
        assert "12_" in shown
        assert "Enter" in shown
        assert ("个月" if lang == "zh" else "months") in shown


async def test_what_is_copied_names_its_unit() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.action_mode("gap")
        await until(pilot, lambda: app.mode_screen is not None and app.mode_screen.mode == "gap")
        await still(pilot)
        assert app.mode_screen is not None
        text = app.mode_screen.plain_text()
        assert text.count("（元）") == 2
        assert "退休月份" in text


async def test_effects_are_wrapped_not_cut_in_a_narrow_window() -> None:
    app = make_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await opened(pilot, app)
        lines = await still(pilot)
        effects = [line[33:] for line in lines[2:12]]
        assert [line for line in effects if "…" in line] == []
        # "2027-03 起 5 个月" takes 17 cells, and there are 15
        assert [line.split() for line in effects[:2]] == [
            ["时段", "2027-03", "起", "5", "个"],
            ["月"],
        ]
