"""What a strip of months shows and where each month stands; pure, no widget."""

from enum import StrEnum
from typing import NamedTuple

LABEL = 5
"""Cells of the year in front of a line (`2027 `)."""
LANE = 3
"""Cells of the lane's name behind it."""


class Pay(StrEnum):
    """The payment lane."""

    PAID = "paid"
    UNPAID = "unpaid"
    BACK_PAID = "back-paid"
    NONE = "none"
    """Nothing is due: before the record, after retirement."""
    UNKNOWN = "unknown"


class Cover(StrEnum):
    """The coverage lane."""

    COVERED = "covered"
    SUSPENDED = "suspended"
    WAITING = "waiting"
    NOT_ENROLLED = "not-enrolled"
    RETIRED = "retired"
    UNKNOWN = "unknown"


class MonthCell(NamedTuple):
    """One month; `month` counts from year 0 (year × 12 + month − 1)."""

    month: int
    pay: Pay = Pay.PAID
    cover: Cover = Cover.COVERED
    marked: bool = False
    """Belongs to the gap being edited: underlined."""
    locked: bool = False
    """In the past; Space and `b` do nothing there."""


class StripModel(NamedTuple):
    """Consecutive months, and the words around them."""

    cells: tuple[MonthCell, ...]
    pay_lane: str = "缴"
    cover_lane: str = "医"
    typing: str = "n = {typed}_"
    """The header while a length is typed."""

    @property
    def first(self) -> int:
        """The first month shown."""
        return self.cells[0].month if self.cells else 0

    @property
    def last(self) -> int:
        """The last month shown."""
        return self.cells[-1].month if self.cells else 0

    def at(self, month: int) -> MonthCell | None:
        """The cell of a month, or `None` outside the strip."""
        index = month - self.first
        return self.cells[index] if 0 <= index < len(self.cells) else None

    @property
    def years(self) -> int:
        """Year rows needed."""
        return self.last // 12 - self.first // 12 + 1 if self.cells else 0


class Letters(NamedTuple):
    """The signs of both lanes."""

    pay: dict[Pay, str]
    cover: dict[Cover, str]


CHINESE = Letters(
    pay={
        Pay.PAID: "■",
        Pay.UNPAID: "·",
        Pay.BACK_PAID: "◐",
        Pay.NONE: " ",
        Pay.UNKNOWN: "?",
    },
    cover={
        Cover.COVERED: "保",
        Cover.SUSPENDED: "停",
        Cover.WAITING: "等",
        Cover.NOT_ENROLLED: "无",
        Cover.RETIRED: "退",
        Cover.UNKNOWN: "?",
    },
)
ASCII = Letters(
    pay={
        Pay.PAID: "#",
        Pay.UNPAID: ".",
        Pay.BACK_PAID: "%",
        Pay.NONE: " ",
        Pay.UNKNOWN: "?",
    },
    cover={
        Cover.COVERED: "C",
        Cover.SUSPENDED: "S",
        Cover.WAITING: "W",
        Cover.NOT_ENROLLED: "N",
        Cover.RETIRED: "R",
        Cover.UNKNOWN: "?",
    },
)


def letters(*, unicode: bool = True, chinese: bool = True) -> Letters:
    """The signs for a terminal: `unicode` for the payment lane, `chinese` for the letters."""
    return Letters((CHINESE if unicode else ASCII).pay, (CHINESE if chinese else ASCII).cover)


def cell_width(room: int) -> int:
    """Cells a month takes in a room of that many cells: 3, or 2 where it is narrow."""
    return 3 if room >= LABEL + LANE + 36 else 2


def month_header(cell: int) -> str:
    """The numbers of the months above their columns; only some where they would touch."""
    shown = range(1, 13) if cell >= 3 else (1, 4, 7, 10)
    line = [" "] * (12 * cell)
    for month in shown:
        text = str(month)
        line[(month - 1) * cell : (month - 1) * cell + len(text)] = text
    return "".join(line)


def place(month: int, first: int) -> tuple[int, int]:
    """`(year row, column 0–11)` of a month."""
    return month // 12 - first // 12, month % 12
