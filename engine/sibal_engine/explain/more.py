"""The figures of the record, subsidies, survivors, ways on and real terms, by their paths."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from sibal_engine.explain import ranges, real, record, record_medical, rights, transfer
from sibal_engine.explain.step import Step
from sibal_engine.result.project import Projection

Maker = Callable[[Projection], list[Step]]

_SUBSIDY = (
    "planned",
    "from",
    "to",
    "to_retirement",
    "share",
    "of",
    "covers",
    "months",
    "monthly",
    "total",
)
_SURVIVOR = (
    "month",
    "contribution_months",
    "pension_account",
    "medical_account",
    "funeral_months",
    "funeral",
    "grant_months",
    "grant",
    "income",
)
_MISSED = ("wanted", "contribution_months", "minimum_months", "missing_months")
_RECORD: Mapping[str, Callable[[Projection, str], list[Step]]] = {
    "given": record.given,
    "from_spells": record.from_spells,
    "difference": record.differs,
}


def _named(
    projection: Projection, make: Callable[[Projection, str], list[Step]], name: str
) -> list[Step]:
    return make(projection, name)


MORE: Mapping[str, Maker] = {
    **{f"subsidy.{name}": rights.subsidy for name in _SUBSIDY},
    **{
        f"survivor.{when}.{name}": partial(rights.survivor, when=when, name=name)
        for when in ("now", "at_retirement")
        for name in _SURVIVOR
    },
    **{f"if_minimum_missed.{name}": rights.if_minimum_missed for name in _MISSED},
    **{
        f"record.{part}.{name}": partial(_named, make=make, name=name)
        for part, make in _RECORD.items()
        for name in record.NAMES
    },
    **{
        f"record.medical.{name}": partial(_named, make=record_medical.medical, name=name)
        for name in record_medical.NAMES
    },
    **real.FIGURES,
    "transfer": transfer.moves,
}
"""Path → the maker of its steps."""


def of_prefix(projection: Projection, head: str, rest: str) -> list[Step] | None:
    """Steps of a path with a year, a way or a month in it; None for another head."""
    if head == "real":
        return real.real(projection, rest)
    if head == "if_minimum_missed" and rest.startswith("ways."):
        return rights.if_minimum_missed(projection)
    if head == "ranges":
        return ranges.ranges(projection, rest)
    if head == "transfer":
        return transfer.transfer(projection, rest)
    return None
