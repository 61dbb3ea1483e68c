"""Texts kept beside the mode they belong to: one table of pairs (Chinese, English) each."""

from __future__ import annotations

from collections.abc import Mapping

from sibal_tui.locale import Lang

Table = Mapping[str, tuple[str, str]]


def say(table: Table, lang: Lang, key: str, **values: object) -> str:
    """One text of a table in `lang`, its blanks filled; raises `KeyError` for an unknown key."""
    pair = table[key]
    text = pair[0] if lang == "zh" else pair[1]
    return text.format_map({name: str(value) for name, value in values.items()}) if values else text
