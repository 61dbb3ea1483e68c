"""An answer as a few plain blocks, printed for reading or, one value a line, for scripts."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias


class Title(NamedTuple):
    """A heading; left out of plain output, where each label stands by itself."""

    text: str


class Pair(NamedTuple):
    """One figure: its name, its value, and what is said beside it when there is room."""

    label: str
    value: str
    beside: str = ""


class Table(NamedTuple):
    """Rows under headers; the first column names the row."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Note(NamedTuple):
    """A sentence under a name, such as an assumption."""

    label: str
    text: str


Block: TypeAlias = Title | Pair | Table | Note


def cells(text: str) -> int:
    """Columns a text takes: Chinese signs take two. Rich would know more, and cost its import."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def padded(text: str, width: int, *, right: bool = False) -> str:
    """A text filled with blanks to a width."""
    blanks = " " * max(0, width - cells(text))
    return blanks + text if right else text + blanks


def _is_number(text: str) -> bool:
    return text[:1].isdigit() or text[:2].lstrip("-+")[:1].isdigit()


def _table_lines(table: Table) -> Iterable[str]:
    rows = [table.headers, *table.rows]
    widths = [max(cells(row[i]) for row in rows) for i in range(len(table.headers))]
    right = [
        bool(table.rows) and all(not row[i] or _is_number(row[i]) for row in table.rows)
        for i in range(len(table.headers))
    ]
    for row in rows:
        line = "  ".join(
            padded(text, width, right=flush)
            for text, width, flush in zip(row, widths, right, strict=True)
        )
        yield ("  " + line).rstrip()


def readable(blocks: Sequence[Block]) -> str:
    """Headings, aligned figures and tables, for a person."""
    width = max((cells(b.label) for b in blocks if isinstance(b, Pair)), default=0)
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Title):
            lines += ["", block.text] if lines else [block.text]
        elif isinstance(block, Pair):
            beside = f"  {block.beside}" if block.beside else ""
            lines.append(f"  {padded(block.label, width)}  {block.value}{beside}")
        elif isinstance(block, Table):
            lines.extend(_table_lines(block))
        else:
            lines.append(f"  · {block.text}")
    return "\n".join(lines)


def plain(blocks: Sequence[Block]) -> str:
    """`label: value`, one a line; a table row gives one line a column, named after both."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Pair):
            beside = f" ({block.beside})" if block.beside else ""
            lines.append(f"{block.label}: {block.value}{beside}")
        elif isinstance(block, Note):
            lines.append(f"{block.label}: {block.text}")
        elif isinstance(block, Table):
            for row in block.rows:
                lines.extend(
                    f"{row[0]} {header}: {value}"
                    for header, value in zip(block.headers[1:], row[1:], strict=True)
                    if value
                )
    return "\n".join(" ".join(line.split()) for line in lines)
