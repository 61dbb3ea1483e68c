"""Words of a question: Chinese pairs of characters, English stems, words that mean the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

LONGEST = 300
"""Characters of a question that are read; what people ask is shorter."""

_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[a-z]+|\d+(?:\.\d+)?")
_EMPTY_ZH = re.compile(
    r"请问一下|请问|我想问|我想|想问|是什么意思|什么意思|是什么|什么叫|什么是|怎么办|怎么样|怎样|怎么|如何|"
    r"为什么|什么|多少|哪些|哪里|可以|能不能|可不可以|是不是|有没有|会不会|要不要|一下|知道|"
    r"真的吗|真的|是真|吗|呢|啊|呀|吧|嘛|的|了|我|你|您|他|她|就|都|也|还|又|很|那|这|个|和|跟"
)
_EMPTY_EN = frozenset(
    "a an and are as at be by can could do does did for from get give had has have how i if in is "
    "it its me my not of on one or say should so that the them then there they this to was we what "
    "when where which who why will with would you your".split()
)


def normal(text: str) -> str:
    """Full-width to half-width, lower case, thousands separators gone, at most `LONGEST`."""
    folded = unicodedata.normalize("NFKC", text[: LONGEST * 4]).lower()
    return re.sub(r"(?<=\d),(?=\d{3})", "", folded)[:LONGEST]


def stem(word: str) -> str:
    """A rough English stem: enough for plurals, -ing and -ed."""
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ers", "ed", "er"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    for ending in ("es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def latin(text: str) -> list[str]:
    """English words and numbers as they stand in a normalised text."""
    return _LATIN.findall(text)


def tokens(text: str, same: Sequence[Sequence[str]] = ()) -> Iterator[str]:
    """The index terms of a normalised text; `same` adds one term for each group it names."""
    for run in _CHINESE.findall(_EMPTY_ZH.sub(" ", text)):
        if len(run) == 1:
            yield run
        for first, second in zip(run, run[1:], strict=False):
            yield first + second
    for word in latin(text):
        if word not in _EMPTY_EN:
            yield stem(word)
    padded = f" {' '.join(latin(text))} "
    for number, words in enumerate(same):
        if any(f" {w} " in padded if w.isascii() else w in text for w in words):
            yield f"={number}"
