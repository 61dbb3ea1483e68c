"""The index of places: what is needed to list and find a place without reading its file."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sibal_engine.errors import ContentError, Fault, clip
from sibal_engine.month import Month
from sibal_engine.policy.model import Level, PolicyFile
from sibal_engine.toml.reader import Reader
from sibal_engine.toml.source import parse_text, read_text

FILE = "index.toml"
_KEYS = ("code", "name", "pinyin", "initials", "level", "province", "also")
_REQUIRED = ("code", "name", "pinyin", "initials", "level")
_PINYIN = re.compile(r"[a-z]+\Z")


class Place(NamedTuple):
    """One row of the index of places."""

    code: str
    name: str
    pinyin: str
    """Without spaces, in lower case."""
    initials: str
    level: Level
    province: str
    """Code of its province; a municipality's own, empty for a province and the nation."""
    user: bool = False
    also: str = ""
    """Another name people type, such as `lhasa`."""


class Index(NamedTuple):
    """The places, and the newest month in which one of their files was checked."""

    checked: Month | None
    places: tuple[Place, ...]


def _place(reader: Reader, row: Mapping[str, Any], number: int) -> Place | None:
    path: list[str | int] = ["place", number]
    reader.only(row, path, _KEYS)
    texts = {key: reader.text_at(row, key, path) for key in _KEYS}
    before = len(reader.faults)
    for key in _REQUIRED:
        if not texts[key]:
            reader.fault([*path, key], f"{key} is missing", f'{key} = "…"')
    levels = [level.value for level in Level]
    if texts["level"] and texts["level"] not in levels:
        reader.fault([*path, "level"], f'"{clip(texts["level"])}" is no level', ", ".join(levels))
    for key in ("pinyin", "initials"):
        if texts[key] and not _PINYIN.match(texts[key]):
            reader.fault([*path, key], f'"{clip(texts[key])}" is not plain', "letters a to z")
    if not _abbreviates(texts["initials"], texts["pinyin"], texts["name"]):
        what = f'"{clip(texts["initials"])}" does not abbreviate "{clip(texts["pinyin"])}"'
        reader.fault([*path, "initials"], what, "the first letter of each syllable")
    if len(reader.faults) > before:
        return None
    texts["level"], level = "", Level(texts["level"])
    return Place(
        texts["code"],
        texts["name"],
        texts["pinyin"],
        texts["initials"],
        level,
        texts["province"],
        also=texts["also"],
    )


def _abbreviates(initials: str, pinyin: str, name: str) -> bool:
    """One letter for each character of the name, in the order of the pinyin."""
    rest = iter(pinyin)
    return (
        len(initials) == len(name)
        and initials[:1] == pinyin[:1]
        and all(letter in rest for letter in initials)
    )


def parse_index(text: str, name: str = FILE) -> tuple[Index, Reader]:
    """Read the index; the reader holds its faults and looks up their lines."""
    index, reader, _ = _parse(text, name)
    return index, reader


def _parse(text: str, name: str = FILE) -> tuple[Index, Reader, list[int]]:
    """The index, its faults, and the position of each place's table."""
    reader = Reader(name, text)
    try:
        data = parse_text(text, name)
    except ContentError as error:
        reader.faults.extend(error.faults)
        return Index(None, ()), reader, []
    reader.only(data, [], ("schema", "checked", "place"))
    if data.get("schema") != 1:
        reader.fault(["schema"], f"schema {clip(repr(data.get('schema')))}", "1")
    places: dict[str, Place] = {}
    numbers: list[int] = []
    for number, row in enumerate(reader.tables(data, "place", [])):
        place = _place(reader, row, number)
        if place is not None and place.code in places:
            reader.fault(["place", number, "code"], f"{place.code} stands twice", "each code once")
        elif place is not None:
            places[place.code] = place
            numbers.append(number)
    index = Index(reader.month_at(data, "checked", []), tuple(places.values()))
    return index, reader, numbers


def load_index(path: Path) -> Index:
    """Read the index file; raises `ContentError` with every fault it holds."""
    index, reader = parse_index(read_text(path, path.name), path.name)
    if reader.faults:
        raise ContentError(*reader.faults)
    return index


def read_index(path: Path) -> list[Place]:
    """The places of the index file; raises `ContentError` when it is broken."""
    return list(load_index(path).places)


def index_faults(text: str, files: Iterable[PolicyFile], broken: Iterable[str]) -> list[Fault]:
    """Where the index and the files beside it differ: every row needs a file, and the reverse.

    `broken` names the files that could not be read: their rows are not held against them.
    """
    unread = {name.rsplit("/", 1)[-1].removesuffix(".toml") for name in broken}
    index, reader, numbers = _parse(text)
    read = list(files)
    by_code = {file.code: file for file in read}
    for number, place in zip(numbers, index.places, strict=True):
        file = by_code.pop(place.code, None)
        if file is None:
            stem = "national" if place.level is Level.NATION else place.code
            if stem not in unread:
                what = f"{place.code} has no policy file"
                reader.fault(["place", number, "code"], what, f"{stem}.toml")
            continue
        told = {
            "name": (place.name, file.name),
            "pinyin": (place.pinyin, file.pinyin.replace(" ", "")),
            "level": (place.level.value, file.level.value),
            "province": (place.province, file.province),
        }
        for key, (here, there) in told.items():
            if here != there:
                what = f'"{clip(here)}" is "{clip(there)}" in {file.file}'
                reader.fault(["place", number, key], what, "the same in both")
    newest = max((file.checked for file in read), default=None)
    if index.checked != newest:
        reader.fault(["checked"], f"the newest file was checked {newest}", f'"{newest}"')
    for file in by_code.values():
        reader.fault(["place"], f"{file.code} ({file.file}) is not in the index", "[[place]]")
    return reader.faults
