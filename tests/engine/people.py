"""People for tests: a case from a few words, everything else a plain default."""

from __future__ import annotations

from sibal_engine.case.model import Case
from sibal_engine.case.reader import parse_case

DEFAULTS = {
    "born": "1988-04",
    "category": "women55",
    "city": "310000",
    "as_of": "2026-10",
    "pension_months": 240,
    "average_index": "0.72",
    "pension_balance": "48211.37",
    "medical_months": 240,
    "medical_balance": "3120.55",
    "pension_base": "lower",
    "retire": "statutory",
}
_PERSON = ("born", "category", "hukou")
_RECORD = (
    "as_of",
    "pension_months",
    "deemed_months",
    "average_index",
    "pension_balance",
    "pension_credited_this_year",
    "medical_months",
    "medical_local_months",
    "medical_balance",
)
_PLAN = ("pension_base", "medical_base", "medical_option", "retire")
_ASSUMED = ("wage_growth", "crediting_rate", "medical_spend")


def _value(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def document(more: str = "", **given: object) -> str:
    """The TOML of a case; `more` is appended (gaps, changes, spells). None leaves a key out."""
    values = {**DEFAULTS, **given}
    lines = ["schema = 1", 'name = "test"']
    groups = (("person", _PERSON), ("record", _RECORD), ("plan", _PLAN), ("assumptions", _ASSUMED))
    for group, names in groups:
        lines.append(f"[{group}]")
        lines += [f"{n} = {_value(values[n])}" for n in names if values.get(n) is not None]
    unknown = set(values) - {"city", *_PERSON, *_RECORD, *_PLAN, *_ASSUMED}
    assert not unknown, unknown
    return "\n".join([*lines, "[place]", f'city = "{values["city"]}"', more, ""])


def person(more: str = "", **given: object) -> Case:
    """A case of the packaged defaults with some values given."""
    return parse_case(document(more, **given), "test")


def gap(first: str, months: int, scheme: str = "both", back_pay: str | None = None) -> str:
    """A gap of the plan as TOML."""
    paid = f'"{back_pay}"' if back_pay else "false"
    return (
        f'[[plan.gap]]\nfrom = "{first}"\nmonths = {months}\nscheme = "{scheme}"\n'
        f"back_pay = {paid}\n"
    )
