"""Load the assistant's guides strictly: a faulty card is left out and its faults are listed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from sibal_engine.errors import Fault
from sibal_engine.guides.model import (
    FIGURES,
    KINDS,
    MODES,
    SCHEMA,
    STANDINGS,
    TOPICS,
    VERDICTS,
    Entry,
    Guides,
    GuideSource,
    Text,
    Texts,
)
from sibal_engine.guides.rows import Row, rows_of

__all__ = ["Entry", "GuideSource", "Guides", "Text", "Texts", "load_guides"]

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z", re.ASCII)
_HAN = re.compile(r"[\u4e00-\u9fff]")


def load_guides(folder: Path) -> Guides:
    """Read every `*.toml` of `folder`; ids are unique over all of them."""
    faults: list[Fault] = []
    rows = [row for path in sorted(folder.glob("*.toml")) for row in _read(path, faults)]
    sources: dict[str, GuideSource] = {}
    entries: dict[str, Entry] = {}
    used: set[str] = set()
    places: dict[str, Row] = {}
    for row in (r for r in rows if r.table == "source"):
        source = _source(row)
        if _is_new(row, source.id, sources) and not row.faults:
            sources[source.id] = source
            places[source.id] = row
    for row in (r for r in rows if r.table == "guide"):
        used |= _named_sources(row)
        entry = _entry(row, sources)
        if _is_new(row, entry.id, entries) and not row.faults:
            entries[entry.id] = entry
    for name in sources.keys() - used:
        places[name].fault("id", f"source {name} is used by no guide")
    synonyms = [_same(row) for row in rows if row.table == "same"]
    faults.extend(fault for row in rows for fault in row.faults)
    faults.sort(key=lambda f: (f.file, f.line or 0))
    return Guides(tuple(entries.values()), tuple(s for s in synonyms if s), tuple(faults))


def _read(path: Path, faults: list[Fault]) -> Sequence[Row]:
    try:
        text = path.read_text(encoding="utf-8")
        content = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        faults.append(Fault(path.name, "", f"cannot be read: {error}", "", _line_in(str(error))))
        return ()
    if content.pop("schema", None) != SCHEMA:
        faults.append(Fault(path.name, "schema", "unknown schema", f"schema = {SCHEMA}", 1))
        return ()
    return rows_of(path.name, text, content, ("guide", "source", "same"), faults)


def _line_in(message: str) -> int | None:
    found = re.search(r"at line (\d+)", message)
    return int(found[1]) if found else None


def _is_new(row: Row, name: str, known: Mapping[str, object]) -> bool:
    if name in known:
        row.fault("id", f"{name} appears twice", "ids are unique over all files")
    return name not in known


def _named_sources(row: Row) -> set[str]:
    value = row.left.get("sources")
    return {v for v in value if isinstance(v, str)} if isinstance(value, list) else set()


def _source(row: Row) -> GuideSource:
    source = GuideSource(
        id=row.identifier(),
        title=row.string("title", need=True),
        standing=row.choice("standing", STANDINGS),
        number=row.string("number"),
        publisher=row.string("publisher"),
        date=row.string("date"),
        url=row.string("url"),
        seen=row.string("seen"),
    )
    row.done()
    if source.standing == "unverified" and not source.seen:
        row.fault("seen", "an unverified source names where it was seen", 'seen = "…"')
    if source.standing in ("official", "secondary") and not (source.number or source.url):
        row.fault("url", f"a source of standing {source.standing} needs a number or a URL")
    if source.date and not _DATE.match(source.date):
        row.fault("date", f"bad date {source.date}", "YYYY, YYYY-MM or YYYY-MM-DD")
    if source.url and not source.url.startswith(("https://", "http://")):
        row.fault("url", "a URL begins with https:// or http://")
    return source


def _entry(row: Row, sources: Mapping[str, GuideSource]) -> Entry:
    name = row.identifier()
    kind = row.choice("kind", KINDS)
    card = kind == "true_or_false"
    named = row.words("sources", least=1)
    for source in named:
        if source not in sources:
            row.fault("sources", f"no source {source}", "an id of a [[source]] in this folder")
    empty = Text("", "")
    entry = Entry(
        id=name,
        topic=row.choice("topic", TOPICS),
        kind=kind,
        title=row.both("title") or empty,
        questions=row.both_lists("questions", least=(0, 0) if kind == "glossary" else (2, 1)),
        answer=row.both("answer") or empty,
        rule=row.both("rule") or empty,
        sources=tuple(sources[s] for s in named if s in sources),
        steps=row.both_lists("steps", least=(0, 0), paired=True),
        claim=row.both("claim") if card else None,
        verdict=row.choice("verdict", VERDICTS) if card else "",
        seen=row.string("seen", need=card),
        keywords=row.words("keywords", least=1),
        pinyin=row.words("pinyin", unique=False),
        links=row.words("links"),
    )
    row.done()
    _check_figures(row, entry)
    _check_pinyin(row, entry)
    for link in entry.links:
        if link not in MODES:
            row.fault("links", f"unknown mode {link}", " | ".join(MODES))
    return entry


def _check_figures(row: Row, entry: Entry) -> None:
    zh, en = (set(PLACEHOLDER.findall(text)) for text in (entry.answer.zh, entry.answer.en))
    for figure in sorted((zh | en) - FIGURES):
        row.fault("answer", f"unknown figure {figure}", ", ".join(sorted(FIGURES)))
    if zh != en:
        row.fault("answer", f"only one language names {', '.join(sorted(zh ^ en))}")


def _check_pinyin(row: Row, entry: Entry) -> None:
    """One syllable a character, word by word: so that initials can be taken from it."""
    chinese = [word for word in entry.keywords if _HAN.search(word)]
    if len(chinese) != len(entry.pinyin):
        row.fault("pinyin", f"{len(entry.pinyin)} for {len(chinese)} Chinese keywords")
        return
    for word, spelled in zip(chinese, entry.pinyin, strict=True):
        if len(_HAN.findall(word)) != len(spelled.split()):
            row.fault("pinyin", f"{spelled} does not spell {word}", "one syllable a character")


def _same(row: Row) -> tuple[str, ...]:
    words = row.words("words", least=2)
    row.done()
    return () if row.faults else words
