"""Money as integer fen, and rounding functions named after their rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias, cast

from sibal_engine.errors import WrongValueError, clip

Money: TypeAlias = int
"""An amount in fen."""

_YUAN = re.compile(r"(\d{1,12})(?:\.(\d{1,2}))?\Z", re.ASCII)


def half_up(numerator: int, denominator: int) -> int:
    """四舍五入: the integer nearest to numerator ÷ denominator, halves away from zero."""
    if numerator < 0:
        return -half_up(-numerator, denominator)
    return (2 * numerator + denominator) // (2 * denominator)


def round_up(numerator: int, denominator: int) -> int:
    """The smallest integer not below numerator ÷ denominator."""
    return -(-numerator // denominator)


def fen_half_up(numerator: int, denominator: int) -> Money:
    """An amount to the fen, half up; the quotient is in fen."""
    return half_up(numerator, denominator)


def jiao_up(numerator: int, denominator: int) -> Money:
    """见分进角: any part of a jiao counts as a whole one; the quotient is in fen."""
    return round_up(numerator, denominator * 10) * 10


def yuan_up(numerator: int, denominator: int) -> Money:
    """见角进元: any part of a yuan counts as a whole one; the quotient is in fen."""
    return round_up(numerator, denominator * 100) * 100


def yuan_half_up(numerator: int, denominator: int) -> Money:
    """To whole yuan, half up; the quotient is in fen."""
    return half_up(numerator, denominator * 100) * 100


def parse_yuan(text: object) -> Money:
    """Fen of an amount in yuan such as `4588.00`; raises `WrongValueError` for anything else."""
    found = _YUAN.match(text) if isinstance(text, str) else None
    if found is None:
        raise WrongValueError(
            f"{clip(repr(text))} is not an amount",
            'yuan as a quoted number such as "4588.00", not negative, at most two decimals',
        )
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))


def yuan(fen: Money) -> str:
    """An amount as `4588.00`: the form of TOML and JSON."""
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{fen // 100}.{fen % 100:02d}"


def total_or_none(amounts: Sequence[Money | None]) -> Money | None:
    """The sum of amounts in fen; None where any of them is unknown."""
    return None if None in amounts else sum(cast("Sequence[Money]", amounts))


def add_or_none(a: Money | None, b: Money | None) -> Money | None:
    """Two amounts together, fen; None where either is unknown."""
    return None if a is None or b is None else a + b


def less_or_none(a: Money | None, b: Money | None) -> Money | None:
    """One amount less another, fen; None where either is unknown."""
    return None if a is None or b is None else a - b


def yuan_or_none(fen: Money | None) -> str | None:
    """The same of an amount that may be unknown."""
    return None if fen is None else yuan(fen)


def pretty_yuan(fen: Money) -> str:
    """An amount as `4,588.00`: the form of screens."""
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{fen // 100:,}.{fen % 100:02d}"
