"""The gap simulator as plain text, for the clipboard or a file."""

from __future__ import annotations

from collections.abc import Sequence

from sibal_tui.locale.modes.gap import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.session import Session
from sibal_tui.views.gap import GapView, Line
from sibal_tui.views.gap_table import scenarios


def as_text(
    session: Session, view: GapView, answer: tuple[str, Sequence[Line]] | None = None
) -> str:
    """Effects, before and after, the answer asked for, and the scenarios."""
    out = [view.title, *_lines(view.effects), "", say(TEXTS, session.lang, "table.title")]
    for row in view.figures:
        out.append(f"{row.label}: {row.before} -> {row.after} ({row.difference})")
    if answer is not None:
        title, lines = answer
        out += ["", title, *_lines(lines)]
    shown = scenarios(session)
    out += ["", " | ".join((say(TEXTS, session.lang, "scenarios.title"), *shown.names))]
    out += [" | ".join(row) for row in shown.rows]
    return "\n".join(out)


def _lines(lines: Sequence[Line]) -> list[str]:
    return [f"{line.label}: {line.value}" if line.label else line.value for line in lines]
