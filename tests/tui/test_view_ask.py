"""The ask mode's view: what is found, and how a card is filled."""

from __future__ import annotations

import re

import pytest

from sibal_engine.months.schedule import World
from sibal_tui.locale import Lang
from sibal_tui.session import Profile, Session
from sibal_tui.store.profiles import sample_case
from sibal_tui.views import ask


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(World(), sample_case(), "zh", profile=Profile("", sample=True))


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("退休能拿多少", "pension.total"),
        ("我每月交多少", "cost.month.total"),
        ("我什么时候退休", "retirement.statutory"),
        ("最早什么时候能退休", "retirement.earliest"),
        ("养老个人账户余额", "balances.pension"),
        ("how much pension do I get", "pension.total"),
    ],
)
def test_a_question_about_oneself_finds_the_figure_near_the_top(question: str, figure: str) -> None:
    lang: Lang = "en" if question.isascii() else "zh"
    assert figure in [row.figure for row in ask.found(question, lang)[:4]]


def test_a_claim_is_listed_with_its_verdict() -> None:
    row = ask.found("断缴清零", "zh")[0]
    assert "清零" in row.title
    assert row.kind == "不对"


def test_every_card_can_be_shown_in_both_languages(session: Session) -> None:
    for lang in ("zh", "en"):
        session.lang = lang
        for row in ask.found("", lang):
            card = ask.card(row.id, session)
            assert card is not None
            assert card.title
            assert "{" not in card.text
    session.lang = "zh"


def test_a_figure_brings_its_unit_along(session: Session) -> None:
    for lang, twice in (
        ("zh", r"个月( \([^)]*\))? 个月|元 元"),
        ("en", r"months( \([^)]*\))? months|yuan yuan"),
    ):
        session.lang = lang  # type: ignore[assignment]
        for row in ask.found("", session.lang):
            card = ask.card(row.id, session)
            assert card is not None
            assert not re.search(twice, card.text), card.text
    session.lang = "zh"


def test_a_figure_card_shows_the_users_own_value(session: Session) -> None:
    total = session.projection.award.total
    card = ask.card("pension.total", session)
    assert card is not None
    assert total is not None
    assert f"{total // 100:,}.{total % 100:02d}" in card.text
    assert card.figure == "pension.total"


def test_an_unknown_figure_says_so_with_its_reason(session: Session) -> None:
    record = session.case.record._replace(pension_balance=None)
    other = Session(session.world, session.case._replace(record=record), "zh")
    card = ask.card("balances.pension", other)
    assert card is not None
    assert "未知" in card.text
    assert "没有填写" in card.text


def test_an_unknown_card_is_none(session: Session) -> None:
    assert ask.card("no-such-card", session) is None


def test_the_shipped_questions_have_no_fault() -> None:
    assert ask.fault_line("zh") == ""
