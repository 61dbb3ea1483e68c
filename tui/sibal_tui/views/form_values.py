"""Reading what people type into a form: forgiving about the spelling, strict about the meaning.

Each reader turns a typed text into the text a profile keeps, or raises `WrongError` with the key
of a sentence in the user's language. An empty text never reaches a reader.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from sibal_engine.case.model import LARGEST_AMOUNT, MOST_MONTHS
from sibal_engine.errors import ContentError, WrongValueError, clip
from sibal_engine.money import half_up, parse_yuan, yuan
from sibal_engine.month import FIRST_YEAR, LAST_YEAR, Month, span_text
from sibal_engine.policy.library import Library, Place
from sibal_engine.policy.model import Level
from sibal_engine.rates import (
    INDEX_DIGITS,
    INDEX_ONE,
    PPM,
    decimal_text,
    parse_scaled,
    percent_text,
)
from sibal_tui.text import normalise_digits

LONGEST_NAME = 60
LONGEST_NOTE = 2000
LEAST_BASE = 300_00
"""Fen; a smaller amount as a base is a percentage without its sign, or a slip."""
MOST_PERCENT = 300 * PPM // 100

_MONTH = re.compile(
    r"(\d{4})\s*(?:[-./]\s*(\d{1,2})(?:[-./]\d{1,2})?|年\s*(\d{1,2})\s*月?(?:\d{1,2}日?)?"
    r"|(\d{2})(?:\d{2})?)\Z",
    re.ASCII,
)
_SPAN = re.compile(r"(?:(\d{1,2})\s*(?:年|y|岁))?\s*(?:零)?\s*(?:(\d{1,3})\s*(?:个月|月|m)?)?\Z")
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,12})?\Z", re.ASCII)
_BASE_WORDS = {
    "下限": "lower",
    "最低": "lower",
    "上限": "upper",
    "最高": "upper",
    "不缴": "none",
    "不交": "none",
}
_RETIRE_WORDS = {"法定": "statutory", "最早": "earliest", "最晚": "latest"}


class Problem(NamedTuple):
    """What is wrong, as the key of a sentence and what fills its blanks."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


class WrongError(ValueError):
    """A typed text that cannot be kept."""

    def __init__(self, key: str, **values: object) -> None:
        self.problem = Problem(key, tuple((name, str(value)) for name, value in values.items()))
        super().__init__(key)


def fen(kept: str) -> int:
    """Fen of a kept amount, which may be negative."""
    return -parse_yuan(kept[1:]) if kept.startswith("-") else parse_yuan(kept)


Reader: TypeAlias = Callable[[str, Library], str]


def typed(text: str) -> str:
    """A typed text without full-width signs and outer blanks."""
    return normalise_digits(text).strip()


def name(text: str, _library: Library) -> str:
    """A short text of one line, kept as it was typed."""
    plain = " ".join(text.split())
    if len(plain) > LONGEST_NAME:
        raise WrongError("too_long", most=LONGEST_NAME)
    return plain


def note(text: str, _library: Library) -> str:
    """A longer text of one line."""
    plain = " ".join(text.split())
    if len(plain) > LONGEST_NOTE:
        raise WrongError("too_long", most=LONGEST_NOTE)
    return plain


def month(text: str, _library: Library) -> str:
    """A month written as `2026-10`, `2026.10`, `202610` or `2026年10月`; a day is left aside."""
    plain = typed(text)
    found = _MONTH.match(plain)
    if found is None:
        raise WrongError("month")
    year, number = int(found[1]), int(found[2] or found[3] or found[4])
    if not 1 <= number <= 12:
        raise WrongError("no_such_month", month=number)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise WrongError("year_range", first=FIRST_YEAR, last=LAST_YEAR)
    return str(Month.of(year, number))


def _fen(text: str) -> int:
    plain = typed(text).replace(" ", "").lstrip("¥￥").removesuffix("元").removesuffix("块")
    if plain.startswith("-"):
        raise WrongError("negative")
    plain = re.sub(r",(?=\d{3}(?:\D|\Z))", "", plain)
    try:
        fen = parse_yuan(plain)
    except WrongValueError:
        raise WrongError("amount") from None
    if fen > LARGEST_AMOUNT:
        raise WrongError("amount_large", most=yuan(LARGEST_AMOUNT))
    return fen


def amount(text: str, _library: Library) -> str:
    """An amount in yuan: `70,373.95`, `¥70373.95`, `70373.95元`."""
    return yuan(_fen(text))


def count(text: str, _library: Library) -> str:
    """A number of months: `131`, `131个月`, `10年11个月`."""
    plain = typed(text)
    found = _SPAN.match(plain) if plain else None
    if found is None or not (found[1] or found[2]):
        raise WrongError("count")
    months = int(found[1] or 0) * 12 + int(found[2] or 0)
    if months > MOST_MONTHS:
        raise WrongError("count_large", most=MOST_MONTHS)
    return str(months)


def index(text: str, _library: Library) -> str:
    """An average contribution index such as `0.5728`, exactly."""
    plain = typed(text)
    try:
        scaled = parse_scaled(plain, INDEX_DIGITS, what="", allowed="")
    except WrongValueError:
        raise WrongError("index") from None
    if not 0 <= scaled <= 20 * INDEX_ONE:
        raise WrongError("index_range")
    return decimal_text(scaled, INDEX_DIGITS)


def number(text: str, _library: Library) -> str:
    """A number that is not negative, with the decimals it was printed with."""
    plain = typed(text).replace(" ", "")
    if not _NUMBER.match(plain):
        raise WrongError("number")
    return plain


def years(text: str, library: Library) -> str:
    """A number of years: `31.33`, or `31年4个月`, which is exact."""
    plain = typed(text)
    if "年" not in plain and "y" not in plain:
        return number(plain.removesuffix("年"), library)
    months = int(count(plain, library))
    return decimal_text(half_up(months * 1_000_000, 12), 6, 6)


def divisor(text: str, library: Library) -> str:
    """A divisor such as `139` or `152.3`, or an age such as `60岁3个月`, kept as `60y3m`."""
    plain = typed(text)
    if any(sign in plain for sign in "岁年y"):
        return span_text(int(count(plain, library)))
    plain = plain.removesuffix("个月").removesuffix("月")
    if not _NUMBER.match(plain) or len(plain.partition(".")[2]) > 1 or not plain.strip("0."):
        raise WrongError("divisor")
    return plain


def coefficient(text: str, _library: Library) -> str:
    """A share a year such as `1.3%` or `0.013`."""
    ppm = _ppm(text)
    if not 0 <= ppm <= PPM // 10:
        raise WrongError("rate_range", least="0%", most="10%")
    return percent_text(ppm)


def _ppm(text: str) -> int:
    plain = typed(text).replace(" ", "")
    if plain and not plain.endswith("%") and plain.lstrip("-").partition(".")[0] not in ("0", ""):
        # 2 may mean 2 % or 200 %: ask
        raise WrongError("percent_sign", text=clip(plain, 12))
    try:
        return parse_scaled(plain, 6, what="", allowed="")
    except WrongValueError:
        raise WrongError("rate") from None


def rate(text: str, _library: Library) -> str:
    """A yearly rate such as `2%` or `0.02`, not negative."""
    ppm = _ppm(text)
    if not 0 <= ppm <= PPM // 2:
        raise WrongError("rate_range", least="0%", most="50%")
    return percent_text(ppm)


def growth(text: str, _library: Library) -> str:
    """A yearly growth that may be negative."""
    ppm = _ppm(text)
    if abs(ppm) > PPM // 2:
        raise WrongError("rate_range", least="-50%", most="50%")
    return percent_text(ppm)


def base(text: str, library: Library) -> str:
    """A base: `60%`, `下限`, `上限`, `不缴`, or an amount a month."""
    plain = typed(text).replace(" ", "").lower()
    word = _BASE_WORDS.get(plain, plain)
    if word in ("lower", "upper", "none"):
        return word
    if word.endswith("%"):
        ppm = _ppm(word)
        if not 0 < ppm <= MOST_PERCENT:
            raise WrongError("base_percent")
        return percent_text(ppm)
    try:
        fen = _fen(word)
    except WrongError as error:
        raise WrongError("base") from error
    if fen < LEAST_BASE:
        raise WrongError("base_small", text=clip(plain, 12))
    return yuan(fen)


def retire(text: str, library: Library) -> str:
    """When to retire: `法定`, `最早`, `最晚`, or a month."""
    plain = typed(text).lower()
    word = _RETIRE_WORDS.get(plain.removesuffix("退休"), plain)
    if word in ("statutory", "earliest", "latest"):
        return word
    try:
        return month(word, library)
    except WrongError as error:
        raise WrongError("retire") from error


def found_places(text: str, library: Library, most: int = 6) -> tuple[Place, ...]:
    """Cities that fit what is typed, the best first; then provinces."""
    if not text.strip():
        return ()
    fit = [p for p in library.search(text) if p.level is not Level.NATION]
    return tuple(sorted(fit, key=lambda p: p.level is not Level.CITY)[:most])


def _place(text: str, library: Library) -> Place:
    try:
        return library.find(text)
    except ContentError:
        near = found_places(text, library, 4)
    if len(near) == 1:
        return near[0]
    if near:
        raise WrongError("place_many", **_names(near))
    raise WrongError("place_unknown", text=clip(text, 16))


def _names(places: Sequence[Place]) -> dict[str, str]:
    """The names of places in both languages."""
    return {
        "names": "、".join(place.name for place in places) or "?",
        "names_en": ", ".join(place.pinyin.capitalize() for place in places) or "?",
    }


def city(text: str, library: Library) -> str:
    """A city by its name, pinyin, initials or code; kept as its code."""
    place = _place(text, library)
    if place.level is not Level.CITY:
        cities = [p for p in library.places if p.province == place.code][:4]
        pinyin = place.pinyin.capitalize()
        raise WrongError("place_not_city", name=place.name, name_en=pinyin, **_names(cities))
    return place.code


def hukou(text: str, library: Library) -> str:
    """A province or city by its name, pinyin, initials or code; kept as its code.

    A six-digit code that is on no list stays: only its province matters.
    """
    plain = typed(text)
    try:
        return library.find_hukou(plain)
    except ContentError:
        return _place(plain, library).code
