"""Rows that were typed but cannot be read yet: kept among the session's typed texts by number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sibal_tui.views.profile_rows import Rows, Texts

if TYPE_CHECKING:
    from sibal_tui.session import Session


def _prefix(table: Rows) -> str:
    return f"row.{table.name}."


def pending(session: Session, table: Rows) -> dict[int, Texts]:
    """The typed rows of a table by their number; one past the last is a new row."""
    out: dict[int, Texts] = {}
    prefix = _prefix(table)
    for key, text in session.typed.items():
        number, _, name = key.removeprefix(prefix).partition(".")
        if key.startswith(prefix) and number.isdecimal():
            out.setdefault(int(number), {})[name] = text
    blank = {each.key: "" for each in table.fields}
    return {number: {**blank, **texts} for number, texts in sorted(out.items())}


def keep(session: Session, table: Rows, number: int, texts: Mapping[str, str]) -> None:
    """Keep a typed row as it stands."""
    for name, text in texts.items():
        session.typed[f"{_prefix(table)}{number}.{name}"] = text


def drop(session: Session, table: Rows, number: int) -> None:
    """Forget a typed row."""
    start = f"{_prefix(table)}{number}."
    for key in [key for key in session.typed if key.startswith(start)]:
        del session.typed[key]


def renumber(
    session: Session, table: Rows, before: Sequence[Texts], after: Sequence[Texts]
) -> None:
    """Give the typed rows the numbers their rows have after the table changed.

    A row that is gone, or was new, comes after the last one.
    """
    held = pending(session, table)
    for number in held:
        drop(session, table, number)
    free = len(after)
    for number, texts in held.items():
        row = before[number] if number < len(before) else None
        if row is not None and row in after:
            keep(session, table, list(after).index(row), texts)
        else:
            keep(session, table, free, texts)
            free += 1
