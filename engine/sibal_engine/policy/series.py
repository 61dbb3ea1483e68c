"""What a series of the registry is: its path, fields, units and how long a value lasts."""

from enum import Enum
from typing import NamedTuple

from sibal_engine.policy.kinds import TEXT, Kind, choices


class Lasts(Enum):
    """How long a value without a successor stays in force."""

    UNTIL_CHANGED = "until changed"
    """A rule: published until another one is."""
    PERIOD = "its period"
    """A yearly figure: it must say `to`, and is carried, with its age, after that."""


class Field(NamedTuple):
    """One value of an entry. A field named `value` gives its series' own path as its key."""

    name: str
    kind: Kind
    zh: str
    en: str
    required: bool = False


class Series(NamedTuple):
    """A dated series: `[[path]]` tables in a policy file."""

    path: str
    subject: str
    zh: str
    en: str
    fields: tuple[Field, ...]
    lasts: Lasts = Lasts.UNTIL_CHANGED
    many: bool = False
    """Entries may stand side by side (texts on several topics)."""

    def key(self, field: Field) -> str:
        """The dotted key of one field, as `policy show` prints it."""
        return self.path if field.name == "value" else f"{self.path}.{field.name}"

    def field(self, name: str) -> Field:
        """The field of that name; raises `KeyError`."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.path}.{name}")


CYCLES = choices("monthly", "quarterly", "half_yearly", "yearly")
RULE = Field("text", TEXT, "说明", "remark")
"""The rule in short words, beside or instead of its figures."""
PERIOD = Lasts.PERIOD


def value_field(kind: Kind, zh: str, en: str) -> tuple[Field, ...]:
    """The fields of a series that holds one value: it is required and named `value`."""
    return (Field("value", kind, zh, en, required=True),)
