"""Strict loading of policy files: every fault of a file is found in one pass, with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Any

from sibal_engine.errors import ContentError, Fault, WrongValueError, clip
from sibal_engine.policy.model import Entry, Level, PolicyFile, Source, Standing
from sibal_engine.policy.schema import (
    BY_PATH,
    ENTRY_KEYS,
    HEADER_KEYS,
    SCHEMA_VERSION,
    SOURCE_KEYS,
    STANDINGS,
    Series,
)
from sibal_engine.toml.reader import Reader
from sibal_engine.toml.source import KeyPath, parse_text, read_text

_GROUPS = {
    path.rsplit(".", depth)[0] for path in BY_PATH for depth in range(1, path.count(".") + 1)
}


def _read_source(reader: Reader, table: object, number: int) -> Source | None:
    path: list[str | int] = ["source", number]
    if not isinstance(table, dict):
        reader.fault(path, "a source is a table", "[[source]]")
        return None
    for key in table:
        if key not in SOURCE_KEYS:
            reader.fault([*path, key], f'unknown key "{clip(key)}"', ", ".join(SOURCE_KEYS))
    texts = {key: reader.text_at(table, key, path) for key in SOURCE_KEYS if key in table}
    identity, standing = texts.get("id", ""), texts.get("standing", "")
    if not identity or not texts.get("title"):
        reader.fault(path, "a source needs an id and a title", "id, title, standing")
        return None
    if standing not in STANDINGS:
        reader.fault(
            [*path, "standing"], f'"{clip(standing)}" is no standing', ", ".join(STANDINGS)
        )
        return None
    if standing == "unverified":
        if not texts.get("seen"):
            reader.fault(path, f'unverified source "{identity}" has no seen', "where it was seen")
    elif not texts.get("number") and not texts.get("url"):
        reader.fault(path, f'{standing} source "{identity}" has no document', "number or url")
    texts.pop("standing")
    return Source(standing=Standing(standing), **texts)


def read_sources(reader: Reader, tables: object) -> dict[str, Source]:
    """The sources of a document by id; faults go to the reader."""
    sources: dict[str, Source] = {}
    if not isinstance(tables, list):
        reader.fault(["source"], "sources are an array of tables", "[[source]]")
        return sources
    for number, table in enumerate(tables):
        source = _read_source(reader, table, number)
        if source is not None and source.id in sources:
            reader.fault(["source", number, "id"], f'source "{source.id}" stands twice', "one id")
        elif source is not None:
            sources[source.id] = source
    return sources


def _read_entry(
    reader: Reader,
    series: Series,
    table: object,
    number: int,
    sources: Mapping[str, Source],
    user: bool,
) -> Entry | None:
    path: list[str | int] = [*series.path.split("."), number]
    if not isinstance(table, dict):
        reader.fault(path, "an entry is a table", f"[[{series.path}]]")
        return None
    fields = {field.name: field for field in series.fields}
    values: dict[str, Any] = {}
    for key, raw in table.items():
        if key in fields:
            try:
                values[key] = fields[key].kind.read(raw)
            except WrongValueError as error:
                reader.fault([*path, key], error.message, error.allowed)
        elif key not in ENTRY_KEYS:
            allowed = ", ".join((*fields, *ENTRY_KEYS))
            reader.fault([*path, key], f'unknown key "{clip(key)}"', allowed)
    since = reader.month_at(table, "from", path)
    until = reader.month_at(table, "to", path)
    if since is None:
        if "from" not in table:
            reader.fault(path, "the entry has no from", 'from = "YYYY-MM"')
        return None
    if until is not None and until < since:
        reader.fault([*path, "to"], f"to {until} lies before from {since}", "from ≤ to")
    unknown = reader.flag_at(table, "unknown", path)
    named = reader.text_at(table, "source", path)
    entry = Entry(
        since=since,
        until=until,
        values=values,
        source=sources.get(named),
        unknown=unknown,
        since_unknown=reader.flag_at(table, "since_unknown", path),
        frame=reader.flag_at(table, "frame", path),
        jump=reader.text_at(table, "jump", path),
        note=reader.text_at(table, "note", path),
        number=number,
        user=user,
    )
    _check_entry(reader, series, entry, table, path, named)
    return entry


def _check_entry(
    reader: Reader,
    series: Series,
    entry: Entry,
    table: Mapping[str, Any],
    path: KeyPath,
    named: str,
) -> None:
    given = [field.name for field in series.fields if field.name in table]
    if entry.unknown:
        if given:
            reader.fault([*path, given[0]], "an unknown entry holds a value", "a note alone")
        if not entry.note:
            reader.fault(path, "an unknown entry has no note", "note = why it is unknown")
        return
    if not given:
        reader.fault(path, "the entry holds no value", ", ".join(f.name for f in series.fields))
    for field in series.fields:
        if field.required and field.name not in table:
            reader.fault(path, f"{field.name} is missing", field.kind.name)
    if not named:
        reader.fault(path, "the entry has no source", "source = the id of a [[source]]")
    elif entry.source is None:
        reader.fault([*path, "source"], f'source "{clip(named)}" is not in this file', "its id")


def _read_series(
    reader: Reader, series: Series, tables: object, sources: Mapping[str, Source], user: bool
) -> tuple[Entry, ...]:
    if not isinstance(tables, list):
        reader.fault(series.path.split("."), "a series is an array of tables", f"[[{series.path}]]")
        return ()
    read = (
        _read_entry(reader, series, table, number, sources, user)
        for number, table in enumerate(tables)
    )
    entries = [entry for entry in read if entry is not None]
    if not series.many:
        _check_order(reader, series, entries)
    closed: list[Entry] = []
    for entry, following in zip_longest(entries, entries[1:]):
        until = entry.until
        if until is None and following is not None and not series.many:
            until = following.since.plus(-1)
        closed.append(entry if until == entry.until else entry._replace(until=until))
    return tuple(closed)


def _check_order(reader: Reader, series: Series, entries: list[Entry]) -> None:
    for before, after in pairwise(entries):
        path: list[str | int] = [*series.path.split("."), after.number, "from"]
        if after.since <= before.since:
            reader.fault(path, f"from {after.since} does not follow {before.since}", "rising dates")
        elif before.until is not None and after.since <= before.until:
            reader.fault(
                path,
                f"from {after.since} overlaps the entry that ends {before.until}",
                f"from {before.until.plus(1)}",
            )
        elif before.until is not None and after.since > before.until.plus(1):
            reader.fault(
                path,
                f"nothing is said from {before.until.plus(1)} to {after.since.plus(-1)}",
                "an entry with unknown = true and a note",
            )


def _tables(
    reader: Reader, data: Mapping[str, Any], prefix: tuple[str, ...] = ()
) -> Iterator[tuple[Series, object]]:
    for key, value in data.items():
        path = (*prefix, key)
        name = ".".join(path)
        if name in BY_PATH:
            if isinstance(value, dict):
                known = {sub.split(".")[len(path)] for sub in BY_PATH if sub.startswith(name + ".")}
                if known & set(value):
                    yield from _tables(reader, value, path)
                    continue
            yield BY_PATH[name], value
        elif name in _GROUPS and isinstance(value, dict):
            yield from _tables(reader, value, path)
        else:
            allowed = "a series of docs/policy-format.md"
            reader.fault(path, f'unknown key "{clip(name)}"', allowed)


def parse_policy(
    text: str, name: str, *, user: bool = False
) -> tuple[PolicyFile | None, list[Fault]]:
    """Read one policy document: the file (None when its header is broken) and its faults."""
    reader = Reader(name, text)
    try:
        data = parse_text(text, name)
    except ContentError as error:
        return None, list(error.faults)
    header = {key: data.pop(key) for key in HEADER_KEYS if key in data}
    data.pop("$schema", None)
    sources = read_sources(reader, data.pop("source", []))
    series = {
        each.path: _read_series(reader, each, tables, sources, user)
        for each, tables in _tables(reader, data)
    }
    file = _read_header(reader, header, sources, series, user)
    return file, reader.faults


def _read_header(
    reader: Reader,
    header: Mapping[str, Any],
    sources: Mapping[str, Source],
    series: Mapping[str, tuple[Entry, ...]],
    user: bool,
) -> PolicyFile | None:
    if header.get("schema") != SCHEMA_VERSION:
        reader.fault(["schema"], f"schema {clip(repr(header.get('schema')))}", f"{SCHEMA_VERSION}")
    code, name = reader.text_at(header, "code", []), reader.text_at(header, "name", [])
    if not (len(code) == 6 and code.isascii() and code.isdecimal()):
        reader.fault(["code"], f'"{clip(code)}" is no place code', "six digits of GB/T 2260")
    if not name:
        reader.fault(["name"], "the place has no name", 'name = "成都"')
    levels = [level.value for level in Level]
    level = header.get("level", "city")
    if level not in levels:
        reader.fault(["level"], f"{clip(repr(level))} is no level", ", ".join(levels))
        level = "city"
    checked = reader.month_at(header, "checked", [])
    if checked is None and "checked" not in header:
        reader.fault(["checked"], "nobody has checked the file", 'checked = "YYYY-MM"')
    limitations = header.get("limitations", [])
    if not isinstance(limitations, list) or not all(isinstance(x, str) for x in limitations):
        reader.fault(["limitations"], "limitations are a list of texts", '["…"]')
        limitations = []
    if checked is None or not name or not code:
        return None
    return PolicyFile(
        file=reader.name,
        code=code,
        name=name,
        pinyin=reader.text_at(header, "pinyin", []),
        level=Level(level),
        province=reader.text_at(header, "province", []),
        checked=checked,
        limitations=tuple(limitations),
        sources=sources,
        series=series,
        user=user,
    )


def load_policy(path: Path, name: str | None = None) -> PolicyFile:
    """Read one policy file; raises `ContentError` with every fault it holds."""
    name = name or path.name
    file, faults = parse_policy(read_text(path, name), name)
    if faults or file is None:
        raise ContentError(*faults)
    return file
