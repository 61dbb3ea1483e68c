"""Steps of what moves along with a move to another province: 国办发〔2009〕66号 art. 4 and 5."""

from __future__ import annotations

from collections.abc import Iterator

from sibal_engine.explain import balances
from sibal_engine.explain.step import UNKNOWN_VALUE, Origin, Step, money, of_cell
from sibal_engine.month import Month, span_text
from sibal_engine.policy.model import State
from sibal_engine.rates import percent_text
from sibal_engine.result.bases_paid import BasePaid
from sibal_engine.result.project import Projection
from sibal_engine.result.transfer import Transfer, transfers_of

_HOW = {
    "moved": "转移 / moves",
    "temporary": "临时账户 / temporary account",
    "unpaid": "不转 / stays",
    "stays": "不转 / stays",
}


def transfer(projection: Projection, rest: str) -> list[Step]:
    """Steps of `transfer.MONTH.COLUMN`; raises `StopIteration` or `KeyError` for an unknown one."""
    month, _, column = rest.partition(".")
    row = next(row for row in transfers_of(projection.life) if str(row.month) == month)
    if column == "rate":
        return [_rate(row)]
    if column == "account":
        return _account(projection, row)
    if column == "pool":
        return [*_decided(projection, row), *_pool(projection, row)]
    if column == "medical_account":
        return _medical(projection, row)
    if column in ("from", "from_name", "to", "to_name", "how", "note"):
        return _decided(projection, row)
    raise KeyError(column)


def moves(projection: Projection) -> list[Step]:
    """Steps of `transfer`: every move between provinces, and how many there are."""
    rows = transfers_of(projection.life)
    return [
        *(step for row in rows for step in _decided(projection, row)),
        Step("跨省次数", "Moves between provinces", "Σ", str(len(rows)), Origin.PLAN),
    ]


def _decided(projection: Projection, row: Transfer) -> list[Step]:
    """The move, and what it does to the pension relation at that age."""
    person = projection.case.person
    rule = row.enters.at("transfer", int(row.month))
    age = int(row.month) - int(person.born)
    formula = UNKNOWN_VALUE
    if rule is not None:
        limit = rule.values["temporary_men" if person.sex == "male" else "temporary_women"]
        formula = f"{span_text(age)} {'<' if age < limit else '≥'} {span_text(limit)}"
    value = UNKNOWN_VALUE if row.how is None else _HOW[row.how]
    return [
        Step(
            f"{row.month} 跨省",
            f"Move in {row.month}",
            f"{row.leaves.policy.place.name} → {row.enters.policy.place.name}",
            str(row.month),
            Origin.PLAN,
            note=row.assumed.get("transfer_record"),
        ),
        of_cell(
            "养老关系",
            "The pension relation",
            rule,
            formula,
            value,
            note=row.unknown.get("how") or row.note or row.unknown.get("rate"),
        ),
    ]


def _rate(row: Transfer) -> Step:
    value = UNKNOWN_VALUE if row.rule is None else percent_text(row.rule.values["pool_rate"])
    return of_cell(
        "统筹转移比例",
        "Share of the bases that moves",
        row.rule,
        "1998-01 …",
        value,
        note=row.unknown.get("rate"),
    )


def _account(projection: Projection, row: Transfer) -> list[Step]:
    """The balance at the end of the month before; nothing where the relation stays."""
    steps = _decided(projection, row)
    before = Month(int(row.month) - 1)
    if row.how == "moved":
        steps += balances.pension_until(projection.life, int(before))
    notes = [
        row.unknown.get("account"),
        row.assumed.get("transfer_before_1998"),
        row.assumed.get("transfer_interest"),
        row.note,
    ]
    return [
        *steps,
        Step(
            "转移的养老个人账户",
            "Pension account that moves",
            f"{before} 余额 / balance" if row.how == "moved" else "",
            money(row.account),
            Origin.PLAN,
            note=next((each for each in notes if each is not None), None),
        ),
    ]


def _pool(projection: Projection, row: Transfer) -> Iterator[Step]:
    """The bases, one step a stretch of equal ones, and their sum × the rate."""
    first = projection.life.first
    for group in _stretches(row.bases):
        a, b = group[0], group[-1]
        label = f"{Month(a.month)}" if a is b else f"{Month(a.month)} … {Month(b.month)}"
        count = len(group)
        value = money(None if a.base is None else a.base * count)
        words = (f"{label} 缴费基数", f"Bases {label}")
        formula = f"{money(a.base)} × {count}"
        if a.month < first:
            state = State.UNKNOWN if a.base is None else None
            yield Step(*words, formula, value, Origin.RECORD, state=state, note=a.reason)
            continue
        cell = projection.life.terms_at(a.month).at("pension.base", a.month)
        reason = projection.life.unknown.get("pension.base", (None, ""))[0]
        yield of_cell(*words, cell, formula, value, note=reason if a.base is None else None)
    rate = "?" if row.rule is None else percent_text(row.rule.values["pool_rate"])
    yield of_cell(
        "转移的统筹资金",
        "Pool's part that moves",
        row.rule,
        f"{money(row.total)} × {rate}",
        money(row.pool),
        rounding="四舍五入到分 / half-up to the fen",
        note=row.unknown.get("pool") or row.assumed.get("transfer_onward") or row.note,
    )


def _stretches(bases: tuple[BasePaid, ...]) -> Iterator[list[BasePaid]]:
    """Months in a row with the same base and the same reason."""
    group: list[BasePaid] = []
    for each in bases:
        if group:
            last = group[-1]
            same = (each.base, each.place, each.reason) == (last.base, last.place, last.reason)
            if each.month != last.month + 1 or not same:
                yield group
                group = []
        group.append(each)
    if group:
        yield group


def _medical(projection: Projection, row: Transfer) -> list[Step]:
    before = Month(int(row.month) - 1)
    return [
        *balances.medical_until(projection, int(before)),
        Step(
            "转移的医保个人账户",
            "Medical account that moves",
            f"{before} 余额 / balance",
            money(row.medical),
            Origin.PLAN,
            note=row.unknown.get("medical_account"),
        ),
    ]
