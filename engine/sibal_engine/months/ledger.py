"""The forward walk: what was paid, credited and earned, and what is in each account, by month.

Interest is credited once a year on 31 December by the monthly product; between, the year's opening
balance and product are carried along, so that the account can be settled in any month.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sibal_engine.money import Money
from sibal_engine.months.dues import MedicalDue, PensionDue
from sibal_engine.rules.interest import interest


class Start(NamedTuple):
    """Where a walk begins: the state of both accounts at the end of month `first` − 1.

    Amounts in fen; None: not recorded. `opening` and `product` are the part of the pension balance
    that has stood since January and the sum of this year's credits × weight in months.
    """

    pension_balance: Money | None
    opening: Money | None
    product: int
    pension_months: int
    index_sum: int | None
    """Sum of monthly indices, units of 10⁻¹²."""
    medical_balance: Money | None
    medical_months: int
    local_months: int
    deemed: int = 0
    """Deemed months among `pension_months`."""
    due_months: int | None = None
    """Months that should have been paid; None: those that were."""
    local_elsewhere: tuple[tuple[str, int], ...] = ()
    """Medical months paid in other places before, by place code."""
    earlier_pension: tuple[PensionDue, ...] = ()
    """Dues of the months just before `first`, which a later month may pay back."""
    earlier_medical: tuple[MedicalDue, ...] = ()


@dataclass(slots=True)
class PensionLedger:
    """Columns of the pension account, one value a month; fen. `balance` is before interest of an
    unfinished year; None from the month on in which something unknown entered it."""

    first: int
    due: list[Money | None] = field(default_factory=list)
    paid: list[Money | None] = field(default_factory=list)
    credit: list[Money | None] = field(default_factory=list)
    interest: list[Money] = field(default_factory=list)
    balance: list[Money | None] = field(default_factory=list)
    opening: list[Money | None] = field(default_factory=list)
    product: list[int] = field(default_factory=list)
    """Sum of this year's credits × (13 − month)."""
    credited: list[Money] = field(default_factory=list)
    """Credits of the year so far."""
    months: list[int] = field(default_factory=list)
    index_sum: list[int | None] = field(default_factory=list)
    due_months: list[int] = field(default_factory=list)
    """Months that should have been paid, for provinces that average over them."""


@dataclass(slots=True)
class MedicalLedger:
    """Columns of the medical account, one value a month; fen."""

    first: int
    due: list[Money | None] = field(default_factory=list)
    paid: list[Money | None] = field(default_factory=list)
    credit: list[Money | None] = field(default_factory=list)
    spent: list[Money] = field(default_factory=list)
    balance: list[Money | None] = field(default_factory=list)
    months: list[int] = field(default_factory=list)
    local_months: list[int] = field(default_factory=list)


def _columns(rows: list[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def walk_pension(
    dues: Sequence[PensionDue],
    pays: Sequence[bool],
    repaid: Mapping[int, Sequence[int]],
    rate_of: Callable[[int], int | None],
    start: Start,
    first: int,
    counts_from: int = 0,
) -> PensionLedger:
    """Walk the pension account over the months of `dues`.

    `repaid` maps the offset of a month to the offsets of the gap months paid back in it; `rate_of`
    gives the crediting rate of a calendar year in ppm.
    """
    # one row a month in the order of the ledger's columns: appending to each column costs thrice
    rows: list[tuple[Any, ...]] = []
    balance, opening, product = start.pension_balance, start.opening, start.product
    credited = 0 if balance is None or opening is None else balance - opening
    months, index_sum = start.pension_months, start.index_sum
    due_months = months if start.due_months is None else start.due_months
    for offset, row in enumerate(dues):
        number = (first + offset) % 12
        if number == 0:
            opening, product, credited = balance, 0, 0
        paid: Money | None = 0
        credit: Money | None = 0
        items = [row] if pays[offset] and row.base != 0 else []
        if offset in repaid:
            items += [dues[i] if i >= 0 else start.earlier_pension[i] for i in repaid[offset]]
        for item in items:
            paid = None if paid is None or item.due is None else paid + item.due
            credit = None if credit is None or item.credit is None else credit + item.credit
            months += 1
            share = item.contribution_index
            index_sum = None if index_sum is None or share is None else index_sum + share
        if row.base != 0:
            due_months += 1
        earned = 0
        if credit is None or balance is None:
            balance = None
        else:
            balance += credit
            credited += credit
            product += credit * (12 - number)
            if number == 11:
                rate = rate_of((first + offset) // 12)
                if rate is None or opening is None:
                    balance = None
                else:
                    earned = interest(opening, product, rate)
                    balance += earned
        rows.append(
            (
                row.due,
                paid,
                credit,
                earned,
                balance,
                opening,
                product,
                credited,
                months,
                index_sum,
                due_months,
            )
        )
    return PensionLedger(first, *_columns(rows))


def settled(book: PensionLedger, offset: int, rate: int | None) -> tuple[Money | None, Money]:
    """Balance and interest of the year when the account is settled at the end of a month.

    The opening balance earns m twelfths of the year's rate, a credit of month k weighs m − k + 1;
    in December the year is settled already.
    """
    balance = book.balance[offset]
    number = (book.first + offset) % 12 + 1
    if balance is None or number == 12:
        return balance, book.interest[offset]
    opening = book.opening[offset]
    if rate is None or opening is None:
        return None, 0
    product = book.product[offset] - book.credited[offset] * (12 - number)
    earned = interest(opening, product, rate, number)
    return balance + earned, earned


def walk_medical(
    dues: Sequence[MedicalDue],
    pays: Sequence[bool],
    counts: Sequence[bool],
    repaid: Mapping[int, Sequence[int]],
    spend: Money,
    start: Start,
    first: int,
    moves: Mapping[int, str] | None = None,
    home: str = "",
) -> MedicalLedger:
    """Walk the medical account over the months of `dues`.

    `counts` says whether a paid month counts as an employees' medical month; at the offsets of
    `moves` the person moves from `home` to another place, where the months paid there count.
    """
    rows: list[tuple[Any, ...]] = []
    balance, months, local = start.medical_balance, start.medical_months, start.local_months
    elsewhere = dict(start.local_elsewhere)
    for offset, row in enumerate(dues):
        if moves and offset in moves:
            elsewhere[home] = local
            home = moves[offset]
            local = elsewhere.get(home, 0)
        paid: Money | None = 0
        credit: Money | None = 0
        items = [row] if pays[offset] else []
        if offset in repaid:
            items += [dues[i] if i >= 0 else start.earlier_medical[i] for i in repaid[offset]]
        for item in items:
            total = None if item.due is None or item.fee is None else item.due + item.fee
            paid = None if paid is None or total is None else paid + total
            credit = None if credit is None or item.credit is None else credit + item.credit
        if counts[offset]:
            months += len(items)
            local += len(items)
        out = 0
        if credit is None or balance is None:
            balance = None
        else:
            balance += credit
            out = min(spend, balance)
            balance -= out
        total_due = None if row.due is None or row.fee is None else row.due + row.fee
        rows.append((total_due, paid, credit, out, balance, months, local))
    return MedicalLedger(first, *_columns(rows))
