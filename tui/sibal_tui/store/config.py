"""The user's settings: read strictly, with defaults where the file or a key is missing."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from sibal_engine.errors import ContentError, Fault, WrongValueError
from sibal_engine.toml.reader import Reader, one_of, short_text
from sibal_engine.toml.source import parse_text, read_text
from sibal_tui.store.paths import config_file

LANGS = ("", "zh", "en")
THEMES = ("auto", "dark", "light", "16", "mono")
DISPLAYS = ("auto", "diff", "stock")
GLYPHS = ("auto", "unicode", "ascii")
_KEYS = ("lang", "theme", "display", "glyphs", "ascii", "keys")


class Config(NamedTuple):
    """What the user set; an empty language means: the environment's."""

    lang: str = ""
    theme: str = "auto"
    display: str = "auto"
    glyphs: str = "auto"
    keys: Mapping[str, str] = MappingProxyType({})
    """Action id → key, e.g. `{"gap.toggle": "x"}`."""


def parse_config(text: str, file: str = "config.toml") -> tuple[Config, tuple[Fault, ...]]:
    """The settings of a text and every fault in it; a faulty key keeps its default."""
    try:
        data = parse_text(text, file)
    except ContentError as error:
        return Config(), tuple(error.faults)
    reader = Reader(file, text)
    reader.only(data, [], _KEYS)
    config = Config(
        lang=reader.value(data, "lang", [], one_of(*LANGS), ""),
        theme=reader.value(data, "theme", [], one_of(*THEMES), "auto"),
        display=reader.value(data, "display", [], one_of(*DISPLAYS), "auto"),
        glyphs=reader.value(data, "glyphs", [], one_of(*GLYPHS), "auto"),
        keys=_keys(reader, reader.table(data, "keys", [])),
    )
    if reader.flag_at(data, "ascii", []):
        config = config._replace(glyphs="ascii")
    return config, tuple(reader.faults)


def _keys(reader: Reader, table: Mapping[str, Any], path: tuple[str, ...] = ()) -> dict[str, str]:
    """Flat action ids; `keys.gap.toggle = "x"` and `keys."gap.toggle" = "x"` mean the same."""
    found: dict[str, str] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            found |= _keys(reader, value, (*path, name))
            continue
        action = ".".join((*path, name))
        try:
            found[action] = short_text(value)
        except WrongValueError as error:
            reader.fault(["keys", *action.split(".")], error.message, error.allowed)
    return {name: key for name, key in found.items() if key}


def load_config(path: Path | None = None) -> tuple[Config, tuple[Fault, ...]]:
    """The user's settings and the faults in them; a missing file is all defaults, no fault."""
    path = path or config_file()
    if not path.exists():
        return Config(), ()
    try:
        text = read_text(path, path.name)
    except ContentError as error:
        return Config(), tuple(error.faults)
    return parse_config(text, path.name)
