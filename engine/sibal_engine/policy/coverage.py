"""What is known about each place: a row for each place and subject, counted in one month."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sibal_engine.lang import Lang
from sibal_engine.month import Month
from sibal_engine.policy.index import Place
from sibal_engine.policy.library import Library
from sibal_engine.policy.model import Level, Standing, State
from sibal_engine.policy.resolve import Policy
from sibal_engine.policy.schema import SERIES, SUBJECTS, Series


class Row(NamedTuple):
    """One place and one subject: how many of its series are known, and how well."""

    code: str
    name: str
    level: Level
    subject: str
    published: int
    """Series with a value in force in the month."""
    carried: int
    """Series whose last value is past its period."""
    unknown: int
    """Series without any value."""
    own: int
    """Known series that the place says itself; the others come from its province or the nation."""
    unverified: int
    """Known series without a document behind them."""
    checked: Month
    """When the place's own file was last compared with its sources."""
    age: int
    """Months from then to the month asked for, never below 0."""

    def to_dict(self, lang: Lang = "zh") -> dict[str, object]:
        """The row as JSON shows it."""
        return {
            "code": self.code,
            "name": self.name,
            "level": self.level.value,
            "subject": self.subject,
            "title": SUBJECTS[self.subject][0 if lang == "zh" else 1],
            "published": self.published,
            "carried": self.carried,
            "unknown": self.unknown,
            "own": self.own,
            "unverified": self.unverified,
            "checked": str(self.checked),
            "age_months": self.age,
        }


def coverage(
    library: Library, month: Month, places: Iterable[Place] | None = None
) -> tuple[Row, ...]:
    """A row for every place (by default all of the library) and subject, in the registry's order.

    A place whose file cannot be read raises `ContentError`; the linter says why.
    """
    by_subject = {
        subject: [series for series in SERIES if series.subject == subject] for subject in SUBJECTS
    }
    return tuple(
        row
        for place in (library.places if places is None else places)
        for row in _rows(library.policy(place.code), place, by_subject, month)
    )


def _rows(
    policy: Policy, place: Place, by_subject: dict[str, list[Series]], month: Month
) -> Iterator[Row]:
    checked = policy.place.checked
    for subject, series in by_subject.items():
        hits = [hit for each in series if (hit := policy.find(each.path, month)) is not None]
        published = sum(hit.state is State.PUBLISHED for hit in hits)
        yield Row(
            code=place.code,
            name=place.name,
            level=place.level,
            subject=subject,
            published=published,
            carried=len(hits) - published,
            unknown=len(series) - len(hits),
            own=sum(hit.file.code == place.code for hit in hits),
            unverified=sum(
                hit.entry.source is None or hit.entry.source.standing is Standing.UNVERIFIED
                for hit in hits
            ),
            checked=checked,
            age=max(0, month - checked),
        )


def to_dict(rows: Iterable[Row], month: Month, lang: Lang = "zh") -> dict[str, object]:
    """All rows as JSON shows them."""
    return {"at": str(month), "rows": [row.to_dict(lang) for row in rows]}
