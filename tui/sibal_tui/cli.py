"""The command line: names of the commands, loaded one by one; the app itself is not known here."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from sibal_tui.commands import output
from sibal_tui.exit_codes import DONE, INTERRUPTED, WRONG_CONTENT, WRONG_USAGE
from sibal_tui.streams import leave_stdout

COMMANDS = (
    "retirement",
    "divisor",
    "award",
    "interest",
    "contribution",
    "project",
    "gap",
    "compare",
    "sweep",
    "goals",
    "explain",
    "policy",
    "profile",
    "ask",
    "doctor",
)
_OPTIONS: dict[str, Any] = {"rich_markup_mode": None, "pretty_exceptions_enable": False}


def _build(name: str) -> Any:
    """The command of a module: its `app` where it has commands of its own, else its `command`."""
    module = importlib.import_module(f"sibal_tui.commands.{name}")
    single = getattr(module, "command", None)
    if single is None:
        built = typer.main.get_command(module.app)
    else:
        app = typer.Typer(add_completion=False, **_OPTIONS)
        app.command(name)(single)
        built = typer.main.get_command(app)
    built.name = name
    _say(built, name)
    return built


def _say(built: Any, key: str) -> None:
    """Put the help texts of the user's language in place of the docstrings."""
    from sibal_tui.locale.commands import HELP, OPTIONS
    from sibal_tui.locale.say import say

    lang = output.help_language()
    built.help = built.short_help = say(HELP, lang, key)
    if key and lang == "zh":
        built.get_help = _translated(built.get_help)
    for parameter in built.params:
        if parameter.name in OPTIONS:
            parameter.help = say(OPTIONS, lang, parameter.name)
    for name, child in getattr(built, "commands", {}).items():
        _say(child, f"{key}.{name}")


def _translated(get_help: Any) -> Any:
    """A help page with its headings in Chinese."""
    from sibal_tui.locale.usage import help_page

    return lambda ctx: help_page(get_help(ctx))


class LazyGroup(TyperGroup):
    """Knows every command by name and imports only the one that is called."""

    def get_help(self, ctx: Any) -> str:
        """The help page in the user's language."""
        _say(self, "")
        page: str = super().get_help(ctx)
        if output.help_language() == "en":
            return page
        from sibal_tui.locale.usage import help_page

        return help_page(page)

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name; None for an unknown one, which is wrong usage."""
        return _build(cmd_name) if cmd_name in COMMANDS else None


app = typer.Typer(cls=LazyGroup, **_OPTIONS)


def _show_version(asked: bool) -> None:
    if asked:
        from sibal_tui import __version__

        sys.stdout.write(f"sibal-tui {__version__}\n")
        raise typer.Exit


@app.callback()
def _root(
    lang: output.LangFlag = "",
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """Answers questions about social insurance from the command line."""
    output.preset.lang = lang or output.preset.lang


def _language_in(arguments: Sequence[str]) -> str:
    """The value of `--lang` anywhere on the line: help pages are made before it is parsed."""
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
    return ""


def run(arguments: Sequence[str] | None = None) -> int:
    """Answer one command line and return its exit code: 0 done, 1 wrong content, 2 wrong usage."""
    from sibal_engine.errors import ContentError

    given = list(sys.argv[1:] if arguments is None else arguments)
    output.preset.lang = _language_in(given)
    try:
        # not standalone: wrong usage comes back as an exception, to be said in the user's language
        code = app(args=given, prog_name="sibal-tui", standalone_mode=False)
        return code if isinstance(code, int) else DONE
    except ContentError as error:
        output.complain(error.faults)
        return WRONG_CONTENT
    except BrokenPipeError:
        return _closed_pipe()
    except Exception as error:
        if type(error).__name__ == "Abort":
            return INTERRUPTED
        if not hasattr(error, "format_message"):
            raise
        return _wrong_usage(error)
    finally:
        output.preset.lang = ""


def _wrong_usage(error: Any) -> int:
    """Say what the parser did not like; where its exceptions live moves with Typer's version."""
    from sibal_tui.locale.usage import usage_lines

    context = getattr(error, "ctx", None)
    path = "sibal-tui" if context is None else context.command_path
    lines = usage_lines(error.format_message(), path, output.help_language())
    sys.stderr.writelines(f"{line}\n" for line in lines)
    return WRONG_USAGE


def _closed_pipe() -> int:
    """The reader went away (`| head`): no mistake, and nothing more to print."""
    leave_stdout()
    return DONE
