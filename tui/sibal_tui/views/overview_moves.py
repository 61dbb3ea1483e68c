"""The overview's section of moves between provinces: what moves along, and what does not."""

from __future__ import annotations

from collections.abc import Iterator

from sibal_engine.result.project import Projection
from sibal_engine.result.transfer import Transfer, transfers_of
from sibal_tui.views.overview import Line, Section, Words
from sibal_tui.views.place_names import place_name


def moves(projection: Projection, words: Words) -> Iterator[Section]:
    """The section; none without a move between provinces."""
    rows = transfers_of(projection.life)
    if rows:
        lines = tuple(line for row in rows for line in _lines(row, words))
        yield Section("moves", words.say("section.moves"), lines)


def _lines(row: Transfer, words: Words) -> Iterator[Line]:
    leaves = place_name(row.leaves.policy.place, words.lang)
    enters = place_name(row.enters.policy.place, words.lang)
    value = words.say(f"moves.{row.how or 'unknown'}")
    tone = "bad" if row.how is None else "warn" if row.note is not None else ""
    # what is unknown stands with its own line, or with the move where the move itself is
    reason = row.unknown.get("how") or row.note
    note = "" if reason is None else reason.text(words.lang)
    label = words.say("moves.name", month=row.month, leaves=leaves, enters=enters)
    yield Line(label, value, note, tone, f"transfer.{row.month}.how")
    if row.how != "moved":
        return
    for column, amount in (("account", row.account), ("pool", row.pool)):
        why = row.unknown.get(column)
        yield Line(
            words.say(f"moves.{column}"),
            words.yuan(amount),
            "" if why is None else why.text(words.lang),
            "bad" if amount is None else "",
            f"transfer.{row.month}.{column}",
        )
