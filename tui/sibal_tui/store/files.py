"""Writing a file so that it is either the old one or the new one, and only its owner reads it."""

from __future__ import annotations

import contextlib
import itertools
import os
from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600
_counter = itertools.count()


def make_folder(folder: Path) -> Path:
    """The folder, made for its owner alone when it was missing."""
    if not folder.is_dir():
        # `parents=True` would leave the folders above open to everybody
        make_folder(folder.parent)
        folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    return folder


def write_atomically(path: Path, data: bytes) -> None:
    """Write to a temporary file beside `path`, sync it and rename it over the old one (0600).

    Raises `OSError`; the old file then stays as it was.
    """
    make_folder(path.parent)
    # a name of this process: two windows never write the same temporary file
    temporary = path.parent / f".{os.getpid()}-{next(_counter)}.tmp"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself survive a crash, where the platform can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
