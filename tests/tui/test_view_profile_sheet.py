"""The award-sheet check as a form: the recomputed parts stand beside the printed ones."""

from __future__ import annotations

import pytest
from tests.tui.apps import FROZEN, LANGUAGES

from sibal_engine.policy.library import Library
from sibal_engine.result.sheet_check import PARTS, YEAR_RULES
from sibal_engine.rules.pension import ROUNDINGS
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.profile import TEXTS
from sibal_tui.views import profile_sheet as view
from sibal_tui.views.form_model import Line

LIBRARY = Library(FROZEN)
# the national formula: 7694 × 2.0324 ÷ 2 × 31.33 % = 2449.5808; 85298.25 ÷ 139 = 613.6565
SHEET = {
    "sheet.place": "",
    "sheet.month": "",
    "sheet.wage": "7,694",
    "sheet.index": "１.0324",
    "sheet.years": "31.33",
    "sheet.balance": "85298.25",
    "sheet.divisor": "60岁",
}


def lines(texts: dict[str, str], lang: Lang = "zh") -> dict[str, Line]:
    shown = view.build({**view.start(""), **texts}, lang, LIBRARY)
    return {line.key: line for line in shown.lines}


def test_every_field_and_reason_has_its_texts() -> None:
    for each in view.fields():
        for prefix in ("field", "hint", "blank"):
            assert f"{prefix}.{each.key}" in TEXTS
    assert {f"formula.{part}" for part in PARTS} <= set(TEXTS)
    assert {f"rounding.{name}" for name in ROUNDINGS} <= set(TEXTS)
    assert {f"years.{name}" for name in YEAR_RULES} <= set(TEXTS)


def test_nothing_is_said_before_the_numbers_are_there() -> None:
    shown = lines({})
    assert all(not line.note for line in shown.values())
    assert shown["sheet.basic"].value == TEXTS["blank.sheet.basic"][0]


def test_what_is_not_printed_is_shown_as_computed() -> None:
    shown = lines(SHEET)
    assert "2,449.58" in shown["sheet.basic"].value
    assert "613.66" in shown["sheet.account"].value
    assert "3,063.24" in shown["sheet.total"].value


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_agrees_and_what_differs(lang: Lang) -> None:
    at = 0 if lang == "zh" else 1
    shown = lines({**SHEET, "sheet.basic": "2449.58", "sheet.account": "561.17"}, lang)
    assert (shown["sheet.basic"].note, shown["sheet.basic"].note_tone) == (
        TEXTS["sheet.agrees"][at],
        "good",
    )
    assert "613.66" in shown["sheet.account"].note
    assert "-52.49" in shown["sheet.account"].note
    texts = {**view.start(""), **SHEET, "sheet.account": "561.17"}
    panel = view.build(texts, lang, LIBRARY).panels["sheet.account"]
    # 85298.25 ÷ 152 = 561.17: the divisor of 58
    assert "152.0" in panel.lines[0][0]
    assert "85,298.25 ÷ 139.0" in panel.lines[1][0]


def test_a_number_that_cannot_be_read_is_said() -> None:
    line = lines({**SHEET, "sheet.index": "一"})["sheet.index"]
    assert (line.tone, line.note) == ("bad", TEXTS["wrong.number"][0])


@pytest.mark.parametrize("printed", ["30岁", "0"])
def test_no_divisor_no_result(printed: str) -> None:
    shown = lines({**SHEET, "sheet.divisor": printed, "sheet.basic": "1.00"})
    assert shown["sheet.basic"].note == ""
