"""docs/policy-format.md: its table is that of the registry, its example a sound file."""

from __future__ import annotations

import re

from tests.policies.format_doc import PATH, renewed

from sibal_engine.policy.checks import value_faults
from sibal_engine.policy.load import parse_policy
from sibal_engine.policy.schema import ENTRY_KEYS, HEADER_KEYS, KEYS, SOURCE_KEYS

TEXT = PATH.read_text(encoding="utf-8")


def test_the_table_is_fresh() -> None:
    assert renewed(TEXT) == TEXT, "python -m tests.policies.format_doc writes it anew"


def test_every_series_and_key_is_described() -> None:
    for series, field in KEYS.values():
        section = TEXT.split(f"**`[[{series.path}]]`**")[1].split("**`[[")[0]
        assert f"| `{field.name}`" in section
    for key in (*ENTRY_KEYS, *HEADER_KEYS, *SOURCE_KEYS):
        assert re.search(rf"`{key}\b|^{key} = ", TEXT, re.MULTILINE), key


def test_the_example_is_a_sound_file() -> None:
    example = TEXT.split("```toml\n")[1].split("```")[0]
    file, faults = parse_policy(example, "example.toml")
    assert faults == []
    assert file is not None
    assert value_faults(example, file) == []
    assert set(file.series) == {"pension.base", "medical.first_wait"}
