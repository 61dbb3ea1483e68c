"""The last resort: one line for the user, the trace for a log file."""

from __future__ import annotations

import contextlib
import sys

_LARGEST_LOG = 200_000


def report(error: BaseException) -> None:
    """Say in one line that something went wrong and where its trace was written."""
    from sibal_engine.errors import clip

    where = _log(error)
    place = f"; {where}" if where else ""
    what = clip(f"{type(error).__name__}: {error}", 120)
    sys.stderr.write(f"sibal-tui: 内部错误 / internal error: {what}{place}\n")


def _log(error: BaseException) -> str:
    """Append the trace to the log and return its path; nothing where it cannot be written."""
    import traceback

    from sibal_tui.store.files import make_folder
    from sibal_tui.store.paths import log_file

    with contextlib.suppress(OSError):
        path = log_file()
        make_folder(path.parent)
        grown = path.exists() and path.stat().st_size > _LARGEST_LOG
        with path.open("w" if grown else "a", encoding="utf-8") as log:
            log.write("".join(traceback.format_exception(error)) + "\n")
        path.chmod(0o600)
        return str(path)
    return ""
