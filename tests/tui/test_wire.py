"""Bytes on a wire: the real app on a pseudo terminal at 80×24 with the cell diff.

The limits are those the project set itself; bytes, unlike times, are the same on every machine.
"""

from __future__ import annotations

import os
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.terminal import Terminal

START, TAB, WHAT_IF, MODAL = 12_000, 500, 3_000, 5_000
DOWN, RIGHT, ESCAPE, TABULATOR = "\x1b[B", "\x1b[C", "\x1b", "\t"


@pytest.fixture
def terminal(home: Path) -> Iterator[Terminal]:
    """The app with the sample person, its first frame drawn."""
    env = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
    }
    program = str(Path(sysconfig.get_path("scripts")) / "sibal-tui")
    with Terminal([program, "--demo", "--display", "diff"], env) as opened:
        opened.wait_for_bytes(b"\x1b[?2004h")
        opened.wait_for("个人账户")
        opened.settle()
        yield opened


def show(terminal: Terminal, key: str, text: str) -> int:
    """Press a key that brings a text to the screen; the bytes it took."""
    assert text not in terminal.text
    before = len(terminal.raw)
    terminal.send(key)
    terminal.wait_for(text)
    terminal.settle()
    return len(terminal.raw) - before


def taken(terminal: Terminal, key: str) -> int:
    """Press a key; the bytes until nothing more comes, and at least some must."""
    before = len(terminal.raw)
    terminal.send(key)
    terminal.wait_for_more()
    terminal.settle()
    return len(terminal.raw) - before


def test_start_and_rest(terminal: Terminal) -> None:
    assert len(terminal.raw) <= START
    before = len(terminal.raw)
    terminal.settle(quiet=2.0)
    assert len(terminal.raw) == before


def test_a_step_of_the_cursor(terminal: Terminal) -> None:
    assert taken(terminal, DOWN) <= TAB
    show(terminal, "2", "已有记录")
    assert taken(terminal, DOWN) <= TAB
    show(terminal, "6", "提问")
    assert taken(terminal, DOWN) <= TAB


@pytest.mark.parametrize(("mode", "text"), [("3", "找地方"), ("4", "不断缴")])
def test_tab_to_the_next_part(terminal: Terminal, mode: str, text: str) -> None:
    show(terminal, mode, text)
    assert taken(terminal, TABULATOR) <= TAB


def test_tab_to_the_next_field(terminal: Terminal) -> None:
    show(terminal, "2", "已有记录")
    taken(terminal, DOWN)
    taken(terminal, "\r")
    assert taken(terminal, TABULATOR) <= TAB


def test_what_if_keys(terminal: Terminal) -> None:
    show(terminal, "4", "不断缴")
    for key in (" ", "+", RIGHT, " ", "b", "u"):
        assert taken(terminal, key) <= WHAT_IF
    show(terminal, "5", "各档基数")
    for key in (">", ".", "g", "r", "u"):
        assert taken(terminal, key) <= WHAT_IF


@pytest.mark.parametrize(
    ("key", "text"), [("?", "说明：概览"), (":", "输入命令"), ("e", "步骤"), ("o", "打开档案")]
)
def test_a_popup_opens_and_closes(terminal: Terminal, key: str, text: str) -> None:
    taken(terminal, DOWN)
    assert show(terminal, key, text) <= MODAL
    assert taken(terminal, ESCAPE) <= MODAL
