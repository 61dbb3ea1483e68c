"""Faults in what a user wrote: one bounded line each, with file, key, line and what is allowed."""

from typing import NamedTuple

_LONGEST = 240


def clip(text: object, limit: int = 60) -> str:
    """`text` as one printable line of at most `limit` characters, for quoting bad input."""
    line = " ".join(str(text)[: limit * 4].split())
    line = "".join(c if c.isprintable() else "?" for c in line)
    return line if len(line) <= limit else line[: limit - 1] + "…"


class Fault(NamedTuple):
    """One mistake in one file: where it is, what is wrong and what would be right."""

    file: str
    key: str
    message: str
    allowed: str = ""
    line: int | None = None

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        key = f" {self.key}:" if self.key else ""
        allowed = f" ({self.allowed})" if self.allowed else ""
        return clip(f"{where}:{key} {self.message}{allowed}", _LONGEST)


class ContentError(Exception):
    """Wrong content in a value, a file or a place; carries every `Fault` that was found."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__(str(faults[0]) if faults else "wrong content")


class WrongValueError(ValueError):
    """A single value that cannot be read; the reader of the file adds where it stands."""

    def __init__(self, message: str, allowed: str) -> None:
        self.message = message
        self.allowed = allowed
        super().__init__(f"{message} ({allowed})")
