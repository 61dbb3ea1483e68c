"""A source as a sentence: title, number, publisher, standing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sibal_tui.commands.blocks import Block, Note
from sibal_tui.commands.view import View
from sibal_tui.locale.figures import STANDINGS, named

if TYPE_CHECKING:
    from sibal_engine.policy.model import Entry


def source_text(source: Mapping[str, Any], view: View) -> str:
    """The document in one line; where it was seen, when it is not proven."""
    parts = [source[key] for key in ("title", "number", "publisher", "date") if source.get(key)]
    if source.get("standing") == "unverified" and source.get("seen"):
        parts.append(source["seen"])
    parts.append(named(STANDINGS, str(source.get("standing", "")), view.lang))
    return view.word("separator").join(str(part) for part in parts)


def source_note(view: View, entry: Entry) -> Iterator[Block]:
    """The source of an entry, under its heading."""
    if entry.source is not None:
        yield view.title("title.source")
        yield Note(view.word("label.source"), source_text(entry.source.to_dict(), view))
