"""Texts of the program in Chinese and English, and the choice between the two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

Lang: TypeAlias = Literal["zh", "en"]

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def as_language(value: str) -> Lang | None:
    """`zh` or `en`; None for anything else."""
    return "en" if value == "en" else "zh" if value == "zh" else None


def choose(flag: str, configured: str, environ: Mapping[str, str]) -> Lang:
    """The language: `--lang`, then the config, then the first variable that names one, else `zh`.

    `C` and `POSIX` name no language; any language but Chinese is answered in English.
    """
    for given in (flag, configured):
        found = as_language(given)
        if found is not None:
            return found
    for name in _VARIABLES:
        language = environ.get(name, "").split(".")[0].split("@")[0]
        if language not in ("", "C", "POSIX"):
            return "zh" if language.lower().startswith("zh") else "en"
    return "zh"
