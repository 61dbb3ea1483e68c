"""Guides: the loader names every fault with its line; the shipped cards cover what was asked."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import sibal_policies
from sibal_engine.guides.load import Guides, load_guides
from sibal_engine.guides.model import FIGURES, MODES, TOPICS

FOLDER = Path(sibal_policies.__file__).parent / "guides"

SOURCE = """
[[source]]
id = "law"
title = "社会保险法"
url = "https://example.org/law"
standing = "secondary"
"""
CARD = """
[[guide]]
id = "c-one"
topic = "stopping"
kind = "true_or_false"
title.zh = "断缴清零？"
title.en = "Does a gap clear it?"
claim.zh = "断缴就清零"
claim.en = "A gap clears it"
verdict = "false"
seen = "an article"
keywords = ["断缴", "gap"]
pinyin = ["duan jiao"]
questions.zh = ["停了会清零吗", "钱还在吗"]
questions.en = ["Is it cleared?"]
answer.zh = "不会：{balances.pension}"
answer.en = "No: {balances.pension}"
rule.zh = "第14条"
rule.en = "art. 14"
sources = ["law"]
steps.zh = ["查"]
steps.en = ["look"]
links = ["gap"]
"""
GOOD = f"schema = 1\n{SOURCE}{CARD}"


def _load(folder: Path, text: str) -> Guides:
    (folder / "one.toml").write_text(text, encoding="utf-8")
    return load_guides(folder)


@pytest.fixture(scope="module")
def shipped() -> Guides:
    return load_guides(FOLDER)


def test_a_complete_card_is_read_as_written(tmp_path: Path) -> None:
    guides = _load(tmp_path, GOOD)
    assert guides.faults == ()
    (card,) = guides.entries
    assert (card.id, card.kind, card.verdict, card.seen) == (
        "c-one",
        "true_or_false",
        "false",
        "an article",
    )
    assert card.title.of("en") == "Does a gap clear it?"
    assert card.title.of("zh") == card.title.of("fr") == "断缴清零？"
    assert card.questions.of("zh") == ("停了会清零吗", "钱还在吗")
    assert card.sources[0].url == "https://example.org/law"
    assert guides.entry("c-one") is card
    assert guides.entry("c-two") is None
    assert guides.of(kind="glossary") == ()
    assert guides.of(topic="stopping") == (card,)


# What is changed in a good file, and the fault it must give: key, words of the message, the line's
# own text (None: the head of the table).
FAULTS = [
    ('id = "c-one"', 'id = "C One"', "guide.id", "bad id", 'id = "C One"'),
    ('topic = "stopping"', 'topic = "cars"', "guide.topic", "unknown topic", 'topic = "cars"'),
    ('kind = "true_or_false"', 'kind = "poem"', "guide.kind", "unknown kind", 'kind = "poem"'),
    ('title.en = "Does a gap clear it?"\n', "", "guide.title", "both languages", "title.zh"),
    ('title.zh = "断缴清零？"', 'title.zh = ""', "guide.title", "empty", "title.zh"),
    ('title.zh = "断缴清零？"', "title.zh = 3", "guide.title", "not a text", "title.zh"),
    ('verdict = "false"', 'verdict = "no"', "guide.verdict", "unknown verdict", "verdict"),
    ('verdict = "false"\n', "", "guide.verdict", "missing", None),
    ('seen = "an article"\n', "", "guide.seen", "missing", None),
    ('claim.en = "A gap clears it"\n', "", "guide.claim", "both languages", "claim.zh"),
    ('"停了会清零吗", ', "", "guide.questions", "at least 2", "questions.zh"),
    ('"停了会清零吗"', '"钱还在吗"', "guide.questions", "twice", "questions.zh"),
    (
        'questions.zh = ["停了会清零吗", "钱还在吗"]',
        'questions.zh = "停"',
        "guide.questions",
        "not a list",
        "questions.zh",
    ),
    (
        '{balances.pension}"\nanswer.en',
        '{balances.gold}"\nanswer.en',
        "guide.answer",
        "unknown figure",
        "answer.zh",
    ),
    ('"No: {balances.pension}"', '"No"', "guide.answer", "only one language", "answer.zh"),
    ('rule.zh = "第14条"\nrule.en = "art. 14"\n', "", "guide.rule", "missing", None),
    ('sources = ["law"]', 'sources = ["low"]', "guide.sources", "no source low", "sources"),
    ('sources = ["law"]', "sources = []", "guide.sources", "at least 1", None),
    (
        'steps.en = ["look"]',
        'steps.en = ["look", "see"]',
        "guide.steps",
        "1 in Chinese",
        "steps.zh",
    ),
    ('links = ["gap"]', 'links = ["moon"]', "guide.links", "unknown mode", None),
    ('keywords = ["断缴", "gap"]', "keywords = []", "guide.keywords", "at least 1", None),
    ('pinyin = ["duan jiao"]', 'pinyin = ["duan"]', "guide.pinyin", "does not spell", None),
    ('pinyin = ["duan jiao"]\n', "", "guide.pinyin", "0 for 1", None),
    ('links = ["gap"]', 'colour = "red"', "guide.colour", "unknown key", 'colour = "red"'),
    (
        'standing = "secondary"',
        'standing = "sure"',
        "source.standing",
        "unknown standing",
        "standing",
    ),
    ('standing = "secondary"', 'standing = "unverified"', "source.seen", "where it was seen", None),
    ('url = "https://example.org/law"\n', "", "source.url", "number or a URL", None),
    ("https://example.org", "ftp://example.org", "source.url", "https://", "url"),
    ('url = "https', 'date = "last May"\nurl = "https', "source.date", "bad date", "date"),
    ('url = "https', 'price = "1"\nurl = "https', "source.price", "unknown key", "price"),
]


@pytest.mark.parametrize(("old", "new", "key", "message", "at"), FAULTS)
def test_fault(tmp_path: Path, old: str, new: str, key: str, message: str, at: str | None) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new)
    guides = _load(tmp_path, text)
    (fault,) = [f for f in guides.faults if f.key == key and message in f"{f.message} {f.allowed}"]
    assert fault.file == "one.toml"
    assert fault.line is not None
    if at is not None:
        assert text.splitlines()[fault.line - 1].startswith(at)
    assert len(str(fault)) <= 240
    assert guides.entry("c-one") is None


def test_all_faults_come_at_once_in_order(tmp_path: Path) -> None:
    text = GOOD.replace('"stopping"', '"cars"').replace('"false"', '"no"')
    lines = [f.line for f in _load(tmp_path, text).faults]
    assert len(lines) >= 2
    assert lines == sorted(lines, key=lambda line: line or 0)


def test_the_line_is_that_of_the_second_card(tmp_path: Path) -> None:
    second = CARD.replace("c-one", "c-two").replace('topic = "stopping"', 'topic = "cars"')
    text = GOOD + second
    (fault,) = _load(tmp_path, text).faults
    assert fault.line is not None
    assert text.splitlines()[fault.line - 1] == 'topic = "cars"'
    assert fault.line > text.splitlines().index('topic = "stopping"') + 1


def test_the_same_id_in_two_files_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "two.toml").write_text(f"schema = 1\n{CARD}", encoding="utf-8")
    guides = _load(tmp_path, GOOD)
    assert [f.file for f in guides.faults if "appears twice" in f.message] == ["two.toml"]
    assert len(guides.entries) == 1


def test_an_unused_source_is_a_fault(tmp_path: Path) -> None:
    text = f"schema = 1\n{SOURCE}"
    (fault,) = _load(tmp_path, text).faults
    assert "used by no guide" in fault.message


def test_a_synonym_group_needs_two_words(tmp_path: Path) -> None:
    guides = _load(tmp_path, GOOD + '\n[[same]]\nwords = ["断缴"]\n')
    assert [f.key for f in guides.faults] == ["same.words"]
    assert guides.synonyms == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "schema = 2\n",
        "schema = 1\nguide = 3\n",
        "schema = 1\nguide = [1]\n",
        "schema = 1\n[poem]\n",
        "= =",
        "\ufeffx",
    ],
)
def test_a_file_of_another_kind_is_reported_and_the_others_load(tmp_path: Path, text: str) -> None:
    (tmp_path / "broken.toml").write_text(text, encoding="utf-8")
    guides = _load(tmp_path, GOOD)
    assert {f.file for f in guides.faults} == {"broken.toml"}
    assert [e.id for e in guides.entries] == ["c-one"]


def test_a_syntax_error_names_its_line(tmp_path: Path) -> None:
    (fault,) = _load(tmp_path, 'schema = 1\n\n[[guide]]\nid = "a\n').faults
    assert fault.line == 4


def test_bytes_that_are_no_text_are_reported(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    assert [f.file for f in load_guides(tmp_path).faults] == ["bytes.toml"]


def test_control_characters_never_reach_the_screen(tmp_path: Path) -> None:
    guides = _load(tmp_path, GOOD.replace("第14条", "第\\u001b[31m14条"))
    assert [f.key for f in guides.faults] == ["guide.rule"]
    assert guides.entries == ()


def test_random_edits_never_crash_the_loader(tmp_path: Path) -> None:
    chance = random.Random(14)
    for _ in range(400):
        at, length = chance.randrange(len(GOOD)), chance.randrange(12)
        text = (
            GOOD[:at]
            + chance.choice(["", "[", '"', "= 1", "\n", "断", "{x}"])
            + GOOD[at + length :]
        )
        guides = _load(tmp_path, text)
        for entry in guides.entries:
            assert entry.sources
            assert entry.title.zh


def test_the_shipped_guides_have_no_fault(shipped: Guides) -> None:
    assert [str(f) for f in shipped.faults] == []


def test_the_shipped_guides_are_as_many_as_were_asked_for(shipped: Guides) -> None:
    assert len(shipped.of(kind="glossary")) >= 40
    assert len(shipped.of(kind="true_or_false")) >= 25
    assert {e.topic for e in shipped.entries} == set(TOPICS)
    answers = " ".join(e.answer.zh for e in shipped.entries)
    assert {figure for figure in FIGURES if f"{{{figure}}}" in answers} >= {
        "so_far.pension_balance",
        "so_far.medical_balance",
        "pension.total",
        "retirement.statutory",
        "retirement.minimum_months",
        "cost.month.total",
    }


def test_every_mode_that_a_card_links_to_exists(shipped: Guides) -> None:
    linked = {link for e in shipped.entries for link in e.links}
    assert {"gap", "projection", "profile", "policies"} <= linked <= set(MODES)


def test_what_is_only_recalled_is_marked_unverified(shipped: Guides) -> None:
    for entry in shipped.entries:
        recalled = [s for s in entry.sources if "recalled" in s.seen and "content" in s.seen]
        if recalled:
            assert entry.standing == "unverified", entry.id


def test_nothing_claims_to_be_official(shipped: Guides) -> None:
    """No official page was opened when these guides were written."""
    assert {s.standing for e in shipped.entries for s in e.sources} <= {"secondary", "unverified"}


@pytest.mark.parametrize(
    ("card", "figures"),
    [
        ("c-resident-200", ["137.82", "24.82"]),
        ("c-beijing-2500", ["2088.94", "1432.40", "71.62", "584.92"]),
        ("c-floor-from-reference-wage", ["7162", "12049"]),
        ("g-annuity-divisor", ["139", "170", "195", "117", "138.4"]),
        ("g-crediting-rate", ["3.97%", "2.62%", "1.50%"]),
        ("c-500-split", ["600"]),
        ("c-first-delayed-month", ["2025年2月"]),
    ],
)
def test_the_right_figures_stand_in_the_answers(
    shipped: Guides, card: str, figures: list[str]
) -> None:
    entry = shipped.entry(card)
    assert entry is not None
    assert [f for f in figures if f not in entry.answer.zh] == []


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def test_the_corrected_claims_hold_when_recomputed(shipped: Guides) -> None:
    def answer(card: str) -> str:
        entry = shipped.entry(card)
        assert entry is not None
        return entry.answer.zh

    # 15 years of 200 + 30 yuan, divided by 139, half-up to the fen, on top of 113 yuan
    saved = (20000 + 3000) * 15
    account = (saved * 2 + 139) // (2 * 139)
    assert _yuan(account) in answer("c-resident-200")
    assert _yuan(11300 + account) in answer("c-resident-200")
    # Beijing from 2025-07: 20 % and 1 % of 7,162 yuan; 7 % of 70 % of 11,937, that in whole yuan
    medical_base = (11937 * 7 + 5) // 10
    parts = [716200 * 20 // 100, 716200 // 100, medical_base * 7]
    for fen in [*parts, sum(parts)]:
        assert _yuan(fen) in answer("c-beijing-2500")
