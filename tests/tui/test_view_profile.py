"""The profile form's view: every key of a case, what is typed over it, and the case they make."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.apps import FROZEN, LANGUAGES, case_of

from sibal_engine.case.model import Case
from sibal_engine.case.reader import parse_case
from sibal_engine.case.writer import case_document
from sibal_engine.months.schedule import World
from sibal_engine.policy.library import Library
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.profile import TEXTS
from sibal_tui.session import SCRATCH, Session
from sibal_tui.views import profile as view
from sibal_tui.views import profile_form as fields
from sibal_tui.views.form_model import Kind
from sibal_tui.views.form_values import Problem

LIBRARY = Library(FROZEN)
FULL = """
schema = 1
name = "全"
note = "一句话"
[person]
born = "1975-03"
sex = "male"
category = "men60"
hukou = "510000"
[place]
city = "510100"
[record]
as_of = "2026-10"
pension_months = 200
deemed_months = 12
average_index = "0.8123"
pension_balance = "90000.01"
pension_credited_this_year = "5000.00"
medical_months = 190
medical_local_months = 100
medical_balance = "12.34"
first_insured = "2005-02"
[plan]
pension_base = "60%"
medical_base = "6000.00"
medical_option = "with_account"
retire = "2036-01"
subsidy_from = "2027-01"
[assumptions]
wage_growth = "-1%"
crediting_rate = "2.5%"
price_growth = "1%"
medical_spend = "50.00"
"""
_NOT_FIELDS = {"schema", "record.spell", "plan.gap", "plan.change", "assert", "expect"}


def session_of(case: Case | None = None, lang: Lang = "zh") -> Session:
    return Session(World(LIBRARY), case or case_of(), lang)


def test_every_key_of_a_case_has_a_field() -> None:
    document = case_document(parse_case(FULL))
    keys = set()
    for key, value in document.items():
        keys |= {f"{key}.{name}" for name in value} if isinstance(value, dict) else {key}
    assert keys - _NOT_FIELDS == {
        each.key for each in fields.fields() if each.kind is not Kind.LINK
    }


@pytest.mark.parametrize("case", [parse_case(FULL), case_of()], ids=["full", "sparse"])
def test_the_texts_of_a_case_make_the_same_case(case: Case) -> None:
    assert view.merge(case, view.texts_of(case), LIBRARY).case == case


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_has_its_texts(lang: Lang) -> None:
    sections = (*fields.SECTIONS, *fields.NEW)
    for each in fields.fields(sections):
        assert f"field.{each.key}" in TEXTS
        assert f"hint.{each.key}" in TEXTS
        assert each.kind is Kind.LINK or f"blank.{each.key}" in TEXTS
        for choice in each.choices:
            assert not choice or f"{each.choice_texts}.{choice}" in TEXTS


def test_a_text_that_reads_goes_to_the_session_and_can_be_undone() -> None:
    session = session_of()
    view.type_text(session, "record.pension_months", "１４０个月")
    assert view.apply_typed(session)
    assert session.case.record.pension_months == 140
    assert session.typed == {}
    session.undo()
    assert session.case.record.pension_months == 131


def test_a_wrong_text_is_kept_and_holds_the_whole_form_back() -> None:
    session = session_of()
    view.type_text(session, "person.born", "1988-13")
    view.type_text(session, "record.pension_months", "140")
    assert not view.apply_typed(session)
    assert session.case == case_of()
    assert session.typed == {"person.born": "1988-13", "record.pension_months": "140"}
    assert session.unread
    view.type_text(session, "person.born", "1988-12")
    assert view.apply_typed(session)
    assert session.case.record.pension_months == 140
    assert str(session.case.person.born) == "1988-12"
    assert not session.unread


def test_typing_the_old_text_again_is_no_change() -> None:
    session = session_of()
    view.type_text(session, "name", "x")
    view.type_text(session, "name", session.case.name)
    assert session.typed == {}
    assert not view.apply_typed(session)


def test_scratch_paper_is_no_unsaved_change() -> None:
    session = session_of()
    session.typed[SCRATCH + "sheet.wage"] = "1"
    assert not session.unread
    assert view.current_texts(session) == view.texts_of(session.case)


def test_blank_is_not_zero() -> None:
    session = session_of()
    view.type_text(session, "record.pension_balance", "")
    view.apply_typed(session)
    assert session.case.record.pension_balance is None
    view.type_text(session, "record.pension_balance", "0")
    view.apply_typed(session)
    assert session.case.record.pension_balance == 0


def test_a_man_has_one_category_and_a_woman_is_asked() -> None:
    session = session_of()
    view.type_text(session, "person.sex", "male")
    assert view.apply_typed(session)
    assert session.case.person.category == "men60"
    view.type_text(session, "person.sex", "female")
    assert not view.apply_typed(session)
    merged = view.merge(session.case, view.current_texts(session), LIBRARY)
    assert merged.problems["person.category"] == Problem("ask_category")
    assert session.case.person.category == "men60"
    view.type_text(session, "person.category", "women50")
    assert view.apply_typed(session)
    assert session.case.person.category == "women50"


@pytest.mark.parametrize(
    ("key", "text", "at", "problem"),
    [
        ("record.as_of", "1980-01", "record.as_of", "before_birth"),
        ("record.pension_months", "600", "record.pension_months", "longer_than_life"),
        ("record.medical_local_months", "132", "record.medical_local_months", "local_over_all"),
        (
            "record.pension_credited_this_year",
            "48211.38",
            "record.pension_credited_this_year",
            "over_balance",
        ),
        ("record.first_insured", "2027-01", "record.first_insured", "outside_record"),
        ("record.as_of", "2027-03", "record.as_of", "over_gap"),
        ("name", "", "name", "required"),
        ("place.city", "四川", "place.city", "place_not_city"),
    ],
)
def test_what_does_not_go_together_is_said_at_its_field(
    key: str, text: str, at: str, problem: str
) -> None:
    session = session_of()
    view.type_text(session, key, text)
    assert not view.apply_typed(session)
    line = next(line for line in view.build(session).lines if line.key == at)
    assert line.tone == "bad"
    found = view.merge(session.case, view.current_texts(session), LIBRARY).problems[at]
    assert found.key == problem
    assert line.note.startswith(TEXTS[f"wrong.{problem}"][0].split("{")[0])


def test_the_form_says_that_nothing_new_counts_yet() -> None:
    session = session_of()
    view.type_text(session, "person.born", "x")
    aside = [text for text, _ in view.build(session).aside]
    assert any("1 项待改正" in text for text in aside)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plain_text_names_every_field(lang: Lang) -> None:
    text = view.plain_text(view.build(session_of(lang=lang)))
    labels = [TEXTS[f"field.{each.key}"][0 if lang == "zh" else 1] for each in fields.fields()]
    assert [label for label in labels if f"{label}: " not in text] == []


def test_a_new_profile_needs_six_things() -> None:
    texts = {each.key: "" for each in fields.fields(fields.NEW)}
    assert set(view.merge(None, texts, LIBRARY).problems) == {
        "name",
        "person.born",
        "person.sex",
        "person.category",
        "place.city",
        "record.as_of",
    }
    texts |= {
        "name": "妈妈",
        "person.born": "1970.5",
        "person.sex": "female",
        "person.category": "women50",
        "place.city": "成都",
        "record.as_of": "202610",
    }
    case = view.merge(None, texts, LIBRARY).case
    assert case is not None
    assert (case.name, str(case.person.born), case.city) == ("妈妈", "1970-05", "510100")
    assert case.record.pension_balance is None


KEYS = [each.key for each in fields.fields() if each.kind is not Kind.LINK]


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.text(max_size=12)), max_size=6))
def test_nothing_typed_is_lost_and_nothing_crashes(typed: list[tuple[str, str]]) -> None:
    session = session_of()
    for key, text in typed:
        view.type_text(session, key, text)
    before = dict(session.typed)
    taken = view.apply_typed(session)
    assert taken or session.typed == before
    assert view.build(session).lines


_KEYS = re.compile(r"\{\w+\}|\b(?:Ctrl|Enter|Esc|Tab|Space|Delete|CSV)\b")


def test_chinese_texts_hold_no_english_words() -> None:
    found = [key for key, (zh, _) in TEXTS.items() if re.search("[A-Za-z]{3,}", _KEYS.sub("", zh))]
    assert found == []


def test_english_labels_hold_no_chinese() -> None:
    # hints quote the words of the official papers
    heads = ("field.", "section.", "blank", "wrong.", "results.", "files.", "rows.", "row.")
    assert [
        key
        for key, (_, en) in TEXTS.items()
        if key.startswith(heads) and re.search("[\u4e00-\u9fff]", en)
    ] == []
