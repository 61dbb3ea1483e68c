"""What people type into the form: many spellings of the same, and words for what cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.apps import FROZEN

from sibal_engine.policy.library import Library
from sibal_tui.locale.modes.profile import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.views import form_values as values
from sibal_tui.views.form_values import Problem, WrongError

LIBRARY = Library(FROZEN)


@pytest.mark.parametrize(
    ("read", "text", "kept"),
    [
        (values.month, "2026-10", "2026-10"),
        (values.month, "２０２６－１０", "2026-10"),
        (values.month, "2026.9", "2026-09"),
        (values.month, "2026/1", "2026-01"),
        (values.month, "202610", "2026-10"),
        (values.month, "20261031", "2026-10"),
        (values.month, "2026年10月", "2026-10"),
        (values.month, "2026年1月5日", "2026-01"),
        (values.month, " 2026-10-31 ", "2026-10"),
        (values.amount, "70373.95", "70373.95"),
        (values.amount, "７０，３７３．９５", "70373.95"),
        (values.amount, "70373。95", "70373.95"),
        (values.amount, "¥70,373.9元", "70373.90"),
        (values.amount, "0", "0.00"),
        (values.count, "131", "131"),
        (values.count, "１３１个月", "131"),
        (values.count, "10年11个月", "131"),
        (values.count, "10年", "120"),
        (values.count, "10y11m", "131"),
        (values.index, "０．５７２８", "0.5728"),
        (values.index, "0.600", "0.6"),
        (values.index, "57.28%", "0.5728"),
        (values.rate, "2%", "2%"),
        (values.rate, "０.０３９７", "3.97%"),
        (values.growth, "-0.5%", "-0.5%"),
        (values.base, "60%", "60%"),
        (values.base, "６０％", "60%"),
        (values.base, "下限", "lower"),
        (values.base, "Upper", "upper"),
        (values.base, "不缴", "none"),
        (values.base, "6000元", "6000.00"),
        (values.retire, "最早", "earliest"),
        (values.retire, "法定退休", "statutory"),
        (values.retire, "2043年6月", "2043-06"),
        (values.city, "成都", "510100"),
        (values.city, "成都市", "510100"),
        (values.city, "chengdu", "510100"),
        (values.city, "Cheng Du", "510100"),
        (values.city, "５１０１００", "510100"),
        (values.hukou, "四川", "510000"),
        (values.hukou, "510722", "510722"),
        (values.years, "31.33", "31.33"),
        (values.years, "31年4个月", "31.333333"),
        (values.divisor, "139", "139"),
        (values.divisor, "148.5", "148.5"),
        (values.divisor, "60岁3个月", "60y3m"),
        (values.divisor, "60y", "60y0m"),
        (values.number, "1.0320", "1.0320"),
        (values.coefficient, "1.3%", "1.3%"),
        (values.coefficient, "0.013", "1.3%"),
        (values.name, "  我  的 ", "我 的"),
    ],
)
def test_spellings(read: values.Reader, text: str, kept: str) -> None:
    assert read(text, LIBRARY) == kept


@pytest.mark.parametrize(
    ("read", "text", "key"),
    [
        (values.month, "1988", "month"),
        (values.month, "1988-099", "month"),
        (values.month, "1988-13", "no_such_month"),
        (values.month, "0988-01", "year_range"),
        (values.amount, "-5", "negative"),
        (values.amount, "七万", "amount"),
        (values.amount, "1.234", "amount"),
        (values.amount, "999999999999", "amount_large"),
        (values.count, "1.5", "count"),
        (values.count, "很久", "count"),
        (values.count, "781", "count_large"),
        (values.index, "零点六", "index"),
        (values.index, "60", "index_range"),
        (values.rate, "2", "percent_sign"),
        (values.rate, "x%", "rate"),
        (values.rate, "60%", "rate_range"),
        (values.growth, "-60%", "rate_range"),
        (values.base, "60", "base_small"),
        (values.base, "400%", "base_percent"),
        (values.base, "中间", "base"),
        (values.retire, "明年", "retire"),
        (values.city, "四川", "place_not_city"),
        (values.city, "火星", "place_unknown"),
        (values.hukou, "990000", "place_unknown"),
        (values.years, "三十", "number"),
        (values.divisor, "0", "divisor"),
        (values.divisor, "139.25", "divisor"),
        (values.coefficient, "20%", "rate_range"),
        (values.name, "长" * 61, "too_long"),
    ],
)
def test_what_cannot_be_read_is_said_in_both_languages(
    read: values.Reader, text: str, key: str
) -> None:
    with pytest.raises(WrongError) as caught:
        read(text, LIBRARY)
    problem: Problem = caught.value.problem
    assert problem.key == key
    for lang in ("zh", "en"):
        sentence = say(TEXTS, lang, f"wrong.{key}", **dict(problem.values))
        assert sentence
        assert "{" not in sentence


READERS = (
    values.name,
    values.note,
    values.month,
    values.amount,
    values.count,
    values.index,
    values.rate,
    values.growth,
    values.base,
    values.retire,
    values.city,
    values.hukou,
    values.number,
    values.years,
    values.divisor,
    values.coefficient,
)


@given(st.sampled_from(READERS), st.text(max_size=40))
def test_any_text_is_read_or_refused_and_what_is_kept_reads_the_same(
    read: values.Reader, text: str
) -> None:
    if not text.strip():
        return
    refused = ""
    try:
        kept = read(text, LIBRARY)
    except WrongError as error:
        kept, refused = "", error.problem.key
    assert not kept or read(kept, LIBRARY) == kept
    assert not refused or f"wrong.{refused}" in TEXTS


def test_places_that_fit_are_cities_first() -> None:
    found = values.found_places("cd", LIBRARY)
    assert [place.name for place in found][:1] == ["成都"]
    assert values.found_places("  ", LIBRARY) == ()
