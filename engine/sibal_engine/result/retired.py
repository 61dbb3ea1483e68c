"""The months after retirement: pension received, rest of the account, medical credit and dues."""

from dataclasses import dataclass, field
from typing import NamedTuple

from sibal_engine.life.live import Life
from sibal_engine.life.medical_cover import RetireeCover
from sibal_engine.messages import Message, message
from sibal_engine.money import Money, total_or_none
from sibal_engine.months.schedule import PlaceTerms
from sibal_engine.policy.kinds import CreditOf
from sibal_engine.policy.schema import OPTIONS
from sibal_engine.result.award import Award
from sibal_engine.rules.medical_account import band_credit


class Flow(NamedTuple):
    """Sums over some months of retirement; fen. None: unknown."""

    drawn: Money
    received: Money | None
    medical_paid: Money | None
    medical_credited: Money | None
    medical_spent: Money


@dataclass(slots=True, eq=False, repr=False)
class Retired:
    """Columns of the months after `end`, the retirement month."""

    end: int
    start: tuple[Money | None, Money | None]
    received: Money | None = None
    """Pension a month."""
    pension: list[Money | None] = field(default_factory=list)
    drawn: list[Money] = field(default_factory=list)
    medical: list[Money | None] = field(default_factory=list)
    credit: list[Money | None] = field(default_factory=list)
    paid: list[Money | None] = field(default_factory=list)
    spent: list[Money] = field(default_factory=list)
    cover_from: int | None = None
    """First month of free cover in retirement; None when it is unknown or not reached."""
    unknown: dict[str, tuple[Message, str]] = field(default_factory=dict)

    def at(self, month: int) -> tuple[Money | None, Money | None]:
        """Both balances at the end of a month after retirement."""
        offset = month - self.end - 1
        if offset < 0:
            return self.start
        return self.pension[offset], self.medical[offset]

    def between(self, first: int, last: int) -> Flow:
        """Sums over months of retirement."""
        a, b = max(0, first - self.end - 1), last - self.end
        if b <= a:
            return Flow(0, 0, 0, 0, 0)
        received = None if self.received is None else self.received * (b - a)
        return Flow(
            sum(self.drawn[a:b]),
            received,
            total_or_none(self.paid[a:b]),
            total_or_none(self.credit[a:b]),
            sum(self.spent[a:b]),
        )


def retiree_credit(terms: PlaceTerms, month: int, age: int, pension: Money | None) -> Money | None:
    """Monthly credit to a retiree's medical account in fen; None when unknown."""
    cell = terms.at("medical.retiree.credit", month)
    if cell is None:
        return None
    values = cell.values
    if "flexible_monthly" in values:
        return int(values["flexible_monthly"])
    if "bands" in values:
        wage = terms.at("average_wage", (month // 12 - 1) * 12)
        bases = {
            CreditOf.OWN_PENSION: pension,
            CreditOf.AVERAGE_WAGE: wage.values["value"] if wage else None,
        }
        return band_credit(values["bands"], age, bases)
    if "monthly" in values:
        return int(values["monthly"])
    if "yearly" in values:
        yearly, number = int(values["yearly"]), month % 12
        return yearly * (number + 1) // 12 - yearly * number // 12
    return None


def live_retired(life: Life, award: Award, cover: RetireeCover, until: int) -> Retired:
    """The months from the one after retirement to `until`.

    The account pays its part until it is used up, then the pool pays on (川劳险〔1998〕8号 art.
    15); it earns no interest meanwhile (assumed). Missing medical years are paid on month by month.
    """
    # balances of a record that ends after retirement stand for its own last month
    end = max(life.end, life.first - 1)
    balances = (life.pension_balance(end, settle=True), life.medical_balance(end))
    if end > life.end and life.chosen is not None:
        life.assumed["already_retired"] = message("assumed.already_retired", month=life.chosen)
    out = Retired(end, balances, award.total if life.chosen is not None else None)
    if end > life.end and life.chosen is not None:
        _note_dues_now(life, cover, out)
    if cover.reached:
        out.cover_from = end + 1
    if until <= end or life.chosen is None:
        return _idle(out, life, until)
    pension, medical = balances
    part = award.account
    missing = cover.missing
    born = int(life.case.person.born)
    life.assumed["after_retirement"] = message("assumed.no_interest_after_retirement")
    for month in range(end + 1, until + 1):
        terms = life.terms_at(month)
        drawn = 0 if pension is None or part is None else min(part, pension)
        pension = None if pension is None or part is None else pension - drawn
        # a person retired before the record ends pays what the first month ahead costs
        at = max(0, min(month - life.first, len(life.dues.medical) - 1))
        due = life.dues.medical[at]
        dues = None if due.due is None or due.fee is None else due.due + due.fee
        employees = life.dues.options[at] in OPTIONS
        paying = cover.reached is False and missing is not None and missing > 0
        paid: Money | None
        credit: Money | None
        if not employees and not cover.reached:
            # who is in the residents' scheme, or in none, comes no nearer to cover in retirement
            paid, credit = dues, due.credit
        elif paying and missing is not None:
            missing -= 1
            life.assumed.setdefault("pay_on", message("assumed.pay_on_after"))
            paid, credit = dues, due.credit
            if missing == 0:
                out.cover_from = month + 1
        elif cover.reached is None or cover.missing is None:
            paid, credit = None, None
        else:
            paid, credit = 0, retiree_credit(terms, month, month - born, award.total)
            if credit is None:
                place = terms.policy.place
                reason = message("unknown.retiree_credit", place=place.name)
                out.unknown.setdefault("medical.retiree_credit", (reason, place.code))
        spend = life.case.assumptions.medical_spend or 0
        spent = 0
        if medical is None or credit is None:
            medical = None
        else:
            spent = min(spend, medical + credit)
            medical += credit - spent
        out.pension.append(pension)
        out.drawn.append(drawn)
        out.medical.append(medical)
        out.credit.append(credit)
        out.paid.append(paid)
        out.spent.append(spent)
    return out


def _note_dues_now(life: Life, cover: RetireeCover, out: Retired) -> None:
    """Somebody retired already: whether medical is still paid hangs on cover in retirement."""
    if life.dues.options[0] not in OPTIONS:
        return
    if cover.reached is False and cover.missing:
        life.assumed["pay_on"] = message("assumed.pay_on_after")
    elif cover.reason is not None:
        out.unknown["medical.due"] = (cover.reason, life.terms_at(life.end).policy.code)


def _idle(out: Retired, life: Life, until: int) -> Retired:
    """No retirement is reached: the months after the statutory one stay as they are walked."""
    for month in range(out.end + 1, until + 1):
        out.pension.append(life.pension_balance(month, settle=False))
        out.medical.append(life.medical_balance(month))
        offset = month - life.first
        inside = 0 <= offset < len(life.medical.paid)
        out.drawn.append(0)
        out.credit.append(life.medical.credit[offset] if inside else 0)
        out.paid.append(life.medical.paid[offset] if inside else 0)
        out.spent.append(life.medical.spent[offset] if inside else 0)
    return out
