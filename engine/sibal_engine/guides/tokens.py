"""Words of a question: Chinese pairs of characters, English stems, words that mean the same."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

LONGEST = 300
"""Characters of a question that are read; what people ask is shorter."""

_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[a-z]+|\d+(?:\.\d+)?")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_EMPTY_ZH = re.compile(
    r"请问一下|请问|我想问|我想|想问|是什么意思|什么意思|是什么|什么叫|什么是|怎么办|怎么样|怎样|怎么|如何|"
    r"为什么|什么|多少|哪些|可以|能不能|可不可以|是不是|有没有|会不会|要不要|一下|知道|"
    r"真的吗|真的|是真|[吗呢啊呀吧嘛的了我你您]"
)
_EMPTY_EN = frozenset(
    re.findall(
        r"[a-z]+",
        "a an and are as at be by can could do does did for from get give had has have how i if "
        "in is it its me my not of on one or say should so that the them then there they this to "
        "was we what when where which who why will with would you your",
    )
)
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ers", "ed", "er")
_SHORT_ENDINGS = ("es", "s", "e", "y")


class Synonyms(NamedTuple):
    """Groups of words that mean the same, ready to be found in a text."""

    chinese: Mapping[str, Sequence[tuple[str, str]]]
    words: Mapping[str, Sequence[str]]
    phrases: Sequence[tuple[str, str]]

    @classmethod
    def of(cls, groups: Sequence[Sequence[str]]) -> "Synonyms":
        """Index the words of all groups by where a search for them can begin."""
        chinese: dict[str, list[tuple[str, str]]] = {}
        words: dict[str, list[str]] = {}
        phrases: list[tuple[str, str]] = []
        for number, group in enumerate(groups):
            for word in group:
                if not word.isascii():
                    chinese.setdefault(word[0], []).append((word, f"={number}"))
                elif " " in word:
                    phrases.append((f" {word} ", f"={number}"))
                else:
                    words.setdefault(word, []).append(f"={number}")
        return cls(chinese, words, phrases)

    def named(self, text: str) -> set[str]:
        """The terms of the groups a normalised text names."""
        found: set[str] = set()
        for at, first in enumerate(text):
            for word, term in self.chinese.get(first, ()):
                if text.startswith(word, at):
                    found.add(term)
        spoken = latin(text)
        for word in spoken:
            found.update(self.words.get(word, ()))
        padded = f" {' '.join(spoken)} "
        found.update(term for phrase, term in self.phrases if phrase in padded)
        return found


def normal(text: str) -> str:
    """Full-width to half-width, lower case, thousands separators gone, at most `LONGEST`."""
    folded = unicodedata.normalize("NFKC", text[: LONGEST * 4]).lower()
    return _THOUSANDS.sub("", folded)[:LONGEST]


def bare(text: str) -> str:
    """A normalised Chinese question without the words every question has."""
    return "".join(_CHINESE.findall(_EMPTY_ZH.sub(" ", text)))


def stem(word: str) -> str:
    """A rough English stem: enough for plurals, -ing and -ed."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    for ending in _SHORT_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def latin(text: str) -> list[str]:
    """English words and numbers as they stand in a normalised text."""
    return _LATIN.findall(text)


def tokens(text: str) -> Iterator[str]:
    """The index terms of a normalised text."""
    for run in _CHINESE.findall(_EMPTY_ZH.sub(" ", text)):
        if len(run) == 1:
            yield run
        for at in range(len(run) - 1):
            yield run[at : at + 2]
    for word in latin(text):
        if word not in _EMPTY_EN:
            yield stem(word)
