"""Reading TOML safely: bounded size and depth, and the line of a key when a fault is reported."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sibal_engine.errors import ContentError, Fault, clip

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
        if size > MAX_BYTES:
            raise ContentError(Fault(name, "", f"the file has {size} bytes", "at most 1,000,000"))
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        fault = Fault(name, "", f"byte {error.start} is not UTF-8", "a UTF-8 text file")
        raise ContentError(fault) from None
    except OSError as error:
        what = "no such file" if isinstance(error, FileNotFoundError) else clip(error.strerror)
        raise ContentError(Fault(name, "", what, "a readable TOML file")) from None


def parse_text(text: str, name: str) -> dict[str, Any]:
    """The document of a TOML text; raises `ContentError` with the line of the mistake."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        message = clip(str(error).split(" (at ")[0], 120)
        raise ContentError(Fault(name, "", f"not valid TOML: {message}", line=line)) from None
    except (RecursionError, ValueError) as error:
        message = "nested too deeply" if isinstance(error, RecursionError) else clip(error, 120)
        allowed = f"at most {MAX_DEPTH} levels" if isinstance(error, RecursionError) else ""
        raise ContentError(Fault(name, "", f"not valid TOML: {message}", allowed)) from None
    if _deeper_than(data, MAX_DEPTH):
        raise ContentError(Fault(name, "", "nested too deeply", f"at most {MAX_DEPTH} levels"))
    return data


def read_toml(path: Path, name: str | None = None) -> tuple[dict[str, Any], str]:
    """Document and text of a TOML file; raises `ContentError`."""
    text = read_text(path, name or path.name)
    return parse_text(text, name or path.name), text


def _deeper_than(value: object, limit: int) -> bool:
    if isinstance(value, dict):
        return limit == 0 or any(_deeper_than(each, limit - 1) for each in value.values())
    if isinstance(value, list):
        return limit == 0 or any(_deeper_than(each, limit - 1) for each in value)
    return False


def line_of(text: str, path: KeyPath) -> int | None:
    """The line on which a key (or its table's header) stands; None when it cannot be found."""
    keys = [part for part in path if isinstance(part, str)]
    wanted_index = next((part for part in path if isinstance(part, int)), 0)
    best: int | None = None
    best_length = -1
    prefix: list[str] = []
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header:
            prefix = [part.strip().strip("\"'") for part in header[2].split(".")]
            name = ".".join(prefix)
            counts[name] = counts.get(name, -1) + 1
            candidate = prefix
        elif "=" in line and not line.lstrip().startswith("#"):
            key = line.split("=", 1)[0].strip()
            candidate = [*prefix, *(part.strip().strip("\"'") for part in key.split("."))]
        else:
            continue
        if candidate != keys[: len(candidate)]:
            continue
        if prefix and counts.get(".".join(prefix), 0) != (
            wanted_index if any(isinstance(p, int) for p in path) else 0
        ):
            continue
        if len(candidate) > best_length:
            best, best_length = number, len(candidate)
    return best
