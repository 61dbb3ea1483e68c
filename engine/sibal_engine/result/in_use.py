"""Which policy values stand behind a result, and what nobody knows about the place."""

from typing import NamedTuple

from sibal_engine.life.live import Life
from sibal_engine.policy.model import Standing, State
from sibal_engine.policy.resolve import Hit, Policy
from sibal_engine.policy.schema import BY_PATH, Series

_ALWAYS = (
    "pension.base",
    "pension.rate",
    "pension.account_rate",
    "pension.crediting_rate",
    "average_wage",
    "pension.reference_wage",
    "pension.formula",
    "pension.minimum_months",
    "medical.gap.tolerated",
    "medical.gap.wait",
    "medical.minimum_years",
    "medical.local_years",
    "medical.retiree.credit",
)
_OF_OPTION = ("base", "base_rule", "rate", "amount", "credit", "fee")
_LOCAL = (
    "pension.base",
    "pension.reference_wage",
    "average_wage",
    "pension.payment",
    "pension.back_payment",
    "medical.payment",
    "medical.first_wait",
    "medical.gap.tolerated",
    "medical.gap.wait",
    "medical.gap.back_payment",
    "medical.minimum_years",
    "medical.local_years",
    "medical.top_up",
    "medical.retiree.credit",
    "medical.interest",
    "subsidy",
)
_ANY_OF_OPTION = ("rate", "amount")


class InUse(NamedTuple):
    """A series behind the result, and how its value stands in the month asked about."""

    series: Series
    hit: Hit

    @property
    def unverified(self) -> bool:
        """Whether its source is not proven."""
        source = self.hit.entry.source
        return source is not None and source.standing is Standing.UNVERIFIED

    @property
    def carried(self) -> int:
        """Months past its period; 0 while it is published."""
        return self.hit.age if self.hit.state is State.CARRIED else 0


def values_in_use(life: Life, month: int) -> tuple[InUse, ...]:
    """The values behind a result that are in force, or carried, in `month`."""
    policy = life.terms_at(max(month, life.first)).policy
    option = life.dues.options[0] if life.dues.options else "none"
    paths = list(_ALWAYS)
    if option in ("with_account", "pool_only"):
        paths += [f"medical.{option}.{name}" for name in _OF_OPTION]
    elif option == "resident":
        paths.append("resident_medical.premium")
    found = ((path, policy.find(path, month)) for path in paths)
    return tuple(InUse(BY_PATH[path], hit) for path, hit in found if hit is not None)


class Missing(NamedTuple):
    """A rule of the place that nobody recorded, and what was looked for."""

    series: Series
    note: str


def missing_rules(policy: Policy, month: int, option: str) -> tuple[Missing, ...]:
    """What is unknown about a place in a month; a national frame does not make it known."""
    rows = []
    for path in _LOCAL:
        hit = policy.find(path, month)
        if hit is None or hit.blocked or hit.entry.frame:
            rows.append(Missing(BY_PATH[path], policy.local_note(path, month)))
    if option in ("with_account", "pool_only"):
        root = f"medical.{option}"
        if all(policy.find(f"{root}.{name}", month) is None for name in _ANY_OF_OPTION):
            path = f"{root}.rate"
            rows.append(Missing(BY_PATH[path], policy.local_note(path, month)))
    return tuple(rows)
