"""`profile …`: saved, listed, shown and written out; nothing is overwritten unasked."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from tests.tui.commands import CASE, Runner

from sibal_engine.case.reader import parse_case


def _folder(home: Path) -> Path:
    return home / ".config" / "sibal-tui" / "profiles"


def test_no_profile_is_no_mistake(run: Runner, home: Path) -> None:
    done = run("profile", "list")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert run.json("profile", "list") == {"profiles": [], "last": None}
    assert not _folder(home).exists()


def test_path_prints_the_folder_alone(run: Runner, home: Path) -> None:
    assert run("profile", "path").out == f"{_folder(home)}\n"
    assert run.json("profile", "path") == {"path": str(_folder(home))}


def test_import_show_and_use_by_name(run: Runner, home: Path, case_file: Path) -> None:
    answer = run.json("profile", "import", case_file)
    path = Path(answer["file"])
    assert path.parent == _folder(home)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for folder in (path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    listed = run.json("profile", "list")
    assert [row["name"] for row in listed["profiles"]] == ["成都自由职业者"]
    assert listed["last"] == "成都自由职业者"
    assert run.json("profile", "show", "成都自由职业者")["person"]["born"] == "1988-04"
    assert run.json("project", "成都自由职业者") == run.json("project", case_file)


def test_import_overwrites_only_when_told_to(run: Runner, case_file: Path) -> None:
    assert run("profile", "import", case_file).code == 0
    case_file.write_text(CASE.replace("48211.37", "1.00"), encoding="utf-8")
    again = run("profile", "import", case_file)
    assert (again.code, again.out) == (1, "")
    record = run.json("profile", "show", "成都自由职业者")["record"]
    assert record["pension_balance"] == "48211.37"
    assert run("profile", "import", case_file, "--replace").code == 0
    record = run.json("profile", "show", "成都自由职业者")["record"]
    assert record["pension_balance"] == "1.00"
    assert run("profile", "import", case_file, "--name", "另一个").code == 0
    assert len(run.json("profile", "list")["profiles"]) == 2


def test_export_is_the_same_case(run: Runner, case_file: Path, tmp_path: Path) -> None:
    run("profile", "import", case_file)
    exported = run("profile", "export", "成都自由职业者")
    assert exported.code == 0
    assert parse_case(exported.out) == parse_case(CASE)
    target = tmp_path / "out.toml"
    assert run("profile", "export", "成都自由职业者", "--out", target).code == 0
    assert target.read_text(encoding="utf-8") == exported.out
    again = run("profile", "export", "成都自由职业者", "--out", target)
    assert (again.code, again.out) == (1, "")


def test_a_broken_profile_is_listed_and_breaks_nothing_else(
    run: Runner, home: Path, case_file: Path
) -> None:
    run("profile", "import", case_file)
    (_folder(home) / "坏的.toml").write_text("schema = 1\nname = [", encoding="utf-8")
    (_folder(home) / "binary.toml").write_bytes(b"\xff\xfe")
    rows = {row["name"]: row for row in run.json("profile", "list")["profiles"]}
    assert set(rows) == {"成都自由职业者", "坏的", "binary"}
    assert rows["坏的"]["faults"]
    assert rows["坏的"]["person"] is None
    assert run("profile", "show", "坏的").code == 1
    assert run("profile", "list").code == 0


@pytest.mark.parametrize("name", ["../escape", "/etc/passwd", "..", ".hidden", "a/b\\c"])
def test_a_name_never_leaves_the_folder(
    run: Runner, home: Path, case_file: Path, name: str
) -> None:
    done = run("profile", "import", case_file, "--name", name)
    saved = list(home.rglob("*.toml"))
    assert bool(saved) == (done.code == 0)
    for path in saved:
        assert path.parent == _folder(home)
        assert not path.name.startswith(".")


def test_wrong_content_writes_nothing(run: Runner, home: Path, case_file: Path) -> None:
    case_file.write_text(CASE.replace('"510100"', '"nowhere"'), encoding="utf-8")
    done = run("profile", "import", case_file)
    assert (done.code, done.out) == (1, "")
    assert "place.city" in done.err
    assert not _folder(home).exists()
