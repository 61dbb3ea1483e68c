"""The fields of a profile, as data: every key of the case, in the order people have the numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sibal_tui.views import form_milestones
from sibal_tui.views import form_values as read
from sibal_tui.views.form_model import Field, Kind, Section, Unit

PENSION_BASES = ("lower", "60%", "80%", "100%", "150%", "200%", "300%", "upper", "none")
MEDICAL_BASES = ("", "lower", "60%", "80%", "100%", "upper")
MEDICAL_OPTIONS = ("", "with_account", "pool_only", "resident", "none")
WOMEN = ("women55", "women50")

NAME = Field("name", read=read.name, required=True)
BORN = Field("person.born", read=read.month, required=True)
SEX = Field("person.sex", Kind.CHOICE, None, ("female", "male"), "sex", required=True)
CATEGORY = Field("person.category", Kind.CHOICE, None, (*WOMEN, "men60"), "category", required=True)
CITY = Field("place.city", Kind.PLACE, read.city, required=True)
AS_OF = Field("record.as_of", read=read.month, required=True)


def _amount(key: str) -> Field:
    return Field(key, read=read.amount, unit=Unit.YUAN)


def _months(key: str) -> Field:
    return Field(key, read=read.count, unit=Unit.MONTHS)


SECTIONS: tuple[Section, ...] = (
    Section(
        "person",
        (
            NAME,
            BORN,
            SEX,
            CATEGORY,
            CITY,
            Field("person.hukou", Kind.PLACE, read.hukou),
        ),
    ),
    Section(
        "record",
        (
            AS_OF,
            _months("record.pension_months"),
            _months("record.deemed_months"),
            Field("record.average_index", read=read.index),
            _amount("record.pension_balance"),
            _amount("record.pension_credited_this_year"),
            _months("record.medical_months"),
            _months("record.medical_local_months"),
            _amount("record.medical_balance"),
            Field("record.first_insured", read=read.month),
            Field("open.spells", Kind.LINK),
            Field("open.import", Kind.LINK),
            Field("open.pinned", Kind.LINK),
            Field("open.sheet", Kind.LINK),
        ),
    ),
    Section(
        "plan",
        (
            Field("plan.pension_base", Kind.MIXED, read.base, PENSION_BASES, "base"),
            Field("plan.medical_option", Kind.CHOICE, None, MEDICAL_OPTIONS, "option"),
            Field("plan.medical_base", Kind.MIXED, read.base, MEDICAL_BASES, "base"),
            Field(
                "plan.retire",
                Kind.MIXED,
                form_milestones.retire,
                ("statutory", "earliest", "latest"),
                "retire",
                unit=Unit.WHEN,
            ),
            Field("plan.subsidy_from", read=read.month),
            Field("open.gaps", Kind.LINK),
            Field("open.changes", Kind.LINK),
        ),
    ),
    Section(
        "assumptions",
        (
            Field("assumptions.wage_growth", read=read.growth),
            Field("assumptions.crediting_rate", read=read.rate),
            Field("assumptions.price_growth", read=read.growth),
            _amount("assumptions.medical_spend"),
        ),
    ),
    Section("files", (Field("note", read=read.note), Field("open.files", Kind.LINK))),
)

NEW: tuple[Section, ...] = (
    Section("new", (NAME, BORN, SEX, CATEGORY, CITY, AS_OF, Field("open.create", Kind.LINK))),
)
"""What a new profile needs; all else may stay empty."""

FIGURES: Mapping[str, str] = {
    "person.born": "retirement.statutory",
    "person.sex": "retirement.statutory",
    "person.category": "retirement.statutory",
    "plan.retire": "retirement.chosen",
    "plan.pension_base": "cost.month.pension.base",
    "plan.medical_base": "cost.month.medical.base",
    "plan.medical_option": "cost.month.medical.due",
    "record.pension_months": "so_far.pension_months",
    "record.deemed_months": "pension.transitional",
    "record.average_index": "pension.average_index",
    "record.pension_balance": "so_far.pension_balance",
    "record.pension_credited_this_year": "so_far.pension_balance",
    "record.medical_months": "so_far.medical_months",
    "record.medical_local_months": "medical.local_months",
    "record.medical_balance": "so_far.medical_balance",
}
"""The figure whose steps show what a field does."""


def fields(sections: tuple[Section, ...] = SECTIONS) -> Iterator[Field]:
    """All fields in order."""
    return (each for section in sections for each in section.fields)


def by_key(sections: tuple[Section, ...] = SECTIONS) -> dict[str, Field]:
    """Fields by their keys."""
    return {each.key: each for each in fields(sections)}


def fitted(each: Field, texts: Mapping[str, str]) -> Field:
    """The field with the choices that go with the others: a man has one category, a woman two."""
    if each.key != "person.category":
        return each
    sex = texts.get("person.sex", "")
    choices = ("men60",) if sex == "male" else WOMEN if sex == "female" else each.choices
    return Field(each.key, each.kind, None, choices, each.choice_texts, each.required)
