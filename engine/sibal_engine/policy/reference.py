"""Named reference schemes of the medical account: historic formulas by age band."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sibal_engine.errors import ContentError, Fault, WrongValueError
from sibal_engine.policy.kinds import BANDS, Band, CreditOf
from sibal_engine.policy.load import read_sources
from sibal_engine.policy.model import Source
from sibal_engine.toml.reader import Reader
from sibal_engine.toml.source import parse_text, read_text

SCHEMA_VERSION = 1
GROUPS = ("active", "retired", "without_employer")
"""In work; retired; retired from an employer that no longer exists."""
_KEYS = ("schema", "id", "name", "note", "source", *GROUPS)
_USES = {
    "active": {CreditOf.OWN_BASE, CreditOf.AVERAGE_WAGE, CreditOf.FIXED},
    "retired": set(CreditOf) - {CreditOf.OWN_BASE},
    "without_employer": set(CreditOf) - {CreditOf.OWN_BASE, CreditOf.AVERAGE_STAFF_BASE},
}


class Scheme(NamedTuple):
    """One way a medical account was credited, by age; `band_credit` computes a month."""

    id: str
    name: str
    note: str
    active: tuple[Band, ...]
    retired: tuple[Band, ...]
    without_employer: tuple[Band, ...]
    """Empty where the scheme has no rule of its own: then `retired` holds."""
    sources: tuple[Source, ...]

    def bands(self, group: str) -> tuple[Band, ...]:
        """The bands of one of `GROUPS`."""
        found = {
            "active": self.active,
            "retired": self.retired,
            "without_employer": self.without_employer or self.retired,
        }
        return found[group]


def _read_bands(reader: Reader, data: Mapping[str, Any], group: str) -> tuple[Band, ...]:
    if group not in data:
        if group != "without_employer":
            reader.fault([], f"the scheme has no [[{group}]] bands", f"[[{group}]]")
        return ()
    try:
        bands: tuple[Band, ...] = BANDS.read(data[group])
    except WrongValueError as error:
        reader.fault([group], error.message, error.allowed)
        return ()
    for number, band in enumerate(bands):
        if band.of not in _USES[group]:
            allowed = ", ".join(sorted(of.value for of in _USES[group]))
            reader.fault([group, number, "of"], f"{band.of.value} is no base of {group}", allowed)
        if group != "active" and band.own_part:
            reader.fault(
                [group, number, "own_part"], f"{group} people pay no own part", "no own_part"
            )
    return bands


def parse_scheme(text: str, name: str) -> tuple[Scheme | None, list[Fault]]:
    """Read one reference scheme; returns the scheme (None when it is broken) and its faults."""
    try:
        data = parse_text(text, name)
    except ContentError as error:
        return None, list(error.faults)
    reader = Reader(name, text)
    reader.only(data, [], _KEYS)
    if data.get("schema") != SCHEMA_VERSION:
        reader.fault(["schema"], "unknown schema", f"{SCHEMA_VERSION}")
    texts = {key: reader.text_at(data, key, []) for key in ("id", "name", "note")}
    for key in ("id", "name"):
        if not texts[key]:
            reader.fault([key], f"the scheme has no {key}", f'{key} = "…"')
    bands = {group: _read_bands(reader, data, group) for group in GROUPS}
    sources = tuple(read_sources(reader, data.get("source", [])).values())
    if not sources:
        reader.fault(["source"], "the scheme has no source", "[[source]]")
    if reader.faults:
        return None, reader.faults
    return Scheme(
        texts["id"],
        name=texts["name"],
        note=texts["note"],
        active=bands["active"],
        retired=bands["retired"],
        without_employer=bands["without_employer"],
        sources=sources,
    ), []


def load_scheme(path: Path) -> Scheme:
    """Read one reference scheme; raises `ContentError` with every fault it holds."""
    scheme, faults = parse_scheme(read_text(path, path.name), path.name)
    if scheme is not None and scheme.id != path.stem:
        faults = [Fault(path.name, "id", f'id "{scheme.id}" is not the file\'s name', path.stem)]
    if scheme is None or faults:
        raise ContentError(*faults)
    return scheme


def load_schemes(root: Path) -> Mapping[str, Scheme]:
    """The reference schemes of a policy folder by id; raises `ContentError`."""
    schemes = map(load_scheme, sorted((root / "reference").glob("*.toml")))
    return {scheme.id: scheme for scheme in schemes}
