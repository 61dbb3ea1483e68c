"""The registry's series on medical insurance: contributions, account, cover, retirees."""

from __future__ import annotations

from sibal_engine.policy.kinds import (
    BANDS,
    COHORTS,
    DAY,
    MONTH_DAY,
    MONTHLY,
    MONTHS,
    RATE,
    SHARE,
    SPAN,
    TEXT,
    TIERS,
    YEARLY,
    YES_NO,
    choice,
)
from sibal_engine.policy.series import CYCLES, PERIOD, RULE, Field, Series, value_field

OPTIONS = ("with_account", "pool_only")
"""Medical options: 统账结合 and 单建统筹."""


def _option_series(option: str, name_zh: str, name_en: str) -> tuple[Series, ...]:
    root = f"medical.{option}"
    return (
        Series(
            f"{root}.offered",
            "medical",
            f"{name_zh}：是否对灵活就业人员开放",
            f"{name_en}: open to flexible workers",
            (*value_field(YES_NO, "开放", "open"), RULE),
        ),
        Series(
            f"{root}.rate",
            "medical",
            f"{name_zh}：费率",
            f"{name_en}: rate",
            (
                Field("value", RATE, "总费率", "rate in all"),
                Field("extra", RATE, "其中大病等附加", "serious illness part"),
                Field("by_age", BANDS, "按年龄的费率", "rate by age"),
                RULE,
            ),
        ),
        Series(
            f"{root}.base",
            "medical",
            f"{name_zh}：缴费基数",
            f"{name_en}: base",
            (
                Field("lower", MONTHLY, "下限", "lower limit"),
                Field("upper", MONTHLY, "上限", "upper limit"),
                Field("fixed", MONTHLY, "固定基数", "fixed base"),
                Field("tiers", TIERS, "档次", "tiers"),
                RULE,
            ),
            PERIOD,
        ),
        Series(
            f"{root}.base_rule",
            "medical",
            f"{name_zh}：基数规则",
            f"{name_en}: rule of the base",
            (
                Field(
                    "of",
                    choice(
                        "province_average_wage_last_year",
                        "city_average_wage_last_year",
                        "pension_base",
                        "pension_limits",
                        "pension_lower",
                    ),
                    "取自",
                    "taken from",
                ),
                Field("share", RATE, "比例", "share"),
                Field("lower_share", RATE, "下限比例", "share for the lower limit"),
                Field("upper_share", RATE, "上限比例", "share for the upper limit"),
                Field("rounding", choice("fen", "yuan"), "取整", "rounding"),
                RULE,
            ),
        ),
        Series(
            f"{root}.amount",
            "medical",
            f"{name_zh}：固定缴费额",
            f"{name_en}: fixed contribution",
            (
                Field("monthly", MONTHLY, "每月", "a month"),
                Field("yearly", YEARLY, "每年", "a year"),
                Field("by_age", BANDS, "按年龄", "by age"),
                RULE,
            ),
            PERIOD,
        ),
        Series(
            f"{root}.credit",
            "account",
            f"{name_zh}：个人账户划入",
            f"{name_en}: credit to the account",
            (
                Field("rate", RATE, "本人基数的比例", "share of the own base"),
                Field("monthly", MONTHLY, "每月定额", "fixed amount a month"),
                Field("bands", BANDS, "按年龄", "by age"),
                RULE,
            ),
        ),
        Series(
            f"{root}.fee",
            "medical",
            f"{name_zh}：大病等附加费",
            f"{name_en}: extra fees",
            (
                Field("monthly", MONTHLY, "每月", "a month"),
                Field("yearly", YEARLY, "每年", "a year"),
                Field("care_yearly", YEARLY, "长护险每年", "long-term care a year"),
                RULE,
            ),
        ),
    )


_WAIT = (
    Field("months", MONTHS, "等待月数", "months of wait"),
    Field("outpatient", MONTHS, "门诊", "outpatient care"),
    Field("inpatient", MONTHS, "住院", "inpatient care"),
    Field("account", MONTHS, "账户", "account"),
    Field("at_most", MONTHS, "至多", "at most"),
    RULE,
)

MEDICAL_SERIES: tuple[Series, ...] = (
    # --- medical contributions, account
    *_option_series("with_account", "统账结合", "With account"),
    *_option_series("pool_only", "单建统筹", "Pool only"),
    Series(
        "medical.payment",
        "medical",
        "医保缴费方式与期限",
        "How and until when a medical contribution is paid",
        (
            Field("cycles", CYCLES, "缴费周期", "how often"),
            Field("due_day", DAY, "每月截止日", "last day in a month"),
            Field("window_from", MONTH_DAY, "集中缴费开始", "yearly window from"),
            Field("window_to", MONTH_DAY, "集中缴费结束", "yearly window to"),
            Field("late_wait", MONTHS, "过期缴费的等待", "wait when paid late"),
            RULE,
        ),
    ),
    Series(
        "medical.standalone",
        "enrolment",
        "可否只参加医保",
        "Medical insurance without pension",
        (*value_field(YES_NO, "可以", "possible"), RULE),
    ),
    Series(
        "medical.interest",
        "account",
        "医保个人账户计息",
        "Interest on the medical account",
        (Field("value", RATE, "利率", "rate"), RULE),
    ),
    # --- cover, gaps
    Series(
        "medical.first_wait", "cover", "首次参保等待期", "Wait after the first enrolment", _WAIT
    ),
    Series(
        "medical.gap.tolerated",
        "cover",
        "可容忍的断缴月数",
        "Months of gap without a wait",
        (
            Field("in_a_row", MONTHS, "连续", "in a row"),
            Field("in_a_year", MONTHS, "一年内累计", "in a year, added up"),
            Field("only_if_paid_back", YES_NO, "须补缴", "only when paid back"),
            RULE,
        ),
    ),
    Series(
        "medical.gap.wait",
        "cover",
        "断缴后的等待期",
        "Wait after a longer gap",
        (*_WAIT, Field("benefits", SHARE, "等待期内待遇比例", "benefits meanwhile")),
    ),
    Series(
        "medical.gap.back_payment",
        "cover",
        "医保补缴",
        "Back-payment of medical contributions",
        (
            Field("allowed", YES_NO, "可补缴", "may be paid back"),
            Field("window", MONTHS, "可补的月数", "months to pay back"),
            Field("retroactive", YES_NO, "断缴期间可报销", "covers the gap after all"),
            Field("retroactive_within", MONTHS, "可追溯报销的月数", "months in which it does so"),
            Field("rate", RATE, "补缴费率", "rate of arrears"),
            Field("base", MONTHLY, "次年及以后补缴的基数", "base of arrears paid in a later year"),
            RULE,
        ),
    ),
    Series(
        "medical.gap.effect",
        "cover",
        "断缴的后果",
        "Effect of a gap",
        (Field("text", TEXT, "说明", "remark", True),),
        many=True,
    ),
    Series(
        "medical.gap.waiting_restarts",
        "cover",
        "等待期内断缴重新计算",
        "A break inside the wait starts it anew",
        value_field(YES_NO, "重新计算", "starts anew"),
    ),
    # --- retiree cover
    Series(
        "medical.minimum_years",
        "retiree",
        "退休医保最低年限",
        "Years for medical cover in retirement",
        (
            Field("men", SPAN, "男", "men"),
            Field("women", SPAN, "女", "women"),
            Field("cohorts", COHORTS, "按出生或参保时间", "by birth or first enrolment"),
            Field("continuous", SPAN, "连续缴费时的年限", "years without a break"),
            RULE,
        ),
    ),
    Series(
        "medical.local_years",
        "retiree",
        "本地最低年限",
        "Years that must be local",
        (Field("value", SPAN, "本地年限", "local years"), RULE),
    ),
    Series(
        "medical.paid_years",
        "retiree",
        "实际缴费最低年限",
        "Years that must really be paid",
        (Field("value", SPAN, "实缴年限", "years paid"), RULE),
    ),
    Series(
        "medical.top_up",
        "retiree",
        "退休时补足年限",
        "Topping up missing years at retirement",
        (
            Field(
                "how", choice("one_sum", "pay_on", "either", "none"), "方式", "how", required=True
            ),
            Field("rate", RATE, "补缴费率", "rate of arrears"),
            Field("base", MONTHLY, "补缴基数", "base of arrears"),
            Field(
                "base_of",
                choice(
                    "province_average_wage_last_year",
                    "city_average_wage_last_year",
                    "contribution_last_year",
                ),
                "补缴基数取自",
                "base of arrears taken from",
            ),
            RULE,
        ),
    ),
    Series(
        "medical.retiree.credit",
        "account",
        "退休人员个人账户划入",
        "Credit to a retiree's account",
        (
            Field("monthly", MONTHLY, "每月定额", "fixed amount a month"),
            Field("yearly", YEARLY, "每年定额", "fixed amount a year"),
            Field("bands", BANDS, "按年龄", "by age"),
            Field("flexible_monthly", MONTHLY, "灵活就业退休人员", "retired flexible workers"),
            RULE,
        ),
    ),
    Series(
        "medical.retiree.fee",
        "retiree",
        "退休人员大病费",
        "Extra fees of retirees",
        (
            Field("monthly", MONTHLY, "每月", "a month"),
            Field("yearly", YEARLY, "每年", "a year"),
            Field("once_years", SPAN, "退休时一次缴年数", "years paid at retirement"),
            RULE,
        ),
    ),
)
