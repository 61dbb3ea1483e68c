"""Checks of the values of one policy file: bounds, implausible rates, jumps from year to year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from sibal_engine.errors import Fault
from sibal_engine.money import yuan
from sibal_engine.policy.kinds import AMOUNT, BANDS, MONTHLY, RATE, TIERS, YEARLY, Band
from sibal_engine.policy.model import Entry, Level, PolicyFile
from sibal_engine.policy.schema import BY_PATH, Lasts, Series
from sibal_engine.rates import PPM, percent_text
from sibal_engine.toml.reader import Reader

MONEY = (MONTHLY, YEARLY, AMOUNT)
HIGHEST_RATE = 40 * PPM // 100
"""No contribution or crediting rate was ever above this: a higher one lacks its % sign."""
HIGHEST_SHARE: Mapping[str, int] = {
    "share": 4 * PPM,
    "lower_share": PPM,
    "upper_share": 4 * PPM,
    "low_index_scale": PPM,
    "ratio": PPM,
    "ratio_active": PPM,
    "ratio_retired": PPM,
}
"""Fields of kind rate that are shares of something, and what they may not exceed."""
RISE, RISE_OF_LIMITS, FALL = 140, 125, 80
"""Percent of the year before beyond which a yearly amount looks like a typing error.

Limits of a base follow the average wage of all units, which since 2019 grew by less than that.
"""

_ORDERED = (
    ("lower", "upper"),
    ("lower", "wage"),
    ("wage", "upper"),
    ("lower", "fixed"),
    ("fixed", "upper"),
    ("lower_share", "upper_share"),
    ("extra", "value"),
    ("months", "at_most"),
)
"""Fields that must not fall from left to right."""


def value_faults(text: str, file: PolicyFile) -> list[Fault]:
    """Every implausible value of one file, with its line in `text`."""
    reader = Reader(file.file, text)
    for path, entries in file.series.items():
        series = BY_PATH[path]
        for entry in entries:
            _check_bounds(reader, series, entry)
            _check_rates(reader, series, entry)
            if entry.frame and file.level is not Level.NATION:
                reader.fault([*_at(series, entry), "frame"], "a frame is national", "no frame")
        if series.lasts is Lasts.PERIOD:
            _check_jumps(reader, series, entries)
    return reader.faults


def _at(series: Series, entry: Entry) -> list[str | int]:
    return [*series.path.split("."), entry.number]


def _shown(series: Series, name: str, value: Any) -> str:
    kind = series.field(name).kind
    return percent_text(value) if kind is RATE else str(kind.show(value))


def _check_bounds(reader: Reader, series: Series, entry: Entry) -> None:
    values = entry.values
    for low, high in _ORDERED:
        if low not in values or high not in values:
            continue
        if values[low] > values[high]:
            what = f"{low} {_shown(series, low, values[low])} is above"
            what += f" {high} {_shown(series, high, values[high])}"
            reader.fault([*_at(series, entry), low], what, f"{low} ≤ {high}")
            break  # one wrong limit stands in the wrong order to several others
    tiers = values.get("tiers", ())
    for name, outside in (("lower", tiers[:1]), ("upper", tiers[-1:])):
        if outside and name in values:
            tier = outside[0]
            if tier < values[name] if name == "lower" else tier > values[name]:
                what = f"the tier {yuan(tier)} lies outside {name} {yuan(values[name])}"
                reader.fault([*_at(series, entry), "tiers"], what, "tiers within the limits")
    for name, band in _bands(series, entry):
        if band.floor is not None and band.ceiling is not None and band.floor > band.ceiling:
            what = f"floor {yuan(band.floor)} is above ceiling {yuan(band.ceiling)}"
            reader.fault([*_at(series, entry), name], what, "floor ≤ ceiling")


def _bands(series: Series, entry: Entry) -> Iterator[tuple[str, Band]]:
    for field in series.fields:
        if field.kind is BANDS:
            for band in entry.values.get(field.name, ()):
                yield field.name, band


def _check_rates(reader: Reader, series: Series, entry: Entry) -> None:
    rates = [
        (field.name, entry.values[field.name], HIGHEST_SHARE.get(field.name, HIGHEST_RATE))
        for field in series.fields
        if field.kind is RATE and field.name in entry.values
    ]
    rates += [
        (name, rate, HIGHEST_RATE)
        for name, band in _bands(series, entry)
        for rate in (band.rate, band.own_part)
    ]
    for name, rate, highest in rates:
        if rate > highest:
            what = f"{percent_text(rate)} is implausible"
            reader.fault([*_at(series, entry), name], what, f"at most {percent_text(highest)}")


def _amounts(series: Series, entry: Entry) -> Iterator[tuple[str, int]]:
    """The amounts of an entry that are compared with the year before."""
    for field in series.fields:
        value = entry.values.get(field.name)
        if value is None:
            continue
        if field.kind in MONEY:
            yield field.name, value
        elif field.kind is TIERS:
            yield field.name, value[0]


def _check_jumps(reader: Reader, series: Series, entries: tuple[Entry, ...]) -> None:
    known = [entry for entry in entries if not entry.unknown]
    rise = RISE_OF_LIMITS if series.path.endswith(".base") else RISE
    for before, after in pairwise(known):
        if after.jump:
            continue
        past = dict(_amounts(series, before))
        years = max(1, min(40, (after.since - before.since + 6) // 12))
        for name, value in _amounts(series, after):
            old = past.get(name)
            if old and not _near(old, value, years, rise):
                what = f"{yuan(value)} is far from {yuan(old)} of {before.since}"
                allowed = f'at most {rise - 100} % up or 20 % down, or jump = "why"'
                reader.fault([*_at(series, after), name], what, allowed)


def _near(old: int, new: int, years: int, rise: int) -> bool:
    """Whether an amount is at most `rise` percent of each year before and 20 % down in all."""
    return 100 * new >= FALL * old and 100**years * new <= rise**years * old
