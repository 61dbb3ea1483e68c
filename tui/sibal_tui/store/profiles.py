"""Saved profiles: one TOML file each, found by name, never overwritten behind another window."""

import unicodedata
from pathlib import Path
from typing import NamedTuple

from sibal_engine.case.model import Case
from sibal_engine.case.reader import parse_case
from sibal_engine.errors import ContentError, Fault, clip
from sibal_engine.toml.source import read_text
from sibal_tui.store.files import write_atomically
from sibal_tui.store.paths import profiles_folder, state_folder

SUFFIX = ".toml"
LONGEST_NAME = 60
_FORBIDDEN = set('/\\:*?"<>|')


class ConflictError(Exception):
    """The file on disk is not the one that was read: another window saved or removed it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path.name} was changed by another window")


class Loaded(NamedTuple):
    """A profile that was read, and the text it came from."""

    name: str
    case: Case
    text: str
    """The file's text."""

    @property
    def stamp(self) -> str:
        """Tells this text from any other."""
        return stamp_of(self.text)


class Listed(NamedTuple):
    """A profile in the list; a broken one has faults in place of a case."""

    name: str
    path: Path
    case: Case | None
    faults: tuple[Fault, ...] = ()


def safe_name(name: str) -> str:
    """A profile's name as a file's: no separators, controls or leading dot; raises `ValueError`.

    Chinese stays as it is; at most 60 characters are kept.
    """
    plain = unicodedata.normalize("NFC", name)
    signs = "".join(
        "-" if c in _FORBIDDEN or not c.isprintable() else c for c in plain[: 4 * LONGEST_NAME]
    )
    safe = signs.strip().lstrip(".").strip()[:LONGEST_NAME].rstrip(" .")
    if not safe.strip("-"):
        raise ValueError(f"{clip(name)!r} leaves no name for a file")
    return safe


def profile_path(name: str) -> Path:
    """Where the profile of that name is kept; raises `ContentError` for an impossible name."""
    try:
        return profiles_folder() / (safe_name(name) + SUFFIX)
    except ValueError as error:
        raise ContentError(Fault("profile", "name", str(error), "a name with letters")) from None


def stamp_of(text: str) -> str:
    """A short digest of a file's text: tells whether somebody changed it since."""
    from hashlib import blake2b

    return blake2b(text.encode(), digest_size=16).hexdigest()


def profile_names() -> list[str]:
    """The names of all saved profiles, in order; none where there is no folder yet."""
    try:
        files = [p for p in profiles_folder().iterdir() if p.suffix == SUFFIX]
    except OSError:
        return []
    return sorted(path.stem for path in files if not path.name.startswith("."))


def load_profile(name: str) -> Loaded:
    """Read a saved profile; raises `ContentError`."""
    path = profile_path(name)
    if not path.exists():
        known = ", ".join(profile_names()[:5])
        allowed = known or "see: sibal-tui profile import FILE"
        raise ContentError(Fault(clip(name), "", "no such file or saved profile", allowed))
    text = read_text(path, path.name)
    return Loaded(path.stem, parse_case(text, path.name), text)


def list_profiles() -> list[Listed]:
    """Every saved profile; a broken one is listed with its faults."""
    listed = []
    for name in profile_names():
        path = profiles_folder() / (name + SUFFIX)
        try:
            case = parse_case(read_text(path, path.name), path.name)
            listed.append(Listed(name, path, case))
        except ContentError as error:
            listed.append(Listed(name, path, None, error.faults))
    return listed


def save_profile(name: str, case: Case, expected: str | None = "") -> Loaded:
    """Save a case under a name and return it with its new stamp.

    `expected` is the stamp the caller read, "" for a new file, None to overwrite whatever is
    there. Raises `ConflictError` when the file on disk is another one, `OSError` when it cannot be
    written.
    """
    from sibal_engine.case.writer import to_toml

    path = profile_path(name)
    if expected is not None and current_stamp(path) != expected:
        raise ConflictError(path)
    text = to_toml(case)
    write_atomically(path, text.encode())
    return Loaded(path.stem, case, text)


def current_stamp(path: Path) -> str:
    """The stamp of what is on disk now; "" when there is no file, "?" when it cannot be read."""
    if not path.exists():
        return ""
    try:
        return stamp_of(read_text(path, path.name))
    except ContentError:
        return "?"


def delete_profile(name: str) -> None:
    """Remove a saved profile; a missing one is no mistake."""
    profile_path(name).unlink(missing_ok=True)


def last_profile() -> str | None:
    """The profile that was open last, if it still exists."""
    try:
        name = read_text(_last_file(), "last-profile").strip()
        return name if name and profile_path(name).exists() else None
    except ContentError:
        return None


def remember_profile(name: str) -> None:
    """Open this profile next time; a folder that cannot be written is passed over in silence."""
    try:
        write_atomically(_last_file(), safe_name(name).encode())
    except (OSError, ValueError):
        return


def _last_file() -> Path:
    return state_folder() / "last-profile"


def sample_case() -> Case:
    """The invented person of the first start."""
    path = Path(__file__).resolve().parent.parent / "sample.toml"
    return parse_case(read_text(path, path.name), path.name)
