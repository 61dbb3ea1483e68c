"""The user's own policy files: read by the same rules; a faulty one is left out and reported."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sibal_engine.errors import ContentError, Fault
from sibal_engine.policy.checks import value_faults
from sibal_engine.policy.index import FILE as INDEX
from sibal_engine.policy.index import Place
from sibal_engine.policy.load import parse_policy
from sibal_engine.policy.model import Level, PolicyFile
from sibal_engine.toml.source import line_of, read_text

OTHER_FOLDERS = ("guides", "reference")
"""Folders beside the policy files whose TOML has another format."""


def policy_paths(folder: Path) -> list[Path]:
    """Every policy file below a folder, flat or in folders, in a fixed order."""
    found = (path for path in folder.rglob("*.toml") if path.is_file())
    below = ((path, path.relative_to(folder)) for path in found)
    return sorted(
        path
        for path, name in below
        if name.as_posix() != INDEX and not (len(name.parts) > 1 and name.parts[0] in OTHER_FOLDERS)
    )


def read_overlay(
    folder: Path | None, shipped: Mapping[str, Place]
) -> tuple[dict[str, PolicyFile], list[Fault]]:
    """The usable files of the user's folder by code, and the faults of the others."""
    files: dict[str, PolicyFile] = {}
    faults: list[Fault] = []
    try:
        paths = policy_paths(folder) if folder is not None and folder.is_dir() else []
    except OSError as error:
        return {}, [Fault(str(folder), "", error.strerror or "unreadable", "a readable folder")]
    texts: dict[str, str] = {}
    for path in paths:
        name = path.relative_to(folder or path).as_posix()
        file, text, found = _read(path, name)
        if file is not None and file.code in files:
            what = f"{file.code} stands in {files[file.code].file} as well"
            found.append(Fault(name, "code", what, "one file a place", line_of(text, ["code"])))
        faults += found
        if file is not None and not found:
            files[file.code] = file
            texts[file.code] = text
    for file in tuple(files.values()):
        found = _misplaced(file, texts[file.code], files, shipped)
        faults += found
        if found:
            del files[file.code]
    return files, faults


def _read(path: Path, name: str) -> tuple[PolicyFile | None, str, list[Fault]]:
    try:
        text = read_text(path, name)
    except ContentError as error:
        return None, "", list(error.faults)
    file, faults = parse_policy(text, name, user=True)
    if file is not None:
        faults = [*faults, *value_faults(text, file)]
    return file, text, faults


def _misplaced(
    file: PolicyFile, text: str, files: Mapping[str, PolicyFile], shipped: Mapping[str, Place]
) -> list[Fault]:
    """A level other than the shipped one, or a province that nothing describes."""
    known = shipped.get(file.code)
    if known is not None and known.level is not file.level:
        what = f"{file.code} is a {known.level.value}, not a {file.level.value}"
        return [Fault(file.file, "level", what, known.level.value, line_of(text, ["level"]))]
    if known is not None or file.level is not Level.CITY or file.province in ("", file.code):
        return []
    if file.province in shipped or file.province in files:
        return []
    what = f'"{file.province}" is no known province'
    line = line_of(text, ["province"])
    return [Fault(file.file, "province", what, "see: sibal-tui policy list", line)]
