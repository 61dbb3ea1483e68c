"""The Textual app, the commands and the profile store."""

from __future__ import annotations

__all__ = ["__version__"]

__version__: str


def __getattr__(name: str) -> str:
    """Read the version from the installed metadata only when somebody asks for it.

    ``importlib.metadata`` costs more than the whole rest of a command's start.
    """
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import version

    return version("sibal-tui")
