"""Years without a break, where a place takes them in place of a longer total.

Chengdu until 2025: 15 years without a break, or 20 in all. A record that prints totals only does
not say how long its last stretch without a break is: then fewest and most months are given.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Between(NamedTuple):
    """Fewest and most months; equal where the number is known."""

    least: int
    most: int

    @property
    def known(self) -> int | None:
        """The number; None where it is not known."""
        return self.least if self.least == self.most else None

    def raised_to(self, months: int) -> "Between":
        """The same bounds, neither of them below `months`."""
        return Between(max(self.least, months), max(self.most, months))


def unbroken(paid: Sequence[bool], before: int, *, whole: bool = False) -> Between:
    """Months paid without a break up to the last of `paid`, a walk after `before` recorded months.

    `whole`: the recorded months have no break themselves.
    """
    run = next((i for i, each in enumerate(reversed(paid)) if not each), len(paid))
    if run < len(paid):
        return Between(run, run)
    return Between(run + before if whole else run, run + before)


def missing_years(total: int, years: int | None, run: Between) -> Between:
    """Months missing where `years` without a break do as well as the total; None: they do not.

    `total`: months missing to the total, `run`: months without a break so far.
    """
    total = max(0, total)
    if years is None:
        return Between(total, total)
    return Between(min(total, max(0, years - run.most)), min(total, max(0, years - run.least)))
