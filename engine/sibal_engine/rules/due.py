"""What one month of contributions costs and credits."""

from typing import NamedTuple

from sibal_engine.money import Money


class PensionDue(NamedTuple):
    """A month of pension contributions: fen; None where it is unknown."""

    base: Money | None
    due: Money | None
    credit: Money | None
    contribution_index: int | None
    """Base ÷ average wage in units of 10⁻¹²."""


class MedicalDue(NamedTuple):
    """A month of medical contributions: fen; None where it is unknown."""

    base: Money | None
    due: Money | None
    """Without the extra fees."""
    fee: Money | None
    credit: Money | None
