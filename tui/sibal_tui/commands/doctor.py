"""`doctor`: what the program finds around itself, and where it keeps its files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sibal_tui.commands.output import Json, LangFlag, Output, Plain

if TYPE_CHECKING:
    from sibal_tui.commands.blocks import Block
    from sibal_tui.commands.view import View

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def command(json_: Json = False, plain: Plain = False, lang: LangFlag = "") -> None:
    """Print a check of the environment."""
    out = Output(json_, plain, lang)
    result = {
        **_program(),
        "terminal": _terminal(),
        "locale": {name: os.environ.get(name) for name in _VARIABLES},
        "language": out.lang,
        "policy": _policy(),
        "folders": _folders(),
        "config_faults": _config_faults(),
    }
    out.show(result, _blocks(out, result))


def _program() -> dict[str, str | None]:
    from importlib.metadata import PackageNotFoundError, version

    from sibal_tui import __version__

    try:
        textual: str | None = version("textual")
    except PackageNotFoundError:
        textual = None
    return {"version": __version__, "python": sys.version.split()[0], "textual": textual}


def _terminal() -> dict[str, Any]:
    """The terminal as the app would meet it: the probe asks it how wide it draws."""
    from sibal_tui.store.config import load_config
    from sibal_tui.term import glyphs
    from sibal_tui.term.defaults import check_tty, is_ssh
    from sibal_tui.term.probe import Probe
    from sibal_tui.term.skeleton import size

    with Probe() as probe:
        widths = probe.collect(timeout=0.2)
    wanted = load_config()[0].glyphs
    encoding = sys.stderr.encoding or "utf-8"
    choice: glyphs.Choice = "auto"
    if wanted in ("ascii", "unicode"):
        choice = "ascii" if wanted == "ascii" else "unicode"
    decision = glyphs.decide(choice, os.environ, widths, encoding)
    columns, lines = size()
    return {
        "term": os.environ.get("TERM", ""),
        "usable": check_tty() is None,
        "columns": columns,
        "lines": lines,
        "colours": _colours(),
        "ssh": is_ssh(os.environ),
        "encoding": encoding,
        "glyphs": decision.glyphs.name,
        "glyphs_because": decision.reason,
        "ambiguous_width": widths.ambiguous,
        "wide_width": widths.wide,
        "input_method": _input_method(),
    }


def _colours() -> int:
    """Colours the variables promise: 0 for `NO_COLOR`, 2²⁴, 256, 16 or 2."""
    term = os.environ.get("TERM", "")
    if os.environ.get("NO_COLOR"):
        return 0
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return 1 << 24
    if "256color" in term:
        return 256
    return 2 if term in ("", "dumb", "unknown") else 16


def _input_method() -> str | None:
    """The input method the environment names; on a remote machine it cannot be seen."""
    for name in ("XMODIFIERS", "GTK_IM_MODULE", "QT_IM_MODULE"):
        if os.environ.get(name):
            return f"{name}={os.environ[name]}"
    return None


def _policy() -> dict[str, Any]:
    from sibal_tui.commands.places import library, newest_checked

    found = library()
    places = found.places
    return {
        "checked": str(newest_checked(found)),
        "places": len(places),
        "own_places": sum(place.user for place in places),
        "overlay_faults": [str(fault) for fault in found.overlay_faults],
    }


def _folders() -> dict[str, dict[str, Any]]:
    from sibal_tui.store.paths import (
        config_folder,
        policies_folder,
        profiles_folder,
        state_folder,
    )

    folders = {
        "config": config_folder(),
        "profiles": profiles_folder(),
        "policies": policies_folder(),
        "state": state_folder(),
    }
    return {
        name: {"path": str(path), "exists": path.is_dir(), "writable": _writable(path)}
        for name, path in folders.items()
    }


def _writable(path: Path) -> bool:
    """Whether the folder, or the nearest one above it that exists, may be written."""
    while not path.exists() and path != path.parent:
        path = path.parent
    return os.access(path, os.W_OK)


def _config_faults() -> list[str]:
    from sibal_tui.store.config import load_config

    return [str(fault) for fault in load_config()[1]]


def _blocks(out: Output, result: Mapping[str, Any]) -> Iterator[Block]:
    from sibal_tui.commands.blocks import Note, Pair
    from sibal_tui.commands.view import View

    view = View(out.lang, out.plain)
    terminal, policy, folders = result["terminal"], result["policy"], result["folders"]
    yield view.title("title.doctor")
    for name, value in _rows(view, result, terminal).items():
        yield Pair(view.word(f"doctor.{name}"), value)
    yield Pair(view.word("doctor.policy"), policy["checked"])
    yield Pair(view.word("doctor.places"), str(policy["places"]))
    for name in ("config", "state"):
        folder = folders[name]
        state = view.word("doctor.writable" if folder["writable"] else "doctor.not_writable")
        yield Pair(view.word(f"doctor.{name}_folder"), folder["path"], state)
    for fault in result["config_faults"]:
        yield Note(view.word("doctor.config"), fault)
    for fault in policy["overlay_faults"]:
        yield Note(view.word("doctor.overlay"), fault)
    yield Note(view.word("doctor.input_method"), view.word("doctor.input_method_text"))


def _rows(view: View, result: Mapping[str, Any], terminal: Mapping[str, Any]) -> dict[str, str]:
    locale = [f"{name}={value}" for name, value in result["locale"].items() if value]
    silent = view.word("doctor.no_answer")
    widths = {name: terminal[f"{name}_width"] for name in ("ambiguous", "wide")}
    return {
        "version": result["version"],
        "python": result["python"],
        "textual": result["textual"] or view.word("unknown"),
        "terminal": terminal["term"] or view.word("unknown"),
        "tty": view.word("yes" if terminal["usable"] else "no"),
        "size": f"{terminal['columns']} × {terminal['lines']}",
        "colours": str(terminal["colours"]),
        "ssh": view.word("yes" if terminal["ssh"] else "no"),
        "encoding": terminal["encoding"],
        "locale": " ".join(locale) or view.word("none"),
        "language": result["language"],
        "glyphs": f"{terminal['glyphs']} ({terminal['glyphs_because']})",
        **{name: silent if width is None else str(width) for name, width in widths.items()},
    }
