"""The wheel and the source archive hold what they should, and the requirements are pinned."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from configparser import ConfigParser
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

PACKAGES = {"engine": "sibal_engine", "policies": "sibal_policies", "tui": "sibal_tui"}


@pytest.fixture(scope="module")
def archives(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source archive, and the wheel from that archive, into an empty folder."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(root)],
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
    )
    return out


@pytest.fixture(scope="module")
def wheel(archives: Path) -> Path:
    """The one wheel that was built."""
    (found,) = archives.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def pyproject(root: Path) -> dict[str, Any]:
    """The parsed pyproject.toml."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def _shipped(root: Path) -> set[str]:
    """Every file of the three packages, by the path it must have in the wheel."""
    names: set[str] = set()
    for folder, package in PACKAGES.items():
        for path in (root / folder / package).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                names.add(path.relative_to(root / folder).as_posix())
    return names


def test_wheel_holds_every_file_of_the_three_packages_and_nothing_else(
    root: Path, wheel: Path
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {n for n in archive.namelist() if ".dist-info/" not in n}
    assert names == _shipped(root)


def test_wheel_holds_data_and_type_markers(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {f"{package}/py.typed" for package in PACKAGES.values()} <= names
    assert "sibal_policies/national.toml" in names
    suffixes = {PurePosixPath(n).suffix for n in names}
    assert {".toml", ".tcss"} <= suffixes


def test_wheel_has_one_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (entry,) = (n for n in archive.namelist() if n.endswith("entry_points.txt"))
        points = ConfigParser()
        points.read_string(archive.read(entry).decode())
    assert dict(points["console_scripts"]) == {"sibal-tui": "sibal_tui.__main__:main"}


def test_source_archive_has_tests_and_no_stray_folders(archives: Path) -> None:
    (sdist,) = archives.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        tops = {PurePosixPath(n).parts[1] for n in archive.getnames() if "/" in n}
    assert {"engine", "policies", "tui", "tests", "docs", "requirements", "Makefile"} <= tops
    assert not {".venv", ".git", "dist", "build", "uv.lock"} & tops


def test_textual_is_pinned_exactly_and_typer_stays_below_0_29(pyproject: dict[str, Any]) -> None:
    needs = {r.name: r for r in map(Requirement, pyproject["project"]["dependencies"])}
    (pin,) = needs["textual"].specifier
    assert pin.operator == "=="
    assert "0.28.0" in needs["typer"].specifier
    assert "0.29.0" not in needs["typer"].specifier
    assert not {"numpy", "pydantic"} & needs.keys()


_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;]+)")


def _pins(path: Path) -> dict[str, str]:
    """The name and version of each requirement of a compiled file."""
    found = (_PIN.match(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {canonicalize_name(m["name"]): m["version"] for m in found if m}


COMPILED = ["run.txt", "dev.txt", "build.txt", "mutants.txt"]


@pytest.mark.parametrize("name", COMPILED)
def test_compiled_requirements_carry_hashes_and_no_address(root: Path, name: str) -> None:
    text = (root / "requirements" / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*-", text.replace("    --hash=", ""), re.MULTILINE)
    for entry in text.replace("\\\n", " ").splitlines():
        assert _PIN.match(entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("name", COMPILED)
def test_one_version_of_each_requirement_everywhere(root: Path, name: str) -> None:
    dev = _pins(root / "requirements" / "dev.txt")
    own = _pins(root / "requirements" / name)
    assert {n: v for n, v in own.items() if n in dev and dev[n] != v} == {}


def test_compiled_requirements_answer_the_declared_ones(
    root: Path, pyproject: dict[str, Any]
) -> None:
    groups = pyproject["dependency-groups"]
    declared = {
        "run.txt": pyproject["project"]["dependencies"],
        "dev.txt": [*groups["dev"], *pyproject["project"]["dependencies"]],
        "build.txt": [*groups["build"], *pyproject["build-system"]["requires"]],
        "mutants.txt": groups["mutants"],
    }
    for name, entries in declared.items():
        pins = _pins(root / "requirements" / name)
        for entry in entries:
            if isinstance(entry, str):
                need = Requirement(entry)
                version = pins.get(canonicalize_name(need.name))
                assert version is not None, f"{name} lacks {need.name}"
                assert Version(version) in need.specifier, f"{name}: {need} but {version}"
