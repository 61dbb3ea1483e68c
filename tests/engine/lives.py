"""Random lives for properties: people whose place says enough for every figure to be known."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from tests.engine.people import gap, person

from sibal_engine.case.model import Case
from sibal_engine.month import month_text

PLACES = (
    "110000",  # averages over due months, years to 0.01
    "310000",  # whole years and odd months, up to the jiao, limits from July
    "340100",  # years up to 0.1
    "420100",  # prescribed medical base
    "430100",  # divided by the wage of the same year
    "440600",  # an index below 0.6 scales the wage
    "450100",  # parts up to the jiao
    "500000",  # medical contribution of so much a year
    "510100",  # an extra part, limits by the calendar year
)
"""Places that differ in their rules."""
AS_OF = 2026 * 12 + 9
"""2026-10."""

shares = st.sampled_from(("60%", "70%", "80%", "100%", "150%", "200%", "300%"))
growths = st.sampled_from(("0%", "2.5%", "4%"))


@st.composite
def people(draw: st.DrawFn, /, **fixed: Any) -> dict[str, Any]:
    """What `person` takes: somebody with 5 to 25 years to go and the minimum reached."""
    category = draw(st.sampled_from(("men60", "women55", "women50")))
    age = {"men60": 60, "women55": 55, "women50": 50}[category] - draw(st.integers(5, 20))
    born = month_text(AS_OF - age * 12 - draw(st.integers(0, 11)))
    given: dict[str, Any] = {
        "born": born,
        "category": category,
        "city": draw(st.sampled_from(PLACES)),
        "pension_months": draw(st.integers(240, 300)),
        "average_index": draw(st.sampled_from(("0.45", "0.6", "0.9321", "1.2", "2.5"))),
        "pension_balance": f"{draw(st.integers(0, 30_000_000)) / 100:.2f}",
        "medical_months": draw(st.integers(1, 300)),
        "medical_balance": f"{draw(st.integers(0, 1_000_000)) / 100:.2f}",
        "pension_base": draw(shares),
        "wage_growth": draw(growths),
        "crediting_rate": draw(st.sampled_from((None, "2%", "3.1%"))),
        "medical_spend": draw(st.sampled_from((None, "50.00"))),
    }
    return {**given, **fixed}


@st.composite
def gaps(draw: st.DrawFn, most: int = 3) -> str:
    """Some gaps after the record, some of them paid back, as TOML."""
    first, out = AS_OF + 1, []
    for _ in range(draw(st.integers(0, most))):
        first += draw(st.integers(0, 20))
        months = draw(st.integers(1, 14))
        scheme = draw(st.sampled_from(("both", "pension", "medical")))
        later = draw(st.none() | st.integers(0, 3))
        paid = None if later is None else month_text(first + months + later)
        out.append(gap(month_text(first), months, scheme, paid))
        first += months
    return "".join(out)


@st.composite
def changes(draw: st.DrawFn) -> str:
    """Some changes of base, option and city, as TOML."""
    first, out = AS_OF + 1, []
    for _ in range(draw(st.integers(0, 3))):
        first += draw(st.integers(1, 40))
        what = draw(
            st.sampled_from(
                (
                    'pension_base = "100%"',
                    'pension_base = "lower"\nmedical_base = "upper"',
                    'medical_option = "none"',
                    'medical_option = "resident"',
                    *(f'city = "{code}"' for code in PLACES),
                )
            )
        )
        out.append(f'[[plan.change]]\nfrom = "{month_text(first)}"\n{what}\n')
    return "".join(out)


@st.composite
def cases(draw: st.DrawFn, /, **fixed: Any) -> Case:
    """A case with some gaps."""
    return person(draw(gaps()), **draw(people(**fixed)))
