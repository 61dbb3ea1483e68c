"""Where a life begins: the record's totals, else its spells, with every default named."""

from __future__ import annotations

from sibal_engine.case.model import Case
from sibal_engine.messages import Message, message
from sibal_engine.money import Money
from sibal_engine.months.ledger import Start
from sibal_engine.months.schedule import World
from sibal_engine.rates import INDEX_ONE
from sibal_engine.record.history import PAID, History, history_of

LOWEST_INDEX: int = INDEX_ONE * 6 // 10


def start_of(
    case: Case,
    world: World,
    assumed: dict[str, Message],
    unknown: dict[str, tuple[Message, str]],
) -> Start:
    """The start of a walk from the record of a case; notes what is assumed or unknown."""
    record = case.record
    history = history_of(case, world)
    carried = record.carried
    paid = _pension_months(case, history, assumed)
    deemed = record.deemed_months or (history.deemed if history else 0)
    months = paid + deemed
    if record.medical_months is None:
        assumed["medical_months"] = message("assumed.medical_months")
    medical = record.medical_months or 0
    balance = _balance(case, history, months, assumed, unknown)
    medical_balance = record.medical_balance
    if medical_balance is None and medical == 0:
        medical_balance = 0
    if medical_balance is None:
        reason = message("unknown.balance_not_recorded", what="医保个人账户余额")
        unknown["balances.medical"] = (reason, case.city)
    opening, product = _this_year(case, balance, history, assumed)
    elsewhere = _paid_elsewhere(case, world) if carried is None and medical else {}
    local = record.medical_local_months
    if local is None:
        away = sum(elsewhere.values())
        local = max(0, medical - away)
        if away:
            assumed["local_months"] = message("assumed.local_months_by_spells", months=away)
        elif medical:
            assumed["local_months"] = message("assumed.local_months")
    return Start(
        pension_balance=balance,
        opening=opening,
        product=product,
        pension_months=months,
        index_sum=_index_sum(case, history, paid, deemed, assumed, unknown),
        medical_balance=medical_balance,
        medical_months=medical,
        local_months=local,
        deemed=deemed,
        due_months=_due_months(case, history, deemed),
        local_elsewhere=carried.local_months if carried else tuple(elsewhere.items()),
        earlier_pension=carried.pension if carried else (),
        earlier_medical=carried.medical if carried else (),
    )


def _paid_elsewhere(case: Case, world: World) -> dict[str, int]:
    """Months that the spells say were paid in other places, by place code."""
    find, found = world.library.find, dict[str, int]()
    home = find(case.city).code
    for spell in case.record.spells:
        code = find(spell.city).code if spell.city else home
        if code != home and spell.kind in PAID:
            months = int(spell.last) - int(spell.first) + 1
            found[code] = found.get(code, 0) + months
    return found


def _due_months(case: Case, history: History | None, deemed: int) -> int | None:
    """Months that should have been paid up to the record's end; None: those that were."""
    if case.record.carried is not None:
        return case.record.carried.due_months
    if history is not None and history.complete and case.record.average_index is None:
        return history.due_months + deemed
    return None


def _pension_months(case: Case, history: History | None, assumed: dict[str, Message]) -> int:
    """Paid months: the given total, else those of the spells."""
    if case.record.pension_months is not None:
        return case.record.pension_months
    if history is not None:
        return history.months
    assumed["pension_months"] = message("assumed.pension_months")
    return 0


def _balance(
    case: Case,
    history: History | None,
    months: int,
    assumed: dict[str, Message],
    unknown: dict[str, tuple[Message, str]],
) -> Money | None:
    """The account at the record's end: as printed, else recomputed, else 0 without any months."""
    if case.record.pension_balance is not None:
        return case.record.pension_balance
    if months == 0:
        return 0
    reason = message("unknown.balance_not_recorded", what="养老个人账户余额")
    if history is not None:
        assumed.update(history.notes)
        if history.balance is not None:
            assumed["pension_balance"] = message("assumed.balance_from_spells")
            return history.balance
        reason = history.balance_reason or reason
    unknown["balances.pension"] = (reason, case.city)
    return None


def _index_sum(
    case: Case,
    history: History | None,
    paid: int,
    deemed: int,
    assumed: dict[str, Message],
    unknown: dict[str, tuple[Message, str]],
) -> int | None:
    """Sum of the indices of all months on the record, deemed ones included."""
    if case.record.carried is not None:
        return case.record.carried.index_sum
    given = case.record.average_index
    if given is not None:
        return given * (paid + deemed)
    if history is not None:
        return sum_of_spells(case, history, paid, deemed, assumed, unknown)
    if paid + deemed:
        assumed["average_index"] = message("assumed.average_index")
    return LOWEST_INDEX * (paid + deemed)


def sum_of_spells(
    case: Case,
    history: History,
    paid: int,
    deemed: int,
    assumed: dict[str, Message],
    unknown: dict[str, tuple[Message, str]],
) -> int | None:
    """The sum by the spells: uncovered months at the lowest tier, deemed ones at their average."""
    total = history.index_sum
    if total is None:
        reason = history.index_reason or message("unknown.average_wage", place=case.city)
        unknown["pension.average_index"] = (reason, case.city)
        return None
    rest = max(0, paid - history.months)
    if rest:
        note = message("assumed.rest_index", covered=history.months, rest=rest)
        assumed["average_index"] = note
        total += LOWEST_INDEX * rest
    if deemed and paid:
        assumed["deemed_index"] = message("assumed.deemed_index")
        total = total * (paid + deemed) // paid
    elif deemed:
        assumed["average_index"] = message("assumed.average_index")
        total += LOWEST_INDEX * deemed
    return total


def _this_year(
    case: Case, balance: Money | None, history: History | None, assumed: dict[str, Message]
) -> tuple[Money | None, int]:
    """The part of the balance that stood in January, and the product of this year's credits.

    Spells give the product month by month; a total alone is taken as equal credits of the months up
    to `as_of`, which is exact for equal credits.
    """
    record = case.record
    number = record.as_of.month
    if balance is None:
        return None, 0
    if number == 12:
        return balance, 0
    credited = record.pension_credited_this_year
    if record.carried is not None and credited is not None:
        return balance - credited, record.carried.product
    spelt = None if history is None else history.credited
    if history is not None and spelt is not None and spelt <= balance and credited in (None, spelt):
        return balance - spelt, history.product
    if credited is None:
        if balance:
            as_of = str(record.as_of)
            assumed["opening"] = message("assumed.opening_full_year", as_of=as_of)
        return balance, 0
    # months 1 … number weigh 12 … 13 − number: their mean is (25 − number) / 2
    return balance - credited, credited * (25 - number) // 2
