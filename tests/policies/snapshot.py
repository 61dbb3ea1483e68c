"""All resolved values of every place in one month, as text: a data edit shows its effect in review.

`python -m tests.policies.snapshot` writes them anew. A line is
`key value state standing since..until source`, or `key as in CODE` for what is inherited.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from sibal_engine.month import Month
from sibal_engine.policy.library import Library
from sibal_engine.policy.model import Resolved

AT = Month.parse("2026-11")
FOLDER = Path(__file__).parent / "snapshot"


def _line(row: Resolved, code: str) -> str:
    if row.shown is None:
        return f"{row.key} unknown: {row.reason}"
    if row.place != code:
        return f"{row.key} as in {row.place}{' (frame)' if row.frame else ''}"
    value = json.dumps(row.shown, ensure_ascii=False)
    state = row.state.value + (f"+{row.age}" if row.age else "")
    standing = row.standing.value if row.standing else "-"
    since = f"{'~' if row.since_unknown else ''}{row.since}"
    source = row.source.id if row.source else "-"
    return " ".join((row.key, value, state, standing, f"{since}..{row.until or ''}", source))


def lines(library: Library, code: str) -> Iterator[str]:
    """The values of one place, one a line."""
    place = library.place(code)
    yield f"{code} {place.name} {AT}"
    for row in library.policy(code).values(AT):
        yield _line(row, code)


def text(library: Library, code: str) -> str:
    """The snapshot of one place as its file holds it."""
    return "".join(f"{line}\n" for line in lines(library, code))


def write() -> None:
    """Write every place's snapshot and remove those of places that are gone."""
    library = Library()
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for place in library.places:
        path = FOLDER / f"{place.code}.txt"
        path.write_text(text(library, place.code), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
