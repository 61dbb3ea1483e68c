"""Sentences about the record, subsidies, resident schemes and survivors; see `messages`."""

from __future__ import annotations

from collections.abc import Mapping

MORE: Mapping[str, tuple[str, str]] = {
    # --- the record
    "assumed.deemed_index": (
        "视同缴费月份的指数：按实际缴费月份的平均指数计",
        "deemed months are taken at the average index of the months really paid",
    ),
    "assumed.rest_index": (
        "缴费明细只覆盖 {covered} 个月，其余 {rest} 个月按 0.6（最低档）计指数",
        "the spells cover {covered} months; the other {rest} count at 0.6, the lowest tier",
    ),
    "assumed.balance_from_spells": (
        "没有填写养老个人账户余额：按缴费明细和记账利率复算",
        "no pension balance is given: recomputed from the spells and the crediting rates",
    ),
    "assumed.late_retirement": (
        "延迟到 {month} 退休须与用人单位协商一致：没有单位的灵活就业人员通常办不了，这里假定能办",
        "retiring as late as {month} needs an agreement with an employer: flexible workers without "
        "one normally cannot; it is taken to be possible here",
    ),
    "assumed.benefit_place": (
        "没有一地缴满 10 年，且户籍地未填或未收录：按在 {place} 领取养老金计",
        "ten years were paid in no place, and the hukou is not given or not on file: {place} is "
        "taken to pay the pension",
    ),
    "assumed.already_retired": (
        "{month} 已到退休月份：养老金按记录现在的余额和当时的计发基数重算，不等于实际核定数",
        "retirement was in {month}: the pension is recomputed from the record's balance of now and "
        "the wage of then, which is not what was awarded",
    ),
    "assumed.record_rates": (
        "{year} 年的记账利率尚未公布，按 {rate} 计",
        "the crediting rate of {year} is not published yet: {rate}",
    ),
    "unknown.spells_incomplete": (
        "缴费明细只有 {covered} 个月，记录共 {given} 个月：无法从明细复算",
        "the spells cover {covered} of {given} months: nothing can be recomputed from them",
    ),
    "unknown.spell_base": (
        "{month} 的缴费基数没有填写",
        "the contribution base of {month} is not given",
    ),
    "unknown.account_rate": (
        "{month} 的个人账户划入比例未知",
        "the rate credited to the account in {month} is unknown",
    ),
    "unknown.index_wage_of": (
        "{place} {year} 年的平均工资未知，无法计算 {month} 的缴费指数",
        "the average wage of {place} in {year} is unknown: no index for {month}",
    ),
    "assumed.prices": ("物价增长按每年 {rate} 计", "prices are taken to grow by {rate} a year"),
    # --- moves between provinces
    "assumed.transfer_onward": (
        "再次跨省时，统筹转移额按本人1998年以来在各地的全部缴费基数计（66号文第四条写的是“各年度”，"
        "没有只算转出地；以前转入的随同转出）",
        "at a further move the pool's part is taken of all bases since 1998, wherever paid: art. 4 "
        "of the rule says “all years”, so what came along with an earlier move moves on",
    ),
    "assumed.transfer_interest": (
        "跨省转移的个人账户按上月末余额计，当年利息由转入地在年末计入",
        "a personal account moves as it stood at the end of the month before; the interest of the "
        "running year is credited by the new place at its end",
    ),
    "assumed.transfer_before_1998": (
        "1998年以前只转个人缴费部分的本息，记录没有分开：按个人账户全部余额转移计",
        "of the time before 1998 only the person's own contributions move, which the record does "
        "not show apart: the whole account is taken to move",
    ),
    "assumed.transfer_record": (
        "记录的最后一段缴费在 {place}：按还没有转到 {other} 计",
        "the last spell of the record lies in {place}: it is taken not to have moved to {other} "
        "yet",
    ),
    "transfer.temporary": (
        "男满50、女满40岁到户籍地以外参保：养老关系留在 {relation}，{place} 建临时缴费账户，"
        "其中全部缴费本息到退休时才归集到领取地；现在不转",
        "insured outside the hukou's province from 50 (men) or 40 (women) on: the relation stays "
        "in {relation}, {place} keeps a temporary account, all of which is gathered by the place "
        "that pays at retirement; nothing moves now",
    ),
    "transfer.unpaid": (
        "在 {place} 没有缴养老：关系留在 {relation}，不转",
        "no pension contribution is paid in {place}: the relation stays in {relation}",
    ),
    "transfer.stays": (
        "养老关系本来就留在 {relation}，不用转；临时账户到退休时归集",
        "the relation has stayed in {relation} all along: nothing moves; temporary accounts are "
        "gathered at retirement",
    ),
    "unknown.transfer_bases": (
        "记录没有缴费明细（各段基数）：统筹转移额算不出来",
        "the record gives no spells with their bases: the pool's part cannot be computed",
    ),
    "unknown.transfer_hukou": (
        "没有填写户籍地：男满50、女满40岁跨省时，只有回户籍地才转，否则只建临时账户",
        "the hukou is not given: from 50 (men) or 40 (women) on only a move to its province "
        "transfers, any other opens a temporary account",
    ),
    "unknown.transfer_sealed": (
        "临时缴费账户里的钱不转，而推算没有把它与原账户分开",
        "what lies in a temporary account does not move, and the projection keeps it in one sum "
        "with the account",
    ),
    "unknown.transfer_medical": (
        "转入地不参加职工医保：文件没有写明个人账户余额怎么转",
        "no employees' medical insurance in the new place: the rule does not say how the "
        "account's money moves",
    ),
    "unknown.transfer_rule": (
        "这个月的跨省转移办法未知",
        "the rule of transfers between provinces is unknown for that month",
    ),
    # --- subsidies
    "assumed.subsidy_carried": (
        "{place} 的补贴办法到 {until} 为止，之后沿用",
        "the subsidy rule of {place} ends in {until}: carried on",
    ),
    "assumed.subsidy_frame": (
        "{place} 未写明补贴期限，按全国口径：至多 {months} 个月，距法定退休不足 5 年的到退休",
        "{place} says no length of the subsidy: the national {months} months, or to retirement "
        "within five years of it",
    ),
    "unknown.subsidy": (
        "{place} 的社保补贴办法未知",
        "the subsidy rule of {place} is unknown",
    ),
    "unknown.subsidy_amount": (
        "{place} 的补贴金额无法计算：所依据的缴费额未知",
        "the subsidy of {place} cannot be computed: the contribution behind it is unknown",
    ),
    # --- why a gap may not be paid back
    "back_pay.retired": (
        "退休月（{month}）之后没有应缴的月份",
        "nothing is due after the month of retirement ({month})",
    ),
    "back_pay.not_paused": ("这一险种没有断缴", "this scheme is not interrupted"),
    "back_pay.after": (
        "补缴的月份 {pay} 在退休月（{month}）之后：缴费到退休月为止",
        "{pay}, the month of paying, lies after the month of retirement ({month}): contributions "
        "end with it",
    ),
    "back_pay.forbidden": ("{place} 不允许补缴", "{place} allows no back-payment"),
    "back_pay.late": ("最迟 {deadline}，已过期限", "the last date was {deadline}"),
    "unknown.unbroken": (
        "{place} 连续缴满 {count} 个月也可享受退休医保；记录只有累计月数，不知最近一段连续多久",
        "in {place} {count} months without a break do as well; the record gives totals only, not "
        "how long its last unbroken stretch is",
    ),
    "unknown.back_payment_residents": (
        "{place} 的居民医保断缴月份能否补缴、补多少未知：一年缴一次，职工医保的补缴期限不适用",
        "whether months of the residents' scheme may be paid back in {place}, and for how much, is "
        "unknown: it is paid once a year, and the employees' window does not hold for it",
    ),
    "unknown.top_up_rule": (
        "{place} 退休时医保年限不足怎么办（一次补足或按月缴）未知",
        "what {place} does where medical years are missing at retirement (one sum or month by "
        "month) is unknown",
    ),
    "unknown.top_up": (
        "{place} 一次补足退休医保年限的金额未知",
        "the sum for missing medical years in {place} is unknown",
    ),
    # --- survivors
    "unknown.income": (
        "{place} 所在省的城镇居民人均可支配收入未录入：丧葬补助金和抚恤金只给出月数",
        "the urban disposable income of the province of {place} is not on file: grants in months",
    ),
    # --- ways on where the minimum months are missed
    "way.pay_on": (
        "继续按月缴费，到够最低年限时退休",
        "pay on month by month and retire when the minimum is reached",
    ),
    "way.pay_on_never": (
        "在可选的期限内继续缴也达不到最低年限",
        "paying on does not reach the minimum within the possible time",
    ),
    "way.one_sum": (
        "2011年7月前参保，延长缴费5年后仍不足的，可一次性缴费至最低年限；金额按当时的缴费额估计",
        "insured before 2011-07 and still short after five more years: one sum to the minimum, "
        "estimated at the dues of then",
    ),
    "way.one_sum_no": (
        "2011年7月及以后首次参保的，不能一次性补足",
        "first insured in or after 2011-07: no sum may be paid for missing years",
    ),
    "way.one_sum_needless": (
        "继续缴费五年内即可缴满，无须一次性补足",
        "paying on reaches the minimum within five years: no sum is needed",
    ),
    "way.one_sum_unknown": (
        "未填首次参保月份：不知能否一次性补足（2011年7月前参保的才可以）",
        "the first insured month is not given: only those insured before 2011-07 may pay one sum",
    ),
    "way.resident": (
        "转入居民养老：个人账户和年限转入，统筹部分不转；60 岁起领取",
        "move to the residents' pension: account and years move, the pool's part does not; from 60",
    ),
    "way.resident_short": (
        "转入居民养老后年限仍不足 15 年，还须按居民办法补足",
        "in the residents' scheme too the years are short of 15 and must be made up there",
    ),
    "way.accounts_join": (
        "职工年限已够：居民账户并入，居民年限不计",
        "the employees' months suffice: the resident account joins, resident years do not count",
    ),
    "assumed.resident_no_interest": (
        "居民账户的省级记账利率未公布的年份不计利息：金额是下限",
        "years without a published provincial rate earn nothing on the resident account: "
        "a lower bound",
    ),
    "way.refund": (
        "书面申请终止关系，个人账户余额一次性付给本人；此后不再领取养老金",
        "end the relation on written request: the account is paid out once, and no pension",
    ),
    "unknown.resident_terms": (
        "{place} 的居民养老领取条件未知",
        "the terms of the residents' pension in {place} are unknown",
    ),
}
"""Code → (Chinese, English)."""
