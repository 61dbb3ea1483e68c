"""The JSON Schema: fresh, and of one mind with the loader."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
from tests.engine.policy.faulty import CITY, ONE_CHANGE

from sibal_engine.policy.json_schema import schema, text
from sibal_engine.policy.library import shipped_folder
from sibal_engine.policy.overlay import policy_paths

ROOT = shipped_folder()
VALIDATOR = jsonschema.Draft7Validator(schema())


def messages(document: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(tomllib.loads(document))]


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(schema())


def test_the_shipped_schema_is_fresh() -> None:
    shipped = (ROOT / "policy.schema.json").read_text(encoding="utf-8")
    assert shipped == text(), "python -m sibal_engine.policy.json_schema writes it anew"
    assert json.loads(shipped) == schema()


@pytest.mark.parametrize("path", policy_paths(ROOT), ids=lambda path: path.stem)
def test_every_shipped_file_is_valid(path: Path) -> None:
    assert messages(path.read_text(encoding="utf-8")) == []


SAID = [
    "unknown series",
    "unknown key at the head",
    "unknown key in an entry",
    "unknown key in a source",
    "unknown key in a band",
    "wrong schema",
    "no code",
    "no name",
    "wrong level",
    "wrong pinyin",
    "wrong limitations",
    "bad month",
    "month as a day",
    "amount as a number",
    "amount with a unit",
    "amount below zero",
    "duration without unit",
    "no value",
    "required field missing",
    "no such choice",
    "count in quotes",
    "value in an unknown entry",
    "unknown without a note",
    "no from",
    "no source",
    "source without title",
    "unproven source",
    "unverified, not seen",
    "wrong standing",
    "a yes in quotes",
    "text instead of a table",
    "not checked",
]


def test_a_sound_file_is_valid() -> None:
    assert messages(CITY) == []


@pytest.mark.parametrize("kind", SAID)
def test_an_editor_sees_each_fault_of_form(kind: str) -> None:
    old, new, *_ = ONE_CHANGE[kind]
    assert messages(CITY.replace(old, new, 1)) != []


@pytest.mark.parametrize("kind", sorted(set(ONE_CHANGE) - set(SAID) - {"not toml", "key twice"}))
def test_what_a_schema_cannot_see_is_left_to_the_linter(kind: str) -> None:
    old, new, *_ = ONE_CHANGE[kind]
    document = CITY.replace(old, new, 1)
    if kind != "month as a TOML date":
        assert messages(document) == []
