"""The kinds of value a policy file may hold: how each is read, printed and described."""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from itertools import pairwise
from typing import Any, NamedTuple

from sibal_engine.errors import WrongValueError, clip
from sibal_engine.money import parse_yuan, yuan
from sibal_engine.month import Month, parse_span
from sibal_engine.rates import PPM, parse_rate, parse_share, rate_text

_MONTH_DAY = re.compile(r"(\d{2})-(\d{2})\Z", re.ASCII)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class CreditOf(Enum):
    """What a share credited to a medical account is taken of."""

    OWN_BASE = "own_base"
    OWN_PENSION = "own_pension"
    AVERAGE_WAGE = "average_wage"
    AVERAGE_PENSION = "average_pension"
    AVERAGE_STAFF_BASE = "average_staff_base"
    FIXED = "fixed"


class Band(NamedTuple):
    """One age band of a due or a credit: a share of something, or a fixed amount a month."""

    below_age: int | None
    """Months of age at which the next band begins; None in the last band."""
    of: CreditOf
    rate: int
    """Share in ppm; 0 for a fixed amount."""
    amount: int
    """Fen a month; 0 for a share."""
    floor: int | None
    """Least credit, fen a month."""
    ceiling: int | None
    base_floor: int | None
    """Share in ppm of the average wage below which the base counts as that share."""
    own_part: int = 0
    """Share in ppm of the own base credited in full beside the rest: the own contribution."""


class Cohort(NamedTuple):
    """Minimum years of people who were born, or first insured, before a month."""

    born_before: Month | None
    enrolled_before: Month | None
    men: int
    """Months."""
    women: int


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise WrongValueError(f"{clip(repr(value))} is not a text", "a quoted text")
    if len(value) > 2000:
        raise WrongValueError(
            f"the text is {len(value)} characters long", "at most 2000 characters"
        )
    return value


def _bool(value: object) -> bool:
    if not isinstance(value, bool):
        raise WrongValueError(f"{clip(repr(value))} is not a yes or no", "true or false")
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 1200:
        raise WrongValueError(
            f"{clip(repr(value))} is not a count", "a whole number from 0 to 1200"
        )
    return value


def _day(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 31:
        raise WrongValueError(f"{clip(repr(value))} is not a day of the month", "1 to 31")
    return value


def _month_day(value: object) -> str:
    found = _MONTH_DAY.match(value) if isinstance(value, str) else None
    if (
        found is None
        or not 1 <= int(found[1]) <= 12
        or not 1 <= int(found[2]) <= _DAYS[int(found[1]) - 1]
    ):
        raise WrongValueError(
            f"{clip(repr(value))} is not a day of the year", 'a day such as "12-25"'
        )
    return found[0]


def _list(item: Callable[[object], Any]) -> Callable[[object], tuple[Any, ...]]:
    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list) or not value or len(value) > 60:
            raise WrongValueError(f"{clip(repr(value))} is not a list", "a list of 1 to 60 values")
        return tuple(item(each) for each in value)

    return read


def _rising_amounts(value: object) -> tuple[int, ...]:
    amounts = _list(parse_yuan)(value)
    if any(a >= b for a, b in pairwise(amounts)):
        raise WrongValueError("the amounts do not rise", "amounts from low to high")
    return amounts


def _keys(value: object, allowed: Sequence[str]) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise WrongValueError(f"{clip(repr(value))} is not a table", "an inline table { … }")
    for key in value:
        if key not in allowed:
            raise WrongValueError(f'unknown key "{clip(key)}"', "one of " + ", ".join(allowed))
    return value


def _choice_of(value: object, allowed: Sequence[str]) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise WrongValueError(
            f"{clip(repr(value))} is not a choice", "one of " + ", ".join(allowed)
        )
    return value


_BAND_KEYS = ("below_age", "of", "rate", "amount", "floor", "ceiling", "base_floor", "own_part")


def _band(value: object) -> Band:
    table = _keys(value, _BAND_KEYS)
    of = CreditOf(_choice_of(table.get("of", "fixed"), [c.value for c in CreditOf]))
    if ("amount" in table) != (of is CreditOf.FIXED) or ("rate" in table) == ("amount" in table):
        raise WrongValueError(
            "a band needs a rate of something, or an amount", "of + rate, or amount"
        )
    return Band(
        below_age=parse_span(table["below_age"]) if "below_age" in table else None,
        of=of,
        rate=parse_rate(table["rate"]) if "rate" in table else 0,
        amount=parse_yuan(table["amount"]) if "amount" in table else 0,
        floor=parse_yuan(table["floor"]) if "floor" in table else None,
        ceiling=parse_yuan(table["ceiling"]) if "ceiling" in table else None,
        base_floor=parse_rate(table["base_floor"]) if "base_floor" in table else None,
        own_part=parse_rate(table["own_part"]) if "own_part" in table else 0,
    )


def _bands(value: object) -> tuple[Band, ...]:
    bands = _list(_band)(value)
    edges = [band.below_age for band in bands]
    if edges[-1] is not None or any(edge is None for edge in edges[:-1]):
        raise WrongValueError(
            "the bands do not cover every age", "below_age in all bands but the last"
        )
    if any(a >= b for a, b in pairwise(edges[:-1])):
        raise WrongValueError("the bands' ages do not rise", "bands from young to old")
    return bands


def _cohort(value: object) -> Cohort:
    table = _keys(value, ("born_before", "enrolled_before", "men", "women"))
    if "men" not in table or "women" not in table:
        raise WrongValueError("a cohort needs years for both sexes", "men and women")
    return Cohort(
        born_before=Month.parse(table["born_before"]) if "born_before" in table else None,
        enrolled_before=Month.parse(table["enrolled_before"])
        if "enrolled_before" in table
        else None,
        men=parse_span(table["men"]),
        women=parse_span(table["women"]),
    )


def _divisor(value: object) -> int:
    whole, _, part = value.partition(".") if isinstance(value, str) else ("", "", "")
    if (
        not whole.isdecimal()
        or len(whole) > 3
        or not (part == "" or (len(part) == 1 and part.isdecimal()))
    ):
        raise WrongValueError(f"{clip(repr(value))} is not a divisor", 'months such as "139"')
    return int(whole) * 10 + int(part or 0)


def _divisor_table(value: object) -> Mapping[int, int]:
    if not isinstance(value, dict):
        raise WrongValueError(f"{clip(repr(value))} is not a table", '{ 40 = "233", … }')
    table: dict[int, int] = {}
    for age, months in value.items():
        if not age.isdecimal() or not 18 <= int(age) <= 100:
            raise WrongValueError(f'"{clip(age)}" is not an age', "whole years 18 to 100")
        table[int(age)] = _divisor(months)
    return table


def _print_band(band: Band) -> dict[str, str]:
    out: dict[str, str] = {}
    if band.below_age is not None:
        out["below_age_months"] = str(band.below_age)
    out["of"] = band.of.value
    if band.of is CreditOf.FIXED:
        out["amount"] = yuan(band.amount)
    else:
        out["rate"] = rate_text(band.rate)
    if band.floor is not None:
        out["floor"] = yuan(band.floor)
    if band.ceiling is not None:
        out["ceiling"] = yuan(band.ceiling)
    if band.base_floor is not None:
        out["base_floor"] = rate_text(band.base_floor)
    if band.own_part:
        out["own_part"] = rate_text(band.own_part)
    return out


def _print_cohort(cohort: Cohort) -> dict[str, object]:
    return {
        "born_before": None if cohort.born_before is None else str(cohort.born_before),
        "enrolled_before": None if cohort.enrolled_before is None else str(cohort.enrolled_before),
        "men": cohort.men,
        "women": cohort.women,
    }


def _print_share(share: tuple[int, int]) -> str:
    return rate_text(share[0]) if share[1] == PPM else f"{share[0]}/{share[1]}"


class Kind(NamedTuple):
    """How one kind of value is read from TOML, printed to JSON, and named."""

    name: str
    unit: str
    read: Callable[[object], Any]
    show: Callable[[Any], Any]
    schema: Mapping[str, object]


def _same(value: Any) -> Any:
    return value


_AMOUNT = {"type": "string", "pattern": r"^\d{1,12}(\.\d{1,2})?$"}
_RATE = {"type": "string", "pattern": r"^\d{1,9}(\.\d{1,12})?%?$"}
_MONTH = {"type": "string", "pattern": r"^(19|20|21)\d{2}-(0[1-9]|1[0-2])$"}
_SPAN = {"type": "string", "pattern": r"^(\d{1,3}y)?(\d{1,4}m)?$", "minLength": 2}
_BAND_SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "below_age": _SPAN,
        "of": {"enum": [c.value for c in CreditOf]},
        "rate": _RATE,
        "amount": _AMOUNT,
        "floor": _AMOUNT,
        "ceiling": _AMOUNT,
        "base_floor": _RATE,
        "own_part": _RATE,
    },
}
_COHORT_SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["men", "women"],
    "properties": {
        "born_before": _MONTH,
        "enrolled_before": _MONTH,
        "men": _SPAN,
        "women": _SPAN,
    },
}

MONTHLY = Kind("monthly amount", "yuan/month", parse_yuan, yuan, _AMOUNT)
YEARLY = Kind("yearly amount", "yuan/year", parse_yuan, yuan, _AMOUNT)
AMOUNT = Kind("amount", "yuan", parse_yuan, yuan, _AMOUNT)
TIERS = Kind(
    "amounts",
    "yuan/month",
    _rising_amounts,
    lambda v: [yuan(x) for x in v],
    {"type": "array", "minItems": 1, "items": _AMOUNT},
)
YEARLY_TIERS = Kind(
    "amounts",
    "yuan/year",
    _rising_amounts,
    lambda v: [yuan(x) for x in v],
    {"type": "array", "minItems": 1, "items": _AMOUNT},
)
RATE = Kind("rate", "rate", parse_rate, rate_text, _RATE)
SHARE = Kind(
    "share",
    "share",
    parse_share,
    _print_share,
    {"type": "string", "pattern": r"^(\d{1,3}/\d{1,3}|\d{1,9}(\.\d{1,12})?%?)$"},
)
SPAN = Kind("duration", "months", parse_span, _same, _SPAN)
COUNT = Kind("count", "count", _count, _same, {"type": "integer", "minimum": 0, "maximum": 1200})
MONTHS = Kind("months", "months", _count, _same, {"type": "integer", "minimum": 0, "maximum": 1200})
DAY = Kind("day", "day of month", _day, _same, {"type": "integer", "minimum": 1, "maximum": 31})
MONTH_DAY = Kind(
    "day of year", "MM-DD", _month_day, _same, {"type": "string", "pattern": r"^\d{2}-\d{2}$"}
)
MONTH = Kind("month", "month", Month.parse, str, _MONTH)
YES_NO = Kind("yes or no", "yes/no", _bool, _same, {"type": "boolean"})
TEXT = Kind("text", "text", _text, _same, {"type": "string", "minLength": 1, "maxLength": 2000})
BANDS = Kind(
    "age bands",
    "bands",
    _bands,
    lambda v: [_print_band(b) for b in v],
    {"type": "array", "minItems": 1, "items": _BAND_SCHEMA},
)
COHORTS = Kind(
    "cohorts",
    "months",
    _list(_cohort),
    lambda v: [_print_cohort(c) for c in v],
    {"type": "array", "minItems": 1, "items": _COHORT_SCHEMA},
)
DIVISORS = Kind(
    "divisor table",
    "tenths of a month by age",
    _divisor_table,
    lambda v: {str(k): f"{x // 10}.{x % 10}" for k, x in v.items()},
    {"type": "object", "additionalProperties": {"type": "string"}},
)
SPANS_BY_YEARS = Kind(
    "months by years",
    "months",
    _list(_count),
    lambda v: list(v),
    {"type": "array", "minItems": 1, "items": {"type": "integer", "minimum": 0, "maximum": 1200}},
)


def choice(*names: str) -> Kind:
    """A kind whose value is one of `names`."""
    return Kind("choice", "choice", lambda v: _choice_of(v, names), _same, {"enum": list(names)})


def choices(*names: str) -> Kind:
    """A kind whose value is a list of some of `names`."""
    return Kind(
        "choices",
        "choices",
        _list(lambda v: _choice_of(v, names)),
        lambda v: list(v),
        {"type": "array", "minItems": 1, "items": {"enum": list(names)}},
    )
