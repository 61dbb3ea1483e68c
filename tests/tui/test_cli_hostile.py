"""The command line in hostile hands: steering signs, devices, full disks, closed streams."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.tui.commands import CASE, Runner

PROGRAM = (sys.executable, "-m", "sibal_tui")
STEERING = "\x1b]0;x\x07\x9b31m\u202e"


def _file(folder: Path, text: str | bytes) -> Path:
    path = folder / "case.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("form", ["--plain", "--json", "--lang=zh"])
def test_a_name_cannot_steer_the_terminal(
    run: Runner, tmp_path: Path, home: Path, form: str
) -> None:
    escaped = "".join(f"\\u{ord(sign):04x}" for sign in STEERING)
    done = run("project", _file(tmp_path, CASE.replace("成都自由职业者", escaped)), form)
    assert done.code == 0
    assert all(sign == "\n" or sign.isprintable() for sign in done.out)
    if form == "--json":
        assert json.loads(done.out)["name"] == STEERING


def test_a_file_may_begin_with_a_byte_order_mark(run: Runner, tmp_path: Path, home: Path) -> None:
    plain = run("project", _file(tmp_path, CASE), "--json")
    marked = run("project", _file(tmp_path, b"\xef\xbb\xbf" + CASE.encode()), "--json")
    assert (marked.code, marked.out) == (0, plain.out)


def test_a_device_without_an_end_is_too_large(run: Runner, home: Path) -> None:
    done = run("project", "/dev/zero")
    assert (done.code, done.out) == (1, "")
    assert "1,000,000" in done.err


def test_a_number_of_thousands_of_digits_is_said_without_inner_words(
    run: Runner, tmp_path: Path, home: Path
) -> None:
    huge = CASE.replace("pension_months = 131", "pension_months = " + "9" * 5000)
    done = run("project", _file(tmp_path, huge))
    assert done.code == 1
    assert "sys." not in done.err


LINES = {
    "answer": ("divisor", "--age", "60y0m"),
    "version": ("--version",),
}


@pytest.mark.parametrize("line", LINES)
def test_a_full_disk_is_one_line_and_wrong_content(home: Path, line: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, *LINES[line]], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "Errno" not in done.stderr


@pytest.mark.parametrize("line", LINES)
def test_a_closed_stdout_is_no_fault_of_the_program(home: Path, line: str) -> None:
    script = 'exec "$@" >&-'
    done = subprocess.run(
        ["sh", "-c", script, "sh", *PROGRAM, *LINES[line]],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
