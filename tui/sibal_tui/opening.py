"""Opening the app: settings, terminal, skeleton, probe, and only then Textual."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sibal_tui.exit_codes import DONE, WRONG_CONTENT, WRONG_USAGE
from sibal_tui.locale import Lang, choose

if TYPE_CHECKING:
    from sibal_engine.errors import Fault
    from sibal_tui.__main__ import Start
    from sibal_tui.session import Session
    from sibal_tui.store.config import Config
    from sibal_tui.store.keeper import Keeper
    from sibal_tui.term.defaults import Defaults
    from sibal_tui.term.glyphs import Choice


def open_app(start: Start) -> int:
    """Open the app and return its exit code; refuses in one line where it cannot."""
    import gc

    from sibal_tui.term import defaults, skeleton

    # nothing of the start becomes garbage: looking for it would take a tenth of the time
    gc.disable()
    terminal = defaults.apply()
    if defaults.check_tty() is None:
        # before anything else is imported: something stands on the screen at once
        skeleton.show("sibal-tui", "")
    from sibal_engine.errors import ContentError
    from sibal_tui.store.config import load_config

    config, faults = load_config()
    lang = choose(start.lang, config.lang, os.environ)
    refusal = defaults.check_tty(lang=lang)
    if refusal is not None:
        sys.stderr.write(refusal + "\n")
        return WRONG_USAGE
    try:
        _run(start, config, lang, terminal)
    except ContentError as error:
        faults = (*faults, *error.faults)
        return WRONG_CONTENT
    finally:
        # what was wrong with the files is said when the screen is the user's again
        _say(faults, lang)
    return DONE


def _say(faults: Sequence[Fault], lang: Lang) -> None:
    if faults:
        from sibal_tui.locale.faults import fault_line

        sys.stderr.writelines(f"{fault_line(fault, lang)}\n" for fault in faults)


def _run(start: Start, config: Config, lang: Lang, terminal: Defaults) -> None:
    from sibal_tui.store.keeper import Keeper
    from sibal_tui.term import glyphs, skeleton
    from sibal_tui.term.probe import Probe

    try:
        with Probe() as asked:
            from sibal_tui.app import SibalApp

            keeper = Keeper()
            session = open_session(start, lang, keeper)
            widths = asked.collect(timeout=0.05)
        wanted = _choice("ascii" if start.ascii else config.glyphs)
        encoding = sys.stderr.encoding or "utf-8"
        app = SibalApp(
            session,
            keeper,
            glyphs=glyphs.decide(wanted, os.environ, widths, encoding).glyphs,
            theme=theme_name(config.theme, terminal),
            display=start.display or config.display,  # type: ignore[arg-type]
            keymap=config.keys,
        )
        app.run(mouse=terminal.mouse)
    except BaseException:
        # Textual gives the terminal back itself, but not when it never came to take it
        skeleton.leave()
        raise


def open_session(start: Start, lang: Lang, keeper: Keeper) -> Session:
    """The session to begin with: the asked or last profile with its draft, else the sample person.

    Raises `ContentError` when the asked profile cannot be read.
    """
    from sibal_engine.errors import ContentError
    from sibal_engine.months.schedule import World
    from sibal_tui.commands.places import library
    from sibal_tui.session import Profile, Session
    from sibal_tui.store.profiles import last_profile, sample_case

    world = World(library())
    name = "" if start.demo else start.profile or last_profile() or ""
    if name:
        try:
            case = keeper.open(name)
        except ContentError:
            if start.profile:
                raise
        else:
            return _with_draft(Session(world, case, lang, profile=Profile(name)), keeper)
    session = Session(world, sample_case(), lang, profile=Profile("", sample=True))
    return session if start.demo else _with_draft(session, keeper)


def _with_draft(session: Session, keeper: Keeper) -> Session:
    """The session as it was left: unsaved changes are there again, and can be undone."""
    draft = keeper.draft(session.profile.name)
    if draft is not None:
        session.change(draft)
        session.typed.update(keeper.typed(session.profile.name))
    return session


def theme_name(wanted: str, terminal: Defaults) -> str:
    """The theme of the config; `auto` asks the terminal for its colours."""
    if wanted != "auto":
        return f"sibal-{wanted}"
    if terminal.mono:
        return "sibal-mono"
    return "sibal-16" if terminal.few_colours else "sibal-dark"


def _choice(wanted: str) -> Choice:
    return "ascii" if wanted == "ascii" else "unicode" if wanted == "unicode" else "auto"
