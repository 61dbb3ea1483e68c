"""What a policy file holds once it is read: sources, dated entries, places."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, NamedTuple

from sibal_engine.month import Month


class State(Enum):
    """How a value stands in a month."""

    PUBLISHED = "published"
    CARRIED = "carried"
    PROJECTED = "projected"
    UNKNOWN = "unknown"


class Standing(Enum):
    """How well a source is proven."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


class Level(Enum):
    """Where a value was found."""

    CITY = "city"
    PROVINCE = "province"
    NATION = "nation"


class Source(NamedTuple):
    """The document a value comes from; `seen` says where it was seen when it is not official."""

    id: str
    title: str
    standing: Standing
    number: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    seen: str = ""
    note: str = ""

    def to_dict(self) -> dict[str, str]:
        """The source as JSON shows it."""
        return {
            "id": self.id,
            "title": self.title,
            "number": self.number,
            "publisher": self.publisher,
            "date": self.date,
            "url": self.url,
            "standing": self.standing.value,
            "seen": self.seen,
            "note": self.note,
        }


class Entry(NamedTuple):
    """One dated entry of a series. `until` is the last month in force, None while it lasts."""

    since: Month
    until: Month | None
    values: Mapping[str, Any]
    source: Source | None
    unknown: bool = False
    since_unknown: bool = False
    frame: bool = False
    """A national frame that may stand in for an unknown local value."""
    jump: str = ""
    note: str = ""
    number: int = 0
    """Position of the table in its file, from 0."""
    user: bool = False
    """From the user's own overlay file."""


class PolicyFile(NamedTuple):
    """One policy file: a nation, a province or a city."""

    file: str
    code: str
    name: str
    pinyin: str
    level: Level
    province: str
    checked: Month
    limitations: tuple[str, ...]
    sources: Mapping[str, Source]
    series: Mapping[str, tuple[Entry, ...]]
    user: bool = False


class Resolved(NamedTuple):
    """One value in one month: what it is, how it stands, and who says so."""

    key: str
    unit: str
    value: Any
    """The parsed value (fen, ppm, months, …); None when unknown."""
    shown: Any
    """The value as JSON shows it; None when unknown."""
    state: State
    standing: Standing | None = None
    level: Level | None = None
    place: str = ""
    since: Month | None = None
    until: Month | None = None
    since_unknown: bool = False
    source: Source | None = None
    age: int = 0
    """Months past its period when carried."""
    frame: bool = False
    user: bool = False
    note: str = ""
    reason: str = ""
    """Why it is unknown."""
