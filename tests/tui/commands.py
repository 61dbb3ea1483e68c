"""Running a command inside the test's own process, and what it printed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sibal_tui.__main__ import main

SAMPLE = Path(__file__).resolve().parent.parent.parent / "tui" / "sibal_tui" / "sample.toml"
"""The packaged sample person, as a case file."""

CASE = """
schema = 1
name = "成都自由职业者"

[person]
born = "1988-04"
category = "women55"

[place]
city = "510100"

[record]
as_of = "2026-10"
pension_months = 131
average_index = "0.72"
pension_balance = "48211.37"
medical_months = 131
medical_local_months = 131
medical_balance = "3120.55"

[plan]
pension_base = "60%"
"""


@dataclass(frozen=True)
class Done:
    """A command's exit code and both streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class Runner:
    """Runs commands and reads what they print."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *arguments: object) -> Done:
        self._capture.readouterr()
        code = main([str(argument) for argument in arguments])
        printed = self._capture.readouterr()
        return Done(code, printed.out, printed.err)

    def json(self, *arguments: object) -> Any:
        """The JSON a command prints; it must succeed and say nothing on stderr."""
        done = self(*arguments, "--json")
        assert (done.code, done.err) == (0, "")
        return done.json
