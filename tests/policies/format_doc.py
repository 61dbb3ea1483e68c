"""The table of series in docs/policy-format.md, made from the registry.

`python -m tests.policies.format_doc` writes it anew between its two marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sibal_engine.policy.kinds import BANDS, COHORTS, DIVISORS, TIERS, YEARLY_TIERS, Kind
from sibal_engine.policy.schema import SERIES, SUBJECTS, Field, Lasts, Series

PATH = Path(__file__).parents[2] / "docs" / "policy-format.md"
BEGIN = "<!-- made from the registry: python -m tests.policies.format_doc -->\n"
END = "<!-- end of the part made from the registry -->\n"
_WRITTEN = {"monthly amount": "yuan a month", "yearly amount": "yuan a year", "amount": "yuan"}


def _kind(kind: Kind) -> str:
    if "enum" in kind.schema:
        names = kind.schema["enum"]
        assert isinstance(names, list)
        return " · ".join(f"`{name}`" for name in names)
    items = kind.schema.get("items")
    if isinstance(items, dict) and "enum" in items:
        return "list of " + " · ".join(f"`{name}`" for name in items["enum"])
    if kind in (BANDS, COHORTS, DIVISORS):
        return f"[{kind.name}](#{kind.name.replace(' ', '-')})"
    if kind in (TIERS, YEARLY_TIERS):
        return f"list of rising amounts, yuan a {'month' if kind is TIERS else 'year'}"
    return _WRITTEN.get(kind.name, kind.name)


def _field(field: Field) -> str:
    needed = " *" if field.required else ""
    return f"| `{field.name}`{needed} | {_kind(field.kind)} | {field.zh} · {field.en} |"


def _series(series: Series) -> Iterator[str]:
    lasts = "a yearly figure: say `to`" if series.lasts is Lasts.PERIOD else "holds until changed"
    many = "; several may stand side by side" if series.many else ""
    yield f"**`[[{series.path}]]`** {series.zh} · {series.en} ({lasts}{many})"
    yield ""
    yield "| field | how it is written | 含义 · meaning |"
    yield "|---|---|---|"
    yield from map(_field, series.fields)
    yield ""


def table() -> str:
    """The generated part, with its marks."""
    lines: list[str] = []
    for subject, (zh, en) in SUBJECTS.items():
        lines += [f"### {en} · {zh}", ""]
        for series in SERIES:
            if series.subject == subject:
                lines += _series(series)
    return BEGIN + "\n" + "\n".join(lines) + "\n" + END


def renewed(text: str) -> str:
    """The document with its generated part made anew."""
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    return before + table() + after


if __name__ == "__main__":
    PATH.write_text(renewed(PATH.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
