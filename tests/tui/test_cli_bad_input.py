"""Whatever is typed: one bounded line a fault, an empty stdout, the right exit code, no trace."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.tui.commands import CASE, Runner

from sibal_engine.case import reader as case_module

LONGEST_LINE = 240

FILES = {
    "missing-month.toml": CASE.replace("1988-04", "1988-13"),
    "unknown-key.toml": CASE.replace("[plan]", "[plan]\nsurprise = 1"),
    "absurd-money.toml": CASE.replace('"48211.37"', '"-1e999"'),
    "infinite.toml": CASE.replace("131", "inf"),
    "float.toml": CASE.replace('"48211.37"', "48211.37"),
    "huge-count.toml": CASE.replace("pension_months = 131", "pension_months = 1" + "0" * 40),
    "unknown-place.toml": CASE.replace('"510100"', '"atlantis"'),
    "wrong-sex.toml": CASE.replace('category = "women55"', 'category = "women55"\nsex = "male"'),
    "broken.toml": 'schema = 1\nname = "x',
    "deep.toml": "x = " + "[" * 5000 + "]" * 5000,
    "deep-keys.toml": "a" + ".a" * 5000 + " = 1",
    "large.toml": 'name = "' + "x" * 3_000_000 + '"',
    "long-text.toml": CASE.replace("成都自由职业者", "x" * 100_000),
    "control.toml": CASE.replace("成都自由职业者", "\\u001b[31m\\u0007" * 200 + "x" * 5000),
    "other-types.toml": "schema = 1\nname = [1]\nperson = 3\nplace = true\nrecord = []\nplan = 1",
    "future-schema.toml": CASE.replace("schema = 1", "schema = 2"),
    "many-faults.toml": CASE + "".join(f"\nkey{number} = 1" for number in range(60)),
    "empty.toml": "",
}


def _one_line_a_fault(done: subprocess.CompletedProcess[str] | object) -> None:
    out, err = str(getattr(done, "out", "")), str(getattr(done, "err", ""))
    assert out == ""
    lines = err.splitlines()
    assert 1 <= len(lines) <= 10
    for line in lines:
        assert 0 < len(line) <= LONGEST_LINE
        assert line.isprintable()
    assert "Traceback" not in err


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("form", ["--json", "--plain"])
def test_a_faulty_case_file(run: Runner, tmp_path: Path, home: Path, name: str, form: str) -> None:
    path = tmp_path / name
    path.write_text(FILES[name], encoding="utf-8")
    done = run("project", path, form)
    assert done.code == 1
    _one_line_a_fault(done)
    assert name in done.err
    assert not list(home.rglob("*"))


def test_a_fault_names_file_key_line_and_what_is_allowed(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text(FILES["missing-month.toml"], encoding="utf-8")
    line = FILES["missing-month.toml"].splitlines().index('born = "1988-13"') + 1
    assert run("project", path).err.startswith(f"case.toml:{line}: person.born: ")
    path.write_text(FILES["unknown-place.toml"], encoding="utf-8")
    line = FILES["unknown-place.toml"].splitlines().index('city = "atlantis"') + 1
    assert run("project", path).err.startswith(f"case.toml:{line}: place.city: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["project", "/no/such/file.toml"],
        ["project", "nobody"],
        ["project", ""],
        ["project", "x" * 5000],
        ["project", "\x1b[31m\x07\u202e"],
        ["project", "a\x00b"],
        ["project", "."],
        ["retirement", "--born", "1988-13", "--category", "women55"],
        ["retirement", "--born", "88-04", "--category", "women55"],
        ["retirement", "--born", "1988-04-01", "--category", "women55"],
        ["retirement", "--born", "1988-04", "--category", "women60"],
        ["divisor", "--age", "60"],
        ["divisor", "--age", "60y12m"],
        ["divisor", "--age", "-5y"],
        ["interest", "--opening", "-1", "--monthly", "1", "--rate", "2%"],
        ["interest", "--opening", "1e9", "--monthly", "1", "--rate", "2%"],
        ["interest", "--opening", "nan", "--monthly", "1", "--rate", "2%"],
        ["interest", "--opening", "1", "--monthly", "1", "--rate", "-2%"],
        ["interest", "--opening", "1", "--monthly", "1", "--rate", "2%", "--months", "0-12"],
        ["interest", "--opening", "1", "--monthly", "1", "--rate", "2%", "--months", "9-3"],
        ["contribution", "atlantis"],
        ["contribution", "成都", "--at", "2025-00"],
        ["contribution", "成都", "--base", "-60%"],
        ["contribution", "成都", "--option", "gold"],
        ["policy", "show", ""],
        ["policy", "show", "atlantis"],
        ["policy", "show", "510100", "--at", "now"],
        ["policy", "diff", "北京", "atlantis"],
        ["policy", "check", "/no/such/folder"],
        ["profile", "show", "nobody"],
        ["profile", "show"],
        ["profile", "export", "nobody"],
        ["profile", "import", "/no/such/file.toml"],
        ["ask", "退休", "--limit", "-1"],
        ["ask", "退休", "--case", "nobody"],
        ["doctor", "--lang", "fr"],
        ["--lang", "fr", "doctor"],
    ],
    ids=lambda arguments: " ".join(arguments)[:40].encode("unicode_escape").decode(),
)
def test_a_wrong_value(run: Runner, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.code == 1
    _one_line_a_fault(done)


@pytest.mark.parametrize(
    "arguments",
    [
        ["gap", "--from", "2026-10", "--months", "1"],
        ["gap", "--from", "2027-13", "--months", "1"],
        ["gap", "--from", "2027-01", "--months", "-1"],
        ["gap", "--from", "2027-01", "--months", "1.5"],
        ["gap", "--from", "2027-01", "--months", "9" * 50],
        ["gap", "--from", "2027-01", "--months", "1", "--scheme", "none"],
        ["compare", "--set", "nonsense"],
        ["compare", "--set", "=1"],
        ["compare", "--set", "no.such.key=1"],
        ["compare", "--set", "plan=1"],
        ["compare", "--set", "name.first=x"],
        ["compare", "--set", "record.spell.0.base=1"],
        ["compare", "--set", "plan.pension_base=-60%"],
        ["compare", "--set", "place.city=atlantis"],
        ["project", "--as-of", "2020-01"],
        ["project", "--until", "2020-01"],
        ["project", "--until", "9999-01"],
        ["explain", "no.such.figure"],
        ["explain", "by_year.x.pension"],
        ["explain", ""],
        ["explain", "x" * 5000],
    ],
    ids=lambda arguments: " ".join(arguments)[:50],
)
def test_a_wrong_value_about_a_case(run: Runner, case_file: Path, arguments: list[str]) -> None:
    done = run(arguments[0], case_file, *arguments[1:])
    assert done.code == 1
    _one_line_a_fault(done)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["retirement", "--nonsense"],
        ["retirement", "--born", "1988-04"],
        ["retirement", "--born"],
        ["policy", "nonsense"],
        ["policy", "diff", "北京"],
        ["project"],
        ["gap", "case.toml"],
        ["compare", "case.toml"],
        ["explain", "case.toml"],
        ["ask"],
        ["award", "--reference-wage", "1", "--index", "1", "--years", "1", "--balance", "1"],
        ["--nonsense"],
        ["--demo", "retirement"],
        ["--display", "fast"],
    ],
    ids=" ".join,
)
def test_wrong_usage(run: Runner, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err
    assert done.err


def test_a_fault_of_the_program_is_one_line_and_a_log(
    run: Runner, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("boom\n" * 100)

    monkeypatch.setattr("sibal_engine.result.answers.divisor_of", broken)
    done = run("divisor", "--age", "60y")
    assert done.code == 70
    assert done.out == ""
    assert len(done.err.splitlines()) == 1
    log = home / ".local" / "state" / "sibal-tui" / "errors.log"
    assert str(log) in done.err
    assert "RuntimeError: boom" in log.read_text(encoding="utf-8")


def test_a_closed_pipe_is_no_crash() -> None:
    pipe = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m sibal_tui policy list --json | head -n 1"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert pipe.stdout == "{\n"
    assert "Traceback" not in pipe.stderr


def test_a_terminal_that_knows_no_chinese_gets_question_marks(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sibal_tui", "policy", "list", "--plain"],
        capture_output=True,
        env={"HOME": str(home), "PYTHONIOENCODING": "ascii", "PATH": ""},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert b"?" in done.stdout
    assert b"Traceback" not in done.stderr


# What stays as it is in a Chinese fault: files, keys, options, quoted input, names of the format.
_KEPT = re.compile(
    r"'[^']*'|\"[^\"]*\"|“[^”]*”|--[a-z-]+|sibal-tui [a-z A-Z-]+|[\w-]+\.toml"
    r"|\b(?:UTF-8|TOML|YYYY-MM|NAME|toml|true|false)\b|\[+[a-z_.]+\]+|[a-z_.]+ ?= ?\S+"
)
_NAMES = {"statutory", "earliest", "latest", "men60", "women55", "women50", "with_account"}
_NAMES |= {"pool_only", "resident", "none", "both", "pension", "medical", "zh", "en", "male"}
_NAMES |= {"female", "plan", "pension_base", "lower", "upper", "schema", "name", "note", "person"}
_NAMES |= {
    "True",
    "inf",
    "place",
    "record",
    "assumptions",
    "assert",
    "expect",
    "sibal",
    "tui",
    "key",
    "value",
}


def _english_left(line: str) -> set[str]:
    """English words of a fault that are neither quoted nor names of the format."""
    head, _, said = line.partition(": ")
    if re.match(r"[\w.]+: ", said):
        said = said.partition(": ")[2]
    words = re.findall(r"[A-Za-z_]{3,}[0-9]*", _KEPT.sub(" ", said))
    return set(words) - _NAMES - set(re.findall(r"\w+", head))


@pytest.mark.parametrize("name", sorted(set(FILES) - {"broken.toml"}))
def test_faults_of_files_are_said_in_chinese(run: Runner, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(FILES[name], encoding="utf-8")
    groups = [keys for name, keys in vars(case_module).items() if name.endswith("_KEYS")]
    keys = {key for group in groups for key in group} | {"person", "city", "category", "born"}
    for line in run("project", path).err.splitlines():
        assert _english_left(line) - keys == set(), line


@pytest.mark.parametrize(
    "line",
    [
        "retirement --born 1988-13 --category women55",
        "retirement --born 88-04 --category women55",
        "retirement --born 1888-04 --category women55",
        "retirement --born 1988-04 --category women60",
        "divisor --age 60",
        "divisor --age 60y12m",
        "interest --opening -1 --monthly 1 --rate 2%",
        "interest --opening 1 --monthly 1 --rate x",
        "interest --opening 1 --monthly 1 --rate 2% --months 9-3",
        "contribution atlantis",
        "contribution 成都 --base -60%",
        "contribution 成都 --option gold",
        "project nobody",
        "project /no/such/file.toml",
        "project .",
        "gap CASE --from 2026-10 --months 1",
        "gap CASE --from 2027-01 --months -1",
        "compare CASE --set nonsense",
        "compare CASE --set plan=1",
        "compare CASE --set name.first=x",
        "compare CASE --set plan.retire=2020-01",
        "project CASE --as-of 2020-01",
        "project CASE --until 2020-01",
        "policy check /no/such/folder",
        "profile show nobody",
        "profile show",
        "award --reference-wage 1 --index 1 --years 1 --balance 1 --divisor 0",
        "award --reference-wage 1 --index 1 --years 1 --balance 1 --age 30y",
        # wrong usage
        "nonsense",
        "policy",
        "policy nonsense",
        "policy diff 北京",
        "policy list a b",
        "retirement --nonsense",
        "retirement --born",
        "retirement --json=3",
        "retirement",
        "project",
        "award --reference-wage 1 --index 1 --years 1 --balance 1",
    ],
)
def test_faults_of_the_line_are_said_in_chinese(run: Runner, case_file: Path, line: str) -> None:
    arguments = [str(case_file) if word == "CASE" else word for word in line.split()]
    done = run(*arguments)
    assert done.code in (1, 2)
    for said in done.err.splitlines():
        plain = said.replace("说明见：", "").replace("错误：", "")
        if said.startswith("说明见："):
            continue
        assert _english_left(plain) - set(re.findall(r"\w+", line)) - {"CASE", "WORDS"} == set(), (
            said
        )
    english = run("--lang", "en", *arguments)
    assert english.code == done.code
    assert not re.search("[\u3400-\u9fff]", re.sub("北京|成都(自由职业者)?", "", english.err))
