"""`policy`: the places on file, a place's values, differences, coverage and faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from sibal_tui.commands.arguments import not_empty
from sibal_tui.commands.completion import places
from sibal_tui.commands.output import Json, LangFlag, Output, Plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sibal_engine.policy.model import Resolved
    from sibal_tui.commands.blocks import Block
    from sibal_tui.commands.view import View

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
City = Annotated[str, typer.Argument(metavar="CITY", show_default=False, autocompletion=places)]
At = Annotated[str, typer.Option("--at", metavar="YYYY-MM", show_default=False)]


@app.command("list")
def list_(json_: Json = False, plain: Plain = False, lang: LangFlag = "") -> None:
    """Print every place on file."""
    from sibal_tui.commands.places import library

    out = Output(json_, plain, lang)
    places = [
        {
            "code": place.code,
            "name": place.name,
            "pinyin": place.pinyin,
            "level": place.level.value,
            "province": place.province,
        }
        for place in library().places
    ]
    out.show({"places": places}, _list_blocks(out, places))


def _list_blocks(out: Output, places: list[dict[str, str]]) -> Iterator[Block]:
    from sibal_tui.locale.figures import LEVELS, named

    view = _view(out)
    yield view.title("title.places")
    columns = ("code", "name", "pinyin", "level", "province")
    rows = [{**place, "level": named(LEVELS, place["level"], out.lang)} for place in places]
    headers = [f"column.{name}" for name in columns]
    yield view.table(headers, ([row[name] for name in columns] for row in rows))


@app.command("show")
def show(
    city: City,
    at: At = "",
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Print every value of a place in a month."""
    from sibal_tui.commands.places import library, newest_checked
    from sibal_tui.commands.values import optional_month

    out = Output(json_, plain, lang)
    found = library()
    place = found.find(city)
    month = optional_month("--at", at) or newest_checked(found)
    values: list[Resolved] = []
    unknown: list[Resolved] = []
    for row in found.policy(place.code).values(month):
        (unknown if row.shown is None else values).append(row)
    result = {
        "code": place.code,
        "name": place.name,
        "at": str(month),
        "values": {row.key: resolved_dict(row) for row in values},
        "unknown": [_unknown(row, place.code, out) for row in unknown],
    }
    out.show(result, _show_blocks(out, result, values))


def _unknown(row: Resolved, code: str, out: Output) -> dict[str, str]:
    from sibal_tui.commands.policy_text import reason_text

    return {"figure": row.key, "reason": reason_text(row.reason, out.lang), "place": code}


def resolved_dict(row: Resolved) -> dict[str, Any]:
    """One value as JSON prints it."""
    return {
        "value": row.shown,
        "unit": row.unit,
        "state": row.state.value,
        "standing": None if row.standing is None else row.standing.value,
        "from": None if row.since is None else str(row.since),
        "to": None if row.until is None else str(row.until),
        "age_months": row.age,
        "since_unknown": row.since_unknown,
        "level": None if row.level is None else row.level.value,
        "place": row.place,
        "frame": row.frame,
        "user": row.user,
        "note": row.note,
        "source": None if row.source is None else row.source.to_dict(),
    }


def _show_blocks(out: Output, result: dict[str, Any], rows: list[Resolved]) -> Iterator[Block]:
    from sibal_tui.commands.blocks import Note, Pair, Title
    from sibal_tui.commands.policy_text import key_label, subject_of, value_text
    from sibal_tui.commands.sources import source_text

    view = _view(out)
    yield view.title("title.policy", name=result["name"], code=result["code"], month=result["at"])
    by_subject: dict[str, list[Resolved]] = {}
    for row in rows:
        by_subject.setdefault(subject_of(row.key, out.lang), []).append(row)
    for subject, group in by_subject.items():
        yield Title(subject)
        for row in group:
            yield Pair(key_label(row.key, out.lang), value_text(row, view), _beside(row, view))
    sources = {row.source.id: row.source for row in rows if row.source is not None}
    yield view.title("title.sources")
    for source in sources.values():
        yield Note(view.word("label.source"), source_text(source.to_dict(), view))
    unknown = [
        {**each, "figure": key_label(each["figure"], out.lang)} for each in result["unknown"]
    ]
    yield from view.unknown(unknown)


def _beside(row: Resolved, view: View) -> str:
    from sibal_engine.policy.model import Standing, State
    from sibal_tui.locale.figures import LEVELS, STANDINGS, named

    said = []
    if row.state is State.CARRIED:
        said.append(view.word("carried", age=row.age))
    if row.standing is Standing.UNVERIFIED:
        said.append(named(STANDINGS, "unverified", view.lang))
    if row.user:
        said.append(view.word("user"))
    if row.frame:
        said.append(view.word("frame"))
    elif row.level is not None and row.level.value != "city":
        said.append(named(LEVELS, row.level.value, view.lang))
    if row.since is not None:
        until = "" if row.until is None else str(row.until)
        said.append(f"{row.since} – {until}".rstrip())
    return view.word("separator").join(said)


@app.command("diff")
def diff(
    city: City,
    other: Annotated[
        str, typer.Argument(metavar="CITY", show_default=False, autocompletion=places)
    ] = "",
    at: Annotated[
        list[str] | None, typer.Option("--at", metavar="YYYY-MM", show_default=False)
    ] = None,
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Print what differs between two places, or between two months of one."""
    from sibal_tui.commands.policy_diff import run

    run(Output(json_, plain, lang), city, other, at or [])


@app.command("coverage")
def coverage(
    city: Annotated[
        str, typer.Argument(metavar="[CITY]", show_default=False, autocompletion=places)
    ] = "",
    at: At = "",
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Print place by subject what is published, carried and unknown."""
    from sibal_tui.commands.policy_coverage import run

    run(Output(json_, plain, lang), city, at)


@app.command("check")
def check(
    folder: Annotated[
        str | None, typer.Argument(metavar="DIR", show_default=False, callback=not_empty)
    ] = None,
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Print every fault of policy files; exit code 1 if there is one."""
    from sibal_tui.commands.policy_check import run

    if not run(Output(json_, plain, lang), folder):
        raise typer.Exit(1)


def _view(out: Output) -> View:
    from sibal_tui.commands.view import View

    return View(out.lang, out.plain)
