"""The folder of policy files: an index of places, and the policy of one place on demand."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import sibal_policies
from sibal_engine.errors import ContentError, Fault, clip
from sibal_engine.month import Month
from sibal_engine.policy.index import FILE as INDEX
from sibal_engine.policy.index import Index, Place, load_index, read_index
from sibal_engine.policy.load import load_policy
from sibal_engine.policy.model import Level, PolicyFile
from sibal_engine.policy.overlay import read_overlay
from sibal_engine.policy.resolve import Policy

NATION = "100000"
__all__ = ["NATION", "Library", "Place", "place_file", "read_index", "shipped_folder"]

_IGNORED = re.compile(r"[\s'’·]+")
_SUFFIX = re.compile(r"(?<=..)(?:市|省|(?:壮族|回族|维吾尔)?自治区)\Z")


def shipped_folder() -> Path:
    """The folder of the files that ship with the program."""
    return Path(next(iter(sibal_policies.__path__)))


def place_file(root: Path, place: Place) -> Path:
    """Where the file of a place stands under `root`."""
    if place.level is Level.NATION:
        return root / "national.toml"
    folder = "cities" if place.level is Level.CITY else "provinces"
    return root / folder / f"{place.code}.toml"


class Library:
    """Shipped policy files, and a user's own over them; files are read only when asked for."""

    def __init__(self, root: Path | None = None, overlay: Path | None = None) -> None:
        self.root = root or shipped_folder()
        self.overlay = overlay
        self._overlay_faults: list[Fault] = []
        self._files: dict[str, PolicyFile] = {}
        self._own: dict[str, PolicyFile] | None = None
        self._found: dict[str, Place] = {}
        self._policies: dict[str, Policy] = {}
        self._places: tuple[Place, ...] | None = None
        self._index: Index | None = None

    @property
    def index(self) -> Index:
        """The index of the shipped places."""
        if self._index is None:
            self._index = load_index(self.root / INDEX)
        return self._index

    @property
    def checked(self) -> Month | None:
        """The newest month in which a shipped file was compared with its sources."""
        return self.index.checked

    @property
    def places(self) -> tuple[Place, ...]:
        """Nation, provinces and cities by code; places of the user's own files among them."""
        if self._places is None:
            rows = {place.code: place for place in self.index.places}
            for file in self._overlay().values():
                rows.setdefault(file.code, _own_place(file))
            self._places = tuple(rows[code] for code in sorted(rows))
        return self._places

    @property
    def overlay_faults(self) -> list[Fault]:
        """What is wrong in the user's own files; those files are left out."""
        self._overlay()
        return self._overlay_faults

    def _overlay(self) -> dict[str, PolicyFile]:
        """The user's own files; a broken one is left out and its faults are kept."""
        if self._own is None:
            known = {place.code: place for place in self.index.places}
            self._own, self._overlay_faults = read_overlay(self.overlay, known)
        return self._own

    def find(self, text: str) -> Place:
        """The place of a code, a Chinese name, pinyin or initials; raises `ContentError`."""
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self._search_one(text)
        return found

    def find_hukou(self, text: str) -> str:
        """The code of a province or city; raises `ContentError`.

        A six-digit code of a known province that is on no list stays: only its province matters.
        """
        plain = unicodedata.normalize("NFKC", text[:200]).strip()
        known = {place.code[:2] for place in self.places if place.code != NATION}
        if len(plain) == 6 and plain.isdecimal() and plain[:2] in known:
            return plain
        found = self.find(text)
        if found.level is Level.NATION:
            allowed = "a province or city, see: sibal-tui policy list"
            raise ContentError(Fault(clip(text), "", "unknown place", allowed))
        return found.code

    def _search_one(self, text: str) -> Place:
        wanted = _plain(text)
        short = _SUFFIX.sub("", wanted)
        exact = [p for p in self.places if wanted and {wanted, short} & set(_names(p))]
        matches = exact or [p for p in self.places if wanted and wanted == p.initials]
        cities = [p for p in matches if p.level is Level.CITY] or matches
        if len(cities) == 1:
            return cities[0]
        near = cities or self.search(wanted)[:4]
        known = ", ".join(f"{p.name} {p.code}" for p in near) or "see: sibal-tui policy list"
        what = "more than one place" if cities else "unknown place"
        raise ContentError(Fault(clip(text) or '""', "", what, known))

    def search(self, text: str) -> list[Place]:
        """Places whose code, name, pinyin or initials begin with, then contain, `text`."""
        wanted = _plain(text)
        if not wanted:
            return list(self.places)
        starts, holds = [], []
        for place in self.places:
            names = (*_names(place), place.initials)
            if any(name.startswith(wanted) for name in names):
                starts.append(place)
            elif any(wanted in name for name in names):
                holds.append(place)
        return starts + holds

    def place(self, code: str) -> Place:
        """The place of an exact code; raises `ContentError`."""
        for place in self.places:
            if place.code == code:
                return place
        raise ContentError(Fault(clip(code), "", "unknown place", "see: sibal-tui policy list"))

    def file(self, place: Place) -> PolicyFile:
        """The shipped file of a place; raises `ContentError`."""
        if place.code not in self._files:
            path = place_file(self.root, place)
            self._files[place.code] = load_policy(path, str(path.relative_to(self.root)))
        return self._files[place.code]

    def policy(self, code: str) -> Policy:
        """The policy of a place, reading only the files it needs; raises `ContentError`."""
        if code not in self._policies:
            place = self.place(code)
            chain = [place]
            if place.level is Level.CITY and place.province not in ("", place.code):
                chain.append(self.place(place.province))
            if place.level is not Level.NATION:
                chain.append(self.place(NATION))
            layers: list[PolicyFile] = []
            for each in chain:
                own = self._overlay().get(each.code)
                if own is not None:
                    layers.append(own)
                if not each.user:
                    layers.append(self.file(each))
            self._policies[code] = Policy(layers)
        return self._policies[code]


def _plain(text: str) -> str:
    """What was typed, without width, case, spaces and apostrophes: `Xi'an` is `xian`."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text[:200]).lower())


def _names(place: Place) -> tuple[str, ...]:
    names = (place.code, place.name.lower(), place.pinyin, place.also)
    return tuple(name for name in names if name)


def _own_place(file: PolicyFile) -> Place:
    pinyin = file.pinyin.split()
    initials = "".join(part[:1] for part in pinyin)
    return Place(
        file.code, file.name, "".join(pinyin), initials, file.level, file.province, user=True
    )
