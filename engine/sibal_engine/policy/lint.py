"""Every fault of a folder of policy files at once, each with file, key and line."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from sibal_engine.errors import ContentError, Fault, clip
from sibal_engine.guides.load import load_guides
from sibal_engine.month import Month
from sibal_engine.policy.checks import value_faults
from sibal_engine.policy.index import FILE as INDEX
from sibal_engine.policy.index import Index, index_faults, parse_index
from sibal_engine.policy.library import NATION, shipped_folder
from sibal_engine.policy.limits import limit_faults
from sibal_engine.policy.load import parse_policy
from sibal_engine.policy.model import Level, PolicyFile, Standing
from sibal_engine.policy.overlay import policy_paths
from sibal_engine.policy.reference import load_scheme
from sibal_engine.policy.schema import BY_PATH, Lasts
from sibal_engine.toml.reader import Reader
from sibal_engine.toml.source import read_text

OLDEST_CHECK = 12
"""Months after which a file should be compared with its sources again."""
SCHEMA_FILE = "policy.schema.json"
_PINYIN = re.compile(r"[a-z]+( [a-z]+)*\Z")
_CODE = re.compile(r"\d{6}\Z", re.ASCII)
_FOLDERS = {"cities": Level.CITY, "provinces": Level.PROVINCE}


class _Read(NamedTuple):
    """One file as the linter met it."""

    name: str
    text: str
    file: PolicyFile | None
    faults: list[Fault]

    def fault(self, key: str, message: str, allowed: str = "") -> None:
        """Note a fault at a key of the file's head."""
        reader = Reader(self.name, self.text)
        reader.fault([key], message, allowed)
        self.faults.extend(reader.faults)


def check(folder: Path, *, strict: bool = False, as_of: Month | None = None) -> list[Fault]:
    """Every fault of the policy files below `folder` (flat or in folders).

    `strict` asks for what shipped files need beyond being usable: the schema line, `to` in every
    yearly figure, a pinyin, an index. A file's age is counted to `as_of`, by default the newest
    month in which a file of the folder, or of the shipped ones, was checked.
    """
    try:
        paths = [folder] if folder.is_file() else policy_paths(folder)
        root = folder.parent if folder.is_file() else folder
    except OSError as error:
        return [Fault(clip(folder), "", clip(error.strerror), "a readable folder")]
    if not paths:
        what = "no policy file here" if folder.is_dir() else "no such folder"
        return [Fault(clip(folder), "", what, "a folder with *.toml")]
    read = [_read(path, path.relative_to(root).as_posix(), strict) for path in paths]
    shipped = _shipped_index()
    _check_places(read, shipped)
    _check_ages(read, shipped.checked, as_of)
    faults = [fault for each in read for fault in each.faults]
    if not folder.is_file():
        faults += _check_index(folder, read, strict)
        faults += _check_others(folder)
    return faults


def _read(path: Path, name: str, strict: bool) -> _Read:
    try:
        text = read_text(path, name)
    except ContentError as error:
        return _Read(name, "", None, list(error.faults))
    file, faults = parse_policy(text, name)
    read = _Read(name, text, file, faults)
    if file is not None:
        read.faults.extend(value_faults(text, file))
        told = {(fault.key, fault.line) for fault in read.faults}
        doubts = limit_faults(text, file)
        read.faults.extend(each for each in doubts if (each.key, each.line) not in told)
        read.faults.extend(_unused(text, file))
        if strict:
            _check_shipped(read, file)
    read.faults.sort(key=lambda fault: fault.line or 0)
    return read


def _unused(text: str, file: PolicyFile) -> Iterable[Fault]:
    used = {e.source.id for entries in file.series.values() for e in entries if e.source}
    for name in file.sources.keys() - used:
        quoted = r"[\"']" + re.escape(name) + r"[\"']"
        if re.search(r"\bsource\s*=\s*" + quoted, text):
            continue  # named by an entry that is faulty itself
        found = re.search(r"(?m)^\s*id\s*=\s*" + quoted, text)
        line = text.count("\n", 0, found.end()) + 1 if found else None
        what = f'source "{clip(name)}" is used by no entry'
        yield Fault(file.file, "source.id", what, "an entry that names it", line)


def _check_shipped(read: _Read, file: PolicyFile) -> None:
    up = "../" * read.name.count("/")
    if not read.text.startswith(f"#:schema {up}{SCHEMA_FILE}\n"):
        what = "the first line does not name the schema"
        read.faults.append(Fault(read.name, "", what, f"#:schema {up}{SCHEMA_FILE}", 1))
    if not file.pinyin:
        read.fault("pinyin", "the place has no pinyin", 'pinyin = "chengdu"')
    reader = Reader(read.name, read.text)
    for path, entries in file.series.items():
        if BY_PATH[path].lasts is Lasts.PERIOD and entries:
            last = entries[-1]
            if last.until is None and not last.unknown:
                where: list[str | int] = [*path.split("."), last.number]
                reader.fault(where, "a yearly figure without an end", 'to = "YYYY-MM"')
    for number, source in enumerate(file.sources.values()):
        whole = source.number and source.url and source.date
        if source.standing is Standing.OFFICIAL and not whole:
            what = f'official source "{clip(source.id)}" is not told in full'
            reader.fault(["source", number], what, "number, url and date")
    read.faults.extend(reader.faults)


def _shipped_index() -> Index:
    text = read_text(shipped_folder() / INDEX, INDEX)
    return parse_index(text)[0]


def _check_places(read: list[_Read], shipped: Index) -> None:
    """Codes, levels and provinces: each place once, under its own name, below a known province."""
    provinces = {p.code for p in shipped.places if p.level is Level.PROVINCE or p.province}
    provinces |= {e.file.code for e in read if e.file and e.file.level is Level.PROVINCE}
    seen: dict[str, str] = {}
    for each in read:
        file = each.file
        if file is None:
            continue
        if file.code in seen:
            each.fault("code", f"{file.code} stands in {seen[file.code]} as well", "one file each")
        seen.setdefault(file.code, each.name)
        _check_name(each, file)
        if file.pinyin and not _PINYIN.match(file.pinyin):
            each.fault("pinyin", f'"{clip(file.pinyin)}" is not plain', "letters a to z")
        if file.level is not Level.CITY:
            if file.province not in ("", file.code):
                each.fault("province", f"a {file.level.value} has no province", "none")
        elif file.province != file.code and file.province not in provinces:
            what = f'"{clip(file.province)}" is no known province'
            each.fault("province", what, "the code of a province, e.g. 510000")


def _check_name(each: _Read, file: PolicyFile) -> None:
    stem, folder = Path(each.name).stem, Path(each.name).parent.name
    expected = "national" if file.level is Level.NATION else file.code
    named_by_code = _CODE.match(stem) or folder in _FOLDERS
    if not _CODE.match(file.code):
        return  # told already
    if (named_by_code or stem == "national") and stem != expected:
        each.fault("code", f"{file.code} is not the file's name {stem}", f"{expected}.toml")
    level = _FOLDERS.get(folder, file.level)
    if level is not file.level:
        each.fault("level", f"a {file.level.value} stands in {folder}/", level.value)
    if (file.level is Level.NATION) != (file.code == NATION):
        each.fault("level", f"{file.code} is no {file.level.value}", f"{NATION} is the nation")


def _check_ages(read: list[_Read], shipped: Month | None, as_of: Month | None) -> None:
    months = [each.file.checked for each in read if each.file]
    newest = as_of or max([*months, *([shipped] if shipped else [])], default=None)
    for each in read:
        if newest is None or each.file is None:
            continue
        age = newest - each.file.checked
        if age > OLDEST_CHECK:
            what = f"checked {each.file.checked}, {age} months before {newest}"
            each.fault("checked", what, "compare the file with its sources again")


def _check_index(folder: Path, read: list[_Read], strict: bool) -> list[Fault]:
    path = folder / INDEX
    if not path.is_file():
        return [Fault(INDEX, "", "no index of places", INDEX)] if strict else []
    try:
        text = read_text(path, INDEX)
    except ContentError as error:
        return list(error.faults)
    files = [each.file for each in read if each.file]
    return index_faults(text, files, [each.name for each in read if each.file is None])


def _check_others(folder: Path) -> list[Fault]:
    """The reference schemes and guides that stand beside the policy files."""
    faults: list[Fault] = []
    for path in sorted((folder / "reference").glob("*.toml")):
        try:
            load_scheme(path)
        except ContentError as error:
            faults += error.faults
    if (folder / "guides").is_dir():
        faults += load_guides(folder / "guides").faults
    return faults
