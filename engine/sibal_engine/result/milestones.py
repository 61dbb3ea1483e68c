"""The milestones of a walked life: named months that a result lists and a plan may refer to."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from sibal_engine.case.reference import MILESTONES
from sibal_engine.life.live import OLDEST, Life
from sibal_engine.life.medical_cover import RetireeCover, retiree_cover
from sibal_engine.money import total_or_none
from sibal_engine.month import Month
from sibal_engine.result.award import Award, award_at


class Found(NamedTuple):
    """A milestone in a life. `month` None: it does not come, or the record holds it already."""

    month: Month | None
    on_record: bool = False
    """It was reached before the walk begins, in a month that a printed record does not tell."""


NEVER = Found(None)
PAST = Found(None, on_record=True)


class Milestones:
    """The milestones of one life; award and cover are made when first needed, or handed in."""

    def __init__(
        self, life: Life, award: Award | None = None, cover: RetireeCover | None = None
    ) -> None:
        self.life = life
        self._award = award
        self._cover = cover

    @property
    def award(self) -> Award:
        """The award of the month of retirement."""
        if self._award is None:
            self._award = award_at(self.life, self.life.end)
        return self._award

    @property
    def cover(self) -> RetireeCover:
        """What cover in retirement takes at the month of retirement."""
        if self._cover is None:
            self._cover = retiree_cover(self.life, self.life.end)
        return self._cover

    def find(self, name: str) -> Found:
        """One milestone by its name."""
        return _MAKERS[name](self)

    def all(self, cover_from: int | None = None) -> Iterator[tuple[str, Month]]:
        """Those that lie ahead, with their months.

        `cover_from`: first month of free cover where missing years are paid on after retirement.
        """
        for name in MILESTONES:
            month = self.find(name).month
            if name == "retiree_cover" and self.cover.reached is False and cover_from is not None:
                month = Month(cover_from - 1)
            if month is not None:
                yield name, month

    def pension_months(self, needed: int) -> Found:
        """The month at whose end `needed` contribution months are counted, while one pays."""
        life = self.life
        if life.start.pension_months >= needed:
            return PAST
        # a walk that goes on after retirement pays nothing there
        oldest = int(life.case.person.born) + OLDEST
        last = min(life.last, oldest if life.chosen is None else int(life.chosen))
        return self._first_with(life.pension.months, needed, max(0, last - life.first + 1))

    def _first_with(self, months: list[int], needed: int, count: int) -> Found:
        offset = bisect_left(months, needed, 0, count)
        return Found(Month(self.life.first + offset)) if offset < count else NEVER


def _minimum(found: Milestones) -> Found:
    chosen = found.life.chosen
    if chosen is None:
        return NEVER
    return found.pension_months(found.life.required(int(chosen)))


def _medical_years(found: Milestones) -> Found:
    needed, life = found.cover.needed, found.life
    if needed is None:
        return NEVER
    if life.start.medical_months >= needed:
        return PAST
    return found._first_with(life.medical.months, needed, len(life.medical.months))


def _retiree_cover(found: Milestones) -> Found:
    """The month from which on the counted and the local months suffice, up to retirement.

    A move begins the local months anew: what sufficed before it does not count.
    """
    cover, life = found.cover, found.life
    if cover.reached is not True or cover.needed is None:
        return NEVER
    count = life.end - life.first + 1
    if count <= 0:
        return PAST
    local_needed = cover.needed if cover.local_needed is None else cover.local_needed
    begin = max(s.first for s in life.where if s.first <= life.end) - life.first
    enough = bisect_left(life.medical.months, cover.needed, 0, count)
    local = bisect_left(life.medical.local_months, local_needed, begin, count)
    start = life.start
    held = start.medical_months >= cover.needed and start.local_months >= local_needed
    if begin == 0 and held:
        return PAST
    return Found(Month(life.first + max(enough, local)))


def _statutory(found: Milestones) -> Found:
    return Found(found.life.window.statutory)


def _retirement(found: Milestones) -> Found:
    return Found(found.life.chosen)


def _first_pension(found: Milestones) -> Found:
    chosen = found.life.chosen
    return NEVER if chosen is None else Found(chosen.plus(1))


def _account_used_up(found: Milestones) -> Found:
    chosen = found.life.chosen
    if chosen is None:
        return NEVER
    award = found.award
    if not award.account or award.balance is None:
        return NEVER
    # who is retired already has the balance of the record, not that of the retirement month
    since = max(int(chosen), found.life.first - 1)
    return Found(Month(since - (-award.balance // award.account)))


def _pay_back(found: Milestones) -> Found:
    """The month in which the pensions received reach what is paid from now on."""
    life = found.life
    if life.chosen is None or not found.award.total:
        return NEVER
    paid = life.pension.paid[: max(0, life.end - life.first + 1)]
    total = total_or_none(paid)
    if not total:
        return NEVER
    return Found(life.chosen.plus(-(-total // found.award.total)))


_MAKERS: Mapping[str, Callable[[Milestones], Found]] = {
    "pension_15_years": lambda found: found.pension_months(180),
    "pension_20_years": lambda found: found.pension_months(240),
    "pension_minimum": _minimum,
    "medical_years": _medical_years,
    "retiree_cover": _retiree_cover,
    "statutory_age": _statutory,
    "retirement": _retirement,
    "first_pension": _first_pension,
    "account_used_up": _account_used_up,
    "pay_back": _pay_back,
}
