"""docs/how-to/add-a-city.md, followed to the letter in a copy of the shipped files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sibal_engine.month import Month
from sibal_engine.policy.library import Library, shipped_folder
from sibal_engine.policy.lint import check

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-city.md"
INDEX, CITY = (block.split("```")[0] for block in PAGE.read_text("utf-8").split("```toml\n")[1:])


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    root = tmp_path / "sibal_policies"
    shutil.copytree(shipped_folder(), root, ignore=shutil.ignore_patterns("__pycache__", "guides"))
    return root


def test_a_stranger_adds_the_city_of_the_page(copy: Path) -> None:
    index = copy / "index.toml"
    index.write_text(index.read_text("utf-8") + "\n" + INDEX, encoding="utf-8")
    (copy / "cities" / "511100.toml").write_text(CITY, encoding="utf-8")
    assert [str(fault) for fault in check(copy, strict=True)] == []
    library = Library(copy)
    place = library.find("乐山")
    assert place == library.find("leshan") == library.find("511100")
    month = Month.parse("2025-08")
    policy = library.policy(place.code)
    assert policy.value("pension.base.lower", month).shown == "4588.00"
    assert policy.value("medical.gap.wait.months", month).shown == 6
    assert policy.value("average_wage", month).place == "510000"
    assert policy.value("pension.rate", month).place == "100000"
    assert "未见" in policy.value("medical.minimum_years.men", month).reason


def test_a_forgotten_index_or_file_is_told(copy: Path) -> None:
    (copy / "cities" / "511100.toml").write_text(CITY, encoding="utf-8")
    (fault,) = check(copy, strict=True)
    assert (fault.file, fault.message) == (
        "index.toml",
        "511100 (cities/511100.toml) is not in the index",
    )


def test_the_file_alone_is_an_overlay(tmp_path: Path) -> None:
    (tmp_path / "leshan.toml").write_text(CITY, encoding="utf-8")
    assert check(tmp_path) == []
    library = Library(overlay=tmp_path)
    place = library.find("乐山")
    assert place.user
    assert library.overlay_faults == []
    assert library.policy(place.code).value("pension.base.lower", Month.parse("2025-08")).user
