"""The forward walk: what was paid, credited and earned, and what is in each account, by month.

Interest is credited once a year on 31 December by the monthly product; between, the year's opening
balance and product are carried along, so that the account can be settled in any month.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

from sibal_engine.money import Money, add_or_none
from sibal_engine.rules.due import MedicalDue, PensionDue
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


@dataclass(slots=True, eq=False, repr=False)
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


@dataclass(slots=True, eq=False, repr=False)
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


_NO_PENSION = PensionDue(0, 0, 0, 0)


def _columns(rows: Sequence[tuple[Any, ...]], count: int) -> list[list[Any]]:
    return list(map(list, zip(*rows, strict=True))) if rows else [[] for _ in range(count)]


def _running(start: int | None, values: Sequence[int | None]) -> list[Any]:
    """Sums from `start` on, one a value; None from the first value on that is unknown."""
    if start is None:
        return [None] * len(values)
    known = values.index(None) if None in values else len(values)
    sums = list(accumulate(values[:known], initial=start))
    return sums[1:] + [None] * (len(values) - known)


def walk_pension(
    dues: Sequence[PensionDue],
    pays: Sequence[bool],
    repaid: Mapping[int, Sequence[int]],
    rate_of: Callable[[int], int | None],
    start: Start,
    first: int,
) -> PensionLedger:
    """Walk the pension account over the months of `dues`.

    `repaid` maps the offset of a month to the offsets of the gap months paid back in it; `rate_of`
    gives the crediting rate of a calendar year in ppm.
    """
    # column by column: a tuple turned into columns at once costs a third of a loop over months
    rows = [
        row if now and row.base != 0 else _NO_PENSION for row, now in zip(dues, pays, strict=True)
    ]
    _, paid, credit, indices = _columns(rows, 4)
    counted = [0 if row is _NO_PENSION else 1 for row in rows]
    for offset, months in repaid.items():
        for item in (dues[i] if i >= 0 else start.earlier_pension[i] for i in months):
            paid[offset] = add_or_none(paid[offset], item.due)
            credit[offset] = add_or_none(credit[offset], item.credit)
            indices[offset] = add_or_none(indices[offset], item.contribution_index)
            counted[offset] += 1
    bases, due, _, _ = _columns(dues, 4)
    should = [0 if base == 0 else 1 for base in bases]
    due_months = start.pension_months if start.due_months is None else start.due_months
    return PensionLedger(
        first,
        due=due,
        paid=paid,
        credit=credit,
        **_account(credit, rate_of, start, first),
        months=_running(start.pension_months, counted),
        index_sum=_running(start.index_sum, indices),
        due_months=_running(due_months, should),
    )


def _account(
    column: list[Money | None], rate_of: Callable[[int], int | None], start: Start, first: int
) -> dict[str, list[Any]]:
    """The columns `interest`, `balance`, `opening`, `product` and `credited` of the account."""
    rows: list[tuple[Any, ...]] = []
    balance, opening, product = start.pension_balance, start.opening, start.product
    credited = 0 if balance is None or opening is None else balance - opening
    weight = 12 - first % 12
    for credit in column:
        if weight == 12:
            opening, product, credited = balance, 0, 0
        earned = 0
        if credit is None or balance is None:
            balance = None
        else:
            balance += credit
            credited += credit
            product += credit * weight
            if weight == 1:
                rate = rate_of((first + len(rows)) // 12)
                if rate is None or opening is None:
                    balance = None
                else:
                    earned = interest(opening, product, rate)
                    balance += earned
        rows.append((earned, balance, opening, product, credited))
        weight = weight - 1 or 12
    names = ("interest", "balance", "opening", "product", "credited")
    return dict(zip(names, _columns(rows, len(names)), strict=True))


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
    arrears: Mapping[int, MedicalDue] | None = None,
) -> MedicalLedger:
    """Walk the medical account over the months of `dues`.

    `counts` says whether a paid month counts as an employees' medical month; at the offsets of
    `moves` the person moves from `home` to another place, where the months paid there count.
    `arrears`: what a month paid back costs, by its offset; without it the ordinary dues.
    """
    totals: list[Money | None] = []
    last: MedicalDue | None = None
    total: Money | None = 0
    for row in dues:
        if row is not last:
            last, total = row, add_or_none(row.due, row.fee)
        totals.append(total)
    paid = [each if p else 0 for each, p in zip(totals, pays, strict=True)]
    credit = [row.credit if p else 0 for row, p in zip(dues, pays, strict=True)]
    counted = [1 if p and c else 0 for p, c in zip(pays, counts, strict=True)]
    for offset, back in repaid.items():
        for i in back:
            item = (arrears or {}).get(i) or (dues[i] if i >= 0 else start.earlier_medical[i])
            paid[offset] = add_or_none(paid[offset], add_or_none(item.due, item.fee))
            credit[offset] = add_or_none(credit[offset], item.credit)
            counted[offset] += 1 if counts[offset] else 0
    spent, balance = _spent(start.medical_balance, credit, spend)
    return MedicalLedger(
        first,
        due=totals,
        paid=paid,
        credit=credit,
        spent=spent,
        balance=balance,
        months=_running(start.medical_months, counted),
        local_months=_local(counted, start, moves or {}, home),
    )


def _spent(
    balance: Money | None, column: list[Money | None], spend: Money
) -> tuple[list[Money], list[Money | None]]:
    """What is taken from the account each month, at most what it holds; and what it holds then."""
    if spend == 0:
        return [0] * len(column), _running(balance, column)
    spent: list[Money] = []
    balances: list[Money | None] = []
    for credit in column:
        out = 0
        if credit is None or balance is None:
            balance = None
        else:
            balance += credit
            out = spend if spend < balance else balance
            balance -= out
        spent.append(out)
        balances.append(balance)
    return spent, balances


def _local(counted: list[int], start: Start, moves: Mapping[int, str], home: str) -> list[int]:
    """Months that count in the place lived in: a move begins at those paid there before."""
    elsewhere = dict(start.local_elsewhere)
    local, out = start.local_months, []
    edges = sorted(moves)
    for begin, end in zip([0, *edges], [*edges, len(counted)], strict=True):
        if begin in moves:
            elsewhere[home] = local
            home = moves[begin]
            local = elsewhere.get(home, 0)
        out += _running(local, counted[begin:end])
        local = out[-1] if out and end > begin else local
    return out
