"""Faults in Chinese: the engine words them once, in English; here each pattern has its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sibal_engine.errors import Fault, clip
from sibal_tui.locale import Lang

_LONGEST = 240

_MESSAGES: Sequence[tuple[str, str]] = (
    # --- values
    (r"(.+) is not a month", r"\1 不是月份"),
    (r"(.+) has no month (\d+)", r"\1 没有 \2 月"),
    (r"(.+) is out of range", r"\1 超出范围"),
    (r"(.+) is absurdly large", r"\1 大得离谱"),
    (r"(.+) is not an age", r"\1 不是年龄"),
    (r"(.+) has (\d+) months beside its years", r"\1 的零月有 \2 个"),
    (r"(.+) is not an amount", r"\1 不是金额"),
    (r"(.+) is not a rate", r"\1 不是费率或利率"),
    (r"(.+) is not an index", r"\1 不是缴费指数"),
    (r"(.+) is not a number", r"\1 不是数"),
    (r"(.+) is in scientific notation", r"\1 是科学记数法"),
    (r"(.+) has too many decimals", r"\1 小数位太多"),
    (r"(.+) is not a count", r"\1 不是个数"),
    (r"(.+) is not a number of months", r"\1 不是月数"),
    (r"(.+) are no months of a year", r"\1 不是一年里的月份"),
    (r"(.+) is not a choice", r"\1 不在可选之内"),
    (r"(.+) is not a base", r"\1 不是缴费基数"),
    (r"(.+) is not a place", r"\1 不是地区"),
    (r"(.+) is not a text", r"\1 不是文字"),
    (r"(.+) is not a yes or no", r"\1 不是“是”或“否”"),
    (r"(.+) is not a table", r"\1 不是一组键"),
    (r"(.+) is not a list", r"\1 不是列表"),
    (r"(.+) is no retirement", r"\1 不是退休的选法"),
    (r"(.+) is not key=value", r"\1 不是“键=值”"),
    (r"true names no month", r"true 没有说明是哪个月"),
    (r"(.+) names no month", r"\1 不是月份，也不是里程碑"),
    (r"(.+) is (-?\d+) months off", r"\1 偏移了 \2 个月"),
    (r"a text of (\d+) characters", r"文字有 \1 个字符"),
    (r"0 divides nothing", r"0 不能作除数"),
    (r"the table has no divisor for (.+)", r"计发月数表里没有 \1"),
    # --- a record that is imported
    (r"not understood: (.+)", r"没有读懂：\1"),
    (r"(.+) is also on line (\d+)", r"\1 在第 \2 行已经有了"),
    (r"base (\S+)", r"基数 \1 元"),
    (r"(\d+) months in (\d+)", r"\2 个月里写了 \1 个月"),
    (r"(\d+) lines", r"共 \1 行"),
    # --- files
    (r"the file has (\d+) bytes", r"文件有 \1 字节"),
    (r"byte (\d+) is not UTF-8", r"第 \1 个字节不是 UTF-8"),
    (r"no such file", r"没有这个文件"),
    (r"no such file or saved profile", r"没有这个文件，也没有这个档案"),
    (r"no such folder", r"没有这个文件夹"),
    (r"the answer was not written: (?P<inner>.+)", r"结果没有写出：{inner}"),
    (r"no policy file here", r"这里没有政策文件"),
    (r"not valid TOML: (?P<inner>.+)", r"不是正确的 TOML：{inner}"),
    (r"nested too deeply", r"嵌套太深"),
    (r"not saved: (?P<inner>.+)", r"没有保存：{inner}"),
    (r"not written: (?P<inner>.+)", r"没有写出：{inner}"),
    (r"the file exists", r"文件已经存在"),
    (r"a profile of that name exists", r"已有同名的档案"),
    (r"changed by another window", r"已被另一个窗口修改"),
    (r"(.+) leaves no name for a file", r"\1 不能用作名称"),
    (r"which profile\?", r"哪一个档案？"),
    # --- keys
    (r"unknown key (.+)", r"没有 \1 这个键"),
    (r"is missing", r"没有填写"),
    (r"(\S+) is missing", r"缺少 \1"),
    (r"(.+) is not known", r"不认识 \1"),
    (r"no such key", r"没有这个键"),
    (r"no such entry", r"没有这一项"),
    (r"not an array of tables", r"不是一组表"),
    (r"(\d+) tables", r"有 \1 组"),
    # --- a case
    (r"(\S+) lies before the record", r"\1 早于记录截至的月份"),
    (r"(\S+) lies before the birth", r"\1 早于出生"),
    (r"(\S+) lies before the gap", r"\1 早于断缴"),
    (r"(\S+) lies after as_of (\S+)", r"\1 晚于记录截至的 \2"),
    (r"(\S+) lies before (\S+)", r"\1 早于 \2"),
    (r"(\S+) is on the record", r"\1 已在记录之内"),
    (r"(.+) is no printed figure", r"\1 不是记录上的数"),
    (r"is empty", r"是空的"),
    (r"(\S+) is outside the window", r"\1 不在可选的退休月份之内"),
    (r"overlaps another spell", r"与另一段重叠"),
    (r"(\d+) months in a life of (\d+)", r"\1 个月，而一生才 \2 个月"),
    (r"(\d+) local months", r"本地有 \1 个月"),
    (r"(-?\d+) months", r"\1 个月"),
    (r"more than the balance", r"比余额还多"),
    (r"(male|female) does not go with (\S+)", r"\1 与 \2 不符"),
    # --- places and figures
    (r"unknown place (.+)", r"没有 \1 这个地区"),
    (r"unknown place", r"没有这个地区"),
    (r"more than one place (.+)", r"\1 不止一个地区"),
    (r"more than one place", r"不止一个地区"),
    (r"unknown figure", r"没有这个数"),
    (r"no retirement rule is in force", r"没有可用的退休规则"),
)

_ALLOWED: Sequence[tuple[str, str]] = (
    (r"a month such as (.+)", r"例如 \1"),
    (r"a month after (\S+)", r"\1 之后的月份"),
    (r"months 01 to 12", r"01 到 12 月"),
    (r"years (\d+) to (\d+)", r"\1 到 \2 年"),
    (r"years and months such as (.+)", r"例如 \1"),
    (
        r"yuan as a quoted number such as (.+?), not negative, at most two decimals",
        r"带引号的元数，例如 \1，不为负，最多两位小数",
    ),
    (r"yuan such as (.+)", r"元，例如 \1"),
    (r"at most (\S+) yuan", r"至多 \1 元"),
    (r"at most (\d+) decimals", r"至多 \1 位小数"),
    (r"at most (\d+) levels", r"至多 \1 层"),
    (r"at most 1,000,000", r"至多 1,000,000"),
    (r"at most medical_months = (\d+)", r"至多 medical_months = \1"),
    (r"at most pension_balance", r"至多 pension_balance"),
    (r"at most (.+)", r"至多 \1"),
    (r"more than 0", r"大于 0"),
    (r"written out, such as (.+)", r"写成普通的数，例如 \1"),
    (r"such as (.+), not negative", r"例如 \1，不为负"),
    (r"such as (.+) or (.+)", r"例如 \1 或 \2"),
    (r"such as (.+)", r"例如 \1"),
    (r"a whole number (\d+) to (\d+)", r"\1 到 \2 的整数"),
    (r"(\d+)m to (\d+)m", r"\1m 到 \2m"),
    (r"one of (.+)", r"只能是 \1"),
    (r"an index from 0 to 20", r"0 到 20 的指数"),
    (r"(\S+%) to (\S+%)", r"\1 到 \2"),
    (r"a quoted text", r"带引号的文字"),
    (r"true or false", r"true 或 false"),
    (r"false, or the month it is paid back: (.+)", r"false，或补缴的月份：\1"),
    (
        r"statutory, earliest, latest, YYYY-MM or a milestone",
        r"statutory、earliest、latest、YYYY-MM 或里程碑",
    ),
    (
        r"statutory, earliest, latest, YYYY-MM or (.+), ±N",
        r"statutory、earliest、latest、YYYY-MM 或 \1，±N",
    ),
    (r"YYYY-MM or (.+), ±N", r"YYYY-MM 或 \1，±N"),
    (r"(\"60%\", \"lower\", \"upper\", \"none\") or (\"6000.00\")", r"\1 或 \2"),
    (r"a code, a name or pinyin", r"代码、名称或拼音"),
    (r"a UTF-8 text file", r"UTF-8 文本文件"),
    (r"a readable TOML file", r"可读的 TOML 文件"),
    (r"a readable folder", r"可读的文件夹"),
    (r"an existing folder", r"已有的文件夹"),
    (r"a folder with \*\.toml", r"有 *.toml 的文件夹"),
    (r"a name with letters", r"至少有一个字"),
    (r"--replace, or another name", r"加 --replace，或换个名称"),
    (r"--replace, or --name NAME", r"加 --replace，或用 --name 换个名称"),
    (r"open it again, or save under another name", r"重新打开，或另存为别的名称"),
    (r"how many months are not paid", r"有几个月不缴"),
    (r"one line a month", r"一个月只能写一行"),
    (
        r"year, months, base · month, base, amount · from, to, base",
        r"年度、月数、基数，或月份、基数、金额，或起、止、基数",
    ),
    (r"from ≤ to", r"起不晚于止"),
    (r"one spell a month", r"一个月只能在一段里"),
    (r"a province or city, see: (.+)", r"省或市，见：\1"),
    (r"see: (.+)", r"见：\1"),
    (r"after (\S+)", r"\1 之后"),
    (r"(\S+) or later", r"\1 或以后"),
    (r"(\S+) on", r"\1 起"),
    (r"(\S+) to (\S+), or (\S+)", r"\1 到 \2，或 \3"),
    (r"(\S+) to (\S+)", r"\1 到 \2"),
)


@lru_cache(maxsize=2)
def _compiled(allowed: bool) -> tuple[tuple[re.Pattern[str], str], ...]:
    from sibal_tui.locale import faults_more as more

    # the narrow patterns of values and policies stand before the wide ones of every file
    tables = (more.VALUES, more.POLICY, more.GUIDES, more.DISK, _MESSAGES, more.TOML, more.LAST)
    rows = (*more.ALLOWED, *_ALLOWED) if allowed else tuple(row for t in tables for row in t)
    return tuple((re.compile(pattern, re.S), chinese) for pattern, chinese in rows)


def _chinese(text: str, *, allowed: bool) -> str:
    """The Chinese of the first pattern that fits the whole text; the text itself if none does."""
    for pattern, chinese in _compiled(allowed):
        found = pattern.fullmatch(text)
        if found is not None:
            inner = found.groupdict().get("inner")
            whole = found.expand(chinese.replace("{inner}", "\0"))
            return whole if inner is None else whole.replace("\0", _inner(inner))
    return text


def _inner(text: str) -> str:
    """A fault told inside another; what the system says in words of its own stays."""
    return _chinese(text, allowed=False)


def fault_words(fault: Fault, lang: Lang) -> tuple[str, str]:
    """What is wrong and what would be right, in `lang`."""
    if lang == "en":
        return fault.message, fault.allowed
    return _chinese(fault.message, allowed=False), _chinese(fault.allowed, allowed=True)


def fault_line(fault: Fault, lang: Lang) -> str:
    """The fault as one bounded line: file, line, key, what is wrong, what is allowed."""
    message, allowed = fault_words(fault, lang)
    where = fault.file if fault.line is None else f"{fault.file}:{fault.line}"
    key = f" {fault.key}:" if fault.key else ""
    if allowed:
        allowed = f"（{allowed}）" if lang == "zh" else f" ({allowed})"
    return clip(f"{where}:{key} {message}{allowed}", _LONGEST)
