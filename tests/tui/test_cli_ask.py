"""Questions about oneself, answered with the figures of the case."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.tui.commands import Runner

_AMOUNT = re.compile(r"[\d,]+\.\d\d(?= 元)")
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
