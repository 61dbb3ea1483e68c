"""The assistant's search: ranks guides for a question, fills in the user's own figures."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sibal_engine.guides.load import PLACEHOLDER, Entry, Guides
from sibal_engine.guides.tokens import Synonyms, bare, latin, normal, tokens

_SATURATION = 3.0
_LEAST_COVER = 0.2
"""Share of a question's weight a card must hold; below it, silence is the better answer."""
_WEIGHTS = {"title": 4.0, "keywords": 4.0, "questions": 3.0, "claim": 3.0, "answer": 0.5}
_PINYIN_WEIGHT = 1.5
_ALIKE_WEIGHT = 60.0
_STRANGE = 0.25
"""Weight of a term no card knows: chatty questions are full of such pairs of characters."""
_UNKNOWN = {"zh": "未知", "en": "unknown"}
_KIND_HINTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("glossary", ("什么是", "是什么", "什么意思", "什么叫", "what is", "meaning", "mean")),
    (
        "true_or_false",
        ("真的", "是真", "听说", "据说", "网上说", "有人说", "都说", "is it true", "really"),
    ),
)
_SUBJECTS: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (
        frozenset({"medical", "medical-account"}),
        ("医保", "医疗", "看病", "住院", "medical", "health"),
    ),
    (frozenset({"pension", "retirement"}), ("养老", "退休", "pension", "retire")),
)


class Hit(NamedTuple):
    """A card and how well it fits the question; scores compare within one search only."""

    entry: Entry
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class _Index:
    weights: Mapping[str, Mapping[int, float]]
    rarity: Mapping[str, float]
    unseen: float
    spelled: tuple[tuple[str, str, int], ...]
    synonyms: Synonyms
    phrasings: Sequence[tuple[int, frozenset[str], float]]
    phrasings_with: Mapping[str, Sequence[int]]


def search(guides: Guides, text: str, limit: int = 5) -> list[Hit]:
    """The best cards for an everyday question, best first; none where nothing fits."""
    query = normal(text)
    index = _index(guides)
    terms = {*tokens(query), *index.synonyms.named(query)}
    found = _spelled(index, query)
    scores, cover = _rank(index, terms)
    for number, likeness in _alike(index, terms).items():
        scores[number] = scores.get(number, 0.0) + _ALIKE_WEIGHT * likeness
    for number, share in found.items():
        scores[number] = scores.get(number, 0.0) + _PINYIN_WEIGHT * index.unseen * share
        cover[number] = max(cover.get(number, 0.0), share)
    hits = [
        Hit(entry, scores[number] * (0.3 + cover[number]) * _boost(entry, query))
        for number, entry in enumerate(guides.entries)
        if cover.get(number, 0.0) >= _LEAST_COVER
    ]
    hits.sort(key=lambda hit: (-hit.score, hit.entry.id))
    return hits[: max(limit, 0)]


def fill(
    text: str,
    figures: Mapping[str, str],
    *,
    lang: str = "zh",
    reasons: Mapping[str, str] | None = None,
) -> str:
    """Put the user's figures in place of `{figure}`; an unknown one says so, with its reason."""
    word = _UNKNOWN.get(lang, _UNKNOWN["zh"])
    why = reasons or {}

    def value(name: str) -> str:
        if name in figures:
            return figures[name]
        reason = _reason(name, why)
        if reason is None:
            return word
        return f"{word} ({reason})" if lang == "en" else f"{word}（{reason}）"

    return PLACEHOLDER.sub(lambda found: value(found[1]), text)


def _reason(name: str, reasons: Mapping[str, str]) -> str | None:
    """Why a figure is unknown; the reason of a group holds for the figures in it."""
    while name and name not in reasons:
        name = name.rpartition(".")[0]
    return reasons.get(name)


def flatten(result: Mapping[str, object]) -> dict[str, str]:
    """A projection's result as dotted figure names; what is null or no plain value stays out."""
    flat: dict[str, str] = {}
    for key, value in result.items():
        if isinstance(value, Mapping):
            flat |= {f"{key}.{name}": text for name, text in flatten(value).items()}
        elif key == "milestones" and isinstance(value, list):
            flat |= {f"{key}.{row['name']}": str(row["month"]) for row in value if row["month"]}
        elif isinstance(value, str | int) and not isinstance(value, bool):
            flat[key] = str(value)
    return flat


@lru_cache(maxsize=4)
def _index(guides: Guides) -> _Index:
    weights: dict[str, dict[int, float]] = {}
    spelled: list[tuple[str, str, int]] = []
    asked: list[tuple[int, frozenset[str]]] = []
    synonyms = Synonyms.of(guides.synonyms)
    for number, entry in enumerate(guides.entries):
        for field, texts in _fields(entry):
            for text in map(normal, texts):
                # a long answer names nearly every group: only what is short says what it is about
                groups = () if field == "answer" else synonyms.named(text)
                words = [*tokens(text), *groups]
                for term in words:
                    row = weights.setdefault(term, {})
                    row[number] = row.get(number, 0.0) + _WEIGHTS[field]
                if field != "answer":
                    asked.append((number, frozenset(words)))
        for word in entry.pinyin:
            parts = word.split()
            spelled.append(("".join(parts), "".join(p[0] for p in parts), number))
    size = len(guides.entries) or 1
    rarity = {t: math.log(1 + (size - len(r) + 0.5) / (len(r) + 0.5)) for t, r in weights.items()}
    phrasings = [(number, terms, sum(map(rarity.__getitem__, terms))) for number, terms in asked]
    where: dict[str, list[int]] = {}
    for at, (_, terms, _) in enumerate(phrasings):
        for term in terms:
            where.setdefault(term, []).append(at)
    return _Index(
        weights,
        rarity=rarity,
        unseen=math.log(2 * size + 1),
        spelled=tuple(spelled),
        synonyms=synonyms,
        phrasings=phrasings,
        phrasings_with=where,
    )


def _fields(entry: Entry) -> Iterable[tuple[str, tuple[str, ...]]]:
    yield "title", (entry.title.zh, entry.title.en)
    yield "keywords", entry.keywords
    yield "questions", entry.questions.zh + entry.questions.en
    if entry.claim is not None:
        yield "claim", (entry.claim.zh, entry.claim.en)
    steps = entry.steps.zh + entry.steps.en
    yield "answer", (entry.answer.zh, entry.answer.en, entry.rule.zh, *steps)


def _rank(index: _Index, terms: Iterable[str]) -> tuple[dict[int, float], dict[int, float]]:
    """BM25 over weighted fields, and for each card the share of the question it covers."""
    scores: dict[int, float] = {}
    cover: dict[int, float] = {}
    total = 0.0
    for term in terms:
        rarity = index.rarity.get(term)
        if rarity is None:
            total += _STRANGE * index.unseen
            continue
        total += rarity
        for number, weight in index.weights[term].items():
            gain = weight * (_SATURATION + 1) / (weight + _SATURATION)
            scores[number] = scores.get(number, 0.0) + rarity * gain
            cover[number] = cover.get(number, 0.0) + rarity * min(weight, 1.0)
    return scores, {number: part / total for number, part in cover.items()} if total else {}


def _alike(index: _Index, terms: Iterable[str]) -> dict[int, float]:
    """For each card, how like the question is to the most similar of its own phrasings, 0 to 1."""
    shared: dict[int, float] = {}
    own = 0.0
    for term in terms:
        rarity = index.rarity.get(term, _STRANGE * index.unseen)
        own += rarity
        for at in index.phrasings_with.get(term, ()):
            shared[at] = shared.get(at, 0.0) + rarity
    best: dict[int, float] = {}
    for at, common in shared.items():
        number, _, mass = index.phrasings[at]
        best[number] = max(best.get(number, 0.0), common / (own + mass - common))
    return best


def _spelled(index: _Index, query: str) -> dict[int, float]:
    """Cards whose keyword is spelled in the question, in full or by initials, with the share."""
    words = [word for word in latin(query) if word.isalpha() and len(word) > 1]
    joined = "".join(words)
    best: dict[int, float] = {}
    for word in {*words, joined} if joined else ():
        for full, initials, number in index.spelled:
            share = _share(word, full, initials) * (len(word) / len(joined))
            if share > best.get(number, 0.0):
                best[number] = share
    return best


def _share(word: str, full: str, initials: str) -> float:
    if word in (full, initials):
        return 1.0
    if len(word) >= 3 and (full.startswith(word) or initials.startswith(word)):
        return 0.7
    return 0.5 if len(initials) >= 2 and len(full) >= 6 and full in word else 0.0


def _boost(entry: Entry, query: str) -> float:
    """More for a card asked for by its own name, or by its kind ("what is …", "is it true …")."""
    named = bare(query) in entry.keywords
    wanted = any(
        kind == entry.kind and any(word in query for word in words) for kind, words in _KIND_HINTS
    )
    return (1.3 if wanted else 1.0) * (1.6 if named else 1.0) * _subject(entry, query)


def _subject(entry: Entry, query: str) -> float:
    """Less for a card of the one insurance where only the other is spoken of."""
    spoken = [any(word in query for word in words) for _, words in _SUBJECTS]
    if sum(spoken) != 1:
        return 1.0
    other = _SUBJECTS[1 - spoken.index(True)][0]
    return 0.7 if entry.topic in other else 1.0
