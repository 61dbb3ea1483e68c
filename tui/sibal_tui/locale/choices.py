"""The words of policy values that are one of a few names."""

from __future__ import annotations

from collections.abc import Mapping

from sibal_tui.locale import Lang

CHOICES: Mapping[str, tuple[str, str]] = {
    "women55": ("女 55 岁类", "women, 55 class"),
    "women50": ("女 50 岁类", "women, 50 class"),
    "monthly": ("按月", "monthly"),
    "quarterly": ("按季", "quarterly"),
    "half_yearly": ("按半年", "half-yearly"),
    "yearly": ("按年", "yearly"),
    "no": ("不允许", "no"),
    "within_year": ("限当年内", "within the year"),
    "months": ("限若干个月内", "within some months"),
    "exact": ("按实际月数", "exact months"),
    "two_decimals": ("年数取两位小数", "years to two decimals"),
    "tenth_up": ("年数进到 0.1", "years up to a tenth"),
    "whole_and_months": ("整年 1%，零月每月 0.083%", "1 % a year, 0.083 % an odd month"),
    "fen_half_up": ("四舍五入到分", "half-up to the fen"),
    "jiao_up": ("见分进角", "up to the jiao"),
    "yuan_up": ("见角进元", "up to the yuan"),
    "previous_year": ("上一年", "the year before"),
    "same_year": ("当年", "the same year"),
    "paid": ("实际缴费的", "what is paid"),
    "due": ("应缴费的（断缴计 0）", "what is due, gaps as 0"),
    "indexed_wage": ("指数化工资", "the indexed wage"),
    "half_sum": ("两项工资的平均", "half the sum of both wages"),
    "wage": ("计发基数", "the reference wage"),
    "deemed": ("视同缴费年限", "deemed years"),
    "before_account": ("建账前年限", "years before the account"),
    "province_average_wage_last_year": ("上年全省平均工资", "the province's wage of last year"),
    "city_average_wage_last_year": ("上年本市平均工资", "the city's wage of last year"),
    "contribution_last_year": ("上年缴费额", "last year's contribution"),
    "pension_base": ("本人养老基数", "the own pension base"),
    "pension_limits": ("养老基数上下限", "the limits of the pension base"),
    "pension_lower": ("养老基数下限", "the lower limit of the pension base"),
    "fen": ("到分", "to the fen"),
    "yuan": ("到元", "to whole yuan"),
    "one_sum": ("一次性补足", "one sum"),
    "pay_on": ("继续按月缴", "pay on"),
    "either": ("一次性补足或继续缴", "one sum or pay on"),
    "none": ("不能补", "not possible"),
    "lower_base": ("按下限计的缴费", "contributions at the lower limit"),
    "tier_100": ("按 100% 档计的缴费", "contributions at 100 %"),
    "pension": ("养老", "pension"),
    "medical": ("医保", "medical"),
    "unemployment": ("失业", "unemployment"),
}
"""Name of the format → (Chinese, English)."""


def choice_name(name: str, lang: Lang) -> str:
    """The words for a choice; the name itself where it has none."""
    zh, en = CHOICES.get(name, (name, name))
    return en if lang == "en" else zh
