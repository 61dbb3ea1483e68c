"""Credits to the medical account in the spells that name a historic reference scheme."""

from typing import NamedTuple

from sibal_engine.case.model import Case, Spell
from sibal_engine.messages import Message, message
from sibal_engine.money import Money
from sibal_engine.month import Month
from sibal_engine.months.schedule import World
from sibal_engine.policy.kinds import Band, CreditOf
from sibal_engine.policy.library import shipped_folder
from sibal_engine.policy.reference import Scheme, load_scheme
from sibal_engine.rules.medical_account import band_at, band_credit


class Stretch(NamedTuple):
    """Months (both included) of one spell in one age band; fen a month, None: base unknown."""

    first: int
    last: int
    base: Money | None
    scheme: Scheme
    band: Band
    monthly: Money | None

    @property
    def months(self) -> int:
        """How many months it has."""
        return self.last - self.first + 1


class MedicalCredits(NamedTuple):
    """What the named schemes credited, in fen, without interest and withdrawals."""

    stretches: tuple[Stretch, ...]
    months: int
    """Months of the spells that name a scheme."""
    total: Money | None
    """None: no spell names a scheme, or a base is missing (then `reason` says which)."""
    reason: Message | None


def medical_credits(case: Case, world: World) -> MedicalCredits:
    """The monthly credits of every spell that names a scheme, by the age in each month."""
    stretches: list[Stretch] = []
    for spell in case.record.spells:
        if spell.medical_scheme:
            scheme = _scheme(spell.medical_scheme, world)
            stretches += _stretches(spell, scheme, int(case.person.born))
    total, reason = 0, None
    for part in stretches:
        if part.monthly is None:
            reason = reason or message("unknown.spell_base", month=Month(part.first))
        else:
            total += part.monthly * part.months
    known = bool(stretches) and reason is None
    months = sum(part.months for part in stretches)
    return MedicalCredits(tuple(stretches), months, total if known else None, reason)


def _scheme(name: str, world: World) -> Scheme:
    """A scheme of the policy folder; one that the folder lacks is the shipped one."""

    def load() -> Scheme:
        own = world.library.root / "reference" / f"{name}.toml"
        return load_scheme(own if own.is_file() else shipped_folder() / "reference" / own.name)

    return world.kept(("medical_scheme", name), load)


def _stretches(spell: Spell, scheme: Scheme, born: int) -> list[Stretch]:
    out: list[Stretch] = []
    bases = {CreditOf.OWN_BASE: spell.base}
    for month in range(int(spell.first), int(spell.last) + 1):
        band = band_at(scheme.active, month - born)
        if out and out[-1].band is band:
            last = out.pop()
            out.append(Stretch(last.first, month, spell.base, scheme, band, last.monthly))
            continue
        monthly = band_credit(scheme.active, month - born, bases)
        out.append(Stretch(month, month, spell.base, scheme, band, monthly))
    return out
