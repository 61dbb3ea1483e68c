"""Writing a set of files to the exports folder, never over older ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from sibal_tui.store.files import write_atomically


def free_stem(folder: Path, stem: str, endings: Mapping[str, str]) -> str:
    """`stem`, or `stem-2` … : the first under which no file of the set exists."""
    return next(
        name
        for name in _stems(stem)
        if not any((folder / f"{name}.{ending}").exists() for ending in endings)
    )


def _stems(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1


def write_set(folder: Path, stem: str, files: Mapping[str, str]) -> list[Path]:
    """Write one file an ending, in UTF-8, readable by their owner; raises `OSError`."""
    name = free_stem(folder, stem, files)
    paths = []
    for ending, content in files.items():
        path = folder / f"{name}.{ending}"
        write_atomically(path, content.encode())
        paths.append(path)
    return paths
