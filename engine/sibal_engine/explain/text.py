"""A derivation as text, and the words of formulas in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sibal_engine.explain.step import Step
from sibal_engine.lang import Lang
from sibal_engine.policy.model import Source

_SPAN = re.compile(r"\b(\d+)y(\d+)m\b")
_DELAY = re.compile(r"\b(\d+)m\b")
_PAIR = re.compile(r"([\u4e00-\u9fff]+) / ([A-Za-z][A-Za-z ]*)")
"""A word in both languages, as some formulas give it."""
_WORDS: Mapping[str, tuple[str, str]] = {
    "个人权益记录": ("个人权益记录", "official record"),
    "养老缴费": ("养老缴费", "pension contributions"),
    "医保缴费": ("医保缴费", "medical contributions"),
    "养老账户划入": ("养老账户划入", "credited to the account"),
    "门诊": ("门诊", "outpatient"),
    "住院": ("住院", "inpatient"),
    "下限": ("下限", "lower limit"),
    "上限": ("上限", "upper limit"),
    "women55": ("女 55 岁类", "women, 55 class"),
    "women50": ("女 50 岁类", "women, 50 class"),
    "men60": ("男 60 岁类", "men, 60 class"),
    "statutory": ("法定", "statutory"),
    "earliest": ("最早", "earliest"),
    "latest": ("最晚", "latest"),
    "deemed_months": ("视同缴费月数", "deemed months"),
    "one_sum": ("一次补足", "in one sum"),
    "pay_on": ("继续按月缴", "pay on by the month"),
    "either": ("一次补足或继续缴", "in one sum or by the month"),
    "可以": ("可以", "allowed"),
    "不可以": ("不可以", "not allowed"),
    "✓": ("够", "yes"),
    "✗": ("不够", "no"),
}
_WORD = re.compile("|".join(map(re.escape, sorted(_WORDS, key=len, reverse=True))))
_LABELS: Mapping[str, tuple[str, str]] = {
    "formula": ("算式", "formula"),
    "value": ("结果", "result"),
    "rounding": ("取整", "rounding"),
    "stands": ("依据", "stands on"),
    "source": ("出处", "source"),
    "note": ("说明", "note"),
    "published": ("已公布", "published"),
    "carried": ("沿用", "carried"),
    "projected": ("推算", "projected"),
    "unknown": ("未知", "unknown"),
    "official": ("官方", "official"),
    "secondary": ("转引", "secondary"),
    "unverified": ("未核实", "unverified"),
    "record": ("您的记录", "your record"),
    "plan": ("计算", "computed"),
    "assumed": ("假定", "assumed"),
}


def _label(name: str, lang: Lang) -> str:
    zh, en = _LABELS[name]
    return zh if lang == "zh" else en


def readable(text: str, lang: Lang) -> str:
    """A formula or value of a step with its words in `lang`, and `57y2m` as years and months."""
    side = 0 if lang == "zh" else 1
    text = _PAIR.sub(lambda found: found[side + 1], text)
    text = _WORD.sub(lambda found: _WORDS[found[0]][side], text)
    if lang == "zh":
        text = _SPAN.sub(r"\1 年 \2 个月", text)
        return _DELAY.sub(r"\1 个月", text)
    return _SPAN.sub(r"\1 y \2 m", text)


def rounding_text(step: Step, lang: Lang) -> str:
    """How a step's value was rounded, in `lang`."""
    zh, _, en = step.rounding.partition(" / ")
    return zh if lang == "zh" or not en else en


def source_text(source: Source) -> str:
    """A source in one line: title, number, publisher, date, address."""
    parts = (source.title, source.number, source.publisher, source.date, source.url)
    return " · ".join(part for part in parts if part)


def stands_on(step: Step, lang: Lang) -> str:
    """State and standing of a step's number; where it comes from when no document says it."""
    words = [] if step.state is None else [_label(step.state.value, lang)]
    if step.source is not None:
        words.append(_label(step.source.standing.value, lang))
    elif not words:
        words.append(_label(step.origin.value, lang))
    return " ".join(words)


def _lines(number: int, step: Step, lang: Lang) -> Iterable[str]:
    yield f"{number}. {step.label(lang)}"
    rows = (
        ("formula", readable(step.formula, lang)),
        ("value", readable(step.value, lang)),
        ("rounding", rounding_text(step, lang)),
        ("stands", stands_on(step, lang)),
        ("source", "" if step.source is None else source_text(step.source)),
        ("note", "" if step.note is None else step.note.text(lang)),
    )
    colon = "：" if lang == "zh" else ": "
    for name, text in rows:
        if text:
            yield f"   {_label(name, lang)}{colon}{text}"


def steps_text(title: str, value: str, steps: Iterable[Step], lang: Lang) -> str:
    """A whole derivation as text, for a file or the clipboard."""
    lines = [f"{title}{'：' if lang == 'zh' else ': '}{value}", ""]
    for number, step in enumerate(steps, 1):
        lines.extend(_lines(number, step, lang))
    return "\n".join(lines)
