"""If the minimum months are missed at the month wanted: what may be done, as data.

社会保险法 art. 16: pay on, or move to the residents' scheme. 人社部令第13号 art. 2-3: insured
before 2011-07 and still short after five more years: one sum to the minimum; or a refund.
"""

from typing import Any, NamedTuple

from sibal_engine.lang import Lang
from sibal_engine.life.live import Life, wanted_month
from sibal_engine.messages import Message, message
from sibal_engine.money import Money, total_or_none, yuan_or_none
from sibal_engine.month import Month
from sibal_engine.result.award import Award, award_at
from sibal_engine.rules.resident import ResidentTerms, pension

LAW = Month.of(2011, 7)
"""Insured before this month, one may pay the rest in one sum after five more years."""
FIVE_YEARS = 60


class Way(NamedTuple):
    """One way on; fen and months, None: unknown or not said."""

    name: str
    """`pay_on`, `one_sum`, `resident` or `refund`."""
    allowed: bool | None
    note: Message
    month: Month | None = None
    """From when a pension is paid, or the money is."""
    months: int | None = None
    """Months still to pay."""
    cost: Money | None = None
    pension: Money | None = None
    paid_out: Money | None = None

    def to_dict(self, lang: Lang) -> dict[str, Any]:
        """The way as JSON prints it."""

        return {
            "name": self.name,
            "allowed": self.allowed,
            "from": None if self.month is None else str(self.month),
            "months": self.months,
            "cost": yuan_or_none(self.cost),
            "pension": yuan_or_none(self.pension),
            "paid_out": yuan_or_none(self.paid_out),
            "note": self.note.text(lang),
        }


class Shortfall(NamedTuple):
    """The months missing at the month wanted, and the ways on."""

    wanted: Month
    months: int
    required: int
    ways: tuple[Way, ...]

    @property
    def missing(self) -> int:
        """Months missing at the month wanted."""
        return self.required - self.months

    def to_dict(self, lang: Lang) -> dict[str, Any]:
        """`if_minimum_missed` of a result."""
        return {
            "wanted": str(self.wanted),
            "contribution_months": self.months,
            "minimum_months": self.required,
            "missing_months": self.missing,
            "ways": [way.to_dict(lang) for way in self.ways],
        }


def shortfall_of(life: Life) -> Shortfall | None:
    """What is missing at the month wanted; None when the minimum is reached there."""
    wanted = wanted_month(life.case, life.window)
    at = max(int(wanted), life.first - 1)
    months, required = life.months_at(at), life.required(int(wanted))
    if months >= required:
        return None
    award = award_at(life, at)
    ways = (
        _pay_on(life, at),
        _one_sum(life, at, required - months),
        _resident(life, at, award),
        _refund(at, award),
    )
    return Shortfall(wanted, months, required, ways)


def _paid_between(life: Life, first: int, last: int) -> Money | None:
    paid = life.pension.paid[first - life.first : last - life.first + 1]
    return total_or_none(paid)


def _pay_on(life: Life, wanted: int) -> Way:
    """Paying month by month until the minimum is reached."""
    if life.chosen is None or life.chosen <= wanted:
        return Way("pay_on", False, message("way.pay_on_never"))
    end = int(life.chosen)
    return Way(
        "pay_on",
        True,
        message("way.pay_on"),
        month=life.chosen.plus(1),
        months=end - wanted,
        cost=_paid_between(life, wanted + 1, end),
        pension=award_at(life, end).total,
    )


def _one_sum(life: Life, wanted: int, missing: int) -> Way:
    """The rest in one sum, after five years of paying on, for those insured before 2011-07."""
    first = life.case.record.first_insured
    if first is None:
        return Way("one_sum", None, message("way.one_sum_unknown"))
    still = missing - FIVE_YEARS
    if first >= LAW or still <= 0:
        note = message("way.one_sum_no" if first >= LAW else "way.one_sum_needless")
        return Way("one_sum", False, note)
    at = min(wanted + FIVE_YEARS, life.last) - life.first
    due = life.dues.pension[at].due if 0 <= at < len(life.dues.pension) else None
    cost = None if due is None else due * still
    begins = Month(wanted + FIVE_YEARS + 1)
    return Way("one_sum", True, message("way.one_sum"), month=begins, months=still, cost=cost)


def _resident(life: Life, wanted: int, award: Award) -> Way:
    """Both into the residents' scheme: account and years move, the pool's 12 % stay behind."""
    terms = life.terms_at(max(wanted, life.first))
    cell = terms.at("resident_pension.terms", wanted)
    if cell is None:
        place = terms.policy.place.name
        return Way("resident", None, message("unknown.resident_terms", place=place))
    rule = ResidentTerms(cell.values["age"], cell.values["minimum"], cell.values["divisor"])
    begins = max(wanted + 1, int(life.case.person.born) + rule.age + 1)
    basic = terms.at("resident_pension.basic", begins)
    months = life.months_at(wanted)
    amount = None
    if basic is not None and award.balance is not None and months >= rule.minimum:
        amount = pension(basic.values["value"], award.balance, rule)
    missing = max(0, rule.minimum - months)
    note = message("way.resident" if not missing else "way.resident_short")
    begins_at = Month(begins)
    return Way("resident", not missing, note, month=begins_at, months=missing, pension=amount)


def _refund(wanted: int, award: Award) -> Way:
    """The account paid out once, on written request; the relation ends."""
    note, at = message("way.refund"), Month(wanted + 1)
    return Way("refund", True, note, month=at, months=0, paid_out=award.balance)
