"""Reading one TOML document strictly: every fault is collected, lines are looked up when made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from sibal_engine.errors import Fault, WrongValueError, clip
from sibal_engine.month import Month
from sibal_engine.toml.source import KeyPath, Lines

T = TypeVar("T")
LONGEST_TEXT = 2000


class Reader:
    """The faults of one document, and typed access to its tables."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.faults: list[Fault] = []
        self._lines: Lines | None = None

    def fault(self, path: KeyPath, message: str, allowed: str = "") -> None:
        """Note one fault at a key path."""
        key = ".".join(str(part) for part in path if isinstance(part, str))
        if self._lines is None:
            self._lines = Lines(self.text)
        self.faults.append(Fault(self.name, key, message, allowed, self._lines.of(path)))

    def value(
        self,
        table: Mapping[str, Any],
        key: str,
        path: KeyPath,
        read: Callable[[object], T],
        default: T,
    ) -> T:
        """A key read by `read`, or the default when it is missing or wrong (then noted)."""
        if key not in table:
            return default
        try:
            return read(table[key])
        except WrongValueError as error:
            self.fault([*path, key], error.message, error.allowed)
            return default

    def text_at(self, table: Mapping[str, Any], key: str, path: KeyPath) -> str:
        """A short text; empty when it is missing."""
        return self.value(table, key, path, short_text, "")

    def month_at(self, table: Mapping[str, Any], key: str, path: KeyPath) -> Month | None:
        """A month, or None when it is missing."""
        return self.value(table, key, path, Month.parse, None)

    def flag_at(self, table: Mapping[str, Any], key: str, path: KeyPath) -> bool:
        """A yes or no; no when it is missing."""
        return self.value(table, key, path, yes_no, False)

    def table(self, parent: Mapping[str, Any], key: str, path: KeyPath) -> Mapping[str, Any]:
        """A sub-table; empty when it is missing."""
        value = parent.get(key, {})
        if isinstance(value, dict):
            return value
        self.fault([*path, key], f"{clip(repr(value))} is not a table", f"[{key}]")
        return {}

    def tables(
        self, parent: Mapping[str, Any], key: str, path: KeyPath, limit: int = 1000
    ) -> list[Mapping[str, Any]]:
        """An array of tables; empty when it is missing."""
        value = parent.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            name = ".".join(str(p) for p in (*path, key) if isinstance(p, str))
            self.fault([*path, key], "not an array of tables", f"[[{name}]]")
            return []
        if len(value) > limit:
            self.fault([*path, key], f"{len(value)} tables", f"at most {limit}")
            return []
        return value

    def only(self, table: Mapping[str, Any], path: KeyPath, allowed: Sequence[str]) -> None:
        """Note every key that is not allowed."""
        for key in table:
            if key not in allowed:
                self.fault([*path, key], f'unknown key "{clip(key)}"', ", ".join(allowed))


def short_text(value: object) -> str:
    """A text of at most 2,000 characters; raises `WrongValueError`."""
    if not isinstance(value, str):
        raise WrongValueError(f"{clip(repr(value))} is not a text", "a quoted text")
    if len(value) > LONGEST_TEXT:
        raise WrongValueError(f"a text of {len(value)} characters", f"at most {LONGEST_TEXT}")
    return value


def yes_no(value: object) -> bool:
    """A TOML boolean; raises `WrongValueError`."""
    if not isinstance(value, bool):
        raise WrongValueError(f"{clip(repr(value))} is not a yes or no", "true or false")
    return value


def one_of(*names: str) -> Callable[[object], str]:
    """A reader of one of some names."""

    def read(value: object) -> str:
        if not isinstance(value, str) or value not in names:
            raise WrongValueError(
                f"{clip(repr(value))} is not a choice", "one of " + ", ".join(names)
            )
        return value

    return read


def count_to(limit: int) -> Callable[[object], int]:
    """A reader of a whole number from 0 to `limit`."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= limit:
            raise WrongValueError(
                f"{clip(repr(value))} is not a count", f"a whole number 0 to {limit}"
            )
        return value

    return read
