"""`profile`: the user's saved cases."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sibal_tui.commands.arguments import not_empty
from sibal_tui.commands.completion import profiles
from sibal_tui.commands.output import Json, LangFlag, Output, Plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sibal_engine.case.model import Case
    from sibal_tui.commands.blocks import Block
    from sibal_tui.commands.view import View
    from sibal_tui.store.profiles import Listed

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
Name = Annotated[str, typer.Argument(metavar="[NAME]", show_default=False, autocompletion=profiles)]


@app.command("list")
def list_(json_: Json = False, plain: Plain = False, lang: LangFlag = "") -> None:
    """Print the saved profiles; none is no mistake."""
    from sibal_tui.store.profiles import last_profile, list_profiles

    out = Output(json_, plain, lang)
    listed = list_profiles()
    result = {"profiles": [_listed(each) for each in listed], "last": last_profile()}
    out.show(result, _list_blocks(_view(out), listed))


def _listed(each: Listed) -> dict[str, Any]:
    case = each.case
    return {
        "name": each.name,
        "file": str(each.path),
        "person": None if case is None else case.name,
        "city": None if case is None else case.city,
        "born": None if case is None else str(case.person.born),
        "category": None if case is None else case.person.category,
        "faults": [str(fault) for fault in each.faults],
    }


def _list_blocks(view: View, listed: list[Listed]) -> Iterator[Block]:
    from sibal_tui.locale.figures import CATEGORIES, named

    if not listed:
        return
    rows = []
    for each in listed:
        case = each.case
        if case is None:
            rows.append((each.name, "", "", "", view.word("broken", fault=each.faults[0])))
        else:
            category = named(CATEGORIES, case.person.category, view.lang)
            rows.append((each.name, case.city, str(case.person.born), category, case.note))
    yield view.title("title.profiles")
    headers = [f"column.{name}" for name in ("name", "city", "born", "category", "note")]
    yield view.table(headers, rows)


@app.command("show")
def show(name: Name = "", json_: Json = False, plain: Plain = False, lang: LangFlag = "") -> None:
    """Print a profile; without a name the one that was open last."""
    from sibal_engine.case.writer import case_document
    from sibal_tui.store.profiles import load_profile

    out = Output(json_, plain, lang)
    loaded = load_profile(_named(name))
    document = case_document(loaded.case)
    out.show(document, _show_blocks(_view(out), loaded.name, document))


def _named(name: str) -> str:
    """The name, or that of the last profile; raises `ContentError` when there is neither."""
    from sibal_engine.errors import ContentError, Fault
    from sibal_tui.store.profiles import last_profile, profile_names

    names = profile_names()
    found = name or last_profile() or (names[0] if len(names) == 1 else "")
    if not found:
        allowed = ", ".join(names[:5]) or "see: sibal-tui profile import FILE"
        raise ContentError(Fault("NAME", "", "which profile?", allowed))
    return found


def _show_blocks(view: View, name: str, document: dict[str, Any]) -> Iterator[Block]:
    from sibal_tui.commands.blocks import Pair

    yield view.title("title.profile", name=name)
    for key, value in _flat(document):
        yield Pair(key, value)


def _flat(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        at = f"{prefix}{key}"
        if isinstance(value, dict):
            yield from _flat(value, f"{at}.")
        elif isinstance(value, list):
            for number, row in enumerate(value):
                yield from _flat(row, f"{at}.{number}.")
        else:
            yield at, str(value).lower() if isinstance(value, bool) else str(value)


@app.command("import")
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", show_default=False, callback=not_empty)],
    replace: Annotated[bool, typer.Option("--replace")] = False,
    name: Annotated[str, typer.Option("--name", metavar="NAME", show_default=False)] = "",
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Save a case file as a profile; one of the same name is only overwritten when told to."""
    from sibal_tui.commands.cases import read_case_file
    from sibal_tui.commands.places import library

    out = Output(json_, plain, lang)
    case = read_case_file(Path(file), library())
    path = _save(name or case.name, case, replace=replace)
    result = {"name": path.stem, "file": str(path)}
    out.show(result, _saved(_view(out), path))


def _save(name: str, case: Case, *, replace: bool) -> Path:
    from sibal_engine.errors import ContentError, Fault, clip
    from sibal_tui.store.profiles import (
        ConflictError,
        profile_path,
        remember_profile,
        save_profile,
    )

    path = profile_path(name)
    try:
        saved = save_profile(name, case, None if replace else "")
    except ConflictError:
        fault = Fault(path.name, "", "a profile of that name exists", "--replace, or --name NAME")
        raise ContentError(fault) from None
    except OSError as error:
        raise ContentError(Fault(path.name, "", f"not saved: {clip(error.strerror)}")) from None
    remember_profile(saved.name)
    return path


def _saved(view: View, path: Path) -> Iterator[Block]:
    from sibal_tui.commands.blocks import Pair

    yield Pair(view.word("label.saved"), path.stem, str(path))


@app.command("export")
def export(
    name: Name = "",
    out_file: Annotated[str, typer.Option("--out", metavar="FILE", show_default=False)] = "",
    replace: Annotated[bool, typer.Option("--replace")] = False,
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Write a profile as TOML, to standard output or to a new file."""
    from sibal_engine.case.writer import case_document, to_toml
    from sibal_tui.commands.blocks import Pair
    from sibal_tui.store.profiles import load_profile

    out = Output(json_, plain, lang)
    case = load_profile(_named(name)).case
    if not out_file:
        if out.json:
            out.show(case_document(case), ())
        else:
            sys.stdout.write(to_toml(case))
        return
    path = Path(out_file)
    _write_new(path, to_toml(case), replace=replace)
    blocks = [Pair(_view(out).word("label.saved"), str(path))]
    out.show({"name": case.name, "file": str(path)}, blocks)


def _write_new(path: Path, text: str, *, replace: bool) -> None:
    from sibal_engine.errors import ContentError, Fault, clip
    from sibal_tui.store.files import write_atomically

    if path.exists() and not replace:
        raise ContentError(Fault(path.name, "", "the file exists", "--replace, or another name"))
    if not path.parent.is_dir():
        raise ContentError(Fault(clip(path.parent), "", "no such folder", "an existing folder"))
    try:
        write_atomically(path, text.encode())
    except OSError as error:
        raise ContentError(Fault(path.name, "", f"not written: {clip(error.strerror)}")) from None


@app.command("path")
def path(json_: Json = False, plain: Plain = False, lang: LangFlag = "") -> None:
    """Print the folder of the profiles, alone on its line."""
    from sibal_tui.store.paths import profiles_folder

    out = Output(json_, plain, lang)
    folder = str(profiles_folder())
    if out.json:
        out.show({"path": folder}, ())
    else:
        sys.stdout.write(folder + "\n")


def _view(out: Output) -> View:
    from sibal_tui.commands.view import View

    return View(out.lang, out.plain)
