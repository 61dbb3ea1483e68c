"""What one month costs in a place, split into the accounts, the pools and extra fees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sibal_engine.case.model import Assumptions, BaseChoice, BaseKind, Case, Person, Plan, Record
from sibal_engine.lang import Lang
from sibal_engine.messages import Message, message
from sibal_engine.money import Money, less_or_none, total_or_none, yuan, yuan_half_up, yuan_or_none
from sibal_engine.month import Month, span_text
from sibal_engine.months.dues_walk import make_dues
from sibal_engine.months.month_terms import wage_behind
from sibal_engine.months.schedule import PlaceTerms, Stretch, World
from sibal_engine.rates import PPM
from sibal_engine.result.json_parts import assumed_list, unknown_list
from sibal_engine.result.unemployment import Unemployment, unemployment_of
from sibal_engine.rules.due import MedicalDue, PensionDue

WORKING_AGE = 40 * 12
"""Age in months at which age bands are read when no person is given; said where it matters."""


_CAUSES: Mapping[str, tuple[str, ...]] = {
    "base": ("pension.base",),
    "pension.base": ("pension.base",),
    "pension.due": ("pension.base", "pension.rate"),
    "pension.account": ("pension.base", "pension.rate"),
    "pension.pool": ("pension.base", "pension.rate"),
    "medical.base": ("medical.due", "pension.base"),
    "medical.due": ("medical.due", "pension.base"),
    "medical.fee": ("medical.fee", "medical.due"),
    "medical.account": ("medical.credit", "medical.due"),
    "medical.pool": ("medical.due", "medical.credit"),
    "unemployment.base": ("pension.base",),
    "unemployment.due": ("unemployment.due", "pension.base"),
    "total": ("pension.base", "pension.rate", "medical.due", "medical.fee", "unemployment.due"),
}
"""Figure of the result → what may be unknown behind it."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """One month's cost in fen; None where it is unknown."""

    place: str
    name: str
    month: Month
    choice: BaseChoice
    option: str
    pension: PensionDue
    medical: MedicalDue
    unemployment: Unemployment | None = None
    assumed: Mapping[str, Message] = field(default_factory=dict)
    unknown: Mapping[str, tuple[Message, str]] = field(default_factory=dict)

    @property
    def total(self) -> Money | None:
        """All that is paid in the month; voluntary unemployment insurance is not in it."""
        parts = [self.pension.due, self.medical.due, self.medical.fee]
        if self.unemployment is not None and self.unemployment.included:
            parts.append(self.unemployment.due)
        return total_or_none(parts)

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The result as `contribution --json` prints it."""
        pension, medical = self.pension, self.medical
        result: dict[str, Any] = {
            "place": self.place,
            "at": str(self.month),
            "base": yuan_or_none(pension.base),
            "pension": {
                "base": yuan_or_none(pension.base),
                "due": yuan_or_none(pension.due),
                "account": yuan_or_none(pension.credit),
                "pool": yuan_or_none(less_or_none(pension.due, pension.credit)),
            },
            "medical": {
                "option": self.option,
                "base": yuan_or_none(medical.base),
                "fixed": medical.base is None and medical.due is not None,
                "due": yuan_or_none(medical.due),
                "fee": yuan_or_none(medical.fee),
                "account": yuan_or_none(medical.credit),
                "pool": yuan_or_none(_pool(medical)),
            },
        }
        if self.unemployment is not None:
            result["unemployment"] = {
                "base": yuan_or_none(self.unemployment.base),
                "due": yuan_or_none(self.unemployment.due),
                "included": self.unemployment.included,
            }
        result["total"] = yuan_or_none(self.total)
        result["assumed"] = assumed_list(dict(self.assumed), lang)
        result["unknown"] = unknown_list(self._named_unknown(result), lang)
        return result

    def _named_unknown(self, result: Mapping[str, Any]) -> dict[str, tuple[Message, str]]:
        """Every figure that is null, with the first cause that explains it."""
        named: dict[str, tuple[Message, str]] = {}
        for figure, causes in _CAUSES.items():
            head, _, name = figure.partition(".")
            if head not in result or (name and result[head][name] is not None):
                continue
            if not name and result[head] is not None:
                continue
            if figure == "medical.base" and result["medical"]["fixed"]:
                continue
            cause = next((each for each in causes if each in self.unknown), None)
            if cause is not None:
                named[figure] = self.unknown[cause]
        return named


def _pool(medical: MedicalDue) -> Money | None:
    """What of the due goes to the pool; an account credited beyond the due takes from it: 0."""
    rest = less_or_none(medical.due, medical.credit)
    return None if rest is None else max(0, rest)


def contribution(
    world: World,
    city: str,
    month: Month,
    *,
    base: BaseChoice | None = None,
    medical_base: BaseChoice | None = None,
    option: str | None = None,
    born: Month | None = None,
) -> Contribution:
    """What `month` costs in a place; raises `ContentError` for an unknown one.

    `base` defaults to the lower limit, `medical_base` to what the place prescribes, `option` to
    what it offers. `born` matters only where dues or credits go by age.
    """
    place = world.library.find(city)
    terms = world.terms(place.code, int(month), int(month), 0)
    choice = base or BaseChoice(BaseKind.LOWER)
    plan = Plan(
        pension_base=choice,
        medical_base=medical_base or BaseChoice(BaseKind.PLACE),
        medical_option=option,
    )
    person = Person(born or month.plus(-WORKING_AGE), "men60")
    case = Case(place.name, person, place.code, Record(month.plus(-1)), plan, Assumptions())
    where = (Stretch(int(month), int(month), terms),)
    dues = make_dues(case, where, int(month))
    assumed = dict(dues.assumed)
    if base is None:
        assumed["pension_base"] = message("assumed.pension_base")
    unknown = dict(dues.unknown)
    if born is None and _goes_by_age(terms, month, dues.options[0]):
        assumed["age"] = message("assumed.age", age=span_text(WORKING_AGE))
    _note_held(terms, month, choice, dues.pension[0].base, assumed)
    _note_carried(terms, month, dues.options[0], assumed)
    return Contribution(
        place.code,
        name=place.name,
        month=month,
        choice=choice,
        option=dues.options[0],
        pension=dues.pension[0],
        medical=dues.medical[0],
        unemployment=_unemployment(terms, month, dues.pension[0].base, unknown),
        assumed=assumed,
        unknown=unknown,
    )


def _goes_by_age(terms: PlaceTerms, month: Month, option: str) -> bool:
    names = ("rate", "amount", "credit") if option in ("with_account", "pool_only") else ()
    cells = (terms.at(f"medical.{option}.{name}", int(month)) for name in names)
    return any(cell is not None and {"by_age", "bands"} & set(cell.values) for cell in cells)


def _note_held(
    terms: PlaceTerms,
    month: Month,
    choice: BaseChoice,
    base: Money | None,
    assumed: dict[str, Message],
) -> None:
    """Say when the chosen base was not taken as it is: limits, or the nearest published tier."""
    cell = terms.at("pension.base", int(month))
    wanted: Money | None = None
    if choice.kind is BaseKind.AMOUNT:
        wanted = choice.value
    elif choice.kind is BaseKind.SHARE and cell is not None:
        wage = wage_behind(terms, cell)[0]
        wanted = None if wage is None else yuan_half_up(wage * choice.value, PPM)
    if cell is not None and wanted is not None and base is not None and wanted != base:
        lower, upper = cell.values.get("lower"), cell.values.get("upper")
        limits = " – ".join("?" if limit is None else yuan(limit) for limit in (lower, upper))
        values = {"wanted": yuan(wanted), "base": yuan(base), "limits": limits}
        assumed["held"] = message("assumed.held", **values)


def _note_carried(
    terms: PlaceTerms, month: Month, option: str, assumed: dict[str, Message]
) -> None:
    """Say which of the figures were used past their period."""
    paths = ["pension.base"]
    if option in ("with_account", "pool_only"):
        paths += [f"medical.{option}.base", f"medical.{option}.amount", f"medical.{option}.rate"]
    for path in paths:
        cell = terms.at(path, int(month))
        if cell is not None and cell.state.value == "carried":
            until = cell.hit.entry.until
            values = {"series": path, "until": until, "age": cell.hit.age}
            assumed[f"carried.{path}"] = message("assumed.carried", **values)


def _unemployment(
    terms: PlaceTerms, month: Month, base: Money | None, unknown: dict[str, tuple[Message, str]]
) -> Unemployment | None:
    found = unemployment_of(terms, int(month), base)
    if found is not None and found.due is None and base is not None:
        place = terms.policy.place
        unknown["unemployment.due"] = (
            message("unknown.unemployment", place=place.name),
            place.code,
        )
    return found
