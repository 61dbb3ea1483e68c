"""Case files that were read without a word although no record prints such figures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.tui.commands import CASE, Runner

_AMOUNT = re.compile(r"[\d,]+\.\d\d(?= 元)")
PIN = '[[assert]]\nfigure = "{figure}"\nvalue = "{value}"\nmonth = "2026-10"\n'
ABSURD = {
    # a bare 2 is 200 %: no account is credited with it
    "assumptions.crediting_rate": CASE + '[assumptions]\ncrediting_rate = "2"\n',
    "record.first_insured": CASE.replace("[plan]", 'first_insured = "2027-01"\n[plan]'),
    "assert.value": CASE + PIN.format(figure="balances.pension", value="fifty"),
    "assert.figure": CASE + PIN.format(figure="", value="48211.37"),
    "name": CASE.replace('"成都自由职业者"', "1"),
}


@pytest.mark.parametrize("key", ABSURD)
def test_an_absurd_value_is_one_line_with_its_key(run: Runner, tmp_path: Path, key: str) -> None:
    path = tmp_path / "case.toml"
    path.write_text(ABSURD[key], encoding="utf-8")
    done = run("project", path)
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1
    assert f": {key}: " in done.err


@pytest.mark.parametrize("value", ["48211.37", "131", "2046-04", "-1.00"])
def test_a_printed_figure_is_read(run: Runner, tmp_path: Path, value: str) -> None:
    path = tmp_path / "case.toml"
    path.write_text(CASE + PIN.format(figure="balances.pension", value=value), encoding="utf-8")
    assert run("project", path).code == 0


@pytest.mark.parametrize("month", ["1987-12", "1988-03", "2026-11"])
def test_nobody_was_first_insured_before_birth_or_after_the_record(
    run: Runner, tmp_path: Path, month: str
) -> None:
    path = tmp_path / "case.toml"
    more = f'first_insured = "{month}"\n[plan]'
    path.write_text(CASE.replace("[plan]", more), encoding="utf-8")
    done = run("project", path, "--lang", "en")
    assert done.code == 1
    assert "1988-04 to 2026-10" in done.err
    assert "不在记录之内" in run("project", path, "--lang", "zh").err


# what people ask about themselves: of CASE 131 months are on the record; 2046 asks for 240, so that
# 240 - 131 = 109 are missing
ASKED = {
    "我还要交多少个月": ("so_far.pension_missing_months", "109 个月"),
    "缴了多少年了": ("so_far.pension_months", "131 个月"),
    "我的医保账户有多少钱": ("so_far.medical_balance", "3,120.55 元"),
    "我的养老账户里有多少钱": ("so_far.pension_balance", "48,211.37 元"),
    "how many months have I paid": ("so_far.pension_months", "131 months"),
    "人死了养老金个人账户怎么办": ("i-inherit", "48,211.37 元"),
    "断了要从头算吗": ("c-gap-clears-years", "现在 131 个月"),
}


@pytest.mark.parametrize("question", ASKED)
def test_a_question_about_oneself_is_answered_with_today_s_figure(
    run: Runner, case_file: Path, question: str
) -> None:
    lang = "en" if question.isascii() else "zh"
    asked = ("ask", question, "--case", case_file, "--lang", lang, "--limit", 1)
    answer = run.json(*asked)["answers"][0]
    card, part = ASKED[question]
    assert answer["id"] == card
    assert part in answer["answer"]


def test_the_parts_of_the_pension_told_add_up_to_it(run: Runner, case_file: Path) -> None:
    # Sichuan adds 0.1 % of the indexed wage a year: a part of its own
    answer = run.json("ask", "退休每月能领多少", "--case", case_file, "--lang", "zh")["answers"]
    text = next(each["answer"] for each in answer if each["id"] == "r-how-much")
    amounts = [int(part.replace(",", "").replace(".", "")) for part in _AMOUNT.findall(text)]
    assert amounts[0] == sum(amounts[1:])
    assert amounts[-1] > 0
