"""TOML as `tomllib` reads it, several times faster where a document is plain.

Policy files are lines of `key = "text"` below `[[headers]]`. Such lines are read here; a statement
of another form goes to `tomllib` by itself, and a document with anything unusual (or wrong) goes to
it whole, so that results and errors are always those of `tomllib`.
"""

from __future__ import annotations

import re
from typing import Any

_PLAIN = re.compile(
    r"""(?:
        (?P<key>[A-Za-z0-9_-]+)[ ]=[ ](?:
            "(?P<text>[^"\\\x00-\x1f\x7f]*)" | (?P<flag>true|false) | (?P<count>0|[1-9][0-9]{0,17})
        )
        | \[\[(?P<header>[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)\]\]
        | (?:\#[^\x00-\x08\x0a-\x1f\x7f]*)?
    )\Z""",
    re.VERBOSE,
)


class _UnusualError(Exception):
    """The document has a form that only `tomllib` reads."""


def loads(text: str) -> dict[str, Any]:
    """The document of a TOML text; raises what `tomllib.loads` raises."""
    try:
        return _read(text)
    except (_UnusualError, RecursionError, ValueError):
        import tomllib

        return tomllib.loads(text)


def _read(text: str) -> dict[str, Any]:
    if "\r" in text:
        raise _UnusualError
    root: dict[str, Any] = {}
    table = root
    own_keys: frozenset[str] = frozenset()
    lines = text.split("\n")
    matches = list(map(_PLAIN.match, lines))
    position = 0
    while position < len(lines):
        match = matches[position]
        position += 1
        if match is None:
            first = position - 1
            while position < len(lines) and matches[position] is None:
                position += 1
            _statements(table, lines[first:position])
            continue
        key, words, flag, count, header = match.groups()
        if key is not None:
            if key in table:
                raise _UnusualError
            if words is not None:
                table[key] = words
            else:
                table[key] = flag == "true" if flag else int(count)
        elif header is not None:
            if table is root:
                own_keys = frozenset(root)
            table = _new_table(root, header.split("."), own_keys)
    return root


def _statements(table: dict[str, Any], lines: list[str]) -> None:
    """Statements of other forms (lists, inline tables, comments behind a value)."""
    if any(line.lstrip().startswith("[") for line in lines):
        raise _UnusualError
    import tomllib

    for key, value in tomllib.loads("\n".join(lines)).items():
        if key in table:
            raise _UnusualError
        table[key] = value


def _new_table(root: dict[str, Any], path: list[str], own: frozenset[str]) -> dict[str, Any]:
    """The table that a `[[header]]` begins; keys set above the first header are no parents."""
    if path[0] in own:
        raise _UnusualError
    parent = root
    for part in path[:-1]:
        parent = parent.setdefault(part, {})
        if not isinstance(parent, dict):
            raise _UnusualError
    tables = parent.setdefault(path[-1], [])
    if not isinstance(tables, list):
        raise _UnusualError
    new: dict[str, Any] = {}
    tables.append(new)
    return new
