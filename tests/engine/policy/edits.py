"""Random edits of a text: characters, digits, words, quotes, lines, cuts."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.engine.policy.faulty import CITY

WORDS: list[str] = sorted(set(re.findall(r"[a-z_]+|\d[\d.%ym-]*", CITY)))
STRANGE = """
from to lower upper value values rate unknown frame jump pension medical true
0 -1 1e309 nan inf 0x10 99999999999999999999 999999999999999999999999999999 1979-05-27 ２０ 年
\x00 \ufeff ''' [[ ]] { } # = == \\ "
"""
ALIEN = [*STRANGE.split(), "=\n", "\r", '"' * 3]
Edit = Callable[[random.Random, str], str]


def _character(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text))
    put = rng.choice(["", chr(rng.randrange(32, 127)), rng.choice("年%．５\t\n\"'"), text[at] * 2])
    return text[:at] + put + text[at + 1 :]


def _spot(rng: random.Random, pattern: str, text: str) -> tuple[int, int]:
    """Where one of the matches lies; somewhere when there is none."""
    spots = [found.span() for found in re.finditer(pattern, text)]
    at = rng.randrange(len(text))
    return rng.choice(spots) if spots else (at, at + 1)


def _word(rng: random.Random, text: str) -> str:
    start, end = _spot(rng, r"[a-z_]+|\d[\d.%ym-]*", text)
    words = rng.choice((WORDS, ALIEN))
    return text[:start] + rng.choice(words) + text[end:]


def _digit(rng: random.Random, text: str) -> str:
    at, _ = _spot(rng, r"\d", text)
    return text[:at] + rng.choice("0123456789") + text[at + 1 :]


def _unquote(rng: random.Random, text: str) -> str:
    start, end = _spot(rng, r'"[^"\n]*"', text)
    return text[:start] + text[start:end].strip('"') + text[end:]


def _lines(rng: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(4):
        case 0:
            del lines[a : a + rng.randrange(1, 4)]
        case 1:
            lines.insert(a, lines[b])
        case 2:
            lines[a], lines[b] = lines[b], lines[a]
        case _:
            lines.insert(a, f"{rng.choice(WORDS + ALIEN)} = {rng.choice(ALIEN)}\n")
    return "".join(lines)


def _cut(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text))
    if rng.random() < 0.5:
        return text[:at]
    return text[at:]


EDITS: list[Edit] = [_character, _word, _word, _digit, _digit, _unquote, _lines, _lines, _cut]


def edited(rng: random.Random, text: str) -> str:
    """The text after one to five edits; never empty."""
    for _ in range(rng.choice((1, 1, 1, 2, 5))):
        text = rng.choice(EDITS)(rng, text) or "x"
    return text
