"""The store: atomic private files, names that stay in their folder, conflicts, drafts, settings."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.commands import CASE

from sibal_engine.case.reader import parse_case
from sibal_engine.errors import ContentError
from sibal_engine.months.schedule import World
from sibal_engine.policy.library import Library
from sibal_engine.result.project import project
from sibal_tui.session import Profile, Session
from sibal_tui.store import drafts, files, profiles
from sibal_tui.store.config import Config, load_config, parse_config
from sibal_tui.store.drafts import Draft
from sibal_tui.store.keeper import Keeper
from sibal_tui.store.paths import config_file, drafts_folder, profiles_folder, state_folder

CASE_OF_CHENGDU = parse_case(CASE)


def _session(name: str = "") -> Session:
    return Session(World(Library()), CASE_OF_CHENGDU, "zh", profile=Profile(name))


# --- files


def test_a_file_is_written_whole_private_and_without_leftovers(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "file.toml"
    files.write_atomically(path, b"one")
    files.write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700
    assert [each.name for each in path.parent.iterdir()] == ["file.toml"]


def test_a_failed_write_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.toml"
    files.write_atomically(path, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["file.toml"]


# --- names


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("成都自由职业者", "成都自由职业者"),
        ("../../etc/passwd", "-..-etc-passwd"),
        (".hidden", "hidden"),
        ("  a b  ", "a b"),
        ("a/b\\c:d", "a-b-c-d"),
        ("x" * 100, "x" * 60),
        ("line\nbreak\x1b", "line-break-"),
        ("end. ", "end"),
    ],
)
def test_safe_name(name: str, safe: str) -> None:
    assert profiles.safe_name(name) == safe


@pytest.mark.parametrize("name", ["", "   ", "...", "/", "///", "\x00"])
def test_a_name_without_letters_is_none(name: str) -> None:
    with pytest.raises(ValueError, match="leaves no name"):
        profiles.safe_name(name)


@given(st.text(max_size=200))
def test_a_name_is_always_a_plain_file_of_the_folder(name: str) -> None:
    try:
        safe = profiles.safe_name(name)
    except ValueError:
        return
    assert 0 < len(safe) <= 60
    assert not safe.startswith(".")
    assert safe.isprintable()
    assert not set("/\\:") & set(safe)
    assert profiles.safe_name(safe) == safe


# --- profiles


def test_a_saved_profile_is_the_same_case() -> None:
    saved = profiles.save_profile("我的", CASE_OF_CHENGDU)
    loaded = profiles.load_profile("我的")
    assert loaded.case == CASE_OF_CHENGDU
    assert loaded.stamp == saved.stamp
    assert profiles.profile_names() == ["我的"]
    assert profiles.profile_path("我的").parent == profiles_folder()


def test_another_window_s_change_is_a_conflict_and_not_overwritten() -> None:
    mine = profiles.save_profile("我的", CASE_OF_CHENGDU)
    theirs = CASE_OF_CHENGDU._replace(note="from another window")
    profiles.save_profile("我的", theirs, mine.stamp)
    with pytest.raises(profiles.ConflictError):
        profiles.save_profile("我的", CASE_OF_CHENGDU, mine.stamp)
    assert profiles.load_profile("我的").case == theirs
    with pytest.raises(profiles.ConflictError):
        profiles.save_profile("我的", CASE_OF_CHENGDU)
    profiles.save_profile("我的", CASE_OF_CHENGDU, None)
    assert profiles.load_profile("我的").case == CASE_OF_CHENGDU


def test_a_profile_that_another_window_removed_is_a_conflict_too() -> None:
    mine = profiles.save_profile("我的", CASE_OF_CHENGDU)
    profiles.delete_profile("我的")
    with pytest.raises(profiles.ConflictError):
        profiles.save_profile("我的", CASE_OF_CHENGDU, mine.stamp)
    profiles.delete_profile("我的")


def test_a_broken_profile_stays_in_the_list() -> None:
    profiles.save_profile("good", CASE_OF_CHENGDU)
    (profiles_folder() / "broken.toml").write_bytes(b"\xff")
    (profiles_folder() / "large.toml").write_text("x" * 2_000_000)
    (profiles_folder() / ".tmp.toml").write_text("")
    (profiles_folder() / "readme.txt").write_text("")
    listed = {each.name: each for each in profiles.list_profiles()}
    assert set(listed) == {"broken", "good", "large"}
    assert listed["good"].faults == ()
    assert listed["broken"].faults
    assert listed["large"].case is None
    assert profiles.current_stamp(profiles_folder() / "broken.toml") == "?"


def test_the_last_profile_is_remembered_while_it_exists() -> None:
    assert profiles.last_profile() is None
    profiles.save_profile("我的", CASE_OF_CHENGDU)
    profiles.remember_profile("我的")
    assert profiles.last_profile() == "我的"
    profiles.delete_profile("我的")
    assert profiles.last_profile() is None


def test_the_sample_person_is_complete_and_says_that_it_is_one() -> None:
    case = profiles.sample_case()
    projection = project(case, World(Library()))
    assert case.city == "310000"
    assert "示例" in case.name
    assert "invented" in case.note
    assert projection.award.total is not None
    assert projection.pension_balance is not None
    assert projection.medical_balance is not None


# --- drafts


def test_a_draft_keeps_what_was_typed_right_or_wrong() -> None:
    draft = Draft({"record.pension_balance": "48,2x1", "person.born": "1988-13"}, "", "abc")
    drafts.save_draft("我的", draft)
    assert drafts.load_draft("我的") == draft
    assert stat.S_IMODE(drafts_folder().stat().st_mode) == 0o700
    drafts.drop_draft("我的")
    assert drafts.load_draft("我的") is None
    drafts.drop_draft("我的")


@pytest.mark.parametrize("text", ["[", 'fields = 1\ntoml = ""\nstamp = ""', "", "\x00"])
def test_a_broken_draft_is_none(text: str) -> None:
    drafts.save_draft("我的", Draft())
    (drafts_folder() / "我的.toml").write_text(text, encoding="utf-8")
    assert drafts.load_draft("我的") is None


def test_the_draft_of_a_person_without_a_profile_has_a_name_of_its_own() -> None:
    drafts.save_draft("", Draft({"name": "张"}))
    assert drafts.load_draft("") == Draft({"name": "张"})
    assert [path.name for path in drafts_folder().iterdir()] == ["unnamed.toml"]


# --- what the app asks for


def test_keeper_saves_remembers_and_drops_the_draft() -> None:
    keeper, session = Keeper(), _session()
    session.change(session.case._replace(note="changed"))
    keeper.save_draft(session)
    assert keeper.draft("") == session.case
    assert keeper.save(session) == "成都自由职业者"
    assert not session.dirty
    assert session.profile.name == "成都自由职业者"
    assert keeper.draft("") is None
    assert keeper.names() == ["成都自由职业者"]
    assert profiles.last_profile() == "成都自由职业者"
    session.change(session.case._replace(note="again"))
    assert keeper.save(session) == "成都自由职业者"
    assert keeper.open("成都自由职业者").note == "again"


def test_keeper_does_not_overwrite_what_another_window_saved() -> None:
    first, second = Keeper(), Keeper()
    session = _session()
    first.save(session)
    other = _session("成都自由职业者")
    other.open(second.open("成都自由职业者"), Profile("成都自由职业者"))
    other.change(other.case._replace(note="theirs"))
    second.save(other)
    session.change(session.case._replace(note="mine"))
    with pytest.raises(ContentError, match="another window"):
        first.save(session)
    assert session.dirty
    assert profiles.load_profile("成都自由职业者").case.note == "theirs"


def test_keeper_does_not_overwrite_another_person_of_the_same_name() -> None:
    profiles.save_profile("成都自由职业者", CASE_OF_CHENGDU._replace(note="somebody else"))
    with pytest.raises(ContentError):
        Keeper().save(_session())
    assert profiles.load_profile("成都自由职业者").case.note == "somebody else"


def test_keeper_keeps_a_draft_only_of_unsaved_changes() -> None:
    keeper, session = Keeper(), _session()
    keeper.save(session)
    session.change(session.case._replace(note="unsaved"))
    keeper.save_draft(session)
    draft = keeper.draft("成都自由职业者")
    assert draft is not None
    assert draft.note == "unsaved"
    session.undo()
    keeper.save_draft(session)
    assert keeper.draft("成都自由职业者") is None


def test_a_folder_that_cannot_be_written_is_one_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(profiles, "write_atomically", refuse)
    monkeypatch.setattr(drafts, "write_atomically", refuse)
    keeper, session = Keeper(), _session()
    session.change(session.case._replace(note="changed"))
    with pytest.raises(ContentError, match="not saved"):
        keeper.save(session)
    keeper.save_draft(session)
    assert session.dirty


# --- settings


def test_no_settings_are_all_defaults() -> None:
    assert load_config() == (Config(), ())
    assert not config_file().exists()
    assert not state_folder().exists()


def test_every_setting_of_the_file_is_read() -> None:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(
        'lang = "en"\ntheme = "light"\ndisplay = "stock"\nglyphs = "ascii"\n'
        '[keys]\n"gap.toggle" = "x"\n"app.help" = "f1"\n'
    )
    config = Config("en", "light", "stock", "ascii", {"gap.toggle": "x", "app.help": "f1"})
    assert load_config() == (config, ())


def test_ascii_is_short_for_the_glyphs_and_keys_may_be_nested() -> None:
    config, faults = parse_config('ascii = true\n[keys]\ngap.toggle = "x"\n"app.help" = "f1"\n')
    assert faults == ()
    assert config.glyphs == "ascii"
    assert config.keys == {"gap.toggle": "x", "app.help": "f1"}


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ('lang = "fr"', "lang", 1),
        ('theme = "dark"\ndisplay = "fast"', "display", 2),
        ("colour = 1", "colour", 1),
        ("ascii = 1", "ascii", 1),
        ("keys = 1", "keys", 1),
        ('[keys]\n"a.b" = 3', "keys.a.b", 2),
    ],
)
def test_faulty_settings_name_key_and_line_and_keep_the_rest(
    text: str, key: str, line: int
) -> None:
    config, faults = parse_config(f"{text}\n")
    assert [(fault.key, fault.line) for fault in faults] == [(key, line)]
    assert config.display == "auto"
    assert config.lang == ""


def test_settings_that_are_no_toml_are_defaults_with_a_fault(home: Path) -> None:
    config_file().parent.mkdir(parents=True)
    config_file().write_text("lang = [", encoding="utf-8")
    config, faults = load_config()
    assert config == Config()
    assert len(faults) == 1
