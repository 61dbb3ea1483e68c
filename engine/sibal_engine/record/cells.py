"""The cells of a pasted record: splitting lines, telling columns apart, reading each cell."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from enum import Enum

from sibal_engine.errors import WrongValueError, clip
from sibal_engine.money import Money, parse_yuan
from sibal_engine.month import FIRST_YEAR, LAST_YEAR, Month

LONGEST_LINE = 500


class Column(Enum):
    """What a column holds."""

    YEAR = "year"
    MONTHS = "months"
    MONTH = "month"
    FROM = "from"
    TO = "to"
    BASE = "base"
    CREDIT = "credit"
    AMOUNT = "amount"
    KIND = "kind"
    OTHER = ""


_HEADERS: tuple[tuple[Column, str], ...] = (
    # the first pattern that matches decides: the narrower ones stand first
    (Column.BASE, r"基数|缴费工资|base|wage"),
    (Column.CREDIT, r"个人账户|个人帐户|划入|记账|记入|计入|credit|个人.*缴|个人部分"),
    (Column.AMOUNT, r"金额|应缴|实缴|缴费额|合计|amount|paid"),
    (Column.MONTHS, r"月数|缴费月份数|月份数|个月|months"),
    (Column.FROM, r"起始|开始|起月|起止年月起|自|from|start|begin"),
    (Column.TO, r"终止|截止|结束|止月|至|^to$|end|until"),
    (Column.KIND, r"类型|类别|身份|参保方式|缴费方式|险种类型|kind|type"),
    (Column.MONTH, r"年月|月份|所属期|费款期|缴费期|账期|期间|^月$|month|period"),
    (Column.YEAR, r"年度|年份|^年$|year"),
)
_KINDS: tuple[tuple[str, str], ...] = (
    ("flexible", r"灵活|个体|自由|无雇工|flexible"),
    ("resident", r"居民|城居|新农|resident"),
    ("deemed", r"视同|deemed"),
    ("employee", r"单位|企业|职工|在职|机关|事业|employ"),
)
_NOTHING = frozenset(
    {"", "-", "--", "—", "——", "/", "无", "暂无", "未到账", "未记账", "未知", "n/a", "null", "*"}
)
"""Cells that say: not recorded."""

_YEAR = re.compile(r"(\d{4})\s*年?(?:度)?\Z", re.ASCII)
_MONTH = re.compile(r"(\d{4})\s*(?:[-./]|年)\s*(\d{1,2})\s*月?(?:份)?\Z", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})\Z", re.ASCII)
_DATE = re.compile(r"(\d{4})[-./年]?(\d{1,2})[-./月]?(\d{1,2})日?\Z", re.ASCII)
_JOINTS = re.compile(r"\s*(?:--+|—+|~|至|到|–)\s*|\s+-\s+|(?<=\d{6})-(?=\d{6})")
_COUNT = re.compile(r"(\d{1,3})\s*(?:个月|个|月)?\Z", re.ASCII)
_LISTED = re.compile(r"[\d,.\s¥元]+\Z")


def cells_of(line: str) -> list[str]:
    """The cells of a line: by tabs, else `|`, semicolons, commas (quotes allowed), else blanks."""
    line = line.strip()[:LONGEST_LINE]
    if "\t" in line:
        return [_bare(cell) for cell in line.split("\t")]
    if "|" in line:
        return [_bare(cell) for cell in line.strip("|").split("|")]
    if ";" in line:
        return [_bare(cell) for cell in line.split(";")]
    line = line.replace("、", ",")
    if '"' in line or re.search(r",(?!\d{3}(?:\D|\Z))", line) or line.count(",") >= 2:
        return [_bare(cell) for cell in next(csv.reader([line]), [])]
    return [_bare(cell) for cell in line.split()]


def _bare(cell: str) -> str:
    return cell.strip().strip('"').strip()


def columns_of_header(cells: Sequence[str]) -> list[Column] | None:
    """The columns named by a header line; None when the line is none."""
    if any(re.search(r"\d{4}", cell) for cell in cells):
        return None
    columns: list[Column] = []
    for cell in cells:
        text = cell.lower().replace(" ", "")
        found = (c for c, pattern in _HEADERS if re.search(pattern, text) and c not in columns)
        columns.append(next(found, Column.OTHER))
    when = {Column.YEAR, Column.MONTH, Column.FROM}
    return columns if when & set(columns) and len(set(columns)) > 1 else None


def columns_by_content(cells: Sequence[str]) -> list[Column] | None:
    """The columns of a line without a header, told from what stands in them."""
    if not cells:
        return None
    rest: list[Column]
    if _reads(read_year, cells[0]):
        rest = [Column.YEAR]
        if len(cells) > 1 and _reads(read_count, cells[1]) and _small(cells[1]):
            rest.append(Column.MONTHS)
        rest += [Column.BASE, Column.CREDIT]
    elif len(cells) > 1 and _reads(read_month, cells[0]) and _reads(read_month, cells[1]):
        rest = [Column.FROM, Column.TO, Column.BASE, Column.CREDIT]
    elif _reads(read_span, cells[0]):
        rest = [Column.MONTH, Column.BASE, Column.AMOUNT]
    else:
        return None
    return (rest + [Column.OTHER] * len(cells))[: len(cells)]


def _reads(read: Callable[[str], object], cell: str) -> bool:
    try:
        read(cell)
    except WrongValueError:
        return False
    return True


def _small(cell: str) -> bool:
    # no base is as low as 31 yuan: 14 is a wrong number of months, and is told as such
    return cell in _NOTHING or (read_count(cell) or 0) <= 31


def read_year(cell: str) -> int:
    """A calendar year; raises `WrongValueError`."""
    found = _YEAR.match(cell)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        raise WrongValueError(f"{clip(repr(cell))} is not a year", "such as 2024")
    return int(found[1])


def read_month(cell: str) -> Month:
    """A month in one of the common spellings, days left aside; raises `WrongValueError`."""
    found = _MONTH.match(cell) or _COMPACT.match(cell) or _DATE.match(cell)
    if found is None:
        raise WrongValueError(f"{clip(repr(cell))} is not a month", "such as 2024-01 or 202401")
    return Month.parse(f"{found[1]}-{int(found[2]):02d}")


def read_span(cell: str) -> tuple[Month, Month]:
    """A month, or two joined by 至, ~ or a dash; raises `WrongValueError`."""
    parts = [part for part in _JOINTS.split(cell) if part]
    if len(parts) == 2:
        first, last = read_month(parts[0]), read_month(parts[1])
        if last < first:
            raise WrongValueError(f"{last} lies before {first}", "from ≤ to")
        return first, last
    month = read_month(cell)
    return month, month


def read_count(cell: str) -> int | None:
    """A number of months; None when none is recorded; raises `WrongValueError`."""
    if cell.lower() in _NOTHING:
        return None
    found = _COUNT.match(cell)
    if found is None:
        raise WrongValueError(f"{clip(repr(cell))} is not a number of months", "such as 12")
    return int(found[1])


def read_amount(cell: str) -> Money | None:
    """An amount in fen; None when none is recorded, which is not 0; raises `WrongValueError`."""
    if cell.lower() in _NOTHING:
        return None
    bare = cell.replace(",", "").replace(" ", "").replace("¥", "").removesuffix("元")
    if not _LISTED.match(cell):
        raise WrongValueError(f"{clip(repr(cell))} is not an amount", "yuan such as 4588.00")
    whole, point, decimals = bare.partition(".")
    if point:
        # a spreadsheet prints 4588.0 or 4588.000
        decimals = decimals[:2] + decimals[2:].rstrip("0")
        bare = f"{whole}.{decimals}" if decimals else whole
    return parse_yuan(bare)


def read_kind(cell: str, default: str) -> str:
    """The kind of a spell by the words of a record; `default` for a blank cell."""
    if cell.lower() in _NOTHING:
        return default
    for kind, pattern in _KINDS:
        if re.search(pattern, cell.lower()):
            return kind
    raise WrongValueError(
        f"{clip(repr(cell))} is no kind of insurance", "灵活就业, 单位职工, 居民, 视同"
    )
