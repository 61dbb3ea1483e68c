"""Everything the engine says in words, in Chinese and English, by code."""

from collections.abc import Mapping
from typing import NamedTuple

from sibal_engine.lang import Lang
from sibal_engine.messages_more import MORE


class Message(NamedTuple):
    """A sentence of the catalogue and what fills it."""

    code: str
    values: tuple[tuple[str, str], ...] = ()

    def text(self, lang: Lang) -> str:
        """The sentence in `lang`; names of options and series become words."""
        zh, en = CATALOGUE[self.code]
        values = {key: _word(key, value, lang) for key, value in self.values}
        return (zh if lang == "zh" else en).format_map(values)


def message(code: str, **values: object) -> Message:
    """A message of the catalogue; the values are printed as they are."""
    return Message(code, tuple((key, str(value)) for key, value in values.items()))


_OPTIONS = {
    "with_account": ("统账结合", "“with account”"),
    "pool_only": ("单建统筹", "“pool only”"),
    "resident": ("居民医保", "the resident scheme"),
    "none": ("不参加", "none"),
}


def _word(key: str, value: str, lang: Lang) -> str:
    """A value in words where it is a name of the format."""
    if key == "option" and value in _OPTIONS:
        return _OPTIONS[value][0 if lang == "zh" else 1]
    if key == "series":
        # the registry of series is read by few answers: a start does without it
        from sibal_engine.policy.schema import BY_PATH

        series = BY_PATH.get(value)
        return value if series is None else series.zh if lang == "zh" else series.en
    return value


CATALOGUE: Mapping[str, tuple[str, str]] = {
    **MORE,
    # --- assumptions
    "assumed.wage_growth": (
        "工资增长：未填，按 0% 计，公布期之后的上下限和计发基数沿用最后一次公布的数",
        "wage growth: blank, taken as 0 %; later limits and reference wages are carried",
    ),
    "assumed.crediting_rate": (
        "记账利率：{year} 年起沿用最后公布的 {rate}",
        "crediting rate: the last published {rate} is carried from {year}",
    ),
    "assumed.own_crediting_rate": (
        "最后公布年份之后的记账利率：按您填的 {rate}",
        "crediting rate after the last published year: {rate}, your own figure",
    ),
    "assumed.price_growth": ("物价增长：未填，按 0% 计", "price growth: blank, taken as 0 %"),
    "assumed.medical_spend": (
        "医保个人账户支出：未填，按每月 0 元计",
        "spending from the medical account: blank, taken as 0 a month",
    ),
    "assumed.medical_option": (
        "医保方式：未填，按本地开放的 {option}",
        "medical option: blank, {option} as the place offers",
    ),
    "assumed.medical_interest": (
        "医保个人账户不计利息（本地未公布计息办法）",
        "no interest on the medical account (the place has published no rule)",
    ),
    "assumed.frame_credit": (
        "{place} 未公布灵活就业人员的医保划账办法，按全国框架 {value} 计",
        "{place} has published no credit rule for flexible workers: the national frame of {value}",
    ),
    "assumed.frame_tolerated": (
        "{place} 未公布可容忍的断缴月数，按全国框架 {value} 个月计",
        "{place} has published no tolerated gap: the national frame of {value} months",
    ),
    "assumed.no_fee": (
        "{place} 没有查到大病等附加费，按 0 计",
        "no extra fee is on file for {place}: taken as 0",
    ),
    "assumed.medical_own_base": (
        "{place} 未公布医保缴费基数，划账按养老缴费基数计",
        "{place} has published no medical base: the credit is taken of the pension base",
    ),
    "assumed.medical_fixed_base": (
        "{place} 规定固定的医保基数或金额，所选基数不起作用",
        "{place} prescribes a fixed medical base or amount: the chosen one has no effect",
    ),
    "assumed.opening_full_year": (
        "没有写明今年已划入的数额：{as_of} 的余额视为年初已在账上，全年计息",
        "this year's credits are not given: the balance of {as_of} is taken to have stood "
        "there since January",
    ),
    "assumed.retirement_year_interest": (
        "退休当年的利息：年初余额按退休月份数计，当年缴费按到退休月的积数计",
        "interest in the retirement year: the opening balance for the months up to retirement, "
        "credits by their product up to it",
    ),
    "assumed.no_interest_after_retirement": (
        "退休后个人账户余额不再计息",
        "the rest of the account earns no interest after retirement",
    ),
    "assumed.average_index": (
        "没有写明平均缴费指数：记录内的月份按 0.6（最低档）计",
        "no average index is given: the recorded months count at 0.6, the lowest tier",
    ),
    "assumed.pension_months": ("没有写明养老缴费月数，按 0 计", "no pension months given: 0"),
    "assumed.medical_months": ("没有写明医保缴费月数，按 0 计", "no medical months given: 0"),
    "assumed.local_months": (
        "没有写明本地医保月数，按全部医保月数计",
        "no local medical months given: all of them",
    ),
    "assumed.local_months_by_spells": (
        "没有写明本地医保月数，按记录减去在外地缴费的 {months} 个月",
        "no local medical months given: all but the {months} that spells say were paid elsewhere",
    ),
    "assumed.pension_base": ("养老基数：未填，按下限", "pension base: blank, the lower limit"),
    "assumed.limits_unknown_amount": (
        "{place} 的缴费上下限未知，按所填金额计，未作限制",
        "the limits of {place} are unknown: the given amount is not held within them",
    ),
    "assumed.wage_from_upper": (
        "百分比档所依据的平均工资没有单独公布，取上限的三分之一",
        "the wage behind the percentage is not published by itself: a third of the upper limit",
    ),
    "assumed.projected": (
        "{from_month} 起的上下限、平均工资和计发基数按工资增长 {rate} 推算",
        "limits, average and reference wages from {from_month} on are projected at {rate} a year",
    ),
    "assumed.resident_monthly": (
        "居民医保一年缴一次，这里按月分摊",
        "the resident premium is paid once a year; here it is spread over the months",
    ),
    "assumed.covered_at_start": (
        "记录截至 {as_of} 时医保视为正常享受待遇",
        "medical cover is taken to be in force as of {as_of}",
    ),
    "assumed.deemed_before_account": (
        "建账前年限没有单独写明，按视同缴费月数计",
        "years before the account are not given by themselves: the deemed months are used",
    ),
    "assumed.pay_on_after": (
        "退休时医保年限不足：继续按月缴费直到够年限",
        "medical years are short at retirement: paid on month by month until they suffice",
    ),
    "assumed.carried": (
        "{series}：公布到 {until}，沿用最后的数（已过期 {age} 个月）",
        "{series}: published up to {until}, the last value is carried ({age} months past it)",
    ),
    "assumed.held": (
        "所选基数 {wanted} 不在公布的档次或上下限（{limits}）之内，按 {base} 计",
        "the chosen base of {wanted} is not within what is published ({limits}): {base} is taken",
    ),
    "assumed.held_from": (
        "{month} 起，所选养老基数 {wanted} 不在公布的档次或上下限（{limits}）之内，按 {base} 计",
        "from {month} on the chosen base of {wanted} is not within the limits or tiers ({limits}): "
        "{base} is taken",
    ),
    "assumed.age": (
        "缴费或划账随年龄而变，没有写明年龄，按 {age} 计",
        "dues or credits go by age and none is given: {age} is taken",
    ),
    "assumed.national_formula": (
        "按全国公式，四舍五入到分（没有指明省份，或该省没有另录规则）",
        "the national formula, half-up to the fen (no province, or none of its rules on file)",
    ),
    # --- milestones that a plan names
    "assumed.reference_on_record": (
        "{reference}：这个里程碑在记录截至时已经达到，具体月份不详，从 {month} 起算",
        "{reference}: the record holds that milestone already, without its month: {month} is taken",
    ),
    "assumed.reference_early": (
        "{reference}：早于可以生效的第一个月，按 {month} 计",
        "{reference}: lies before the first possible month: {month} is taken",
    ),
    "assumed.reference_moved": (
        "{reference}：按 {month} 安排之后，这个里程碑变为 {now}；仍按 {month} 计",
        "{reference}: with the whole plan the milestone itself moves to {now}; {month} is kept",
    ),
    "assumed.reference_gone": (
        "{reference}：按 {month} 安排之后，这个里程碑不再出现；仍按 {month} 计",
        "{reference}: with the whole plan the milestone itself does not come; {month} is kept",
    ),
    "unknown.reference_never": (
        "{reference}：这个里程碑不会出现，这一条没有计入",
        "{reference}: that milestone does not come: the entry is left out",
    ),
    "unknown.reference_late": (
        "{reference}：落在 {month}，晚于最晚的 {last}，这一条没有计入",
        "{reference}: {month} lies after {last}, the last possible month: the entry is left out",
    ),
    "unknown.reference_gap": (
        "{reference}：它所属的断缴没有计入",
        "{reference}: the gap it belongs to is left out",
    ),
    # --- unknown
    "unknown.coefficient": (
        "没有给出过渡系数，也没有该省的规则",
        "no transitional coefficient is given and no rule of the province is on file",
    ),
    "unknown.unemployment": (
        "{place} 灵活就业失业保险的费率未知",
        "the rate of flexible workers' unemployment insurance in {place} is unknown",
    ),
    "unknown.limits": (
        "{place} {month} 的缴费上下限未知",
        "limits of {place} in {month} are unknown",
    ),
    "unknown.pension_rate": (
        "{place} {month} 的养老缴费比例未知",
        "the pension contribution rate of {place} in {month} is unknown",
    ),
    "unknown.medical_due": (
        "{place} 的 {option} 缴费额未知",
        "what {option} costs in {place} is unknown",
    ),
    "unknown.medical_credit": (
        "{place} 的 {option} 划账额未知",
        "what {option} credits in {place} is unknown",
    ),
    "unknown.not_offered": (
        "{place} 不对灵活就业人员开放 {option}",
        "{place} does not offer {option} to flexible workers",
    ),
    "unknown.balance_not_recorded": (
        "没有填写{what}，且已有缴费月数：余额未知",
        "{what} is not recorded although months are: the balance is unknown",
    ),
    "unknown.reference_wage": (
        "{place} {year} 年的计发基数未知",
        "the reference wage of {place} in {year} is unknown",
    ),
    "unknown.crediting_rate": (
        "{year} 年的记账利率未知",
        "the crediting rate of {year} is unknown",
    ),
    "unknown.average_wage": (
        "{place} 的平均工资未知，无法计算缴费指数",
        "the average wage of {place} is unknown: no contribution index",
    ),
    "unknown.divisor": ("{age} 的计发月数不在表内", "the table has no divisor for {age}"),
    "unknown.retiree_credit": (
        "{place} 退休人员的医保划账额未知",
        "the retiree's credit of {place} is unknown",
    ),
    "unknown.medical_years": (
        "{place} 的退休医保年限未知",
        "the years for retiree cover of {place} are unknown",
    ),
    "unknown.local_years": (
        "{place} 的本地医保年限未知",
        "the local medical years of {place} are unknown",
    ),
    "unknown.gap_wait": (
        "{place} 断缴后的等待期未知；全国规定至多 {at_most} 个月",
        "the wait after a gap in {place} is unknown; at most {at_most} months by national rule",
    ),
    "unknown.first_wait": (
        "{place} 首次参保的等待期未知",
        "the wait after a first enrolment in {place} is unknown",
    ),
    "unknown.some_wait": (
        "{place} 的医保等待期未知，只给出最好与最坏",
        "the medical wait of {place} is unknown: best and worst are given",
    ),
    "unknown.transitional": (
        "{place} 的过渡性养老金系数未知",
        "the transitional coefficient of {place} is unknown",
    ),
    "unknown.minimum": (
        "在可选的期限内达不到最低缴费年限",
        "the minimum months are not reached within the possible time",
    ),
    "unknown.back_payment": (
        "{place} 是否允许补缴未知",
        "whether {place} allows back-payment is unknown",
    ),
    "unknown.balance": ("余额未知，见其原因", "the balance is unknown; see its reason"),
}
"""Code → (Chinese, English)."""
