"""`ask`: the assistant's best answers to an everyday question, with the user's own numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sibal_engine.result.project_json import projection_dict
from sibal_tui.commands.arguments import not_empty
from sibal_tui.commands.blocks import Note
from sibal_tui.commands.output import Json, LangFlag, Output, Plain

if TYPE_CHECKING:
    from sibal_engine.guides.ask import Hit
    from sibal_tui.commands.blocks import Block
    from sibal_tui.commands.view import View

MOST_ANSWERS = 20


def command(
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", show_default=False)],
    case: Annotated[
        str | None, typer.Option("--case", metavar="CASE", show_default=False, callback=not_empty)
    ] = None,
    limit: Annotated[str, typer.Option("--limit", metavar="N")] = "3",
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Print the best answers."""
    from sibal_engine.guides.ask import search
    from sibal_tui.commands.values import count, given
    from sibal_tui.figure_cards import all_guides

    out = Output(json_, plain, lang)
    most = given("--limit", limit, count(MOST_ANSWERS))
    hits = search(all_guides(), " ".join(words), most)
    figures, reasons = own_figures(case or "", out) if hits else ({}, {})
    result = {
        "question": " ".join(words),
        "answers": [_card(hit, figures, reasons, out) for hit in hits],
    }
    out.show(result, _blocks(out, result))


def own_figures(case: str, out: Output) -> tuple[dict[str, str], dict[str, str]]:
    """The figures of the case, the last profile or the sample person, and why some are unknown."""
    from sibal_engine.errors import ContentError
    from sibal_engine.guides.ask import flatten
    from sibal_engine.months.schedule import World
    from sibal_engine.result.project import project
    from sibal_tui.commands.cases import case_of
    from sibal_tui.commands.places import library
    from sibal_tui.store.profiles import last_profile, sample_case

    found = library()
    name = case or last_profile() or ""
    try:
        whose = case_of(name, found) if name else sample_case()
        result = projection_dict(project(whose, World(found)), out.lang)
    except ContentError:
        if case:
            raise
        # an answer without one's own numbers is better than none
        return {}, {}
    reasons = {row["figure"]: row["reason"] for row in result["unknown"]}
    return _shown(flatten(result), out), reasons


def _shown(figures: Mapping[str, str], out: Output) -> dict[str, str]:
    """Figures as an answer quotes them: amounts with separators and unit."""
    from sibal_tui.locale.figure_names import figure_value

    return {key: figure_value(key, value, out.lang) for key, value in figures.items()}


def _card(
    hit: Hit, figures: Mapping[str, str], reasons: Mapping[str, str], out: Output
) -> dict[str, Any]:
    from sibal_engine.guides.ask import fill

    entry, lang = hit.entry, out.lang
    card: dict[str, Any] = {
        "id": entry.id,
        "topic": entry.topic,
        "kind": entry.kind,
        "title": entry.title.of(lang),
        "answer": fill(entry.answer.of(lang), figures, lang=lang, reasons=reasons),
        "steps": [fill(step, figures, lang=lang, reasons=reasons) for step in entry.steps.of(lang)],
        "rule": entry.rule.of(lang),
        "standing": entry.standing if entry.sources else None,
        "sources": [source._asdict() for source in entry.sources],
        "links": list(entry.links),
    }
    if entry.claim is not None:
        card["claim"] = entry.claim.of(lang)
        card["verdict"] = entry.verdict
    return card


def _blocks(out: Output, result: Mapping[str, Any]) -> Iterator[Block]:
    from sibal_tui.commands.blocks import Title
    from sibal_tui.commands.sources import source_text
    from sibal_tui.commands.view import View

    view = View(out.lang, out.plain)
    cards: Sequence[Mapping[str, Any]] = result["answers"]
    if not cards:
        yield Note(view.word("label.answer"), view.word("no_answer"))
    for card in cards:
        yield Title(card["title"])
        if out.plain:
            yield Note(view.word("label.name"), card["title"])
        if "claim" in card:
            verdict = view.word(f"verdict.{card['verdict']}")
            yield Note(view.word("label.verdict"), f"{card['claim']} → {verdict}")
        yield Note(view.word("label.answer"), card["answer"])
        for number, step in enumerate(card["steps"], 1):
            yield Note(view.word("label.step"), f"{number}. {step}")
        if card["rule"]:
            yield _said(view, "rule", card["rule"])
        for source in card["sources"]:
            yield _said(view, "source", source_text(source, view))


def _said(view: View, name: str, text: str) -> Note:
    """A note whose name stands before it for readers too; plain lines have it already."""
    said = text if view.plain else view.word(name, text=text)
    return Note(view.word(f"label.{name}"), said)
