"""Drafts: what was typed and not saved, kept as it was typed, so that nothing is ever lost."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from sibal_engine.errors import ContentError
from sibal_engine.toml.source import read_toml
from sibal_tui.store.files import write_atomically
from sibal_tui.store.paths import drafts_folder
from sibal_tui.store.profiles import SUFFIX, safe_name

UNNAMED = "unnamed"
"""The draft of a person that has no profile yet."""


class Draft(NamedTuple):
    """The texts of a form's fields, right or wrong, and the stamp of the profile behind them."""

    fields: Mapping[str, str] = MappingProxyType({})
    toml: str = ""
    """The last valid state of the case, as a profile's text."""
    stamp: str = ""


def save_draft(name: str, draft: Draft) -> None:
    """Keep a draft; raises `OSError`."""
    import tomli_w

    data = {"fields": dict(draft.fields), "toml": draft.toml, "stamp": draft.stamp}
    write_atomically(drafts_folder() / (_stem(name) + SUFFIX), tomli_w.dumps(data).encode())


def load_draft(name: str) -> Draft | None:
    """The draft of a profile; None where there is none or it cannot be read."""
    path = drafts_folder() / (_stem(name) + SUFFIX)
    if not path.exists():
        return None
    try:
        data, _ = read_toml(path)
    except ContentError:
        return None
    fields, toml, stamp = data.get("fields"), data.get("toml"), data.get("stamp")
    if not isinstance(fields, dict) or not isinstance(toml, str) or not isinstance(stamp, str):
        return None
    return Draft({k: v for k, v in fields.items() if isinstance(v, str)}, toml, stamp)


def drop_draft(name: str) -> None:
    """Forget a draft, after it was saved or thrown away."""
    (drafts_folder() / (_stem(name) + SUFFIX)).unlink(missing_ok=True)


def _stem(name: str) -> str:
    try:
        return safe_name(name)
    except ValueError:
        return UNNAMED
