"""Finding places by code, Chinese name, pinyin, initials, and the shipped index itself."""

from __future__ import annotations

from collections import Counter

import pytest

from sibal_engine.errors import ContentError
from sibal_engine.month import Month
from sibal_engine.policy.library import Library, place_file
from sibal_engine.policy.model import Level

LIBRARY = Library()
PROVINCES = [
    "11",
    "12",
    "13",
    "14",
    "15",
    "21",
    "22",
    "23",
    "31",
    "32",
    "33",
    "34",
    "35",
    "36",
    "37",
    "41",
    "42",
    "43",
    "44",
    "45",
    "46",
    "50",
    "51",
    "52",
    "53",
    "54",
    "61",
    "62",
    "63",
    "64",
    "65",
]  # GB/T 2260, the mainland
MUNICIPALITIES = {"110000", "120000", "310000", "500000"}


def test_31_provinces_48_cities_and_the_nation_stand_once_each() -> None:
    places = LIBRARY.places
    assert Counter(p.code for p in places).most_common(1)[0][1] == 1
    levels = Counter(place.level for place in places)
    assert levels == {Level.NATION: 1, Level.PROVINCE: 27, Level.CITY: 48}
    provincial = {p.code for p in places if p.code.endswith("0000")} - {"100000"}
    assert provincial == {f"{code}0000" for code in PROVINCES}
    municipal = {p.code for p in places if p.level is Level.CITY and p.code.endswith("0000")}
    assert municipal == MUNICIPALITIES


def test_each_place_lies_in_the_province_of_its_code() -> None:
    for place in LIBRARY.places:
        if place.level is Level.CITY:
            assert place.province == place.code[:2] + "0000"
        assert place_file(LIBRARY.root, place).is_file()


def test_the_index_knows_the_newest_month_checked() -> None:
    files = [LIBRARY.file(place) for place in LIBRARY.places]
    assert LIBRARY.checked == max(file.checked for file in files)
    assert LIBRARY.checked is not None
    assert Month.parse("2026-11") <= LIBRARY.checked


@pytest.mark.parametrize(("typed", "code"), [
    ("510100", "510100"), ("５１０１００", "510100"), ("成都", "510100"), ("成都市", "510100"),
    ("chengdu", "510100"), ("Cheng Du", "510100"), ("CD", "510100"), (" 成都 ", "510100"),
    ("xi'an", "610100"), ("Xi’an", "610100"), ("西安", "610100"), ("lhasa", "540100"),
    ("Urumqi", "650100"), ("哈尔滨", "230100"), ("beijing", "110000"), ("bj", "110000"),
    ("上海市", "310000"), ("四川省", "510000"), ("广西壮族自治区", "450000"), ("宁夏", "640000"),
    ("新疆维吾尔自治区", "650000"), ("内蒙古自治区", "150000"), ("shaanxi", "610000"),
    ("henan", "410000"), ("hainan", "460000"), ("全国", "100000"), ("吉林", "220000"),
])  # fmt: skip
def test_a_place_is_found_as_people_type_it(typed: str, code: str) -> None:
    assert LIBRARY.find(typed).code == code


def test_every_place_is_found_by_code_name_and_pinyin() -> None:
    for place in LIBRARY.places:
        for typed in (place.code, place.name, place.pinyin, place.name.upper()):
            assert LIBRARY.find(typed) == place


@pytest.mark.parametrize(
    "typed", ["", "   ", "nowhere", "999999", "市", "x" * 100_000, "\x00", "'"]
)
def test_an_unknown_place_is_said_in_one_short_line(typed: str) -> None:
    with pytest.raises(ContentError) as error:
        LIBRARY.find(typed)
    (fault,) = error.value.faults
    assert "unknown place" in fault.message
    assert len(str(fault)) <= 240
    assert "\n" not in str(fault)


def test_initials_of_several_places_are_told_with_their_codes() -> None:
    with pytest.raises(ContentError) as error:
        LIBRARY.find("sz")  # 苏州, 深圳, 随州
    (fault,) = error.value.faults
    assert fault.message == "more than one place"
    assert all(code in fault.allowed for code in ("320500", "440300", "421300"))


def test_a_search_lists_beginnings_before_other_hits() -> None:
    assert [p.name for p in LIBRARY.search("shan")][:3] == ["山西", "上海", "山东"]
    assert [p.code for p in LIBRARY.search("51")][:4] == ["510000", "510100", "510600", "510700"]
    assert LIBRARY.search("州")[0].name == "苏州"
    assert len(LIBRARY.search("")) == 76
    assert LIBRARY.search("nowhere") == []
