"""Strict reading of one table of a guide file: every key typed, every fault with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sibal_engine.errors import Fault, clip
from sibal_engine.guides.model import Text, Texts

_ID = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*\Z", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass
class Row:
    """One `[[guide]]`, `[[source]]` or `[[same]]` table; reading a key takes it out."""

    file: str
    table: str
    line: int
    text: Sequence[str]
    left: dict[str, object]
    faults: list[Fault] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The row's id as written, for the messages."""
        value = self.left.get("id")
        return value if isinstance(value, str) else f"#{self.line}"

    def fault(self, key: str, message: str, allowed: str = "") -> None:
        """Note a mistake at `key`, at the line where that key stands."""
        where = f"{self.table}.{key}" if key else self.table
        self.faults.append(Fault(self.file, where, message, allowed, self._line_of(key)))

    def _line_of(self, key: str) -> int:
        name = re.compile(rf'\s*"?{re.escape(key)}"?\s*[.=]') if key else None
        for offset, line in enumerate(self.text[self.line :]):
            if line.startswith("[["):
                break
            if name is not None and name.match(line):
                return self.line + offset + 1
        return self.line

    def string(self, key: str, *, need: bool = False) -> str:
        """A text without control characters; empty where it is missing and not needed."""
        value = self.left.pop(key, None)
        if value is None:
            if need:
                self.fault(key, f"{key} is missing")
            return ""
        return self._clean(key, value)

    def choice(self, key: str, allowed: Sequence[str], *, need: bool = True) -> str:
        """One of the `allowed` words."""
        value = self.string(key, need=need)
        if value and value not in allowed:
            self.fault(key, f"unknown {key} {clip(value)}", " | ".join(allowed))
        return value

    def identifier(self) -> str:
        """The row's `id`: lower-case words joined by `-` or `.`."""
        value = self.left.get("id")
        if not isinstance(value, str) or not _ID.match(value):
            self.fault("id", f"bad id {clip(value)}", "lower-case letters, digits, '-' and '.'")
        return self.string("id")

    def words(self, key: str, *, least: int = 0, unique: bool = True) -> tuple[str, ...]:
        """A list of texts with at least `least` members, none of them twice if `unique`."""
        value = self.left.pop(key, [])
        return self._list(key, value, least, unique=unique)

    def both(self, key: str, *, need: bool = True) -> Text | None:
        """A text in both languages, `key.zh` and `key.en`."""
        value = self.left.pop(key, None)
        if value is None:
            if need:
                self.fault(key, f"{key}.zh and {key}.en are missing")
            return None
        pair = self._pair(key, value)
        return Text(self._clean(key, pair.get("zh")), self._clean(key, pair.get("en")))

    def both_lists(self, key: str, *, least: tuple[int, int], paired: bool = False) -> Texts:
        """A list in both languages, `least` members in each; `paired` means equally many."""
        value = self.left.pop(key, None)
        if value is None:
            if any(least):
                self.fault(key, f"{key}.zh and {key}.en are missing")
            return Texts()
        pair = self._pair(key, value)
        texts = Texts(
            self._list(key, pair.get("zh", []), least[0]),
            self._list(key, pair.get("en", []), least[1]),
        )
        if paired and len(texts.zh) != len(texts.en):
            self.fault(key, f"{len(texts.zh)} in Chinese but {len(texts.en)} in English")
        return texts

    def done(self) -> None:
        """Every key that nobody asked for is unknown."""
        for key in self.left:
            self.fault(key, f"unknown key {clip(key)}")

    def _pair(self, key: str, value: object) -> Mapping[str, object]:
        if not isinstance(value, dict) or set(value) != {"zh", "en"}:
            self.fault(key, f"{key} needs both languages", f"{key}.zh and {key}.en")
            return {}
        return value

    def _list(self, key: str, value: object, least: int, *, unique: bool = True) -> tuple[str, ...]:
        if not isinstance(value, list):
            self.fault(key, f"{key} is not a list")
            return ()
        found = tuple(self._clean(key, item) for item in value)
        if len(found) < least:
            self.fault(key, f"{key} has {len(found)}, at least {least} are needed")
        if unique and len(set(found)) != len(found):
            self.fault(key, f"{key} names the same thing twice")
        return found

    def _clean(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            self.fault(key, f"{key} is not a text")
            return ""
        if not value.strip() or _CONTROL.search(value):
            self.fault(key, f"{key} is empty or holds control characters")
        return value.strip()


def rows_of(
    file: str, text: str, content: Mapping[str, object], tables: Sequence[str], faults: list[Fault]
) -> list[Row]:
    """The tables of one parsed file with the line of each; unknown tables are faults."""
    lines = text.splitlines()
    rows: list[Row] = []
    for name, value in content.items():
        if name not in tables or not isinstance(value, list):
            faults.append(Fault(file, clip(name), "unknown key", " | ".join(tables)))
            continue
        starts = [i for i, line in enumerate(lines, 1) if line.strip() == f"[[{name}]]"]
        for order, table in enumerate(value):
            if isinstance(table, dict):
                line = starts[order] if order < len(starts) else 1
                rows.append(Row(file, name, line, lines, dict(table)))
            else:
                faults.append(Fault(file, name, "is not a table", f"[[{name}]]"))
    return rows
