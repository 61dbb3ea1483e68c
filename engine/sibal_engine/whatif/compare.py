"""Comparing a case with a variant of it: some keys set to other values."""

import tomllib
from collections.abc import Mapping
from typing import Any, NamedTuple

from sibal_engine.case.model import Case
from sibal_engine.case.reader import read_case
from sibal_engine.case.writer import to_toml
from sibal_engine.errors import ContentError, Fault, clip
from sibal_engine.lang import Lang
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.result.difference import delta
from sibal_engine.result.project import Projection, project
from sibal_engine.result.project_json import projection_dict

_WHOLE = {
    "schema",
    "pension_months",
    "deemed_months",
    "medical_months",
    "medical_local_months",
    "months",
}


class Comparison(NamedTuple):
    """Base and variant, and each change by itself."""

    base: Projection
    variant: Projection
    sets: Mapping[str, str]
    before: Mapping[str, str | None]
    single: Mapping[str, Projection]
    """The base with one of the changes alone."""

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The result as `compare --json` prints it."""
        base, variant = projection_dict(self.base, lang), projection_dict(self.variant, lang)
        return {
            "base": base,
            "variant": variant,
            "difference": delta(variant, base),
            "inputs": [
                {
                    "key": key,
                    "before": self.before[key],
                    "after": value,
                    "difference": delta(projection_dict(self.single[key], lang), base),
                }
                for key, value in self.sets.items()
            ],
        }


def _value(key: str, text: str) -> object:
    if key in _WHOLE and text.isascii() and text.isdecimal() and len(text) < 6:
        return int(text)
    return {"true": True, "false": False}.get(text, text)


def document_of(case: Case) -> dict[str, Any]:
    """The TOML document of a case."""
    return tomllib.loads(to_toml(case))


def _set(document: dict[str, Any], path: str, text: str) -> str | None:
    """Set one dotted key; returns what stood there before."""
    parts = path.split(".")
    node: Any = document
    for part in parts[:-1]:
        if isinstance(node, list):
            if not part.isdecimal() or int(part) >= len(node):
                raise ContentError(Fault("--set", path, "no such entry", f"0 to {len(node) - 1}"))
            node = node[int(part)]
        elif isinstance(node, dict):
            node = node.setdefault(part, {})
        else:
            raise ContentError(Fault("--set", path, "no such key", "plan.pension_base=100%"))
    if not isinstance(node, dict):
        raise ContentError(Fault("--set", path, "no such key", "plan.pension_base=100%"))
    before = node.get(parts[-1])
    node[parts[-1]] = _value(parts[-1], text)
    return None if before is None else clip(before)


def variant_of(case: Case, sets: Mapping[str, str]) -> tuple[Case, dict[str, str | None]]:
    """The case with keys set, and what they were; raises `ContentError`."""
    document = document_of(case)
    before = {path: _set(document, path, text) for path, text in sets.items()}
    return read_case(document, "", "--set"), before


def compare(
    case: Case, world: World, sets: Mapping[str, str], as_of: Month | None = None
) -> Comparison:
    """Compare a case with its variant; raises `ContentError` for a wrong key or value."""
    varied, before = variant_of(case, sets)
    base = project(case, world, as_of)
    try:
        variant = project(varied, world, as_of)
    except ContentError as error:
        named = (f._replace(file="--set") if f.file == varied.name else f for f in error.faults)
        raise ContentError(*named) from None
    single = {}
    for path, text in sets.items():
        alone = {path: text}
        single[path] = (
            variant if len(sets) == 1 else project(variant_of(case, alone)[0], world, as_of)
        )
    return Comparison(base, variant, sets, before, single)
