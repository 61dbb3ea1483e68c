"""Every series a policy file may hold: its path, fields, units and how long a value lasts.

The registry is the single description of the format: the loader, the linter, the JSON Schema, the
coverage page and `docs/policy-format.md` are all made from it.
"""

from __future__ import annotations

from collections.abc import Mapping

from sibal_engine.policy.series import Field, Lasts, Series
from sibal_engine.policy.series_medical import MEDICAL_SERIES, OPTIONS
from sibal_engine.policy.series_other import OTHER_SERIES
from sibal_engine.policy.series_pension import PENSION_SERIES

__all__ = [
    "BY_PATH",
    "ENTRY_KEYS",
    "HEADER_KEYS",
    "KEYS",
    "OPTIONS",
    "SCHEMA_VERSION",
    "SERIES",
    "SOURCE_KEYS",
    "STANDINGS",
    "SUBJECTS",
    "Field",
    "Lasts",
    "Series",
]

SUBJECTS: Mapping[str, tuple[str, str]] = {
    "wages": ("平均工资与计发基数", "Wages"),
    "retirement": ("退休年龄与最低年限", "Retirement"),
    "pension": ("养老保险缴费", "Pension contributions"),
    "award": ("养老金计发", "Pension award"),
    "medical": ("医疗保险缴费", "Medical contributions"),
    "account": ("医保个人账户", "Medical account"),
    "cover": ("医保待遇与断缴", "Medical cover and gaps"),
    "retiree": ("退休医保", "Medical cover in retirement"),
    "subsidy": ("补贴与失业保险", "Subsidies, unemployment"),
    "resident": ("城乡居民保险", "Resident schemes"),
    "survivor": ("继承与转移", "Survivors, transfer"),
    "enrolment": ("参保", "Enrolment"),
    "reference": ("参考待遇", "Reference values"),
}
SERIES: tuple[Series, ...] = (*PENSION_SERIES, *MEDICAL_SERIES, *OTHER_SERIES)

BY_PATH: Mapping[str, Series] = {series.path: series for series in SERIES}


class _Keys(dict[str, tuple[Series, Field]]):
    """The keys; that of a text beside others holds its number: `reference.local.2.text`."""

    def __missing__(self, key: str) -> tuple[Series, Field]:
        path, number, name = ("", "", *key.rsplit(".", 2))[-3:]
        if not (number.isdecimal() and path in BY_PATH and BY_PATH[path].many):
            raise KeyError(key)
        return BY_PATH[path], BY_PATH[path].field(name)


KEYS: Mapping[str, tuple[Series, Field]] = _Keys(
    (series.key(field), (series, field)) for series in SERIES for field in series.fields
)
"""Every dotted key `policy show` may print."""

ENTRY_KEYS = ("from", "to", "since_unknown", "unknown", "frame", "jump", "note", "source")
"""Keys any entry may hold beside its series' fields."""

HEADER_KEYS = ("schema", "code", "name", "pinyin", "level", "province", "checked", "limitations")
SOURCE_KEYS = ("id", "title", "number", "publisher", "date", "url", "standing", "seen", "note")
STANDINGS = ("official", "secondary", "unverified")
SCHEMA_VERSION = 1
