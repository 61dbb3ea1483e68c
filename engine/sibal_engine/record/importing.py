"""Reading a record from CSV or pasted text: rows, spells to confirm, and faults by line.

Layouts: year, months, base, personal credit · month, base, amount · from, to, base. Columns are
told by their headers (Chinese or English) or by what stands in them; separators are tabs, commas,
semicolons or blanks; full-width digits are read. What is not recorded stays unknown: it never
becomes 0, and never a spell.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sibal_engine.case.model import LARGEST_AMOUNT, Record, Spell
from sibal_engine.errors import Fault, WrongValueError, clip
from sibal_engine.lang import Lang
from sibal_engine.money import Money, yuan, yuan_or_none
from sibal_engine.month import Month
from sibal_engine.record.cells import (
    Column,
    cells_of,
    columns_by_content,
    columns_of_header,
    read_amount,
    read_count,
    read_kind,
    read_month,
    read_span,
    read_year,
)

MOST_LINES = 2000
_PASTE = "paste"
"""How a fault names the text it stands in."""


class ImportedRow(NamedTuple):
    """One line as it was understood; amounts in fen, None where nothing is recorded."""

    line: int
    first: Month
    last: Month
    months: int | None
    """Months paid; None: not recorded."""
    base: Money | None
    credit: Money | None
    """Credited to the personal account."""
    amount: Money | None
    """Paid in all."""
    kind: str
    placed: bool = False
    """Only the number of months of a year is printed: which ones is assumed."""


class Imported(NamedTuple):
    """What a text holds: to be shown, and confirmed, before it becomes a record."""

    rows: tuple[ImportedRow, ...]
    spells: tuple[Spell, ...]
    faults: tuple[Fault, ...]
    unrecorded: tuple[tuple[Month, Month], ...]
    """Stretches whose lines say nothing yet."""
    columns: tuple[str, ...]
    """The meaning of each column, in order; `""` for one that is left aside."""

    @property
    def months(self) -> int:
        """Paid months in all spells but those of the resident scheme."""
        return sum(
            int(spell.last) - int(spell.first) + 1
            for spell in self.spells
            if spell.kind != "resident"
        )

    @property
    def credit(self) -> Money | None:
        """Personal credits in all; None when no line or not every paid line gives one."""
        given = [row.credit for row in self.rows if row.months]
        known = [value for value in given if value is not None]
        return sum(known) if known and len(known) == len(given) else None

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The preview as JSON prints it."""
        return {
            "columns": list(self.columns),
            "rows": [_row_dict(row) for row in self.rows],
            "spells": [
                {
                    "from": str(spell.first),
                    "to": str(spell.last),
                    "base": yuan_or_none(spell.base),
                    "kind": spell.kind,
                }
                for spell in self.spells
            ],
            "unrecorded": [{"from": str(a), "to": str(b)} for a, b in self.unrecorded],
            "months": self.months,
            "credit": yuan_or_none(self.credit),
            "faults": [str(fault) for fault in self.faults],
        }


def _row_dict(row: ImportedRow) -> dict[str, Any]:
    return {
        "line": row.line,
        "from": str(row.first),
        "to": str(row.last),
        "months": row.months,
        "base": yuan_or_none(row.base),
        "credit": yuan_or_none(row.credit),
        "amount": yuan_or_none(row.amount),
        "kind": row.kind,
        "placed": row.placed,
    }


def import_record(text: str, *, kind: str = "flexible") -> Imported:
    """Read pasted text or CSV; nothing is raised: faults carry their line.

    `kind` is the kind of spell where no column tells it.
    """
    lines = unicodedata.normalize("NFKC", text.removeprefix("\ufeff")).splitlines()
    faults: list[Fault] = []
    if len(lines) > MOST_LINES:
        allowed = f"at most {MOST_LINES}"
        faults.append(Fault(_PASTE, "", f"{len(lines)} lines", allowed, MOST_LINES + 1))
        lines = lines[:MOST_LINES]
    columns: Sequence[Column] | None = None
    rows: list[ImportedRow] = []
    for number, line in enumerate(lines, 1):
        cells = cells_of(line)
        if not any(cells):
            continue
        header = columns_of_header(cells)
        if header is not None:
            columns = header
            continue
        if columns is None:
            columns = columns_by_content(cells)
        if columns is None:
            allowed = "year, months, base · month, base, amount · from, to, base"
            faults.append(Fault(_PASTE, "", f"not understood: {clip(line)}", allowed, number))
            continue
        row = _row(columns, cells, number, kind, faults)
        if row is not None:
            rows.append(row)
    rows = _without_overlaps(_placed(rows), faults)
    names = tuple(column.value for column in columns or ())
    return Imported(tuple(rows), _spells(rows), tuple(faults), _unrecorded(rows), names)


def _row(
    columns: Sequence[Column],
    cells: Sequence[str],
    line: int,
    kind: str,
    faults: list[Fault],
) -> ImportedRow | None:
    texts: dict[Column, str] = dict(zip(columns, cells, strict=False))
    if _is_sum(cells):
        return None
    try:
        span, months = _span_of(texts)
        base = read_amount(texts.get(Column.BASE, ""))
        credit = read_amount(texts.get(Column.CREDIT, ""))
        amount = read_amount(texts.get(Column.AMOUNT, ""))
        kind = read_kind(texts[Column.KIND], kind) if Column.KIND in texts else kind
    except WrongValueError as error:
        faults.append(Fault(_PASTE, "", error.message, error.allowed, line))
        return None
    if base is not None and base > LARGEST_AMOUNT:
        faults.append(
            Fault(_PASTE, "", f"base {yuan(base)}", f"at most {yuan(LARGEST_AMOUNT)}", line)
        )
        return None
    length = int(span[1]) - int(span[0]) + 1
    if months is not None and months > length:
        faults.append(Fault(_PASTE, "", f"{months} months in {length}", f"0 to {length}", line))
        return None
    if months is None and Column.MONTHS not in texts:
        booked = [c for c in (Column.AMOUNT, Column.CREDIT) if c in texts]
        missing = any(read_amount(texts[c]) is None for c in booked)
        # a month whose payment is not booked yet is neither paid nor unpaid
        months = None if missing else _months_by_amounts(length, base, credit, amount)
    return ImportedRow(line, *span, months, base, credit, amount, kind)


def _is_sum(cells: Sequence[str]) -> bool:
    """A closing line of totals is no row."""
    return any(cell.startswith(("合计", "总计", "小计", "total", "Total")) for cell in cells)


def _span_of(texts: Mapping[Column, str]) -> tuple[tuple[Month, Month], int | None]:
    """The months a line is about, and how many of them were paid where it says so."""
    if Column.YEAR in texts:
        year = read_year(texts[Column.YEAR])
        return (Month.of(year, 1), Month.of(year, 12)), read_count(texts.get(Column.MONTHS, ""))
    if Column.MONTH in texts:
        return read_span(texts[Column.MONTH]), read_count(texts.get(Column.MONTHS, ""))
    first, last = read_month(texts.get(Column.FROM, "")), read_month(texts.get(Column.TO, ""))
    if last < first:
        raise WrongValueError(f"{last} lies before {first}", "from ≤ to")
    return (first, last), read_count(texts.get(Column.MONTHS, ""))


def _months_by_amounts(length: int, *amounts: Money | None) -> int | None:
    """Months where no count is printed: all of them, none if every amount is 0, else unknown."""
    given = [amount for amount in amounts if amount is not None]
    if not given:
        return None
    return length if any(given) else 0


def _placed(rows: Sequence[ImportedRow]) -> list[ImportedRow]:
    """Years of which only the number of months is printed, put at their likely months.

    The first year of a record is taken to end in December, any other to begin in January.
    """
    ordered = sorted(rows, key=lambda row: (int(row.first), row.line))
    out: list[ImportedRow] = []
    begun = False
    for row in ordered:
        length, paid = int(row.last) - int(row.first) + 1, row.months or 0
        if 0 < paid < length:
            if begun:
                row = row._replace(last=row.first.plus(paid - 1), placed=True)
            else:
                row = row._replace(first=row.last.plus(1 - paid), placed=True)
        begun = begun or paid > 0
        out.append(row)
    return out


def _without_overlaps(rows: Sequence[ImportedRow], faults: list[Fault]) -> list[ImportedRow]:
    """The rows but those whose months an earlier line already has (noted as faults)."""
    out: list[ImportedRow] = []
    for row in rows:
        other = next((o for o in out if o.first <= row.last and row.first <= o.last), None)
        if other is None:
            out.append(row)
        else:
            text = f"{row.first} … {row.last} is also on line {other.line}"
            faults.append(Fault(_PASTE, "", text, "one line a month", row.line))
    return out


def _spells(rows: Sequence[ImportedRow]) -> tuple[Spell, ...]:
    """Paid rows as spells; neighbours of the same kind and base are one."""
    out: list[Spell] = []
    for row in rows:
        if not row.months:
            continue
        before = out[-1] if out else None
        if (
            before is not None
            and before.last.plus(1) == row.first
            and (before.kind, before.base) == (row.kind, row.base)
        ):
            out[-1] = before._replace(last=row.last)
        else:
            out.append(Spell(row.first, row.last, row.kind, row.base))
    return tuple(out)


def _unrecorded(rows: Sequence[ImportedRow]) -> tuple[tuple[Month, Month], ...]:
    out: list[tuple[Month, Month]] = []
    for row in rows:
        if row.months is not None:
            continue
        if out and out[-1][1].plus(1) == row.first:
            out[-1] = (out[-1][0], row.last)
        else:
            out.append((row.first, row.last))
    return tuple(out)


def merged(record: Record, imported: Imported) -> Record:
    """The record with the imported spells in place of its own; `as_of` reaches their last month.

    Totals of the record stay as they are: they are reconciled with the spells, not replaced.
    """
    last = max((spell.last for spell in imported.spells), default=record.as_of)
    return record._replace(spells=imported.spells, as_of=max(record.as_of, last))


__all__ = ["Imported", "ImportedRow", "import_record", "merged"]
