"""The linter: one test for each kind of fault, each with its file, key and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.policy.faulty import CITY, ONE_CHANGE

from sibal_engine.errors import Fault
from sibal_engine.month import Month
from sibal_engine.policy.lint import check


def write(folder: Path, text: str = CITY, name: str = "510100.toml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def only(faults: list[Fault]) -> Fault:
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


def test_a_sound_file_has_no_fault(tmp_path: Path) -> None:
    assert check(write(tmp_path)) == []


@pytest.mark.parametrize("kind", ONE_CHANGE)
def test_each_kind_of_fault_is_found_with_its_key_and_line(kind: str, tmp_path: Path) -> None:
    old, new, key, at, says = ONE_CHANGE[kind]
    text = CITY.replace(old, new, 1)
    assert text != CITY
    faults = check(write(tmp_path, text))
    found = [fault for fault in faults if says in fault.message]
    fault = only(found)
    assert fault.file == "510100.toml"
    assert fault.key == key
    if at is None:
        assert fault.line is None
    else:
        assert fault.line is not None
        assert at in text.splitlines()[fault.line - 1]


CAUSES_OTHERS = {
    "wrong standing",
    "source without title",
    "end before beginning",
    "a yes in quotes",
}
"""A broken source leaves its entries without one, a wrong end leaves a hole: both are told."""


@pytest.mark.parametrize("kind", sorted(set(ONE_CHANGE) - CAUSES_OTHERS))
def test_one_mistake_is_one_fault(kind: str, tmp_path: Path) -> None:
    old, new, *_ = ONE_CHANGE[kind]
    only(check(write(tmp_path, CITY.replace(old, new, 1))))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = CITY
    changes = [v for k, v in ONE_CHANGE.items() if k in {"wrong pinyin", "hole", "unused source"}]
    for old, new, *_ in changes:
        text = text.replace(old, new, 1)
    write(tmp_path, text)
    write(tmp_path, "kaputt", "cities/510600.toml")
    faults = check(tmp_path)
    said = " ".join(fault.message for fault in faults)
    assert len(faults) == 4
    assert all(each in said for each in ("not plain", "nothing is said", "used by no", "TOML"))
    assert {fault.file for fault in faults} == {"510100.toml", "cities/510600.toml"}


def test_unsorted_dates(tmp_path: Path) -> None:
    first, second = CITY.index("[[pension.base]]"), CITY.index('[[pension.base]]\nfrom = "2025')
    third = CITY.index('[[pension.base]]\nfrom = "2026')
    text = CITY[:first] + CITY[second:third] + CITY[first:second] + CITY[third:]
    faults = [f for f in check(write(tmp_path, text)) if "does not follow" in f.message]
    fault = only(faults)
    assert fault.key == "pension.base.from"
    assert fault.line == text.split("\n").index('from = "2024-01"') + 1


NO_WAGE = CITY.replace('wage = "7646.00"\n', "")
"""Without the wage beside them, limits may be any amounts in order."""


@pytest.mark.parametrize(("lower", "sound"), [
    ("5638.75", True),   # 25 % above 4511.00
    ("5638.76", False),
    ("3608.80", True),   # 20 % below
    ("3608.79", False),
])  # fmt: skip
def test_how_far_limits_may_lie_from_the_year_before(
    lower: str, sound: bool, tmp_path: Path
) -> None:
    text = NO_WAGE.replace('lower = "4588.00"', f'lower = "{lower}"')
    assert (check(write(tmp_path, text)) == []) is sound


@pytest.mark.parametrize(("value", "sound"), [
    ("1400.00", True),   # 40 % above 1000.00
    ("1400.01", False),
    ("800.00", True),    # 20 % below
    ("799.99", False),
])  # fmt: skip
def test_how_far_a_wage_may_lie_from_the_year_before(
    value: str, sound: bool, tmp_path: Path
) -> None:
    entry = '[[average_wage]]\nfrom = "{0}-01"\nto = "{0}-12"\nvalue = "{1}"\nsource = "base"\n\n'
    wages = entry.format("1993", "1000.00") + entry.format("1994", value)
    text = CITY.replace("[[pension.base]]", wages + "[[pension.base]]", 1)
    assert (check(write(tmp_path, text)) == []) is sound


def test_a_real_jump_is_explained(tmp_path: Path) -> None:
    text = NO_WAGE.replace('lower = "4588.00"', 'lower = "7000.00"\njump = "过渡期结束"')
    assert check(write(tmp_path, text)) == []


@pytest.mark.parametrize(("limits", "allowed"), [
    # 60 % of 7646 is 4587.60, 300 % is 22938.00; notices round by up to 5 yuan
    ('lower = "4592.60"\nupper = "22933.00"', ""),
    ('lower = "4592.61"\nupper = "22938.00"', "4587.60, or no wage"),
    ('lower = "4582.59"\nupper = "22938.00"', "4587.60, or a note that says why"),
    ('lower = "4582.59"\nupper = "22938.00"\nnote = "过渡下限"', ""),
    ('lower = "4582.59"\nupper = "22938.00"\ntext = "过渡下限"', ""),
    ('lower = "4592.61"\nupper = "22938.00"\nnote = "过渡下限"', "4587.60, or no wage"),
    ('lower = "4588.00"\nupper = "22943.01"\nnote = "过渡下限"', "22938.00, or no wage"),
    ('lower = "4588.00"\nupper = "22932.99"', "22938.00, or no wage"),
])  # fmt: skip
def test_limits_are_their_shares_of_the_wage_beside_them(
    limits: str, allowed: str, tmp_path: Path
) -> None:
    text = CITY.replace('lower = "4588.00"\nupper = "22938.00"', limits)
    faults = check(write(tmp_path, text))
    assert [fault.allowed for fault in faults] == ([allowed] if allowed else [])


@pytest.mark.parametrize(("old", "new", "says"), [
    ("4588.00", "4858.00", "lower 4858.00 is not 60 % of the wage 7646.00"),
    ("22938.00", "22398.00", "upper 22398.00 is not 300 % of the wage 7646.00"),
])  # fmt: skip
def test_two_digits_that_changed_places_are_found_with_their_line(
    old: str, new: str, says: str, tmp_path: Path
) -> None:
    text = CITY.replace(f'"{old}"', f'"{new}"')
    fault = only(check(write(tmp_path, text)))
    assert (fault.key, fault.message) == (f"pension.base.{says[:5]}", says)
    assert fault.line is not None
    assert new in text.splitlines()[fault.line - 1]


def test_a_wrong_limit_is_told_once(tmp_path: Path) -> None:
    text = CITY.replace('lower = "4588.00"', 'lower = "6588.00"')  # 46 % more, and 86 % of 7646
    assert "far from" in only(check(write(tmp_path, text))).message


def test_several_years_may_rise_further_than_one(tmp_path: Path) -> None:
    gone = CITY.index('[[pension.base]]\nfrom = "2025')
    third = CITY.index('[[pension.base]]\nfrom = "2026')
    unknown = '[[pension.base]]\nfrom = "2025-01"\nto = "2025-12"\nunknown = true\nnote = "x"\n\n'
    later = '[[pension.base]]\nfrom = "2026-01"\nto = "2026-12"\nlower = "{}"\nupper = "35000.00"'
    tail = CITY[CITY.index("[[medical.with_account.rate]]") :]
    assert third > gone
    for lower, sound in (("7040.00", True), ("7050.00", False)):  # 4511 × 1.25² = 7048.44
        entry = later.format(lower) + '\nsource = "base"\n\n'
        text = CITY[:gone] + unknown + entry + tail
        assert (check(write(tmp_path, text)) == []) is sound


def test_what_only_shipped_files_need(tmp_path: Path) -> None:
    text = CITY.removeprefix("#:schema policy.schema.json\n")
    text = text.replace('pinyin = "chengdu"\n', "").replace(
        'to = "2024-12"\nlower = "4511.00"\nupper = "9000.00"',
        'lower = "4511.00"\nupper = "9000.00"',
    )
    assert check(write(tmp_path, text)) == []
    faults = check(tmp_path, strict=True)
    assert [(fault.file, fault.key) for fault in faults] == [
        ("510100.toml", "pinyin"),
        ("510100.toml", ""),
        ("510100.toml", "medical.with_account.base"),
        ("index.toml", ""),
    ]
    assert "#:schema policy.schema.json" in faults[1].allowed
    assert text.splitlines()[(faults[2].line or 0) - 1] == "[[medical.with_account.base]]"


def test_an_official_source_of_a_shipped_file_is_told_in_full(tmp_path: Path) -> None:
    text = CITY.replace('"secondary"', '"official"')
    write(tmp_path, text)
    write(tmp_path, INDEX, "index.toml")
    assert check(tmp_path) == []
    fault = only(check(tmp_path, strict=True))
    assert (fault.key, fault.allowed) == ("source", "number, url and date")
    assert text.splitlines()[fault.line or 0] == 'id = "base"'
    whole = 'standing = "official"\nurl = "https://example.org"\ndate = "2025-09-22"'
    write(tmp_path, text.replace('standing = "official"', whole))
    assert check(tmp_path, strict=True) == []


def test_the_schema_line_leads_up_from_a_folder(tmp_path: Path) -> None:
    write(tmp_path, CITY, "cities/510100.toml")
    faults = [fault for fault in check(tmp_path, strict=True) if fault.line == 1]
    assert only(faults).allowed == "#:schema ../policy.schema.json"


def test_a_place_stands_in_one_file(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, CITY, "mine/chengdu.toml")
    fault = only(check(tmp_path))
    assert (fault.file, fault.key, fault.line) == ("mine/chengdu.toml", "code", 3)
    assert "510100.toml" in fault.message


def test_level_and_folder_agree(tmp_path: Path) -> None:
    write(tmp_path, CITY, "provinces/510100.toml")
    fault = only(check(tmp_path))
    assert (fault.key, fault.line, fault.allowed) == ("level", 6, "province")


def test_only_100000_is_the_nation(tmp_path: Path) -> None:
    text = CITY.replace('"city"', '"nation"').replace('province = "510000"\n', "")
    faults = check(write(tmp_path, text, "national.toml"))
    assert only(faults).message == "510100 is no nation"


def test_a_province_lies_in_no_province(tmp_path: Path) -> None:
    text = CITY.replace('"510100"', '"510000"').replace('"city"', '"province"')
    write(tmp_path, text.replace('province = "510000"', 'province = "440000"'), "510000.toml")
    fault = only(check(tmp_path))
    assert (fault.key, fault.line) == ("province", 7)


def test_a_province_of_the_same_folder_is_known(tmp_path: Path) -> None:
    write(tmp_path, CITY.replace('province = "510000"', 'province = "710000"'))
    assert only(check(tmp_path)).key == "province"
    text = CITY.replace('"510100"', '"710000"').replace('"city"', '"province"')
    write(tmp_path, text.replace('province = "510000"\n', ""), "710000.toml")
    assert check(tmp_path) == []


def test_the_age_of_a_file_is_counted_to_the_month_given(tmp_path: Path) -> None:
    write(tmp_path)
    assert check(tmp_path, as_of=Month.parse("2027-11")) == []
    fault = only(check(tmp_path, as_of=Month.parse("2027-12")))
    assert (fault.key, fault.line) == ("checked", 8)


def test_a_newer_file_makes_the_others_old(tmp_path: Path) -> None:
    write(tmp_path)
    other = CITY.replace("510100", "510600").replace('checked = "2026-11"', 'checked = "2027-12"')
    write(tmp_path, other, "510600.toml")
    assert only(check(tmp_path)).file == "510100.toml"


INDEX = """\
schema = 1
checked = "2026-11"

[[place]]
code = "510100"
name = "成都"
pinyin = "chengdu"
initials = "cd"
level = "city"
province = "510000"
"""


@pytest.mark.parametrize(("old", "new", "key", "line", "says"), [
    ('name = "成都"', 'name = "城都"', "place.name", 6, "is \"成都\" in 510100.toml"),
    ("chengdu", "chengduu", "place.pinyin", 7, "in 510100.toml"),
    ("chengdu", "ChengDu", "place.pinyin", 7, "not plain"),
    ('"cd"', '"cx"', "place.initials", 8, "does not abbreviate"),
    ('"cd"', '"c"', "place.initials", 8, "does not abbreviate"),
    ('"city"', '"province"', "place.level", 9, "in 510100.toml"),
    ('"city"', '"town"', "place.level", 9, "is no level"),
    ('"510000"', '"440000"', "place.province", 10, "in 510100.toml"),
    ('level = "city"\n', "", "place.level", 4, "level is missing"),
    ("initials", "initial", "place.initial", 8, "unknown key"),
    ('checked = "2026-11"', 'checked = "2026-10"', "checked", 2, "was checked 2026-11"),
    ("schema = 1", "schema = 3", "schema", 1, "schema 3"),
    ("[[place]]", "[place]", "place", 4, "array of tables"),
    ("schema = 1", "schema 1", "", 1, "not valid TOML"),
])  # fmt: skip
def test_the_index_is_held_true(
    old: str, new: str, key: str, line: int, says: str, tmp_path: Path
) -> None:
    write(tmp_path)
    write(tmp_path, INDEX, "index.toml")
    assert check(tmp_path) == []
    write(tmp_path, INDEX.replace(old, new), "index.toml")
    found = [f for f in check(tmp_path) if says in f.message]
    assert [(f.file, f.key, f.line) for f in found] == [("index.toml", key, line)]


def test_the_index_names_each_file_and_each_file_is_in_the_index(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, CITY.replace("510100", "510600"), "510600.toml")
    twice = INDEX + INDEX[INDEX.index("\n[[place]]") :]
    write(
        tmp_path, twice + INDEX[INDEX.index("\n[[place]]") :].replace("5101", "5107"), "index.toml"
    )
    faults = check(tmp_path)
    assert [(f.line, f.message) for f in faults] == [
        (13, "510100 stands twice"),
        (21, "510700 has no policy file"),
        (4, "510600 (510600.toml) is not in the index"),
    ]


def test_a_file_that_cannot_be_read_is_not_missing_from_the_index(tmp_path: Path) -> None:
    write(tmp_path, "kaputt")
    write(tmp_path, INDEX.replace('checked = "2026-11"\n', ""), "index.toml")
    assert only(check(tmp_path)).file == "510100.toml"


def test_reference_schemes_and_guides_beside_the_files_are_checked(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, "schema = 1\n", "reference/x.toml")
    write(tmp_path, 'schema = 1\n\n[[guide]]\nid = "x"\n', "guides/y.toml")
    files = {fault.file for fault in check(tmp_path)}
    assert files == {"x.toml", "y.toml"}


def test_one_file_alone_can_be_checked(tmp_path: Path) -> None:
    write(tmp_path, "kaputt", "other.toml")
    write(tmp_path)
    assert check(tmp_path / "510100.toml") == []


def test_an_empty_or_missing_folder_is_a_fault(tmp_path: Path) -> None:
    assert only(check(tmp_path)).message == "no policy file here"
    assert only(check(tmp_path / "none")).message == "no such folder"


def test_bytes_that_are_no_text_are_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe\x00")
    assert "not UTF-8" in only(check(tmp_path)).message
    (tmp_path / "a.toml").write_bytes(b"#" * 1_000_001)
    assert "1000001 bytes" in only(check(tmp_path)).message
