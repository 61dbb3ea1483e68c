"""Reading TOML safely: bounded size and depth, and the line of a key when a fault is reported."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sibal_engine.errors import ContentError, Fault, clip
from sibal_engine.toml import fast as toml_fast

MAX_BYTES = 1_000_000
MAX_DEPTH = 8

KeyPath = Sequence[str | int]
"""Keys and table indices from the top of a document, e.g. ("pension", "base", 2, "lower")."""

_LINE = re.compile(r"at line (\d+)")
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")


def read_text(path: Path, name: str) -> str:
    """The file's text; raises `ContentError` when it is missing, too large or not UTF-8."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            # a device has no size, and no end
            data = file.read(MAX_BYTES + 1)
        if max(size, len(data)) > MAX_BYTES:
            size = max(size, len(data))
            raise ContentError(Fault(name, "", f"the file has {size} bytes", "at most 1,000,000"))
        # the byte-order mark that some editors write is no part of the text
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = Fault(name, "", f"byte {error.start} is not UTF-8", "a UTF-8 text file")
        raise ContentError(fault) from None
    except OSError as error:
        what = "no such file" if isinstance(error, FileNotFoundError) else clip(error.strerror)
        raise ContentError(Fault(name, "", what, "a readable TOML file")) from None


def parse_text(text: str, name: str) -> dict[str, Any]:
    """The document of a TOML text; raises `ContentError` with the line of the mistake."""
    try:
        data = toml_fast.loads(text)
    except (RecursionError, ValueError) as error:
        raise ContentError(_fault(error, text, name)) from None
    if _deeper_than(data, MAX_DEPTH):
        raise ContentError(Fault(name, "", "nested too deeply", f"at most {MAX_DEPTH} levels"))
    return data


def _fault(error: RecursionError | ValueError, text: str, name: str) -> Fault:
    # imported only for what the plain reader does not read
    from tomllib import TOMLDecodeError

    if isinstance(error, TOMLDecodeError):
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        message = clip(str(error).split(" (at ")[0], 120)
        return Fault(name, "", f"not valid TOML: {message}", line=line)
    if isinstance(error, RecursionError):
        return Fault(name, "", "not valid TOML: nested too deeply", f"at most {MAX_DEPTH} levels")
    digits = "integer string conversion" in str(error)
    message = "a number of thousands of digits" if digits else clip(error, 120)
    return Fault(name, "", f"not valid TOML: {message}")


def read_toml(path: Path) -> tuple[dict[str, Any], str]:
    """Document and text of a TOML file; raises `ContentError`."""
    text = read_text(path, path.name)
    return parse_text(text, path.name), text


def _deeper_than(value: dict[str, Any] | list[Any], limit: int) -> bool:
    """Whether tables and lists lie in each other more than `limit` times."""
    if limit == 0:
        return True
    below = value.values() if isinstance(value, dict) else value
    return any(_deeper_than(each, limit - 1) for each in below if isinstance(each, (dict, list)))


class Lines:
    """Where the keys of a TOML text stand; made once a text, when its first fault is reported."""

    def __init__(self, text: str) -> None:
        self._found: dict[tuple[str, ...], dict[int, int]] = {}
        prefix: tuple[str, ...] = ()
        counts: dict[tuple[str, ...], int] = {}
        for number, line in enumerate(text.splitlines(), 1):
            header = _HEADER.match(line)
            if header:
                prefix = _key_path(header[2])
                counts[prefix] = counts.get(prefix, -1) + 1
                key = prefix
            elif "=" in line and not line.lstrip().startswith("#"):
                key = prefix + _key_path(line.split("=", 1)[0])
            else:
                continue
            self._found.setdefault(key, {}).setdefault(counts.get(prefix, _TOP), number)

    def of(self, path: KeyPath) -> int | None:
        """The line of a key, else of the nearest table that holds it; None when none is found."""
        keys = tuple(part for part in path if isinstance(part, str))
        wanted = next((part for part in path if isinstance(part, int)), 0)
        for length in range(len(keys), 0, -1):
            lines = self._found.get(keys[:length], {})
            if wanted in lines or _TOP in lines:
                return min(lines[each] for each in (wanted, _TOP) if each in lines)
        return None


_TOP = -1
"""The count of what stands above the first header: it belongs to any table."""


def _key_path(text: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in text.split("."))


def line_of(text: str, path: KeyPath) -> int | None:
    """The line on which a key (or its table's header) stands; None when it cannot be found."""
    return Lines(text).of(path)
