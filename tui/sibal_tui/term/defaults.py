"""Environment defaults and the checks that come before Textual is imported."""

import os
from collections.abc import Mapping, MutableMapping
from typing import NamedTuple

_ALWAYS = {
    # The kitty key protocol makes some terminals drop what an input method commits.
    "TEXTUAL_DISABLE_KITTY_KEY": "1",
    # A scroll that glides repaints the same lines several times.
    "TEXTUAL_SMOOTH_SCROLL": "0",
}
_REMOTE = {
    "TEXTUAL_ANIMATIONS": "none",
    "TEXTUAL_FPS": "30",
}

REFUSAL = {
    "zh": "这里不是可用的终端（{reason}）；请改用命令，例如 sibal-tui project 档案 --plain",
    "en": "no usable terminal ({reason}); use a command, such as sibal-tui project CASE --plain",
}
"""One line, by language; `{reason}` is filled in by `check_tty`."""


class Defaults(NamedTuple):
    """What the app has to pass on itself, because no variable of Textual sets it."""

    ssh: bool
    """The session came over SSH."""
    mouse: bool
    """Pass to `App.run(mouse=…)`."""
    cursor_blink: bool
    """Pass to each `Input.cursor_blink`; a blinking cursor writes 2 kB a second."""
    mono: bool
    """`NO_COLOR` is set: choose an ansi theme without colours."""
    few_colours: bool
    """At most 16 colours: choose the 16-colour theme."""


def is_ssh(environ: Mapping[str, str]) -> bool:
    """Whether the session came over SSH (or mosh, which keeps the same variable)."""
    return bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))


def apply(environ: MutableMapping[str, str] | None = None) -> Defaults:
    """Set Textual's variables where the user set none; call before Textual is imported.

    Args:
        environ: the variables to read and write; default `os.environ`.

    Returns:
        the settings that are arguments and not variables.
    """
    target = os.environ if environ is None else environ
    ssh = is_ssh(target)
    for name, value in {**_ALWAYS, **(_REMOTE if ssh else {})}.items():
        target.setdefault(name, value)
    if ssh and _knows_256(target):
        # An index is half as long on the wire as red, green and blue.
        target.setdefault("TEXTUAL_COLOR_SYSTEM", "256")
    return Defaults(
        ssh=ssh,
        mouse=not ssh,
        cursor_blink=False,
        mono=bool(target.get("NO_COLOR")),
        few_colours=_few_colours(target),
    )


def check_tty(
    environ: Mapping[str, str] | None = None,
    *,
    stdin_tty: bool | None = None,
    stderr_tty: bool | None = None,
    lang: str = "zh",
) -> str | None:
    """One line that says why the app cannot open here, or `None` where it can.

    The app reads stdin and draws on stderr; stdout stays free for data and is not asked.
    `stdin_tty` and `stderr_tty` stand in for the real streams in tests.
    """
    env = os.environ if environ is None else environ
    reason = ""
    if not (_is_tty(0) if stdin_tty is None else stdin_tty):
        reason = "stdin"
    elif not (_is_tty(2) if stderr_tty is None else stderr_tty):
        reason = "stderr"
    elif env.get("TERM", "") in ("", "dumb", "unknown"):
        reason = f"TERM={env.get('TERM', '')}"
    if not reason:
        return None
    return REFUSAL.get(lang, REFUSAL["en"]).format(reason=reason)


def _is_tty(descriptor: int) -> bool:
    try:
        return os.isatty(descriptor)
    except OSError:
        return False


def _knows_256(environ: Mapping[str, str]) -> bool:
    deep = environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit")
    return deep or environ.get("TERM", "").endswith(("256color", "kitty", "direct"))


def _few_colours(environ: Mapping[str, str]) -> bool:
    forced = environ.get("TEXTUAL_COLOR_SYSTEM", "auto")
    if forced != "auto":
        return forced == "standard"
    return not _knows_256(environ)
