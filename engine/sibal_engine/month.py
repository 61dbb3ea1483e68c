"""Calendar months and ages as integers; a day never appears, an age is never in years alone."""

from __future__ import annotations

import re
from functools import lru_cache

from sibal_engine.errors import WrongValueError, clip

_MONTH = re.compile(r"(\d{4})-(\d{2})\Z", re.ASCII)
_SPAN = re.compile(r"(?:(\d{1,3})y)?(?:(\d{1,4})m)?\Z", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1900, 2200


class Month(int):
    """Months since year 0: `2025-01` is 2025 × 12. Prints as `YYYY-MM`."""

    __slots__ = ()

    @classmethod
    def of(cls, year: int, month: int) -> Month:
        """The month of a year; `month` counts from 1."""
        return cls(year * 12 + month - 1)

    @classmethod
    def parse(cls, text: object) -> Month:
        """Read `YYYY-MM`; raises `WrongValueError` for anything else."""
        found = _MONTH.match(text) if isinstance(text, str) else None
        if found is None:
            raise WrongValueError(f"{clip(repr(text))} is not a month", 'a month such as "2025-01"')
        year, month = int(found[1]), int(found[2])
        if not 1 <= month <= 12:
            raise WrongValueError(f'"{text}" has no month {found[2]}', "months 01 to 12")
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise WrongValueError(f'"{text}" is out of range', f"years {FIRST_YEAR} to {LAST_YEAR}")
        return cls.of(year, month)

    @property
    def year(self) -> int:
        """Calendar year."""
        return int(self) // 12

    @property
    def month(self) -> int:
        """Month of the year, from 1."""
        return int(self) % 12 + 1

    def plus(self, months: int) -> Month:
        """The month that many months later (earlier when negative)."""
        return Month(int(self) + months)

    def __str__(self) -> str:
        return month_text(int(self))

    def __repr__(self) -> str:
        return f"Month({self})"

    def __format__(self, spec: str) -> str:
        return format(month_text(int(self)), spec)


@lru_cache(maxsize=2048)
def month_text(value: int) -> str:
    """`YYYY-MM` of an integer month."""
    return f"{value // 12:04d}-{value % 12 + 1:02d}"


def parse_span(text: object) -> int:
    """Months of an age or a duration such as `60y3m`, `25y` or `6m`; raises `WrongValueError`."""
    found = _SPAN.match(text) if isinstance(text, str) and text else None
    if found is None:
        raise WrongValueError(
            f"{clip(repr(text))} is not an age", 'years and months such as "60y3m"'
        )
    years, months = int(found[1] or 0), int(found[2] or 0)
    if found[1] and found[2] and months > 11:
        raise WrongValueError(f'"{text}" has {months} months beside its years', "0m to 11m")
    return years * 12 + months


def span_text(months: int) -> str:
    """An age or a duration as `60y3m`."""
    return f"{months // 12}y{months % 12}m"
