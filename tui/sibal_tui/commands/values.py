"""Reading what stands on a command line; a wrong value is wrong content, not wrong usage."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable
from typing import TypeVar

from sibal_engine.errors import ContentError, Fault, WrongValueError, clip
from sibal_engine.month import Month
from sibal_engine.rates import PPM

T = TypeVar("T")

_NUMBER = re.compile(r"(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?(%?)\Z", re.ASCII)
_SCIENTIFIC = re.compile(r"\d+(?:\.\d+)?[eE][+-]?\d+\Z", re.ASCII)
_COUNT = re.compile(r"\d{1,6}\Z", re.ASCII)
_MANY = 1000
"""Digits of which the product of all numbers of a command stays within Python's own bound."""
_RANGE = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?\Z", re.ASCII)


def given(option: str, text: str, read: Callable[[str], T]) -> T:
    """The value of an option; raises `ContentError` that names the option."""
    try:
        return read(text)
    except WrongValueError as error:
        raise ContentError(Fault(option, "", error.message, error.allowed)) from None


def month(option: str, text: str) -> Month:
    """A month of the command line."""
    return given(option, text, Month.parse)


def optional_month(option: str, text: str) -> Month | None:
    """A month, or None where the option was not given."""
    return month(option, text) if text else None


def pasted(text: str) -> str:
    """What was pasted or typed with an input method on, in plain signs: `１，２３４．５６` too."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return re.sub(r"(?<=\d)。(?=\d)", ".", plain)


def _long(digits: str) -> str:
    """Digits about to be read; thousands of them, and what comes of them, need Python's leave."""
    if len(digits) > _MANY:
        sys.set_int_max_str_digits(0)
    return digits


def number(digits: int, *, percent: bool = False) -> Callable[[str], int]:
    """A reader of any number not below 0, times 10**digits, half-up beyond that.

    Thousands separators and full-width signs are read, as people paste them.
    """
    allowed = 'such as "3.97%" or "0.0397"' if percent else 'such as "31.33", not negative'

    def read(text: str) -> int:
        plain = pasted(text)
        found = _NUMBER.match(plain)
        if found is None and _SCIENTIFIC.match(plain):
            raise WrongValueError(
                f"{clip(repr(text))} is in scientific notation", 'written out, such as "1000000"'
            )
        if found is None or (found[3] and not percent):
            raise WrongValueError(f"{clip(repr(text))} is not a number", allowed)
        decimals = found[2] or ""
        scale = len(decimals) + (2 if found[3] else 0)
        value = int(_long(found[1].replace(",", "") + decimals))
        if scale <= digits:
            return int(value * 10 ** (digits - scale))
        step = int(10 ** (scale - digits))
        return (2 * value + step) // (2 * step)

    return read


amount = number(2)
"""Fen of an amount in yuan."""
rate = number(len(str(PPM)) - 1, percent=True)
"""ppm of a rate."""


_AGE = re.compile(r"(?:(\d+)(?:y|岁|年))?(?:(\d+)(?:m|个月|月))?\Z", re.ASCII)


def age(text: str) -> int:
    """Months of an age of any length, such as `60y3m` or `60岁3个月`."""
    found = _AGE.match(pasted(text))
    years, months = (found[1], found[2]) if found is not None else (None, None)
    if years is None and months is None:
        allowed = 'years and months such as "60y3m"'
        raise WrongValueError(f"{clip(repr(text))} is not an age", allowed)
    rest = int(_long(months or "0"))
    if years is not None and rest > 11:
        raise WrongValueError(f"{clip(repr(text))} has {rest} months beside its years", "0m to 11m")
    return int(_long(years or "0")) * 12 + rest


def count(most: int) -> Callable[[str], int]:
    """A reader of a whole number from 0 to `most`."""

    def read(text: str) -> int:
        if not _COUNT.match(text) or int(text) > most:
            raise WrongValueError(
                f"{clip(repr(text))} is not a count", f"a whole number 0 to {most}"
            )
        return int(text)

    return read


def months_of_year(text: str) -> tuple[int, int]:
    """The first and last month of `1-12` or `7`."""
    found = _RANGE.match(pasted(text))
    if found is not None:
        first, last = int(found[1]), int(found[2] or found[1])
        if 1 <= first <= last <= 12:
            return first, last
    raise WrongValueError(f"{clip(repr(text))} are no months of a year", 'such as "1-12" or "7"')


def choice(*names: str) -> Callable[[str], str]:
    """A reader of one of some names."""

    def read(text: str) -> str:
        if text not in names:
            raise WrongValueError(
                f"{clip(repr(text))} is not a choice", "one of " + ", ".join(names)
            )
        return text

    return read
