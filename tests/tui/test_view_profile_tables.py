"""The profile's tables: rows that are taken, rows that wait, pinned figures, pasted records."""

from __future__ import annotations

import pytest
from tests.tui.apps import FROZEN, LANGUAGES, case_of

from sibal_engine.case.model import Case, Gap, Spell
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.policy.library import Library
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.profile import TEXTS
from sibal_tui.session import Session
from sibal_tui.views import profile as view
from sibal_tui.views import profile_import as pasted
from sibal_tui.views import profile_pending as drafts
from sibal_tui.views import profile_pinned as pinned
from sibal_tui.views import profile_rows as rows
from sibal_tui.views.profile import build
from sibal_tui.views.profile_rows import TABLES

LIBRARY = Library(FROZEN)
SPELLS = """
[[record.spell]]
from = "2024-01"
to = "2024-12"
base = "4588.00"
kind = "employee"
[[record.spell]]
from = "2025-03"
to = "2026-10"
"""


def with_spells() -> Case:
    return case_of(more=SPELLS)


def session_of(case: Case | None = None, lang: Lang = "zh") -> Session:
    return Session(World(LIBRARY), case or case_of(), lang)


@pytest.mark.parametrize("name", list(TABLES))
def test_every_field_of_a_table_has_its_texts(name: str) -> None:
    for each in TABLES[name].fields:
        for prefix in ("field", "hint", "blank"):
            assert f"{prefix}.{each.key}" in TEXTS
        for choice in each.choices:
            assert not choice or f"{each.choice_texts}.{choice}" in TEXTS


@pytest.mark.parametrize("name", ["spells", "gaps"])
def test_rows_of_a_case_make_the_same_case(name: str) -> None:
    case = with_spells()
    table = TABLES[name]
    assert rows.with_rows(case, table, rows.rows_of(case, table)) == case


def test_a_row_is_added_and_sorted_and_can_be_undone() -> None:
    session, table = session_of(with_spells()), TABLES["spells"]
    texts = {"spells.from": "2020-01", "spells.to": "2020-06", "spells.kind": "flexible"}
    assert rows.put_row(session, table, 2, texts) == 0
    assert session.case.record.spells[0] == Spell(Month.of(2020, 1), Month.of(2020, 6))
    session.undo()
    assert len(session.case.record.spells) == 2
    rows.drop_row(session, table, 0)
    assert [str(s.first) for s in session.case.record.spells] == ["2025-03"]


def test_an_edited_spell_keeps_its_medical_scheme() -> None:
    case = with_spells()
    named = tuple(spell._replace(medical_scheme="scheme-b") for spell in case.record.spells)
    session, table = (
        session_of(case._replace(record=case.record._replace(spells=named))),
        TABLES["spells"],
    )
    texts = {field.key: rows.rows_of(session.case, table)[0][field.key] for field in table.fields}
    assert rows.put_row(session, table, 0, texts | {"spells.base": "4321.00"}) == 0
    spell = session.case.record.spells[0]
    assert (spell.base, spell.medical_scheme) == (432100, "scheme-b")


@pytest.mark.parametrize(
    ("name", "texts", "at", "problem"),
    [
        ("spells", {"from": "2026-02", "to": "2026-01"}, "spells.to", "ends_early"),
        ("spells", {"from": "2026-02", "to": "2026-11"}, "spells.to", "after_record"),
        ("spells", {"from": "2024-12", "to": "2025-01"}, "spells.from", "overlaps"),
        ("spells", {"from": "", "to": "2025-01"}, "spells.from", "required"),
        ("gaps", {"from": "2026-10", "months": "1"}, "gaps.from", "on_record"),
        (
            "gaps",
            {"from": "2028-10", "months": "1", "back_pay": "2028-09"},
            "gaps.back_pay",
            "back_pay_early",
        ),
        ("changes", {"from": "2028-01"}, "changes.pension_base", "no_change"),
        ("changes", {"from": "2026-01", "city": "成都"}, "changes.from", "on_record"),
        ("pinned", {"month": "2026-01", "value": "x"}, "pinned.value", "amount"),
    ],
)
def test_what_is_wrong_with_a_row(name: str, texts: dict[str, str], at: str, problem: str) -> None:
    table, case = TABLES[name], with_spells()
    typed = rows.new_row(case, table) | {f"{name}.{key}": text for key, text in texts.items()}
    checked = rows.check_row(table, typed, case, rows.rows_of(case, table), LIBRARY)
    assert checked.problems[at].key == problem
    assert f"wrong.{problem}" in TEXTS


def test_a_change_and_a_gap_are_taken() -> None:
    session = session_of()
    texts = {"changes.from": "2030-01", "changes.city": "310000"}
    assert rows.put_row(session, TABLES["changes"], 0, texts) == 0
    assert session.case.plan.changes[0].city == "310000"
    gap = {"gaps.from": "2030-01", "gaps.months": "3", "gaps.scheme": "medical"}
    rows.put_row(session, TABLES["gaps"], 1, {**gap, "gaps.back_pay": "2030-05"})
    assert session.case.plan.gaps[1] == Gap(
        Month.of(2030, 1), 3, "medical", back_pay=Month.of(2030, 5)
    )


def test_typed_rows_wait_and_follow_their_row() -> None:
    session, table = session_of(with_spells()), TABLES["spells"]
    before = rows.rows_of(session.case, table)
    drafts.keep(session, table, 1, {**before[1], "spells.to": "2026-1x"})
    drafts.keep(session, table, 2, {"spells.from": "19"})
    texts = {"spells.from": "2020-01", "spells.to": "2020-06", "spells.kind": "flexible"}
    rows.put_row(session, table, 5, texts)
    drafts.renumber(session, table, before, rows.rows_of(session.case, table))
    held = drafts.pending(session, table)
    assert {number: texts["spells.from"] for number, texts in held.items()} == {
        2: "2025-03",
        3: "19",
    }
    assert held[2]["spells.to"] == "2026-1x"
    drafts.drop(session, table, 2)
    drafts.drop(session, table, 3)
    assert not session.typed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pinned_figures_beside_ours(lang: Lang) -> None:
    # 2026-10 is the record's own last month: 48211.37
    more = """
[[assert]]
figure = "balances.pension"
month = "2026-10"
value = "{}"
"""
    session = session_of(case_of(more=more.format("48211.37")), lang)
    assert pinned.columns(session)[0].ours == "48,211.37"
    assert pinned.departure(session) == TEXTS["pinned.all_agree"][0 if lang == "zh" else 1]
    session = session_of(case_of(more=more.format("48200.00")), lang)
    assert "11.37" in pinned.columns(session)[0].text
    assert "2026-10" in pinned.departure(session)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pinned_months_are_read_and_held_as_months(lang: Lang) -> None:
    table = TABLES["pinned"]
    case = case_of()
    typed = rows.new_row(case, table) | {
        "pinned.figure": "retirement.contribution_months",
        "pinned.month": "2026-10",
        "pinned.value": "10年10个月",
    }
    checked = rows.check_row(table, typed, case, [], LIBRARY)
    assert checked.problems == {}
    # ten years and ten months are 130 months; the record says 131
    assert checked.kept["pinned.value"] == "130"
    session = session_of(rows.with_rows(case, table, [checked.kept]), lang)
    verdict = pinned.columns(session)[0]
    assert "131" in verdict.ours
    assert "1" in verdict.text
    assert ("个月" if lang == "zh" else "month") in verdict.text
    assert "2026-10" in pinned.departure(session)
    amounts = typed | {"pinned.figure": "balances.pension"}
    problems = rows.check_row(table, amounts, case, [], LIBRARY).problems
    assert problems["pinned.value"].key == "amount"


def test_a_pinned_month_that_nothing_tells_is_unknown() -> None:
    more = '[[assert]]\nfigure = "balances.pension"\nmonth = "2001-01"\nvalue = "1.00"\n'
    session = session_of(case_of(more=more))
    assert pinned.columns(session)[0] == ("", TEXTS["pinned.unknown"][0], "muted")
    assert pinned.departure(session) == TEXTS["pinned.some_unknown"][0]


PASTE = "年度\t月数\t基数\n2024\t12\t4588\n２０２５\t10\t\n乱写\n"


def test_a_pasted_record_is_shown_before_it_is_taken() -> None:
    shown = pasted.preview(PASTE, "flexible", "zh")
    assert shown.takes
    assert shown.imported.months == 22
    tones = [tone for _, tone in shown.rows]
    assert tones == ["bad", "", ""]
    assert "乱写" in shown.rows[0][0][1]
    assert "第 4 行" in shown.rows[0][0][0]
    assert "4,588.00" in shown.rows[1][0][1]
    assert "基数未写" in shown.rows[2][0][1]


def test_taking_replaces_the_spells_and_nothing_else() -> None:
    session = session_of(with_spells())
    shown = pasted.preview(PASTE, "employee", "zh")
    words = pasted.question(session.case, shown.imported, "zh")
    assert "替换原有的 2 段" in words
    assert "131" in words
    assert "22" in words
    before = session.case
    assert pasted.take(session, shown.imported) == ""
    assert [spell.kind for spell in session.case.record.spells] == ["employee", "employee"]
    assert session.case.record.pension_months == before.record.pension_months
    session.undo()
    assert session.case == before


def test_nothing_pasted_takes_nothing() -> None:
    assert not pasted.preview("", "flexible", "zh").takes
    assert not pasted.preview("完全看不懂\n", "flexible", "zh").takes


def test_totals_stand_beside_what_the_spells_give() -> None:
    # 2024-01…2024-12 and 2025-03…2026-10: 12 + 20 = 32 months, while 131 are given
    session = session_of(with_spells())
    line = next(x for x in build(session).lines if x.key == "record.pension_months")
    assert (line.note, line.note_tone) == ("明细为 32，差 +99", "warn")
    view.type_text(session, "record.pension_months", "32")
    view.apply_typed(session)
    line = next(x for x in build(session).lines if x.key == "record.pension_months")
    assert (line.note, line.note_tone) == (TEXTS["spells.same"][0], "good")
    view.type_text(session, "record.pension_months", "")
    view.apply_typed(session)
    line = next(x for x in build(session).lines if x.key == "record.pension_months")
    assert (line.note, line.note_tone) == ("明细为 32", "muted")


def test_without_spells_nothing_stands_beside_the_totals() -> None:
    assert all(not line.note for line in build(session_of()).lines)


def test_a_pinned_figure_that_is_no_amount_stays_as_it_is() -> None:
    more = '[[assert]]\nfigure = "retirement.statutory"\nvalue = "2046-04"\n'
    case, table = case_of(more=more), TABLES["pinned"]
    (texts,) = rows.rows_of(case, table)
    assert rows.cells_of(table, texts, "zh", LIBRARY)[::2] == ("retirement.statutory", "2046-04")
    assert rows.with_rows(case, table, [texts]) == case


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("2015-12 2016-06 3000 abc", "不是金额"),
        ("没有数字的一行", "没有读懂"),
        ("2015-01 3000\n2015-01 3000", "在第 1 行已经有了"),
        ("2016-06 2015-12 3000", "2015-12 早于 2016-06"),
    ],
)
def test_a_line_that_is_not_understood_says_why_and_what_would_be_right(
    line: str, why: str
) -> None:
    shown = pasted.preview(line, "flexible", "zh")
    bad = [texts for texts, tone in shown.rows if tone == "bad"]
    assert any(why in text and "应为" in text for texts in bad for text in texts)
    # a copy of what was typed may hold Latin letters; the rest is Chinese
    words = [text.replace("abc", "") for texts in bad for text in texts]
    assert not any(char.isascii() and char.isalpha() for text in words for char in text)
