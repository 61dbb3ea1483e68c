"""Whether the limits of a pension base are the shares of the average wage written beside them.

Only the linter asks: a file that leaves it open can be computed with all the same.
"""

from __future__ import annotations

from sibal_engine.errors import Fault
from sibal_engine.money import yuan
from sibal_engine.policy.model import Entry, PolicyFile
from sibal_engine.toml.reader import Reader

PATH = "pension.base"
LOWER, UPPER = 60, 300
"""Percent of the average wage that the limits are: 国办发〔2019〕13号."""
ROUNDING = 500
"""Fen by which notices round a limit: to the yuan, or the wage itself was rounded before."""


def limit_faults(text: str, file: PolicyFile) -> list[Fault]:
    """Limits of one file that are not 60 % and 300 % of their wage, with their line in `text`.

    A lower limit below its share may be a transitional one: then a `note` or `text` says so.
    """
    reader = Reader(file.file, text)
    for entry in file.series.get(PATH, ()):
        wage = entry.values.get("wage")
        if wage is None or not _in_order(entry, wage):
            continue
        lower, upper = entry.values.get("lower"), entry.values.get("upper")
        if lower is not None and _off(lower, wage, LOWER) and not _transitional(entry):
            _tell(reader, entry, "lower", LOWER)
        if upper is not None and _off(upper, wage, UPPER):
            _tell(reader, entry, "upper", UPPER)
    return reader.faults


def _in_order(entry: Entry, wage: int) -> bool:
    """Whether lower ≤ wage ≤ upper; limits in the wrong order are told by another check."""
    return bool(entry.values.get("lower", wage) <= wage <= entry.values.get("upper", wage))


def _off(limit: int, wage: int, percent: int) -> bool:
    """Whether a limit is further from its share of the wage than rounding explains."""
    return abs(100 * limit - percent * wage) > 100 * ROUNDING


def _below(entry: Entry) -> bool:
    return bool(100 * entry.values["lower"] < LOWER * entry.values["wage"])


def _transitional(entry: Entry) -> bool:
    """Whether a lower limit below its share is explained."""
    return _below(entry) and bool(entry.note or entry.values.get("text"))


def _tell(reader: Reader, entry: Entry, name: str, percent: int) -> None:
    limit, wage = entry.values[name], entry.values["wage"]
    what = f"{name} {yuan(limit)} is not {percent} % of the wage {yuan(wage)}"
    right = yuan(percent * wage // 100)
    if name == "lower" and _below(entry):
        allowed = f"{right}, or a note that says why"
    else:
        allowed = f"{right}, or no wage"
    reader.fault([*PATH.split("."), entry.number, name], what, allowed)
