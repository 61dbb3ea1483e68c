"""A world of two made-up cities with round numbers, so that a test's values are done by hand.

The nation is the shipped one. 甲: wage 5,000, limits 3,000 to 15,000, reference wage 6,000. 乙:
wage 8,000, limits 4,800 to 24,000, reference wage 9,000. Nothing changes from 2016 on.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from sibal_engine.case.model import Case
from sibal_engine.case.reader import parse_case
from sibal_engine.months.schedule import World
from sibal_engine.policy.library import Library, shipped_folder

_INDEX = """schema = 1
checked = "2026-11"
"""
_ROW = """
[[place]]
code = "{code}"
name = "{name}"
pinyin = "{pinyin}"
initials = "{initials}"
level = "{level}"
province = "{province}"
"""
_HEAD = """schema = 1
code = "{code}"
name = "{name}"
pinyin = "{pinyin}"
level = "{level}"
{province}checked = "2026-11"
[[source]]
id = "made-up"
title = "A made-up document"
number = "例〔2026〕1号"
publisher = "nobody"
standing = "secondary"
"""
_WAGES = """
[[average_wage]]
from = "2010-01"
to = "2026-12"
value = "{wage}.00"
source = "made-up"
[[pension.reference_wage]]
from = "2016-01"
to = "2026-12"
value = "{reference}.00"
source = "made-up"
"""
_CITY = """
[[pension.base]]
from = "2016-01"
to = "2026-12"
lower = "{lower}.00"
upper = "{upper}.00"
wage = "{wage}.00"
source = "made-up"
[[medical.with_account.rate]]
from = "2016-01"
value = "8%"
source = "made-up"
[[medical.with_account.base]]
from = "2016-01"
to = "2026-12"
lower = "{lower}.00"
upper = "{upper}.00"
source = "made-up"
[[medical.with_account.credit]]
from = "2016-01"
rate = "2%"
source = "made-up"
[[medical.pool_only.rate]]
from = "2016-01"
value = "5%"
source = "made-up"
[[medical.pool_only.base]]
from = "2016-01"
to = "2026-12"
lower = "{lower}.00"
upper = "{upper}.00"
source = "made-up"
[[medical.first_wait]]
from = "2016-01"
months = 0
source = "made-up"
[[medical.gap.tolerated]]
from = "2016-01"
in_a_row = 3
source = "made-up"
[[medical.gap.wait]]
from = "2016-01"
months = 6
source = "made-up"
[[medical.minimum_years]]
from = "2016-01"
men = "25y"
women = "20y"
source = "made-up"
[[medical.local_years]]
from = "2016-01"
value = "10y"
source = "made-up"
[[medical.retiree.credit]]
from = "2016-01"
monthly = "100.00"
source = "made-up"
"""
PLACES = (
    ("910000", "甲省", "jiasheng", "js", "province", ""),
    ("910100", "甲", "jia", "j", "city", "910000"),
    ("920000", "乙省", "yisheng", "ys", "province", ""),
    ("920100", "乙", "yi", "y", "city", "920000"),
)
_NUMBERS = {
    "91": {"wage": 5000, "reference": 6000, "lower": 3000, "upper": 15000},
    "92": {"wage": 8000, "reference": 9000, "lower": 4800, "upper": 24000},
}


def _row(code: str, name: str, pinyin: str, initials: str, level: str, province: str) -> str:
    return _ROW.format(
        code=code, name=name, pinyin=pinyin, initials=initials, level=level, province=province
    )


def write_world(root: Path, more: dict[str, str] | None = None) -> Path:
    """Write the policy files under `root`; `more` adds TOML to the file of a code."""
    nation = (shipped_folder() / "national.toml").read_text(encoding="utf-8")
    (root / "national.toml").write_text(nation + (more or {}).get("100000", ""), encoding="utf-8")
    rows = [_row("100000", "全国", "quanguo", "qg", "nation", "")]
    for code, name, pinyin, initials, level, province in PLACES:
        rows.append(_row(code, name, pinyin, initials, level, province))
        text = _HEAD.format(
            code=code,
            name=name,
            pinyin=pinyin,
            level=level,
            province=f'province = "{province}"\n' if province else "",
        )
        body = _CITY if level == "city" else _WAGES
        text += body.format(**_NUMBERS[code[:2]]) + (more or {}).get(code, "")
        folder = root / ("cities" if level == "city" else "provinces")
        folder.mkdir(exist_ok=True)
        (folder / f"{code}.toml").write_text(text, encoding="utf-8")
    (root / "index.toml").write_text(_INDEX + "".join(rows), encoding="utf-8")
    return root


@cache
def _world(more: tuple[tuple[str, str], ...]) -> World:
    return World(Library(write_world(Path(mkdtemp(prefix="small-world-")), dict(more))))


def small_world(**more: str) -> World:
    """The made-up world; `c910100="…"` adds TOML to the file of 910100."""
    return _world(tuple(sorted((name[1:], text) for name, text in more.items())))


PERSON = """schema = 1
name = "例"
[person]
born = "1968-10"
category = "men60"
"""


def a_case(
    *,
    record: str = "",
    plan: str = 'pension_base = "100%"',
    city: str = "甲",
    rate: str = "0%",
    more: str = "",
    person: str = PERSON,
) -> Case:
    """A man born 1968-10, 61 in 2029-10; the record ends 2026-12 unless `record` says otherwise."""
    record = record or (
        'as_of = "2026-12"\npension_months = 200\naverage_index = "1"\n'
        'pension_balance = "60000.00"\nmedical_months = 200\nmedical_balance = "1000.00"'
    )
    return parse_case(
        f'{person}[place]\ncity = "{city}"\n[record]\n{record}\n[plan]\n{plan}\n'
        f'[assumptions]\ncrediting_rate = "{rate}"\n{more}'
    )
