"""A profile that was changed in two places: what stands here beside what stands on disk."""

from typing import NamedTuple

from sibal_engine.case.model import Case
from sibal_engine.case.writer import case_document
from sibal_engine.policy.library import Library
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.conflict import TEXTS
from sibal_tui.locale.modes.profile import TEXTS as PROFILE
from sibal_tui.locale.say import say
from sibal_tui.views.profile import form_view, texts_of


class Difference(NamedTuple):
    """One field that is not the same in both, as the form shows it."""

    label: str
    here: str
    on_disk: str


_TABLES = {
    "spells": ("record", "spell"),
    "pinned": ("assert",),
    "gaps": ("plan", "gap"),
    "changes": ("plan", "change"),
}
"""The tables of a profile, by their names in the form, and where the file keeps them."""


def differences(here: Case, on_disk: Case, lang: Lang, library: Library) -> tuple[Difference, ...]:
    """Every field that differs, in the order of the form; empty only for two equal cases."""
    mine, theirs = (
        {line.key: line for line in form_view(texts_of(case), {}, lang, library).lines if line.key}
        for case in (here, on_disk)
    )
    mine_texts, their_texts = texts_of(here), texts_of(on_disk)
    found = [
        Difference(line.label, line.value, theirs[key].value)
        for key, line in mine.items()
        if mine_texts.get(key) != their_texts.get(key)
    ]
    found += _tables(here, on_disk, lang)
    if not found and here != on_disk:
        other = say(TEXTS, lang, "conflict.other")
        found = [Difference(other, "", "")]
    return tuple(found)


def _tables(here: Case, on_disk: Case, lang: Lang) -> list[Difference]:
    mine, theirs = case_document(here), case_document(on_disk)
    out = []
    for name, path in _TABLES.items():
        rows = [_at(document, path) for document in (mine, theirs)]
        if rows[0] == rows[1]:
            continue
        told = [
            say(PROFILE, lang, f"rows.{name}" if each else "rows.none", count=len(each))
            for each in rows
        ]
        if told[0] == told[1]:
            told = [say(TEXTS, lang, "conflict.rows", rows=each) for each in told]
        out.append(Difference(say(PROFILE, lang, f"field.open.{name}"), *told))
    return out


def _at(document: dict[str, object], path: tuple[str, ...]) -> list[object]:
    value: object = document
    for part in path:
        value = value.get(part) if isinstance(value, dict) else None
    return list(value) if isinstance(value, list | tuple) else []
