"""A sound policy file, and each single change that makes it faulty."""

from __future__ import annotations

CITY = """\
#:schema policy.schema.json
schema = 1
code = "510100"
name = "成都"
pinyin = "chengdu"
level = "city"
province = "510000"
checked = "2026-11"
limitations = ["一句话"]

[[pension.base]]
from = "2024-01"
to = "2024-12"
lower = "4511.00"
upper = "22555.00"
source = "base"

[[pension.base]]
from = "2025-01"
to = "2025-12"
lower = "4588.00"
upper = "22938.00"
wage = "7646.00"
source = "base"

[[pension.base]]
from = "2026-01"
to = "2026-12"
unknown = true
note = "未见公布"

[[medical.with_account.rate]]
from = "2024-01"
value = "9.5%"
extra = "0.75%"
source = "base"

[[medical.with_account.base]]
from = "2024-01"
to = "2024-12"
lower = "4511.00"
upper = "9000.00"
tiers = ["4511.00", "6000.00", "9000.00"]
source = "base"

[[medical.retiree.credit]]
from = "2024-01"
bands = [
  { below_age = "70y", of = "own_pension", rate = "2.8%", floor = "80.00", ceiling = "200.00" },
  { of = "fixed", amount = "120.00" },
]
source = "seen"

[[medical.minimum_years]]
from = "2024-01"
men = "25y"
women = "20y"
source = "seen"

[[pension.back_payment]]
from = "2024-01"
allowed = "months"
window = 3
source = "seen"

[[source]]
id = "base"
title = "公布文件"
number = "川人社办发〔2025〕39号"
standing = "secondary"

[[source]]
id = "seen"
title = "转载"
standing = "unverified"
seen = "一篇转载"
"""


SECOND = '\ntitle = "x"\nurl = "https://example.org"\nstanding = "secondary"\n\n[[source]]\n'
# what is changed, into what; then of the one fault: its key, a piece of its line and message
ONE_CHANGE = {
    "not toml": ('code = "510100"', 'code = "510100', "", 'code = "510100', "not valid TOML"),
    "key twice": ('upper = "9000.00"', 'lower = "9000.00"', "", "lower = ", "not valid TOML"),
    "unknown series": (
        '[[pension.base]]\nfrom = "2024',
        '[[pension.bass]]\nfrom = "2024',
        "pension.bass",
        "[[pension.bass]]",
        'unknown key "pension.bass"',
    ),
    "unknown key at the head": ("level =", "levle =", "levle", "levle", 'unknown key "levle"'),
    "unknown key in an entry": (
        'extra = "0.75%"',
        'extre = "0.75%"',
        "medical.with_account.rate.extre",
        "extre",
        "unknown key",
    ),
    "unknown key in a source": (
        'seen = "一篇转载"',
        'seen = "一篇转载"\nurI = "x"',
        "source.urI",
        "urI",
        "unknown key",
    ),
    "unknown key in a band": (
        'floor = "80.00"',
        'flor = "80.00"',
        "medical.retiree.credit.bands",
        "bands",
        "unknown key",
    ),
    "wrong schema": ("schema = 1", "schema = 2", "schema", "schema = 2", "schema 2"),
    "no code": ('code = "510100"', 'code = "51010"', "code", "code", "is no place code"),
    "no name": ('name = "成都"', 'name = ""', "name", "name", "no name"),
    "wrong level": ('"city"', '"town"', "level", "level", "is no level"),
    "wrong pinyin": ('"chengdu"', '"Cheng Du"', "pinyin", "pinyin", "not plain"),
    "wrong limitations": ('["一句话"]', '"一句话"', "limitations", "limitations", "list of texts"),
    "bad month": ('to = "2025-12"', 'to = "2025-13"', "pension.base.to", "2025-13", "no month 13"),
    "month as a day": (
        'to = "2025-12"',
        'to = "2025-12-31"',
        "pension.base.to",
        "31",
        "not a month",
    ),
    "month as a TOML date": (
        'to = "2025-12"',
        "to = 2025-12-31",
        "pension.base.to",
        "31",
        "not a month",
    ),
    "end before beginning": (
        'to = "2025-12"',
        'to = "2024-12"',
        "pension.base.to",
        '"2024-12"',
        "before from",
    ),
    "overlap": (
        'to = "2024-12"\nlower = "4511.00"\nupper = "22',
        'to = "2025-02"\nlower = "4511.00"\nupper = "22',
        "pension.base.from",
        '"2025-01"',
        "overlaps",
    ),
    "hole": (
        'to = "2024-12"\nlower = "4511.00"\nupper = "22',
        'to = "2024-10"\nlower = "4511.00"\nupper = "22',
        "pension.base.from",
        '"2025-01"',
        "nothing is said from 2024-11 to 2024-12",
    ),
    "amount as a number": ('"22938.00"', "22938.00", "pension.base.upper", "22938.00", "is not"),
    "amount with a unit": ('"22938.00"', '"22938元"', "pension.base.upper", "22938元", "is not"),
    "amount below zero": ('"22938.00"', '"-22938.00"', "pension.base.upper", "-22938", "is not"),
    "duration without unit": ('"25y"', '"25"', "medical.minimum_years.men", '"25"', "not an age"),
    "rate without unit": (
        '"9.5%"',
        '"9.5"',
        "medical.with_account.rate.value",
        '"9.5"',
        "950% is implausible",
    ),
    "rate too high": ('"9.5%"', '"95%"', "medical.with_account.rate.value", '"95%"', "implausible"),
    "rate of a band too high": (
        'rate = "2.8%"',
        'rate = "2.8"',
        "medical.retiree.credit.bands",
        "bands",
        "280% is implausible",
    ),
    "part above the whole": (
        '"0.75%"',
        '"10%"',
        "medical.with_account.rate.extra",
        '"10%"',
        "extra 10% is above",
    ),
    "lower above upper": (
        'lower = "4588.00"',
        'lower = "22939.00"\njump = "x"',
        "pension.base.lower",
        "22939",
        "lower 22939.00 is above",
    ),
    "wage above upper": (
        'wage = "7646.00"',
        'wage = "76460.00"',
        "pension.base.wage",
        "76460",
        "wage 76460.00 is above",
    ),
    "floor above ceiling": (
        'floor = "80.00"',
        'floor = "201.00"',
        "medical.retiree.credit.bands",
        "bands",
        "floor 201.00 is above",
    ),
    "tiers do not rise": (
        '"6000.00", "9',
        '"9000.00", "9',
        "medical.with_account.base.tiers",
        "tiers",
        "do not rise",
    ),
    "tier below the limits": (
        '["4511.00"',
        '["4510.00"',
        "medical.with_account.base.tiers",
        "tiers",
        "4510.00 lies outside",
    ),
    "tier above the limits": (
        '"9000.00"]',
        '"9001.00"]',
        "medical.with_account.base.tiers",
        "tiers",
        "9001.00 lies outside",
    ),
    "a rise like a typing error": (
        'lower = "4588.00"',
        'lower = "6588.00"',
        "pension.base.lower",
        "6588",
        "far from 4511.00",
    ),
    "a fall like a typing error": (
        'upper = "22938.00"',
        'upper = "16938.00"',
        "pension.base.upper",
        "16938",
        "far from 22555.00",
    ),
    "no value": (
        'value = "9.5%"\nextra = "0.75%"\n',
        "",
        "medical.with_account.rate",
        "[[medical.with_account.rate]]",
        "holds no value",
    ),
    "required field missing": (
        'allowed = "months"\n',
        "",
        "pension.back_payment",
        "[[pension.back_payment]]",
        "allowed is missing",
    ),
    "no such choice": ('"months"', '"yes"', "pension.back_payment.allowed", "yes", "not a choice"),
    "count in quotes": (
        "window = 3",
        'window = "3"',
        "pension.back_payment.window",
        "window",
        "not a count",
    ),
    "value in an unknown entry": (
        "unknown = true\n",
        'unknown = true\nlower = "1.00"\n',
        "pension.base.lower",
        '"1.00"',
        "unknown entry holds a value",
    ),
    "unknown without a note": (
        'note = "未见公布"\n',
        "",
        "pension.base",
        "[[pension.base]]",
        "has no note",
    ),
    "no from": (
        'from = "2024-01"\nmen',
        "men",
        "medical.minimum_years",
        "[[medical.minimum_years]]",
        "has no from",
    ),
    "no source": (
        'women = "20y"\nsource = "seen"',
        'women = "20y"',
        "medical.minimum_years",
        "[[medical.minimum_years]]",
        "has no source",
    ),
    "missing source": (
        'women = "20y"\nsource = "seen"',
        'women = "20y"\nsource = "sene"',
        "medical.minimum_years.source",
        "sene",
        "not in this file",
    ),
    "unused source": (
        'id = "base"',
        f'id = "spare"{SECOND}id = "base"',
        "source.id",
        '"spare"',
        "used by no entry",
    ),
    "source twice": (
        'id = "seen"',
        f'id = "base"{SECOND}id = "seen"',
        "source.id",
        'id = "base"',
        "stands twice",
    ),
    "source without title": ('title = "转载"\n', "", "source", "[[source]]", "an id and a title"),
    "unproven source": (
        'number = "川人社办发〔2025〕39号"\n',
        "",
        "source",
        "[[source]]",
        "has no document",
    ),
    "unverified, not seen": ('seen = "一篇转载"\n', "", "source", "[[source]]", "has no seen"),
    "wrong standing": ('"secondary"', '"sure"', "source.standing", "sure", "is no standing"),
    "a local frame": (
        'value = "9.5%"',
        'value = "9.5%"\nframe = true',
        "medical.with_account.rate.frame",
        "frame",
        "a frame is national",
    ),
    "unknown province": ('"510000"', '"500100"', "province", "province", "no known province"),
    "city without province": ('province = "510000"\n', "", "province", None, "no known province"),
    "a yes in quotes": (
        "unknown = true",
        'unknown = "true"',
        "pension.base.unknown",
        "unknown",
        "not a yes or no",
    ),
    "text instead of a table": (
        "[[medical.minimum_years]]\n",
        "[medical.minimum_years]\n",
        "medical.minimum_years",
        "[medical.minimum_years]",
        "array of tables",
    ),
    "not checked": ('checked = "2026-11"\n', "", "checked", None, "nobody has checked"),
    "checked long ago": (
        'checked = "2026-11"',
        'checked = "2025-10"',
        "checked",
        "2025-10",
        "13 months before 2026-11",
    ),
    "code of another place": (
        'code = "510100"',
        'code = "510200"',
        "code",
        "510200",
        "is not the file's name",
    ),
}
