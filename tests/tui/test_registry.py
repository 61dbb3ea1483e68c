"""The registry of actions: ids and keys are unique, every letter has a twin, help lists all."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module

import pytest
from tests.tui.apps import LANGUAGES, made_modes, make_app

from sibal_tui import actions
from sibal_tui.actions import APP, Act
from sibal_tui.app import _SCREENS, SibalApp
from sibal_tui.locale import Lang
from sibal_tui.screens.help import help_rows, keys_text
from sibal_tui.views.palette import Entry, act_entries, place_entries, profile_entries, ranked

MODES = made_modes()
_CLASSES = {
    mode: getattr(import_module(f"sibal_tui.screens.{mode}"), _SCREENS[mode]) for mode in MODES
}
_METHOD = re.compile(r"\w+")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def acts() -> list[Act]:
    return list(actions.ACTIONS)


def test_ids_are_unique() -> None:
    assert [key for key, count in Counter(act.id for act in acts()).items() if count > 1] == []


@pytest.mark.parametrize("mode", MODES)
def test_keys_are_unique_in_a_mode_and_the_app_together(mode: str) -> None:
    keys = Counter(
        key for scope in (APP, mode) for act in actions.in_scope(scope) for key in act.keys
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_letter_has_a_twin_that_an_input_method_lets_through() -> None:
    def lonely(act: Act) -> bool:
        letters = [key for key in act.keys if len(key) == 1 and key.isalpha()]
        others = [key for key in act.keys if len(key) > 1 and not key.startswith("fullwidth")]
        return bool(letters) and not others

    assert [act.id for act in acts() if lonely(act)] == []


def test_signs_are_bound_full_width_too() -> None:
    for act in acts():
        for sign in ("question_mark", "colon"):
            if sign in act.keys:
                assert f"fullwidth_{sign}" in act.keys, act.id


def test_titles_stand_in_both_languages() -> None:
    for act in acts():
        assert _HAN.search(act.zh), act.id
        assert act.en, act.id
        assert not _HAN.search(act.en.replace("中文", "")), act.id
        assert bool(act.short_zh) == bool(act.short_en), act.id


@pytest.mark.parametrize("act", actions.ACTIONS, ids=lambda act: act.id)
def test_every_action_has_its_method(act: Act) -> None:
    found = _METHOD.match(act.name)
    assert found is not None
    owner = SibalApp if act.scope == APP else _CLASSES[act.scope]
    assert callable(getattr(owner, f"action_{found[0]}", None))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mode", MODES)
def test_help_lists_every_action_and_key(mode: str, lang: Lang) -> None:
    rows = list(help_rows(mode, lang))
    listed = {(str(row[0]), str(row[1])) for row in rows}
    for scope in (mode, APP):
        for act in actions.in_scope(scope):
            assert (keys_text(act), act.title(lang)) in listed


def test_help_shows_remapped_keys() -> None:
    rows = {row[1]: row[0] for row in help_rows("overview", "zh", {"app.save": "ctrl+k"})}
    assert rows["保存档案"] == "Ctrl+K"


def entries() -> list[Entry]:
    places = make_app().session.world.library.places
    return [
        *act_entries("overview", "zh", keys_text),
        *profile_entries(["父亲", "母亲"], "zh"),
        *place_entries(places, "zh"),
    ]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("保存", "保存档案"),
        ("bc", "保存档案"),
        ("save", "保存档案"),
        ("SAVE", "保存档案"),
        ("svprof", "保存档案"),
        ("ｂｃ", "保存档案"),
        ("断缴", "转到断缴"),
        ("dj", "转到断缴"),
        ("成都", "政策：成都"),
        ("chengdu", "政策：成都"),
        ("cd", "政策：成都"),
        ("510100", "政策：成都"),
        ("母", "打开档案：母亲"),
    ],
)
def test_the_palette_finds_by_chinese_initials_and_english(typed: str, title: str) -> None:
    assert ranked(entries(), typed)[0].title == title


def test_the_palette_without_a_query_lists_actions_and_profiles_alone() -> None:
    kinds = {entry.kind for entry in ranked(entries(), "  ")}
    assert kinds == {"here", "everywhere", "profile"}


def test_nothing_matches_nonsense() -> None:
    assert ranked(entries(), "呜呜呜") == []
    assert ranked(entries(), "zzzz") == []
