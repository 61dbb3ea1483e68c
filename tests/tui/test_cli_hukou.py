"""`person.hukou` of a case file: a code, a name or pinyin; what is none gets one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.commands import CASE, Runner

MOVE = '\n[[plan.change]]\nfrom = "2030-01"\ncity = "310000"\n'


def with_hukou(folder: Path, hukou: str) -> Path:
    """Born 1988-04, a move to Shanghai at 41 years and 9 months: past 40, so the hukou decides."""
    text = CASE.replace('category = "women55"', f'category = "women55"\nhukou = "{hukou}"')
    file = folder / "hukou.toml"
    file.write_text(text + MOVE, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "hukou", ["310000", "310115", "上海", "上海市", "shanghai", "Shang Hai", "３１００００"]
)
def test_a_hukou_of_shanghai_takes_the_relation_there(
    run: Runner, tmp_path: Path, hukou: str
) -> None:
    answer = run.json("project", with_hukou(tmp_path, hukou))
    assert answer["transfer"][0]["how"] == "moved"


@pytest.mark.parametrize("hukou", ["510000", "四川", "成都", "513401"])
def test_a_hukou_elsewhere_leaves_it(run: Runner, tmp_path: Path, hukou: str) -> None:
    answer = run.json("project", with_hukou(tmp_path, hukou))
    assert answer["transfer"][0]["how"] == "temporary"


@pytest.mark.parametrize("hukou", ["990000", "火星", "5100000", "100000x", "100000", "全国"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_no_place_is_one_line_with_file_key_and_line(
    run: Runner, tmp_path: Path, hukou: str, lang: str
) -> None:
    file = with_hukou(tmp_path, hukou)
    done = run("project", file, "--lang", lang)
    number = file.read_text(encoding="utf-8").splitlines().index(f'hukou = "{hukou}"') + 1
    assert (done.code, done.out) == (1, "")
    (line,) = done.err.splitlines()
    assert line.startswith(f"hukou.toml:{number}: person.hukou: ")
    assert f"'{hukou}'" in line
    assert "sibal-tui policy list" in line
