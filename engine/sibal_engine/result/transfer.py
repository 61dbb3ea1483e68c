"""What moves along when somebody moves to another province: 国办发〔2009〕66号 art. 4 and 5.

Art. 4: the whole personal account, and from the pool 12 % of the bases really paid since
1998-01. Art. 5: outside the hukou's province men from 50 and women from 40 leave their relation
where it is and pay into a temporary account, gathered at retirement (人社部规〔2016〕5号 art. 4).
The money of the medical account moves too: 医保办发〔2021〕43号 art. 2.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from sibal_engine.lang import Lang
from sibal_engine.life.hukou import hukou_province
from sibal_engine.life.live import Life
from sibal_engine.messages import Message, message
from sibal_engine.money import Money, half_up, total_or_none, yuan_or_none
from sibal_engine.month import Month
from sibal_engine.months.schedule import Cell, PlaceTerms
from sibal_engine.rates import PPM, rate_text
from sibal_engine.record.history import PAID
from sibal_engine.result.bases_paid import (
    BasePaid,
    Stay,
    bases_paid,
    home_of,
    printed_record,
    stays,
)

ACCOUNT = Month.of(1998, 1)
"""Before this month only the person's own contributions move (art. 4)."""


class Transfer(NamedTuple):
    """One move between provinces; fen. None: unknown, with its reason."""

    month: Month
    leaves: PlaceTerms
    enters: PlaceTerms
    how: str | None
    """`moved`; `temporary`, `unpaid` or `stays` where the relation is left where it is."""
    rule: Cell | None
    bases: tuple[BasePaid, ...]
    """The months whose bases count for the pool."""
    account: Money | None
    pool: Money | None
    medical: Money | None
    note: Message | None
    unknown: dict[str, Message]
    """Column → reason."""
    assumed: dict[str, Message]
    """The conventions the row rests on, by name."""

    @property
    def total(self) -> Money | None:
        """The sum of the bases that count; fen."""
        return total_or_none([each.base for each in self.bases])

    def to_dict(self, lang: Lang) -> dict[str, Any]:
        """One row of `transfer`."""
        place, other = self.leaves.policy.place, self.enters.policy.place
        rate = None if self.rule is None else rate_text(self.rule.values["pool_rate"])
        return {
            "month": str(self.month),
            "from": place.code,
            "from_name": place.name,
            "to": other.code,
            "to_name": other.name,
            "how": self.how,
            "account": yuan_or_none(self.account),
            "pool": yuan_or_none(self.pool),
            "rate": rate,
            "medical_account": yuan_or_none(self.medical),
            "note": None if self.note is None else self.note.text(lang),
        }


class _Move(NamedTuple):
    """A move, and where the pension relation is when it happens (None: not known)."""

    first: int
    leaves: PlaceTerms
    enters: PlaceTerms
    relation: PlaceTerms | None
    how: str | None
    sealed: tuple[range, ...]
    """The months paid into temporary accounts before."""
    paid: list[BasePaid]


def transfers_of(life: Life) -> tuple[Transfer, ...]:
    """Every move between provinces from the record on, up to retirement, in order.

    Who draws a pension does not transfer any more (art. 2).
    """
    places = stays(life)
    if len(places) == 1:
        return ()
    last = int(life.chosen) if life.chosen is not None else life.last
    moves = _moves(life, places, bases_paid(life, last), last)
    return tuple(_transfer(life, move) for move in moves if move.first >= life.first)


def temporary_provinces(life: Life, month: int) -> frozenset[str]:
    """Codes of the provinces that hold nothing but a temporary account up to a month.

    The relation never was there: they do not pay the pension, whatever was paid there (art. 5, 6).
    """
    places = stays(life) if hukou_province(life) else []
    if len(places) < 2:
        return frozenset()
    ordinary, temporary = {places[0].enters.policy.province}, set[str]()
    for move in _moves(life, places, bases_paid(life, month), month):
        province = move.enters.policy.province
        (temporary if move.how == "temporary" else ordinary).add(province)
    return frozenset(temporary - ordinary)


def _moves(life: Life, places: list[Stay], paid: list[BasePaid], last: int) -> Iterator[_Move]:
    relation: PlaceTerms | None = places[0].leaves
    sealed: tuple[range, ...] = ()
    ends = [stay.first - 1 for stay in places[2:]] + [last]
    for (before, stay), end in zip(pairwise(places), ends, strict=True):
        if stay.first > last:
            return
        months = range(stay.first, end + 1)
        how = _how(life, relation, stay.enters, months, paid)
        yield _Move(
            stay.first,
            leaves=before.leaves,
            enters=stay.enters,
            relation=relation,
            how=how,
            sealed=sealed,
            paid=paid,
        )
        if how == "moved":
            relation = stay.leaves
        elif how is None:
            relation = None
        elif how == "temporary":
            sealed = (*sealed, months)


def _how(
    life: Life,
    relation: PlaceTerms | None,
    enters: PlaceTerms,
    months: range,
    paid: list[BasePaid],
) -> str | None:
    """What a move does to the relation; None when that hangs on a hukou that is not given."""
    person = life.case.person
    if relation is None:
        return None
    if relation.policy.province == enters.policy.province:
        return "stays"
    if not any(each.month in months for each in paid):
        return "unpaid"
    rule = enters.at("transfer", months.start)
    age = f"temporary_{'men' if person.sex == 'male' else 'women'}"
    if rule is None or months.start - int(person.born) < rule.values[age]:
        return "moved"
    hukou = hukou_province(life)
    if not hukou:
        return None
    return "moved" if enters.policy.province[:2] == hukou else "temporary"


def _transfer(life: Life, move: _Move) -> Transfer:
    unknown: dict[str, Message] = {}
    rule = move.leaves.at("transfer", move.first)
    account: Money | None = 0
    pool: Money | None = 0
    counted: tuple[BasePaid, ...] = ()
    note = None
    if rule is None:
        unknown["rate"] = message("unknown.transfer_rule")
    if move.how is None or move.relation is None:
        account = pool = None
        reason = message("unknown.transfer_hukou")
        unknown.update(dict.fromkeys(("how", "account", "pool"), reason))
    elif move.how == "moved":
        counted = _counted(move)
        account = _account(life, move, unknown)
        pool = _pool(life, counted, rule, unknown)
    else:
        here, there = move.relation.policy.place.name, move.enters.policy.place.name
        note = message(f"transfer.{move.how}", relation=here, place=there)
    # what moves comes from where the relation is, not from a temporary account's place
    leaves = move.relation if move.how == "moved" and move.relation else move.leaves
    return Transfer(
        Month(move.first),
        leaves=leaves,
        enters=move.enters,
        how=move.how,
        rule=rule,
        bases=counted,
        account=account,
        pool=pool,
        medical=_medical(life, move.first, unknown),
        note=note,
        unknown=unknown,
        assumed=_assumed(life, move.first, leaves, account, counted),
    )


def _counted(move: _Move) -> tuple[BasePaid, ...]:
    """The months paid by then since 1998, wherever, but for those in temporary accounts.

    Art. 4 speaks of the bases of all years, not of those in the place that is left.
    """
    return tuple(
        each
        for each in move.paid
        if each.at < move.first
        and each.month >= ACCOUNT
        and not any(each.month in stretch for stretch in move.sealed)
    )


def _account(life: Life, move: _Move, unknown: dict[str, Message]) -> Money | None:
    """The account at the end of the month before; what is in temporary accounts stays there."""
    if move.sealed:
        unknown["account"] = message("unknown.transfer_sealed")
        return None
    balance = life.pension_balance(move.first - 1, settle=False)
    if balance is None:
        unknown["account"] = _reason(life, "balances.pension", "pension.base")
    return balance


def _reason(life: Life, *figures: str) -> Message:
    """Why a balance is unknown: the first figure behind it that is."""
    found = (life.unknown[name][0] for name in figures if name in life.unknown)
    return next(found, message("unknown.balance"))


def _pool(
    life: Life, counted: tuple[BasePaid, ...], rule: Cell | None, unknown: dict[str, Message]
) -> Money | None:
    """The bases × the rate, half-up to the fen once."""
    total = total_or_none([each.base for each in counted])
    if rule is None:
        unknown["pool"] = message("unknown.transfer_rule")
    elif total is None:
        given = (each.reason for each in counted if each.reason is not None)
        unknown["pool"] = next(given, None) or _reason(life, "pension.base")
    else:
        return half_up(total * rule.values["pool_rate"], PPM)
    return None


def _assumed(
    life: Life,
    first: int,
    leaves: PlaceTerms,
    account: Money | None,
    counted: tuple[BasePaid, ...],
) -> dict[str, Message]:
    """The conventions a row rests on, by name."""
    out: dict[str, Message] = {}
    left = leaves.policy
    home = life.world.library.policy(home_of(life))
    if first == _begin(life) and left.province != home.province:
        names = {"place": left.place.name, "other": home.place.name}
        out["transfer_record"] = message("assumed.transfer_record", **names)
    codes = {each.place for each in counted if each.place}
    if any(life.world.library.policy(code).province != left.province for code in codes):
        out["transfer_onward"] = message("assumed.transfer_onward")
    if account and first % 12:
        out["transfer_interest"] = message("assumed.transfer_interest")
    if account and _insured_before(life, ACCOUNT):
        out["transfer_before_1998"] = message("assumed.transfer_before_1998")
    return out


def _begin(life: Life) -> int:
    """The month after the printed record."""
    return int(printed_record(life).as_of) + 1


def _insured_before(life: Life, month: Month) -> bool:
    record = printed_record(life)
    firsts = [spell.first for spell in record.spells if spell.kind in PAID]
    if record.first_insured is not None:
        firsts.append(record.first_insured)
    return any(each < month for each in firsts)


def _medical(life: Life, first: int, unknown: dict[str, Message]) -> Money | None:
    """The medical account at the end of the month before, where employees' cover goes on."""
    balance = life.medical_balance(first - 1)
    if balance is None:
        unknown["medical_account"] = _reason(life, "balances.medical", "medical.credit")
    elif balance and life.dues.options[first - life.first] not in ("with_account", "pool_only"):
        unknown["medical_account"] = message("unknown.transfer_medical")
        return None
    return balance
