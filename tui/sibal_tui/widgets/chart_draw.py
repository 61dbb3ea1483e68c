"""What a chart shows, and the lines of text it becomes; pure functions, no widget."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sibal_tui.text import cut, pad, width
from sibal_tui.widgets.chart_math import (
    Scale,
    bounds,
    column_of,
    month_labels,
    month_text,
    name_labels,
    nice_scale,
    tick_label,
)
from sibal_tui.widgets.chart_raster import Dot, Line, Mode, mark_of, raster

COLOURS = 6
Piece = tuple[str, str]
"""A text and the component class that colours it (empty: none)."""


class Series(NamedTuple):
    """One line of the chart."""

    name: str
    values: tuple[int | None, ...]
    """Fen, one a month from the model's `start`; `None` leaves a hole."""
    filled: bool = False
    partial: bool = False
    """Marks some months only: where it has no value nothing is unknown, and none is read."""


class Milestone(NamedTuple):
    """A month marked by a letter on the axis; the label stands in the line below."""

    month: int
    letter: str
    label: str


class ChartModel(NamedTuple):
    """All a chart shows. `start` is the month of the first value (months since year 0)."""

    start: int
    series: tuple[Series, ...]
    milestones: tuple[Milestone, ...] = ()
    chinese: bool = True
    """Ticks in 万."""
    from_zero: bool = True
    empty: str = "没有可画的数据"
    """Said where no value is known."""
    names: tuple[str, ...] = ()
    """Names of the values where they are not months, such as `60%`; `start` is 0 then."""

    @property
    def length(self) -> int:
        """Values shown."""
        return max((len(series.values) for series in self.series), default=0)

    def name(self, month: int) -> str:
        """What the axis and the readout call a value."""
        index = month - self.start
        return self.names[index] if 0 <= index < len(self.names) else month_text(month)


def money(fen: int | None) -> str:
    """`1,234.56` for the readout; `?` where unknown."""
    if fen is None:
        return "?"
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


def draw(model: ChartModel, cursor: int, cells: int, rows: int, mode: Mode) -> list[list[Piece]]:
    """All lines of a chart, each exactly `cells` cells wide; a pure function.

    From above: legend, readout, plot, axis with milestone letters, months, milestone labels.
    """
    if cells < 1 or rows < 1:
        return []
    found = bounds([series.values for series in model.series])
    if found is None:
        return _filled([_exactly([(model.empty, "")], cells)], cells, rows)
    head = [_legend(model, cells, mode), _readout(model, cursor, cells)]
    foot_rows = 3 if model.milestones else 2
    height = rows - len(head) - foot_rows
    if height < 2 or cells < 24:
        return _filled(head, cells, rows)
    scale = nice_scale(*found, wanted=max(1, min(6, height // 2)), from_zero=model.from_zero)
    labels = _tick_labels(scale, height, chinese=model.chinese)
    margin = max(width(text) for text in labels.values())
    columns = cells - margin - 1
    picture = raster(
        [Line(series.values, series.filled) for series in model.series],
        model.length,
        columns,
        height,
        scale,
        mode,
    )
    at = column_of(cursor, model.length, columns)
    plot = [
        [
            (pad(labels.get(row, ""), margin, "right"), "chart--axis"),
            ("|" if mode == "ascii" else "│", "chart--axis"),
            *_plot_row(dots, at, mode),
        ]
        for row, dots in enumerate(picture)
    ]
    foot = _foot(model, at, margin, columns, mode)
    return _filled([*head, *plot, *foot], cells, rows)


def _filled(lines: Sequence[list[Piece]], cells: int, rows: int) -> list[list[Piece]]:
    blank: list[Piece] = [(" " * cells, "")]
    return [*lines[:rows], *([blank] * (rows - len(lines)))]


def _exactly(pieces: Iterable[Piece], cells: int) -> list[Piece]:
    """The pieces, cut or padded to the cells of a line."""
    line: list[Piece] = []
    left = cells
    for text, name in pieces:
        part = cut(text, left)
        line.append((part, name))
        left -= width(part)
        if part != text:
            break
    return [*line, (" " * left, "")]


def _legend(model: ChartModel, cells: int, mode: Mode) -> list[Piece]:
    pieces: list[Piece] = []
    for index, series in enumerate(model.series):
        pieces += [(mark_of(index, mode), _colour(index)), (f" {series.name}  ", "")]
    return _exactly(pieces, cells)


def _readout(model: ChartModel, cursor: int, cells: int) -> list[Piece]:
    """Month and values under the cursor; a value that does not fit is left out whole."""
    pieces: list[Piece] = [(model.name(model.start + cursor), "chart--cursor")]
    used = width(pieces[0][0])
    for index, series in enumerate(model.series):
        value = series.values[cursor] if cursor < len(series.values) else None
        if value is None and series.partial:
            continue
        name, text = f"  {series.name} ", money(value)
        used += width(name) + width(text)
        if used > cells:
            break
        pieces += [(name, _colour(index)), (text, "chart--readout")]
    return _exactly(pieces, cells)


def _colour(index: int) -> str:
    return f"chart--series-{index % COLOURS + 1}"


def _tick_labels(scale: Scale, height: int, *, chinese: bool) -> dict[int, str]:
    """Labels by row of the plot (0 on top)."""
    step = scale.ticks[1] - scale.ticks[0] if len(scale.ticks) > 1 else scale.high - scale.low
    return {
        height - 1 - scale.level(tick, height): tick_label(tick, step, chinese=chinese)
        for tick in scale.ticks
    }


def _plot_row(dots: Sequence[Dot], cursor: int, mode: Mode) -> list[Piece]:
    """A row of the plot as few pieces; the cursor is a line behind the dots."""
    line = "|" if mode == "ascii" else "│"
    pieces: list[Piece] = []
    for x, dot in enumerate(dots):
        name = _colour(dot.series) if dot.series >= 0 else ""
        char = dot.char
        if x == cursor:
            name = "chart--cursor"
            char = line if dot.series < 0 else char
        if pieces and pieces[-1][1] == name:
            pieces[-1] = (pieces[-1][0] + char, name)
        else:
            pieces.append((char, name))
    return pieces


def _foot(
    model: ChartModel, cursor: int, margin: int, columns: int, mode: Mode
) -> list[list[Piece]]:
    rule = ["-" if mode == "ascii" else "─"] * columns
    marks: dict[int, str] = {}
    for stone in model.milestones:
        index = stone.month - model.start
        if 0 <= index < model.length:
            # Two in one column: the sign says that there is more than one.
            column = column_of(index, model.length, columns)
            marks[column] = "+" if column in marks else cut(stone.letter, 1) or "*"
    axis = [Dot(marks.get(x, char), 0 if x in marks else -1) for x, char in enumerate(rule)]
    corner = "+" if mode == "ascii" else "└"
    first: list[Piece] = [(" " * margin + corner, "chart--axis")]
    for x, dot in enumerate(axis):
        name = "chart--milestone" if dot.series == 0 else "chart--axis"
        name = "chart--cursor" if x == cursor and dot.series < 0 else name
        char = ("^" if mode == "ascii" else "┴") if name == "chart--cursor" else dot.char
        first.append((char, name))
    row = [" "] * columns
    labels = (
        name_labels(model.names, columns)
        if model.names
        else month_labels(model.start, model.length, columns)
    )
    for column, text in labels:
        row[column : column + len(text)] = text
    lines = [first, [(" " * (margin + 1) + "".join(row), "chart--axis")]]
    if model.milestones:
        pieces: list[Piece] = []
        for stone in model.milestones:
            text = f" {model.name(stone.month)} {stone.label}  "
            pieces += [(stone.letter, "chart--milestone"), (text, "")]
        lines.append(_exactly(pieces, margin + 1 + columns))
    return lines
