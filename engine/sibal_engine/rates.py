"""Rates, indices and shares as exact integers: millionths (ppm), never binary floats."""

from __future__ import annotations

import re

from sibal_engine.errors import WrongValueError, clip

PPM = 1_000_000
"""One (100 %) in ppm."""
INDEX_DIGITS = 12
INDEX_ONE = 10**INDEX_DIGITS
"""A contribution index of 1, in units of 10⁻¹²."""

_NUMBER = re.compile(r"(-?)(\d{1,9})(?:\.(\d{1,12}))?(%?)\Z", re.ASCII)
_FRACTION = re.compile(r"(\d{1,3})/(\d{1,3})\Z", re.ASCII)


def parse_scaled(text: object, scale_digits: int, *, what: str, allowed: str) -> int:
    """A decimal (or a percentage) times 10**scale_digits, exactly; raises `WrongValueError`."""
    found = _NUMBER.match(text) if isinstance(text, str) else None
    if found is None:
        raise WrongValueError(f"{clip(repr(text))} is not {what}", allowed)
    shift = scale_digits - (2 if found[4] else 0)
    digits = (found[3] or "").rstrip("0")
    if len(digits) > shift:
        raise WrongValueError(
            f"{clip(repr(text))} has too many decimals", f"at most {shift} decimals"
        )
    value: int = int(found[2]) * 10**shift + int((digits or "0").ljust(shift, "0"))
    return -value if found[1] else value


def parse_rate(text: object) -> int:
    """A rate in ppm from `"3.97%"` or `"0.0397"`; not negative, at most 1000 %."""
    value = parse_scaled(text, 6, what="a rate", allowed='such as "3.97%" or "0.0397"')
    if not 0 <= value <= 10 * PPM:
        raise WrongValueError(f"{clip(repr(text))} is out of range", "0% to 1000%")
    return value


def parse_growth(text: object) -> int:
    """A growth rate in ppm a year; may be negative, from -50 % to 50 %."""
    value = parse_scaled(text, 6, what="a rate", allowed='such as "3%" or "-0.5%"')
    if not -PPM // 2 <= value <= PPM // 2:
        raise WrongValueError(f"{clip(repr(text))} is out of range", "-50% to 50%")
    return value


def parse_share(text: object) -> tuple[int, int]:
    """A share as (numerator, denominator) from `"2/3"`, `"50%"` or `"0.5"`."""
    found = _FRACTION.match(text) if isinstance(text, str) else None
    if found is not None and int(found[2]) > 0:
        return int(found[1]), int(found[2])
    return parse_rate(text), PPM


def decimal_text(value: int, digits: int, keep: int = 0) -> str:
    """`value` ÷ 10**digits without trailing zeros, but at least `keep` decimals."""
    sign, value = ("-", -value) if value < 0 else ("", value)
    whole, part = divmod(value, 10**digits)
    decimals = f"{part:0{digits}d}".rstrip("0") if digits else ""
    decimals = decimals.ljust(keep, "0")
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"


def rate_text(ppm: int) -> str:
    """A rate as a decimal fraction: 39 700 ppm is `0.0397`, the form of JSON."""
    return decimal_text(ppm, 6)


def percent_text(ppm: int) -> str:
    """A rate as a percentage: 39 700 ppm is `3.97%`, the form of screens."""
    return decimal_text(ppm, 4) + "%"
