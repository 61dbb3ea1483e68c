"""A whole journey in a real terminal, and the ways a terminal starts, changes and goes away."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sysconfig
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.terminal import Terminal

APP = str(Path(sysconfig.get_path("scripts")) / "sibal-tui")
TAKEN = b"\x1b[?2004h"
"""Textual's driver has the terminal: keys count from here on."""
GIVEN_BACK = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?2004l")
"""The alternate screen is left, the cursor shown, pasted text no longer marked."""
DOWN, RIGHT, ENTER, ESCAPE = "\x1b[B", "\x1b[C", "\r", "\x1b"
CTRL_Q, CTRL_S, CTRL_U = "\x11", "\x13", "\x15"


@pytest.fixture
def env(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
    }


def started(
    env: Mapping[str, str], *arguments: str, columns: int = 80, lines: int = 24
) -> Terminal:
    """The app, its first screen drawn."""
    terminal = Terminal([APP, *arguments], env, columns, lines)
    try:
        terminal.wait_for_bytes(TAKEN)
        terminal.wait_for("个人账户")
        terminal.settle()
    except BaseException:
        terminal.__exit__(None, None, None)
        raise
    return terminal


def leave(terminal: Terminal) -> None:
    """Ctrl+Q: no question is asked, and the terminal is as it was."""
    terminal.send(CTRL_Q)
    assert terminal.wait_exit() == 0
    assert_given_back(terminal)


def assert_given_back(terminal: Terminal) -> None:
    for sequence in GIVEN_BACK:
        assert terminal.raw.rfind(sequence) > terminal.raw.rfind(TAKEN)


def command(env: Mapping[str, str], *arguments: str) -> str:
    """What a command prints."""
    done = subprocess.run(
        [APP, *arguments], env=env, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


def fill(terminal: Terminal, text: str) -> None:
    """Type over the field under the cursor; Enter takes it and goes on to the next."""
    terminal.send(ENTER)
    terminal.settle()
    terminal.send(CTRL_U)
    terminal.settle()
    terminal.send(text)
    terminal.wait_for(text)
    terminal.send(ENTER)
    terminal.settle()


def test_from_the_first_start_to_the_exported_figures(
    env: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with started(env) as terminal:
        # the person of the first start is said to be a sample
        assert "[示例]" in terminal.display[0]

        terminal.send("2")
        terminal.wait_for("已有记录")
        fill(terminal, "李小明")
        fill(terminal, "１９８８－０５")
        terminal.wait_for("1988-05")
        assert "有未保存的修改" in terminal.display[0]

        terminal.send("4")
        terminal.wait_for("不断缴")
        terminal.send(RIGHT * 4)
        terminal.wait_for("2027-03")
        for key in ("n", "5", ENTER):
            terminal.send(key)
            terminal.settle()
        terminal.wait_for("2027-03 起 5 个月")
        terminal.send("p")
        terminal.settle()
        terminal.send(CTRL_S)
        terminal.wait_for("已保存")
        assert "[" not in terminal.display[0]

        terminal.send("5")
        terminal.wait_for("各档基数")
        terminal.send("x")
        terminal.wait_for("已写到")

        terminal.send("6")
        terminal.wait_for("提问")
        terminal.send("/")
        terminal.settle()
        terminal.send("断缴三个月会怎样")
        terminal.wait_for("断缴三个月会怎样")
        terminal.send(ENTER)
        terminal.settle()
        leave(terminal)

    (exported,) = tmp_path.glob("*.json")
    result = json.loads(exported.read_text(encoding="utf-8"))
    assert result["name"] == "李小明"
    assert result["retirement"]["statutory"] == "2046-05"
    assert result["retirement"]["contribution_months"] == 361
    assert command(env, "profile", "list").count("李小明") == 1
    twin = command(env, "project", "李小明", "--until", result["until"], "--json")
    assert json.loads(twin) == result


@pytest.mark.parametrize(
    "more", [{"TERM": "linux", "COLORTERM": ""}, {"NO_COLOR": "1"}], ids=["linux", "no-colour"]
)
def test_starts_and_leaves(env: dict[str, str], more: dict[str, str]) -> None:
    with started({**env, **more}, "--demo") as terminal:
        assert "概览" in terminal.display[0]
        leave(terminal)
        if "NO_COLOR" in more:
            assert b"38;2;" not in terminal.raw
            assert b"38;5;" not in terminal.raw


def test_follows_the_size_of_the_terminal(env: dict[str, str]) -> None:
    with started(env, "--demo") as terminal:
        assert "待办" not in terminal.text
        terminal.resize(120, 40)
        terminal.wait_for("提醒")
        terminal.settle()
        assert "Ctrl+Q" in terminal.display[39]
        terminal.resize(50, 15)
        terminal.wait_for("60 列")
        terminal.resize(80, 24)
        terminal.wait_for("个人账户")
        terminal.settle()
        assert "Ctrl+Q" in terminal.display[23]
        leave(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda each: each.name)
def test_a_signal_keeps_the_draft(env: dict[str, str], number: signal.Signals) -> None:
    with started(env) as terminal:
        terminal.send("2")
        terminal.wait_for("已有记录")
        fill(terminal, "王师傅")
        terminal.wait_for("有未保存的修改")
        terminal.kill(number)
        assert terminal.wait_exit() in (0, 128 + number)
        assert_given_back(terminal)
    with started(env) as terminal:
        assert "王师傅" in terminal.display[0]
        assert "有未保存的修改" in terminal.display[0]
        leave(terminal)


def test_refuses_a_terminal_that_cannot_move_its_cursor(env: dict[str, str]) -> None:
    with Terminal([APP], {**env, "TERM": "dumb"}) as terminal:
        assert terminal.wait_exit() == 2
        assert "--plain" in terminal.text
        assert len([line for line in terminal.display if line.strip()]) <= 2
        assert b"\x1b[?1049h" not in terminal.raw


def test_refuses_without_a_terminal(env: dict[str, str]) -> None:
    done = subprocess.run(
        [APP], env=env, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "--plain" in done.stderr
