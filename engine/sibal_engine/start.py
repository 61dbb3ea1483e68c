"""Where a life begins: the record as totals, with every default named."""

from __future__ import annotations

from sibal_engine.case import INDEX_ONE, Case
from sibal_engine.ledger import Start
from sibal_engine.messages import Message, message

LOWEST_INDEX = INDEX_ONE * 6 // 10


def start_of(
    case: Case, assumed: dict[str, Message], unknown: dict[str, tuple[Message, str]]
) -> Start:
    """The start of a walk from the record of a case; notes what is assumed or unknown."""
    record = case.record
    if record.pension_months is None:
        assumed["pension_months"] = message("assumed.pension_months")
    if record.medical_months is None:
        assumed["medical_months"] = message("assumed.medical_months")
    months = (record.pension_months or 0) + record.deemed_months
    medical = record.medical_months or 0
    balance = record.pension_balance
    if balance is None and months == 0:
        balance = 0
    medical_balance = record.medical_balance
    if medical_balance is None and medical == 0:
        medical_balance = 0
    reason = "unknown.balance_not_recorded"
    if balance is None:
        unknown["balances.pension"] = (message(reason, what="养老个人账户余额"), case.city)
    if medical_balance is None:
        unknown["balances.medical"] = (message(reason, what="医保个人账户余额"), case.city)
    opening, product = _this_year(case, balance, assumed)
    if record.average_index is None and months:
        assumed["average_index"] = message("assumed.average_index")
    index = LOWEST_INDEX if record.average_index is None else record.average_index
    local = record.medical_local_months
    if local is None:
        local = medical
        if medical:
            assumed["local_months"] = message("assumed.local_months")
    return Start(
        pension_balance=balance,
        opening=opening,
        product=product,
        pension_months=months,
        index_sum=index * months,
        medical_balance=medical_balance,
        medical_months=medical,
        local_months=local,
    )


def _this_year(
    case: Case, balance: int | None, assumed: dict[str, Message]
) -> tuple[int | None, int]:
    """The part of the balance that stood in January, and the product of this year's credits.

    Equal credits are taken for the months of the year up to `as_of`: their product is exact for
    equal credits and only the split between months is not known otherwise.
    """
    record = case.record
    number = record.as_of.month
    if balance is None:
        return None, 0
    if number == 12:
        return balance, 0
    credited = record.pension_credited_this_year
    if credited is None:
        if balance:
            as_of = str(record.as_of)
            assumed["opening"] = message("assumed.opening_full_year", as_of=as_of)
        return balance, 0
    # months 1 … number weigh 12 … 13 − number: their mean is (25 − number) / 2
    return balance - credited, credited * (25 - number) // 2
