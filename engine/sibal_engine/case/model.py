"""A person's case: the same TOML format for saved profiles and for test cases.

`docs/profile-format.md` describes every key; `case.reader` reads it.
"""

from enum import Enum
from typing import NamedTuple

from sibal_engine.case.reference import Reference, Resolved
from sibal_engine.errors import WrongValueError, clip
from sibal_engine.money import Money, parse_yuan, yuan
from sibal_engine.month import Month
from sibal_engine.rates import INDEX_DIGITS, INDEX_ONE, parse_rate, parse_scaled, percent_text
from sibal_engine.rules.cover import Paid
from sibal_engine.rules.due import MedicalDue, PensionDue

SCHEMA_VERSION = 1
LARGEST_AMOUNT: Money = 100_000_000_00
MOST_MONTHS = 780
OPTIONS = ("with_account", "pool_only", "resident", "none")
MEDICAL_SCHEMES = ("scheme-a", "scheme-b", "scheme-c", "scheme-d")
"""Ids of the historic medical-account schemes that a spell may name."""
CATEGORIES = {"men60": "male", "women55": "female", "women50": "female"}


class BaseKind(Enum):
    """How a contribution base is chosen."""

    SHARE = "share"
    LOWER = "lower"
    UPPER = "upper"
    AMOUNT = "amount"
    NONE = "none"
    PLACE = "place"
    """What the place prescribes."""


class BaseChoice(NamedTuple):
    """A chosen base: a share of the wage (ppm), an amount (fen a month), or a limit."""

    kind: BaseKind
    value: int = 0

    @classmethod
    def parse(cls, value: object) -> "BaseChoice":
        """Read `60%`, `lower`, `upper`, `none` or an amount; raises `WrongValueError`."""
        if isinstance(value, str):
            if value in ("lower", "upper", "none"):
                return cls(BaseKind(value))
            try:
                if value.endswith("%"):
                    return cls(BaseKind.SHARE, parse_rate(value))
                return cls(BaseKind.AMOUNT, amount(value))
            except WrongValueError:
                pass
        raise WrongValueError(
            f"{clip(repr(value))} is not a base", '"60%", "lower", "upper", "none" or "6000.00"'
        )

    def __str__(self) -> str:
        if self.kind is BaseKind.SHARE:
            return percent_text(self.value)
        return yuan(self.value) if self.kind is BaseKind.AMOUNT else self.kind.value


class Person(NamedTuple):
    """Who it is about."""

    born: Month
    category: str
    hukou: str = ""

    @property
    def sex(self) -> str:
        """`male` or `female`, from the category."""
        return CATEGORIES[self.category]


class Spell(NamedTuple):
    """A stretch of months of one kind on one base."""

    first: Month
    last: Month
    kind: str = "flexible"
    base: Money | None = None
    city: str = ""
    medical_scheme: str = ""
    """Id of the reference scheme that credited the medical account; empty: none named."""


class Carried(NamedTuple):
    """The months between a printed record and the month it was carried to."""

    before: "Record"
    """The record as it is printed, with its spells."""
    home: str
    """Code of the place of the printed record."""
    before_sum: int | None
    """Sum of its indices, units of 10⁻¹²."""
    before_months: int
    product: int
    """This year's credits × weight in months, fen."""
    index_sum: int | None
    """Sum of monthly indices, units of 10⁻¹²."""
    due_months: int
    pension: tuple[PensionDue, ...]
    """Dues by month, the last one for the month carried to."""
    places: tuple[str, ...]
    """Code of the place lived in, month by month like `pension`."""
    counted: tuple[int, ...]
    """Positions in `pension` of the months that count, paid in time or back."""
    medical: tuple[MedicalDue, ...]
    medical_paid: tuple[Paid, ...]
    enrolled: bool
    """Whether the person counted as covered before those months."""
    local_months: tuple[tuple[str, int], ...]
    """Medical months by place code."""
    pension_months: tuple[tuple[str, int], ...]
    """Pension months by code of the place they were paid in, in the order of the moves."""


class Record(NamedTuple):
    """The past as printed on the official record. None means: not recorded, which is not 0."""

    as_of: Month
    pension_months: int | None = None
    deemed_months: int = 0
    average_index: int | None = None
    """Units of 10⁻¹²."""
    pension_balance: Money | None = None
    pension_credited_this_year: Money | None = None
    medical_months: int | None = None
    medical_local_months: int | None = None
    medical_balance: Money | None = None
    first_insured: Month | None = None
    spells: tuple[Spell, ...] = ()
    carried: Carried | None = None
    """What a walk knows beyond a printed record; never in a file."""


class Gap(NamedTuple):
    """Months that are not paid; `back_pay` is the month in which they are paid back."""

    first: Month
    months: int
    scheme: str = "both"
    back_pay: Month | None = None
    first_at: Reference | None = None
    """The milestone that `first` was resolved from; while it is not, `first` is `LATER`."""
    back_pay_at: Reference | None = None

    def covers(self, scheme: str, month: int) -> bool:
        """Whether `month` is unpaid in `pension` or `medical`."""
        return self.scheme in ("both", scheme) and 0 <= month - int(self.first) < self.months


class Change(NamedTuple):
    """From a month on: another base, option or city."""

    first: Month
    pension_base: BaseChoice | None = None
    medical_base: BaseChoice | None = None
    medical_option: str | None = None
    city: str | None = None
    first_at: Reference | None = None
    """As in a gap."""


class Plan(NamedTuple):
    """The future as chosen."""

    pension_base: BaseChoice = BaseChoice(BaseKind.LOWER)
    medical_base: BaseChoice = BaseChoice(BaseKind.PLACE)
    medical_option: str | None = None
    retire: str | Month = "statutory"
    gaps: tuple[Gap, ...] = ()
    changes: tuple[Change, ...] = ()
    subsidy_from: Month | None = None
    retire_at: Reference | None = None
    """The milestone that `retire` was resolved from; while it is not, `retire` is statutory."""
    left_out: tuple[Gap | Change, ...] = ()
    """In a resolved plan the entries whose milestone does not come; never in a file."""
    settled: tuple[Resolved, ...] = ()
    """References reached by the month the record was carried to; never in a file."""


class Assumptions(NamedTuple):
    """What is assumed about the future; None: the documented default, listed as assumed."""

    wage_growth: int | None = None
    """ppm a year."""
    crediting_rate: int | None = None
    price_growth: int | None = None
    medical_spend: Money | None = None
    """Fen a month taken from the medical account."""


class Expectation(NamedTuple):
    """A figure and the value it must have: in test cases, or pinned from an official record."""

    figure: str
    value: str
    month: Month | None = None
    note: str = ""


class Case(NamedTuple):
    """One person's case."""

    name: str
    person: Person
    city: str
    record: Record
    plan: Plan = Plan()
    assumptions: Assumptions = Assumptions()
    note: str = ""
    asserts: tuple[Expectation, ...] = ()
    expects: tuple[Expectation, ...] = ()


def amount(value: object) -> Money:
    """A plausible amount of a profile in fen; raises `WrongValueError`."""
    fen = parse_yuan(value)
    if fen > LARGEST_AMOUNT:
        raise WrongValueError(f"{clip(repr(value))} is absurdly large", "at most 100000000.00 yuan")
    return fen


def index(value: object) -> int:
    """A contribution index in units of 10⁻¹², from 0 to 20; raises `WrongValueError`."""
    scaled = parse_scaled(value, INDEX_DIGITS, what="an index", allowed='such as "0.72"')
    if not 0 <= scaled <= 20 * INDEX_ONE:
        raise WrongValueError(f"{clip(repr(value))} is out of range", "an index from 0 to 20")
    return scaled
