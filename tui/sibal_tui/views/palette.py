"""The command palette's entries and their ranking; no Textual here."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sibal_tui import actions
from sibal_tui.locale import Lang
from sibal_tui.locale.modes.popups import TEXTS
from sibal_tui.locale.say import say
from sibal_tui.views.place_names import place_name

if TYPE_CHECKING:
    from sibal_engine.policy.library import Place

MOST_SHOWN = 60
_KIND_ORDER = ("here", "everywhere", "profile", "place")


class Entry(NamedTuple):
    """One thing the palette can do. `target` is an action's id, a name, or a code."""

    kind: str
    """`here`, `everywhere`, `profile`, `place`, `question` or `figure`."""
    title: str
    target: str
    keys: str = ""
    words: tuple[str, ...] = ()
    """What it is found by, beside its title."""


def act_entries(mode: str, lang: Lang, keys_of: Callable[[actions.Act], str]) -> Iterator[Entry]:
    """Every action of the mode in front and of the app."""
    for kind, scope in (("here", mode), ("everywhere", actions.APP)):
        for act in actions.in_scope(scope):
            words = (act.zh, act.en, act.initials, act.short_zh, act.short_en)
            yield Entry(kind, act.title(lang), act.id, keys_of(act), words)


def place_entries(places: "Iterable[Place]", lang: Lang) -> Iterator[Entry]:
    """One entry a place: its policies."""
    for place in places:
        words = (place.name, place.pinyin, place.initials, place.code)
        title = say(TEXTS, lang, "palette.place", name=place_name(place, lang))
        yield Entry("place", title, place.code, place.code, words)


def profile_entries(names: Iterable[str], lang: Lang) -> Iterator[Entry]:
    """One entry a saved profile."""
    for name in names:
        yield Entry("profile", say(TEXTS, lang, "palette.profile", name=name), name, "", (name,))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower().replace(" ", "")


def _fuzzy(query: str, text: str) -> int | None:
    """How widely the letters of a query lie scattered in a text, in order; None if they do not."""
    at = text.find(query[0])
    first = at
    for letter in query[1:]:
        if at < 0:
            return None
        at = text.find(letter, at + 1)
    return None if at < 0 else at - first


def score(query: str, entry: Entry) -> int | None:
    """Smaller is better; None where the entry does not match. `query` is normalised."""
    best: int | None = None
    for position, word in enumerate((entry.title, *entry.words)):
        text = _plain(word)
        if not text:
            continue
        if text == query:
            value = 0
        elif text.startswith(query):
            value = 10
        elif query in text:
            value = 20 + min(text.index(query), 9)
        else:
            scattered = _fuzzy(query, text) if len(query) > 1 and query.isascii() else None
            if scattered is None:
                continue
            value = 40 + min(scattered, 50)
        value += 0 if position else 1
        best = value if best is None else min(best, value)
    return best


def ranked(entries: Sequence[Entry], query: str, limit: int = MOST_SHOWN) -> list[Entry]:
    """The entries that match, the best first; without a query the actions and the profiles."""
    plain = _plain(query.strip().lstrip(":："))
    if not plain:
        return [entry for entry in entries if entry.kind != "place"][:limit]
    found = []
    for number, entry in enumerate(entries):
        value = score(plain, entry)
        if value is not None:
            found.append((value, _KIND_ORDER.index(entry.kind), number))
    return [entries[number] for _, _, number in sorted(found)[:limit]]
