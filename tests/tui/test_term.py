"""Before and beside Textual: defaults, refusal, probe, glyph sets, skeleton, signals."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import termios
import threading
import time
from pathlib import Path

import pyte
import pytest
from rich.cells import cell_len
from tests.terminal import Terminal

from sibal_tui.term import defaults, glyphs, probe, signals, skeleton
from sibal_tui.term.glyphs import Widths, decide


def test_kitty_keys_are_off_and_what_the_user_set_stays() -> None:
    env: dict[str, str] = {"TEXTUAL_SMOOTH_SCROLL": "1"}
    found = defaults.apply(env)
    assert env["TEXTUAL_DISABLE_KITTY_KEY"] == "1"
    assert env["TEXTUAL_SMOOTH_SCROLL"] == "1"
    assert "TEXTUAL_ANIMATIONS" not in env
    assert (found.ssh, found.mouse, found.cursor_blink) == (
        False,
        True,
        False,
    )


def test_over_ssh_more_is_off() -> None:
    env = {"SSH_CONNECTION": "192.0.2.1 5 192.0.2.2 22", "TERM": "xterm-256color"}
    found = defaults.apply(env)
    assert env["TEXTUAL_ANIMATIONS"] == "none"
    assert env["TEXTUAL_SMOOTH_SCROLL"] == "0"
    assert env["TEXTUAL_COLOR_SYSTEM"] == "256"
    assert (found.ssh, found.mouse) == (True, False)
    assert not found.few_colours


@pytest.mark.parametrize(
    ("env", "few", "mono"),
    [
        ({"TERM": "xterm-256color"}, False, False),
        ({"TERM": "xterm"}, True, False),
        ({"TERM": "linux"}, True, False),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, False, False),
        ({"TERM": "xterm-256color", "TEXTUAL_COLOR_SYSTEM": "standard"}, True, False),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False, True),
    ],
)
def test_colours_are_told_from_the_variables(env: dict[str, str], few: bool, mono: bool) -> None:
    found = defaults.apply(dict(env))
    assert (found.few_colours, found.mono) == (few, mono)


@pytest.mark.parametrize(
    ("term", "stdin", "stderr", "word"),
    [
        ("dumb", True, True, "TERM=dumb"),
        ("", True, True, "TERM="),
        ("xterm", False, True, "stdin"),
        ("xterm", True, False, "stderr"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_refusal_is_one_line_and_points_to_the_commands(
    term: str, stdin: bool, stderr: bool, word: str, lang: str
) -> None:
    line = defaults.check_tty({"TERM": term}, stdin_tty=stdin, stderr_tty=stderr, lang=lang)
    assert line is not None
    assert word in line
    assert "sibal-tui project" in line
    assert "--plain" in line
    assert "\n" not in line


def test_a_terminal_is_not_refused() -> None:
    assert defaults.check_tty({"TERM": "xterm"}, stdin_tty=True, stderr_tty=True) is None


def test_nothing_here_imports_textual_or_rich() -> None:
    names = "defaults, glyphs, probe, signals, skeleton"
    code = (
        f"import sys; from sibal_tui.term import {names};"
        "print([m for m in ('textual', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("data", "widths", "rest"),
    [
        (b"", Widths(None, None), b""),
        (b"\x1b[2;2R\x1b[2;3R", Widths(1, 2), b""),
        (b"\x1b[2;3R\x1b[2;3R", Widths(2, 2), b""),
        (b"q\x1b[2;2Rx\x1b[2;2R\x1b[A", Widths(1, 1), b"qx\x1b[A"),
        (b"\x1b[2;2R\x1b[2;", Widths(1, None), b"\x1b[2;"),
    ],
)
def test_answers_are_told_from_keys(data: bytes, widths: Widths, rest: bytes) -> None:
    assert probe.parse(data) == (widths, rest)


class Wire:
    """A pty pair; `answer` plays the terminal once the question has come."""

    def __init__(self) -> None:
        self.outer, self.inner = pty.openpty()

    def answer(self, data: bytes) -> threading.Thread:
        def run() -> None:
            os.read(self.outer, 1024)
            os.write(self.outer, data)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        return thread

    def close(self) -> None:
        os.close(self.outer)
        os.close(self.inner)


def test_probe_reads_the_widths_and_gives_the_terminal_back() -> None:
    wire = Wire()
    before = termios.tcgetattr(wire.inner)
    with probe.Probe(wire.inner, wire.inner) as asked:
        assert not termios.tcgetattr(wire.inner)[3] & termios.ECHO
        wire.answer(b"\x1b[2;3Rq\x1b[2;3R").join(5)
        assert asked.collect(5) == Widths(2, 2)
        assert asked.typed == b"q"
    assert termios.tcgetattr(wire.inner) == before
    wire.close()


def test_probe_waits_no_longer_than_asked_when_nobody_answers() -> None:
    wire = Wire()
    begin = time.monotonic()
    with probe.Probe(wire.inner, wire.inner) as asked:
        assert asked.collect(0.05) == Widths(None, None)
    assert time.monotonic() - begin < 2
    wire.close()


def test_probe_gives_the_terminal_back_after_a_failed_import() -> None:
    wire = Wire()
    before = termios.tcgetattr(wire.inner)
    with pytest.raises(ImportError), probe.Probe(wire.inner, wire.inner):
        raise ImportError
    assert termios.tcgetattr(wire.inner) == before
    wire.close()


def test_probe_without_a_terminal_asks_nothing() -> None:
    reading, writing = os.pipe()
    with probe.Probe(reading, writing) as asked:
        assert asked.collect(5) == Widths()
    os.close(writing)
    assert os.read(reading, 10) == b""
    os.close(reading)


def test_the_question_leaves_the_screen_as_it_was() -> None:
    screen = pyte.Screen(20, 4)
    pyte.Stream(screen).feed(probe.QUESTION)
    assert screen.display == [" " * 20] * 4
    assert (screen.cursor.x, screen.cursor.y) == (0, 0)


@pytest.mark.parametrize(
    ("choice", "env", "widths", "encoding", "name", "chinese", "reason"),
    [
        ("ascii", {}, Widths(1, 2), "utf-8", "ascii", False, "forced"),
        ("unicode", {"TERM": "linux"}, Widths(2, 1), "ascii", "unicode", True, "forced"),
        ("auto", {"TERM": "xterm"}, Widths(1, 2), "utf-8", "unicode", True, "measured"),
        ("auto", {"TERM": "xterm"}, None, "UTF-8", "unicode", True, "unanswered"),
        ("auto", {"TERM": "xterm"}, Widths(2, 2), "utf-8", "ascii", True, "ambiguous-wide"),
        ("auto", {"TERM": "xterm"}, Widths(1, 1), "utf-8", "ascii", False, "no-chinese"),
        ("auto", {"TERM": "linux"}, Widths(1, 2), "utf-8", "ascii", False, "console"),
        ("auto", {"TERM": "xterm"}, Widths(1, 2), "latin-1", "ascii", False, "encoding"),
    ],
)
def test_glyphs_are_chosen_by_what_is_known(
    choice: glyphs.Choice,
    env: dict[str, str],
    widths: Widths | None,
    encoding: str,
    name: str,
    chinese: bool,
    reason: str,
) -> None:
    found = decide(choice, env, widths, encoding)
    assert (found.glyphs.name, found.glyphs.chinese, found.reason) == (name, chinese, reason)


@pytest.mark.parametrize("glyph_set", [glyphs.UNICODE, glyphs.ASCII])
def test_each_glyph_takes_one_cell(glyph_set: glyphs.Glyphs) -> None:
    words = {"name", "border", "chart", "chinese"}
    signs = {key: sign for key, sign in glyph_set._asdict().items() if key not in words}
    assert {key for key, sign in signs.items() if cell_len(sign) != 1} == set()
    if glyph_set.name == "ascii":
        assert all(sign.isascii() for sign in signs.values())


@pytest.mark.parametrize("size", [(80, 24), (21, 5), (10, 2), (1, 1)])
def test_skeleton_fills_its_lines_exactly(size: tuple[int, int]) -> None:
    columns, lines = size
    screen = pyte.Screen(columns, lines)
    pyte.Stream(screen).feed(
        skeleton.ENTER + skeleton.picture("社保两本账", "正在打开……", columns, lines)
    )
    if columns >= 12:
        assert screen.display[0].replace(" ", "").startswith("社保两本账")
        assert all(screen.buffer[0][x].reverse for x in range(columns))
    if lines >= 4:
        assert screen.display[-2] == "-" * columns
        assert "正在打开" in screen.display[-1].replace(" ", "")


def test_leaving_undoes_what_entering_did() -> None:
    for mode in ("1049", "1000", "1003", "1006", "2004", "1004"):
        assert f"\x1b[?{mode}l" in skeleton.LEAVE
    assert "\x1b[?25h" in skeleton.LEAVE
    assert "\x1b[?7h" in skeleton.LEAVE


APP = """
import sys, time
from pathlib import Path
from textual.app import App
from textual.widgets import Static
from sibal_tui.term import signals
mark, way = Path(sys.argv[1]), sys.argv[2]

def save():
    mark.write_text("draft")
    if way == "broken":
        raise OSError("disk full")

class Small(App):
    def compose(self):
        yield Static("ready to leave")
    def on_mount(self):
        signals.install(self, save, grace=0.5)
        if way == "stuck":
            self.set_timer(0.1, lambda: time.sleep(60))
app = Small()
app.run()
sys.exit(app.return_code)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("way", ["orderly", "broken", "stuck"])
def test_a_signal_saves_restores_and_leaves(
    tmp_path: Path, number: signal.Signals, way: str
) -> None:
    mark = tmp_path / "draft"
    env = {"TERM": "xterm-256color", "HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    argv = [sys.executable, "-c", APP, str(mark), way]
    with Terminal(argv, env) as terminal:
        terminal.wait_for("ready to leave")
        if way == "stuck":
            time.sleep(0.4)
        terminal.kill(number)
        assert terminal.wait_exit() == 128 + number
        assert mark.read_text() == "draft"
        raw = bytes(terminal.raw)
        assert raw.rindex(b"\x1b[?1049l") > raw.rindex(b"\x1b[?1049h")
        assert raw.rindex(b"\x1b[?25h") > raw.rindex(b"\x1b[?25l")


def test_the_platform_has_signals_to_handle() -> None:
    assert signal.SIGTERM in signals.handled()


def test_a_link_that_drops_saves_and_leaves_nothing_running(tmp_path: Path) -> None:
    mark = tmp_path / "draft"
    env = {"TERM": "xterm-256color", "HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    pid, outer = pty.fork()
    if pid == 0:
        os.execve(sys.executable, [sys.executable, "-c", APP, str(mark), "orderly"], env)
    shown = b""
    while b"ready to leave" not in shown:
        shown += os.read(outer, 4096)
    # The kernel hangs the session up; every later write of the app fails.
    os.close(outer)
    end = time.monotonic() + 20
    done, status = os.waitpid(pid, os.WNOHANG)
    while not done and time.monotonic() < end:
        time.sleep(0.05)
        done, status = os.waitpid(pid, os.WNOHANG)
    if not done:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    assert done == pid
    # 120 is Python's own: at its end it could not flush to the terminal that is gone.
    assert os.waitstatus_to_exitcode(status) in (128 + signal.SIGHUP, 120)
    assert mark.read_text() == "draft"
