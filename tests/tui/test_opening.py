"""How the program starts: which lines open the app, with which person, theme and glyphs."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.commands import CASE

from sibal_engine.case.reader import parse_case
from sibal_engine.case.writer import to_toml
from sibal_engine.errors import ContentError
from sibal_tui.__main__ import Start, app_start, main
from sibal_tui.opening import open_session, theme_name
from sibal_tui.store import drafts, profiles
from sibal_tui.store.config import THEMES
from sibal_tui.store.drafts import Draft
from sibal_tui.store.keeper import Keeper
from sibal_tui.term.defaults import Defaults
from sibal_tui.themes import NAMES

CASE_OF_CHENGDU = parse_case(CASE)


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("", Start()),
        ("--demo", Start(demo=True)),
        ("--demo --ascii", Start(demo=True, ascii=True)),
        ("--profile 我的 --lang en", Start(profile="我的", lang="en")),
        ("--profile=我的 --display=stock", Start(profile="我的", display="stock")),
    ],
)
def test_lines_that_open_the_app(line: str, start: Start) -> None:
    assert app_start(line.split()) == start


@pytest.mark.parametrize(
    "line",
    [
        "retirement",
        "--demo retirement",
        "--help",
        "--profile",
        "--lang fr",
        "--display fast",
        "--demo=1",
        "--nonsense",
        "--lang en doctor",
    ],
)
def test_lines_that_are_left_to_the_commands(line: str) -> None:
    assert app_start(line.split()) is None


def test_the_first_start_shows_the_sample_person() -> None:
    session = open_session(Start(), "zh", Keeper())
    assert session.profile.sample
    assert session.case == profiles.sample_case()
    assert not session.dirty


def test_the_last_profile_is_opened_and_the_demo_is_forced() -> None:
    profiles.save_profile("我的", CASE_OF_CHENGDU)
    profiles.remember_profile("我的")
    session = open_session(Start(), "zh", Keeper())
    assert (session.profile.name, session.case) == ("我的", CASE_OF_CHENGDU)
    assert open_session(Start(demo=True), "zh", Keeper()).profile.sample


def test_a_broken_last_profile_falls_back_but_a_broken_asked_one_is_said() -> None:
    profiles.save_profile("我的", CASE_OF_CHENGDU)
    profiles.remember_profile("我的")
    profiles.profile_path("我的").write_text("[", encoding="utf-8")
    assert open_session(Start(), "zh", Keeper()).profile.sample
    with pytest.raises(ContentError):
        open_session(Start(profile="我的"), "zh", Keeper())
    with pytest.raises(ContentError):
        open_session(Start(profile="nobody"), "zh", Keeper())


def test_unsaved_changes_are_there_again_and_can_be_undone() -> None:
    profiles.save_profile("我的", CASE_OF_CHENGDU)
    changed = CASE_OF_CHENGDU._replace(note="unsaved")
    drafts.save_draft("我的", Draft(toml=to_toml(changed)))
    session = open_session(Start(profile="我的"), "zh", Keeper())
    assert session.case == changed
    assert session.dirty
    session.undo()
    assert session.case == CASE_OF_CHENGDU


def test_a_draft_that_cannot_be_read_is_passed_over() -> None:
    profiles.save_profile("我的", CASE_OF_CHENGDU)
    drafts.save_draft("我的", Draft(toml="["))
    assert open_session(Start(profile="我的"), "zh", Keeper()).case == CASE_OF_CHENGDU


def _terminal(*, mono: bool = False, few: bool = False) -> Defaults:
    return Defaults(ssh=False, mouse=True, cursor_blink=False, mono=mono, few_colours=few)


def test_every_theme_of_the_settings_exists() -> None:
    for name in THEMES:
        assert theme_name(name, _terminal()) in NAMES


def test_the_terminal_chooses_the_theme_unless_the_user_did() -> None:
    assert theme_name("auto", _terminal()) == "sibal-dark"
    assert theme_name("auto", _terminal(few=True)) == "sibal-16"
    assert theme_name("auto", _terminal(mono=True, few=True)) == "sibal-mono"
    assert theme_name("light", _terminal(mono=True)) == "sibal-light"


@pytest.mark.parametrize(("lang", "words"), [("zh", "请改用命令"), ("en", "use a command")])
def test_without_a_terminal_the_app_refuses_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    monkeypatch.setattr("sibal_tui.term.defaults._is_tty", lambda _: False)
    assert main(["--lang", lang]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert words in printed.err
    assert len(printed.err.splitlines()) == 1


def test_faulty_settings_are_said_on_stderr_and_keep_nothing_from_starting(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    config = home / ".config" / "sibal-tui" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('display = "fast"\ntheme = "light"\n', encoding="utf-8")
    monkeypatch.setattr("sibal_tui.term.defaults._is_tty", lambda _: True)
    monkeypatch.setattr("sibal_tui.term.skeleton._write", lambda *_: None)
    opened = []
    monkeypatch.setattr("sibal_tui.app.SibalApp.run", lambda app, **_: opened.append(app))
    assert main([]) == 0
    assert [app.theme for app in opened] == ["sibal-light"]
    assert opened[0].display_mode == "auto"
    err = capsys.readouterr().err
    assert "config.toml:1: display: " in err
