"""Reading what stands on a command line; a wrong value is wrong content, not wrong usage."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from sibal_engine.errors import ContentError, Fault, WrongValueError, clip
from sibal_engine.month import Month
from sibal_engine.rates import PPM

T = TypeVar("T")

_NUMBER = re.compile(r"(\d{1,18})(?:\.(\d{1,30}))?(%?)\Z", re.ASCII)
_COUNT = re.compile(r"\d{1,6}\Z", re.ASCII)
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


def number(digits: int, *, percent: bool = False) -> Callable[[str], int]:
    """A reader of any number not below 0, times 10**digits, half-up beyond that."""
    allowed = 'such as "3.97%" or "0.0397"' if percent else 'such as "31.33", not negative'

    def read(text: str) -> int:
        found = _NUMBER.match(text.strip())
        if found is None or (found[3] and not percent):
            raise WrongValueError(f"{clip(repr(text))} is not a number", allowed)
        decimals = found[2] or ""
        scale = len(decimals) + (2 if found[3] else 0)
        value = int(found[1] + decimals)
        if scale <= digits:
            return int(value * 10 ** (digits - scale))
        step = int(10 ** (scale - digits))
        return (2 * value + step) // (2 * step)

    return read


amount = number(2)
"""Fen of an amount in yuan."""
rate = number(len(str(PPM)) - 1, percent=True)
"""ppm of a rate."""


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
    found = _RANGE.match(text.strip())
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
