"""Small questions that need no case: a birth month's retirement, a divisor, a year's interest."""

from typing import Any, NamedTuple

from sibal_engine.errors import ContentError, Fault
from sibal_engine.money import Money, yuan
from sibal_engine.month import Month
from sibal_engine.policy.resolve import Hit, Policy
from sibal_engine.rates import decimal_text, rate_text
from sibal_engine.rules.divisor import divisor
from sibal_engine.rules.interest import interest, product_of
from sibal_engine.rules.retirement import REFORM, AgeRule, Window, required_months, window


class RetirementAnswer(NamedTuple):
    """When somebody born in a month may retire, and with how many months of contributions."""

    born: Month
    category: str
    window: Window
    minimum_months: int | None
    earliest_minimum_months: int | None
    rule: Hit

    def to_dict(self) -> dict[str, Any]:
        """The result as `retirement --json` prints it."""
        return {
            "born": str(self.born),
            "category": self.category,
            "statutory": str(self.window.statutory),
            "age_months": self.window.age,
            "delay_months": self.window.delay,
            "earliest": str(self.window.earliest),
            "latest": str(self.window.latest),
            "minimum_months": self.minimum_months,
            "earliest_minimum_months": self.earliest_minimum_months,
        }


def retirement_of(policy: Policy, born: Month, category: str) -> RetirementAnswer:
    """The retirement of a birth month by the rule in force when it is reached."""
    path = f"retirement.{category}"
    rule = policy.find(path, max(int(born) + 50 * 12, int(REFORM)))
    elastic = policy.find("retirement.elastic", REFORM)
    if rule is None or elastic is None:
        raise ContentError(Fault(policy.place.file, path, "no retirement rule is in force"))
    values, spans = rule.entry.values, elastic.entry.values
    span = window(
        int(born),
        AgeRule(values["old_age"], int(values["first_birth"]), values["step"], values["max_delay"]),
        spans["early"],
        spans["late"],
    )
    statutory, earliest = int(span.statutory), int(span.earliest)
    return RetirementAnswer(
        born,
        category,
        span,
        _minimum(policy, statutory, statutory),
        _minimum(policy, earliest, statutory),
        rule,
    )


def _minimum(policy: Policy, chosen: int, statutory: int) -> int | None:
    """Months needed in a month; None where the file does not reach back so far."""
    known = policy.get("pension.minimum_months", "value", min(chosen, statutory))
    return None if known is None else required_months(chosen, statutory, lambda _: int(known))


class DivisorAnswer(NamedTuple):
    """The divisor of an age; None outside the table."""

    age_months: int
    divisor: int | None
    """Tenths of a month."""
    rule: Hit

    def to_dict(self) -> dict[str, Any]:
        """The result as `divisor --json` prints it."""
        return {"age_months": self.age_months, "divisor": tenths(self.divisor)}


def tenths(value: int | None) -> str | None:
    """A divisor with one decimal."""
    return None if value is None else decimal_text(value, 1, 1)


def divisor_of(policy: Policy, age: int, month: Month) -> DivisorAnswer:
    """The divisor of an age in months by the table in force in `month`."""
    rule = policy.find("pension.divisor", month)
    if rule is None:
        raise ContentError(Fault(policy.place.file, "pension.divisor", f"no table in {month}"))
    values = rule.entry.values
    found = divisor(values["by_age"], age, by_month=bool(values.get("by_month")))
    return DivisorAnswer(age, found, rule)


class InterestAnswer(NamedTuple):
    """One account year; fen and ppm."""

    opening: Money
    credited: Money
    interest: Money
    rate: int

    @property
    def closing(self) -> Money:
        """The balance on 31 December."""
        return self.opening + self.credited + self.interest

    def to_dict(self) -> dict[str, Any]:
        """The result as `interest --json` prints it."""
        return {
            "opening": yuan(self.opening),
            "credited": yuan(self.credited),
            "interest": yuan(self.interest),
            "closing": yuan(self.closing),
            "rate": rate_text(self.rate),
        }


def interest_year(
    opening: Money, monthly: Money, first: int, last: int, rate: int
) -> InterestAnswer:
    """A year with equal credits in the months `first` to `last`, settled on 31 December."""
    earned = interest(opening, product_of(monthly, first, last), rate)
    return InterestAnswer(opening, monthly * (last - first + 1), earned, rate)
