"""The user's own files over the shipped ones: by series and month, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.policy.faulty import CITY, ONE_CHANGE

from sibal_engine.errors import ContentError
from sibal_engine.month import Month
from sibal_engine.policy.library import Library
from sibal_engine.policy.model import Resolved, State

NATION = """\
schema = 1
code = "100000"
name = "全国"
level = "nation"
checked = "2026-11"

[[pension.rate]]
from = "2006-01"
value = "20%"
source = "n"

[[source]]
id = "n"
title = "国务院文件"
number = "国发〔2005〕38号"
standing = "secondary"
"""
INDEX = """\
schema = 1
checked = "2026-11"

[[place]]
code = "100000"
name = "全国"
pinyin = "quanguo"
initials = "qg"
level = "nation"

[[place]]
code = "510000"
name = "四川"
pinyin = "sichuan"
initials = "sc"
level = "province"

[[place]]
code = "510100"
name = "成都"
pinyin = "chengdu"
initials = "cd"
level = "city"
province = "510000"
"""
PROVINCE = NATION.replace("100000", "510000").replace("全国", "四川").replace("nation", "province")
OWN = """\
schema = 1
code = "510100"
name = "成都"
province = "510000"
checked = "2026-11"

[[pension.base]]
from = "2025-07"
to = "2025-12"
lower = "4600.00"
upper = "22938.00"
source = "mine"

[[source]]
id = "mine"
title = "窗口答复"
standing = "unverified"
seen = "经办窗口"
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    for name, text in {
        "index.toml": INDEX,
        "national.toml": NATION,
        "provinces/510000.toml": PROVINCE.replace('"20%"', '"19%"'),
        "cities/510100.toml": CITY,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "policies"
    folder.mkdir()
    return folder


def value(library: Library, key: str, month: str, code: str = "510100") -> Resolved:
    return library.policy(code).value(key, Month.parse(month))


def test_an_own_entry_holds_in_its_months_and_the_shipped_one_in_the_others(
    root: Path, own: Path
) -> None:
    (own / "chengdu.toml").write_text(OWN, encoding="utf-8")
    library = Library(root, own)
    assert library.overlay_faults == []
    shown = {
        month: (row.shown, row.user, row.state)
        for month in ("2024-12", "2025-06", "2025-07", "2025-12")
        for row in [value(library, "pension.base.lower", month)]
    }
    assert shown == {
        "2024-12": ("4511.00", False, State.PUBLISHED),
        "2025-06": ("4588.00", False, State.PUBLISHED),
        "2025-07": ("4600.00", True, State.PUBLISHED),
        "2025-12": ("4600.00", True, State.PUBLISHED),
    }


def test_series_that_the_own_file_does_not_name_stay_as_shipped(root: Path, own: Path) -> None:
    (own / "chengdu.toml").write_text(OWN, encoding="utf-8")
    month = Month.parse("2025-08")
    plain = {row.key: row for row in Library(root).policy("510100").values(month)}
    mine = {row.key: row for row in Library(root, own).policy("510100").values(month)}
    changed = {key for key in plain.keys() | mine.keys() if plain.get(key) != mine.get(key)}
    assert changed == {"pension.base.lower", "pension.base.upper", "pension.base.wage"}
    assert {key for key in mine if mine[key].user} == {"pension.base.lower", "pension.base.upper"}


def test_an_own_nation_or_province_stands_over_the_shipped_one(root: Path, own: Path) -> None:
    (own / "sichuan.toml").write_text(PROVINCE.replace("20%", "18%"), encoding="utf-8")
    row = value(Library(root, own), "pension.rate", "2026-11")
    assert (row.shown, row.user, row.place) == ("0.18", True, "510000")


def test_a_new_place_is_found_and_marked(root: Path, own: Path) -> None:
    text = OWN.replace("510100", "511100").replace('"成都"', '"乐山"\npinyin = "le shan"')
    (own / "leshan.toml").write_text(text, encoding="utf-8")
    library = Library(root, own)
    place = library.find("ls")
    assert (place.code, place.pinyin, place.user) == ("511100", "leshan", True)
    assert value(library, "pension.base.lower", "2025-08", "511100").user
    assert value(library, "pension.rate", "2025-08", "511100").shown == "0.19"


HARMLESS = {
    "unused source",
    "checked long ago",
    "code of another place",
    "wrong pinyin",
    "unknown province",
    "city without province",
}
"""Faults of form that do not keep a file of a known place from being used."""


@pytest.mark.parametrize("kind", ONE_CHANGE)
def test_a_faulty_own_file_is_told_and_the_shipped_value_used(
    kind: str, root: Path, own: Path
) -> None:
    old, new, *_ = ONE_CHANGE[kind]
    (own / "mine.toml").write_text(CITY.replace(old, new, 1), encoding="utf-8")
    library = Library(root, own)
    row = value(library, "pension.base.lower", "2025-08")
    assert row.shown == "4588.00"
    assert bool(library.overlay_faults) is (kind not in HARMLESS)
    assert row.user is (kind in HARMLESS - {"code of another place"})
    assert all(fault.file == "mine.toml" for fault in library.overlay_faults)


def test_a_faulty_file_does_not_hinder_a_sound_one(root: Path, own: Path) -> None:
    (own / "a.toml").write_text("kaputt", encoding="utf-8")
    (own / "b.toml").write_bytes(b"\xff")
    (own / "c.toml").mkdir()
    (own / "d.toml").write_text(OWN, encoding="utf-8")
    library = Library(root, own)
    assert value(library, "pension.base.lower", "2025-08").user
    assert {fault.file for fault in library.overlay_faults} == {"a.toml", "b.toml"}


def test_the_first_of_two_own_files_of_a_place_is_used(root: Path, own: Path) -> None:
    (own / "a.toml").write_text(OWN, encoding="utf-8")
    (own / "b.toml").write_text(OWN.replace("4600.00", "4700.00"), encoding="utf-8")
    library = Library(root, own)
    assert value(library, "pension.base.lower", "2025-08").shown == "4600.00"
    assert [(f.file, f.key, f.line) for f in library.overlay_faults] == [("b.toml", "code", 2)]


def test_an_own_city_of_an_unknown_province_is_left_out(root: Path, own: Path) -> None:
    text = OWN.replace("510100", "330100").replace("510000", "330000")
    (own / "hangzhou.toml").write_text(text, encoding="utf-8")
    library = Library(root, own)
    assert [place.code for place in library.places] == ["100000", "510000", "510100"]
    assert [(f.key, f.line) for f in library.overlay_faults] == [("province", 4)]


def test_an_own_province_makes_its_cities_known(root: Path, own: Path) -> None:
    city = OWN.replace("510100", "330100").replace("510000", "330000")
    (own / "a.toml").write_text(city, encoding="utf-8")
    (own / "b.toml").write_text(PROVINCE.replace("510000", "330000"), encoding="utf-8")
    library = Library(root, own)
    assert library.overlay_faults == []
    assert value(library, "pension.rate", "2025-08", "330100").place == "330000"


def test_a_place_keeps_its_level(root: Path, own: Path) -> None:
    (own / "a.toml").write_text(OWN.replace('name = "成都"', 'name = "x"\nlevel = "province"'))
    library = Library(root, own)
    assert not value(library, "pension.base.lower", "2025-08").user
    assert [(f.key, f.line) for f in library.overlay_faults] == [("level", 4)]


def test_a_missing_folder_or_a_file_in_its_place_is_no_overlay(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "policies"
    for overlay in (tmp_path / "none", file):
        library = Library(root, overlay)
        assert library.overlay_faults == []
        assert len(library.places) == 3
        file.write_text("x")


def test_guides_and_schemes_of_the_user_are_no_policy_files(root: Path, own: Path) -> None:
    for folder in ("guides", "reference"):
        (own / folder).mkdir()
        (own / folder / "x.toml").write_text("schema = 1\n")
    assert Library(root, own).overlay_faults == []


def test_an_unknown_place_is_a_content_error(root: Path) -> None:
    with pytest.raises(ContentError, match="unknown place"):
        Library(root).policy("999999")
