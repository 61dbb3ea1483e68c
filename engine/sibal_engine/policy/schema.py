"""Every series a policy file may hold: its path, fields, units and how long a value lasts.

The registry is the single description of the format: the loader, the linter, the JSON Schema, the
coverage page and `docs/policy-format.md` are all made from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from sibal_engine.policy.kinds import (
    AMOUNT,
    BANDS,
    COHORTS,
    COUNT,
    DAY,
    DIVISORS,
    MONTH,
    MONTH_DAY,
    MONTHLY,
    MONTHS,
    RATE,
    SHARE,
    SPAN,
    SPANS_BY_YEARS,
    TEXT,
    TIERS,
    YEARLY,
    YEARLY_TIERS,
    YES_NO,
    Kind,
    choice,
    choices,
)


class Lasts(Enum):
    """How long a value without a successor stays in force."""

    UNTIL_CHANGED = "until changed"
    """A rule: published until another one is."""
    PERIOD = "its period"
    """A yearly figure: it must say `to`, and is carried, with its age, after that."""


@dataclass(frozen=True, slots=True)
class Field:
    """One value of an entry. A field named `value` gives its series' own path as its key."""

    name: str
    kind: Kind
    zh: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """A dated series: `[[path]]` tables in a policy file."""

    path: str
    subject: str
    zh: str
    en: str
    fields: tuple[Field, ...]
    lasts: Lasts = Lasts.UNTIL_CHANGED
    many: bool = False
    """Entries may stand side by side (texts on several topics)."""

    def key(self, field: Field) -> str:
        """The dotted key of one field, as `policy show` prints it."""
        return self.path if field.name == "value" else f"{self.path}.{field.name}"

    def field(self, name: str) -> Field:
        """The field of that name; raises `KeyError`."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.path}.{name}")


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

OPTIONS = ("with_account", "pool_only")
"""Medical options: 统账结合 and 单建统筹."""

_CYCLES = choices("monthly", "quarterly", "half_yearly", "yearly")
_RULE = Field("text", TEXT, "说明")
_PERIOD = Lasts.PERIOD


def _value(kind: Kind, zh: str) -> tuple[Field, ...]:
    return (Field("value", kind, zh, required=True),)


def _option_series(option: str, name_zh: str, name_en: str) -> tuple[Series, ...]:
    root = f"medical.{option}"
    return (
        Series(
            f"{root}.offered",
            "medical",
            f"{name_zh}：是否对灵活就业人员开放",
            f"{name_en}: open to flexible workers",
            (*_value(YES_NO, "开放"), _RULE),
        ),
        Series(
            f"{root}.rate",
            "medical",
            f"{name_zh}：费率",
            f"{name_en}: rate",
            (
                Field("value", RATE, "总费率"),
                Field("extra", RATE, "其中大病等附加"),
                Field("by_age", BANDS, "按年龄的费率"),
                _RULE,
            ),
        ),
        Series(
            f"{root}.base",
            "medical",
            f"{name_zh}：缴费基数",
            f"{name_en}: base",
            (
                Field("lower", MONTHLY, "下限"),
                Field("upper", MONTHLY, "上限"),
                Field("fixed", MONTHLY, "固定基数"),
                Field("tiers", TIERS, "档次"),
                _RULE,
            ),
            _PERIOD,
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
                ),
                Field("share", RATE, "比例"),
                Field("lower_share", RATE, "下限比例"),
                Field("upper_share", RATE, "上限比例"),
                Field("rounding", choice("fen", "yuan"), "取整"),
                _RULE,
            ),
        ),
        Series(
            f"{root}.amount",
            "medical",
            f"{name_zh}：固定缴费额",
            f"{name_en}: fixed contribution",
            (
                Field("monthly", MONTHLY, "每月"),
                Field("yearly", YEARLY, "每年"),
                Field("by_age", BANDS, "按年龄"),
                _RULE,
            ),
            _PERIOD,
        ),
        Series(
            f"{root}.credit",
            "account",
            f"{name_zh}：个人账户划入",
            f"{name_en}: credit to the account",
            (
                Field("rate", RATE, "本人基数的比例"),
                Field("monthly", MONTHLY, "每月定额"),
                Field("bands", BANDS, "按年龄"),
                _RULE,
            ),
        ),
        Series(
            f"{root}.fee",
            "medical",
            f"{name_zh}：大病等附加费",
            f"{name_en}: extra fees",
            (
                Field("monthly", MONTHLY, "每月"),
                Field("yearly", YEARLY, "每年"),
                Field("care_yearly", YEARLY, "长护险每年"),
                _RULE,
            ),
        ),
    )


_WAIT = (
    Field("months", MONTHS, "等待月数"),
    Field("outpatient", MONTHS, "门诊"),
    Field("inpatient", MONTHS, "住院"),
    Field("account", MONTHS, "账户"),
    Field("at_most", MONTHS, "至多"),
    _RULE,
)

SERIES: tuple[Series, ...] = (
    # --- wages
    Series(
        "average_wage",
        "wages",
        "全口径平均工资（月）",
        "Average wage, all urban units",
        _value(MONTHLY, "平均工资"),
        _PERIOD,
    ),
    Series(
        "pension.reference_wage",
        "wages",
        "计发基数",
        "Pension reference wage",
        (
            Field("value", MONTHLY, "计发基数", required=True),
            Field("indexed", MONTHLY, "指数化部分用的基数（双基数）"),
            Field("transitional", MONTHLY, "过渡性养老金用的基数"),
        ),
        _PERIOD,
    ),
    # --- retirement
    *(
        Series(
            f"retirement.{category}",
            "retirement",
            f"法定退休年龄：{zh}",
            f"Statutory retirement age: {en}",
            (
                Field("old_age", SPAN, "原退休年龄", required=True),
                Field("first_birth", MONTH, "首个延迟的出生月", required=True),
                Field("step", COUNT, "每几个月延一月", required=True),
                Field("max_delay", COUNT, "最多延迟", required=True),
            ),
        )
        for category, zh, en in (
            ("men60", "男", "men"),
            ("women55", "女 55 岁类", "women, 55 class"),
            ("women50", "女 50 岁类", "women, 50 class"),
        )
    ),
    Series(
        "retirement.elastic",
        "retirement",
        "弹性退休",
        "Elastic retirement",
        (
            Field("early", SPAN, "最多提前", required=True),
            Field("late", SPAN, "最多推迟", required=True),
            _RULE,
        ),
    ),
    Series(
        "retirement.women_category",
        "retirement",
        "灵活就业女性的退休类别",
        "Category of women in flexible work",
        (
            Field("default", choice("women55", "women50"), "默认类别"),
            Field("condition_for_50", TEXT, "可按 50 岁的条件"),
            _RULE,
        ),
    ),
    Series(
        "pension.minimum_months",
        "retirement",
        "最低缴费月数",
        "Minimum contribution months",
        _value(MONTHS, "月数"),
    ),
    # --- pension contributions
    Series(
        "pension.base",
        "pension",
        "养老缴费基数上下限",
        "Limits of the pension contribution base",
        (
            Field("lower", MONTHLY, "下限"),
            Field("upper", MONTHLY, "上限"),
            Field("wage", MONTHLY, "百分比档所依据的平均工资"),
            Field("tiers", TIERS, "档次"),
            _RULE,
        ),
        _PERIOD,
    ),
    Series("pension.rate", "pension", "养老费率", "Pension rate", (*_value(RATE, "总费率"), _RULE)),
    Series(
        "pension.account_rate",
        "pension",
        "养老个人账户划入比例",
        "Rate credited to the pension account",
        _value(RATE, "划入比例"),
    ),
    Series(
        "pension.crediting_rate",
        "pension",
        "个人账户记账利率",
        "Crediting rate of the pension account",
        _value(RATE, "记账利率"),
        _PERIOD,
    ),
    Series(
        "pension.payment",
        "pension",
        "养老缴费方式与期限",
        "How and until when a pension contribution is paid",
        (
            Field("cycles", _CYCLES, "缴费周期"),
            Field("due_day", DAY, "每月截止日"),
            Field("debit_days", TEXT, "扣款日"),
            Field("year_end", MONTH_DAY, "当年补缴截止日"),
            _RULE,
        ),
    ),
    Series(
        "pension.back_payment",
        "pension",
        "养老补缴",
        "Back-payment of pension contributions",
        (
            Field("allowed", choice("no", "within_year", "months"), "是否允许", required=True),
            Field("window", MONTHS, "可补的月数"),
            _RULE,
        ),
    ),
    # --- award
    Series(
        "pension.divisor",
        "award",
        "计发月数",
        "Annuity divisor",
        (
            Field("by_age", DIVISORS, "整岁计发月数", required=True),
            Field("by_month", YES_NO, "非整岁按月插值", required=True),
        ),
    ),
    Series(
        "pension.formula",
        "award",
        "基础养老金计算规则",
        "Rules of the basic pension",
        (
            Field(
                "years",
                choice("exact", "two_decimals", "tenth_up", "whole_and_months"),
                "年限取整",
            ),
            Field("parts_rounding", choice("fen_half_up", "jiao_up"), "各部分取整"),
            Field("total_rounding", choice("fen_half_up", "jiao_up", "yuan_up"), "合计取整"),
            Field("index_wage", choice("previous_year", "same_year"), "指数分母年份"),
            Field("index_months", choice("paid", "due"), "指数平均的月份"),
            Field("low_index_scale", RATE, "低于此指数时按比例折算"),
            Field("extra_rate", RATE, "每年加发（指数化工资的比例）"),
            _RULE,
        ),
    ),
    Series(
        "pension.transitional",
        "award",
        "过渡性养老金",
        "Transitional pension",
        (
            Field("coefficient", RATE, "系数", required=True),
            Field("coefficient_over_20y", RATE, "超过 20 年的系数"),
            Field("form", choice("indexed_wage", "half_sum", "wage"), "公式", required=True),
            Field("years", choice("deemed", "before_account"), "年限", required=True),
            Field("index_at_least", SHARE, "指数至少按"),
            Field("account_start", MONTH, "建账月份"),
            Field("deemed_until", MONTH, "视同截至"),
            _RULE,
        ),
    ),
    # --- medical contributions, account
    *_option_series("with_account", "统账结合", "With account"),
    *_option_series("pool_only", "单建统筹", "Pool only"),
    Series(
        "medical.payment",
        "medical",
        "医保缴费方式与期限",
        "How and until when a medical contribution is paid",
        (
            Field("cycles", _CYCLES, "缴费周期"),
            Field("due_day", DAY, "每月截止日"),
            Field("window_from", MONTH_DAY, "集中缴费开始"),
            Field("window_to", MONTH_DAY, "集中缴费结束"),
            Field("late_wait", MONTHS, "过期缴费的等待"),
            _RULE,
        ),
    ),
    Series(
        "medical.standalone",
        "enrolment",
        "可否只参加医保",
        "Medical insurance without pension",
        (*_value(YES_NO, "可以"), _RULE),
    ),
    Series(
        "medical.interest",
        "account",
        "医保个人账户计息",
        "Interest on the medical account",
        (Field("value", RATE, "利率"), _RULE),
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
            Field("in_a_row", MONTHS, "连续"),
            Field("in_a_year", MONTHS, "一年内累计"),
            Field("only_if_paid_back", YES_NO, "须补缴"),
            _RULE,
        ),
    ),
    Series("medical.gap.wait", "cover", "断缴后的等待期", "Wait after a longer gap", _WAIT),
    Series(
        "medical.gap.back_payment",
        "cover",
        "医保补缴",
        "Back-payment of medical contributions",
        (
            Field("allowed", YES_NO, "可补缴"),
            Field("window", MONTHS, "可补的月数"),
            Field("retroactive", YES_NO, "断缴期间可报销"),
            Field("rate", RATE, "补缴费率"),
            Field("base", MONTHLY, "补缴基数"),
            _RULE,
        ),
    ),
    Series(
        "medical.gap.effect",
        "cover",
        "断缴的后果",
        "Effect of a gap",
        (Field("text", TEXT, "说明", True),),
        many=True,
    ),
    Series(
        "medical.gap.waiting_restarts",
        "cover",
        "等待期内断缴重新计算",
        "A break inside the wait starts it anew",
        _value(YES_NO, "重新计算"),
    ),
    # --- retiree cover
    Series(
        "medical.minimum_years",
        "retiree",
        "退休医保最低年限",
        "Years for medical cover in retirement",
        (
            Field("men", SPAN, "男"),
            Field("women", SPAN, "女"),
            Field("cohorts", COHORTS, "按出生或参保时间"),
            Field("continuous", SPAN, "连续缴费时的年限"),
            _RULE,
        ),
    ),
    Series(
        "medical.local_years",
        "retiree",
        "本地最低年限",
        "Years that must be local",
        (Field("value", SPAN, "本地年限"), _RULE),
    ),
    Series(
        "medical.paid_years",
        "retiree",
        "实际缴费最低年限",
        "Years that must really be paid",
        (Field("value", SPAN, "实缴年限"), _RULE),
    ),
    Series(
        "medical.top_up",
        "retiree",
        "退休时补足年限",
        "Topping up missing years at retirement",
        (
            Field("how", choice("one_sum", "pay_on", "either", "none"), "方式", required=True),
            Field("rate", RATE, "补缴费率"),
            Field("base", MONTHLY, "补缴基数"),
            Field(
                "base_of",
                choice(
                    "province_average_wage_last_year",
                    "city_average_wage_last_year",
                    "contribution_last_year",
                ),
                "补缴基数取自",
            ),
            _RULE,
        ),
    ),
    Series(
        "medical.retiree.credit",
        "account",
        "退休人员个人账户划入",
        "Credit to a retiree's account",
        (
            Field("monthly", MONTHLY, "每月定额"),
            Field("yearly", YEARLY, "每年定额"),
            Field("bands", BANDS, "按年龄"),
            Field("flexible_monthly", MONTHLY, "灵活就业退休人员"),
            _RULE,
        ),
    ),
    Series(
        "medical.retiree.fee",
        "retiree",
        "退休人员大病费",
        "Extra fees of retirees",
        (
            Field("monthly", MONTHLY, "每月"),
            Field("yearly", YEARLY, "每年"),
            Field("once_years", SPAN, "退休时一次缴年数"),
            _RULE,
        ),
    ),
    # --- subsidies, unemployment
    Series(
        "subsidy",
        "subsidy",
        "就业困难人员社保补贴（4050）",
        "Subsidy for people who find work hardly (4050)",
        (
            Field("share", SHARE, "比例"),
            Field("of", choice("paid", "lower_base", "tier_100"), "按什么计算"),
            Field("pension_monthly", MONTHLY, "养老每月"),
            Field("medical_monthly", MONTHLY, "医疗每月"),
            Field("cap_monthly", MONTHLY, "每月至多"),
            Field("covers", choices("pension", "medical", "unemployment"), "险种"),
            Field("months", MONTHS, "至多月数"),
            Field("to_retirement_within", SPAN, "距退休不足此年数可至退休"),
            _RULE,
        ),
    ),
    Series(
        "unemployment",
        "subsidy",
        "灵活就业失业保险",
        "Unemployment insurance of flexible workers",
        (
            Field("offered", YES_NO, "可参加", required=True),
            Field("rate", RATE, "费率"),
            Field("with_pension", YES_NO, "随养老一并缴"),
            _RULE,
        ),
    ),
    # --- resident schemes
    Series(
        "resident_pension.basic",
        "resident",
        "居民基础养老金",
        "Basic part of the resident pension",
        _value(MONTHLY, "每月"),
    ),
    Series(
        "resident_pension.tiers",
        "resident",
        "居民养老缴费档次",
        "Tiers of the resident pension",
        _value(YEARLY_TIERS, "每年"),
    ),
    Series(
        "resident_pension.subsidy",
        "resident",
        "居民养老缴费补贴",
        "Subsidy to resident contributions",
        (
            Field("lowest_tier", YEARLY, "最低档至少", required=True),
            Field("from_500", YEARLY, "500 元档起至少", required=True),
        ),
    ),
    Series(
        "resident_pension.terms",
        "resident",
        "居民养老领取条件",
        "Terms of the resident pension",
        (
            Field("age", SPAN, "领取年龄", required=True),
            Field("minimum", SPAN, "最低年限", required=True),
            Field("divisor", COUNT, "计发月数", required=True),
        ),
    ),
    Series(
        "resident_pension.crediting_rate",
        "resident",
        "居民养老记账利率",
        "Crediting rate of the resident account",
        _value(RATE, "利率"),
        _PERIOD,
    ),
    Series(
        "resident_medical.premium",
        "resident",
        "居民医保缴费",
        "Premium of the resident medical scheme",
        (Field("personal", YEARLY, "个人", True), Field("subsidy", YEARLY, "补助"), _RULE),
        _PERIOD,
    ),
    Series(
        "resident_medical.wait",
        "resident",
        "居民医保等待期",
        "Waits of the resident medical scheme",
        (
            Field("fixed", MONTHS, "固定等待", required=True),
            Field("per_gap_year", MONTHS, "每断一年加", required=True),
            Field("repair_per_year", MONTHS, "每补一年减", required=True),
            Field("at_least_after_4_years", MONTHS, "断 4 年以上至少", required=True),
        ),
    ),
    # --- survivors, transfer
    Series(
        "survivor.income",
        "survivor",
        "城镇居民月人均可支配收入",
        "Urban disposable income a head and month",
        _value(MONTHLY, "每月"),
        _PERIOD,
    ),
    Series(
        "survivor.grant",
        "survivor",
        "丧葬补助金与抚恤金",
        "Funeral and survivor grants",
        (
            Field("funeral", MONTHS, "丧葬月数", required=True),
            Field("by_years", SPANS_BY_YEARS, "抚恤月数（按缴费满年数 0–30）", required=True),
            Field("less_per_year_drawn", MONTHS, "每领一年减", required=True),
            Field("retiree_at_least", MONTHS, "退休人员至少", required=True),
        ),
    ),
    Series(
        "transfer",
        "survivor",
        "跨省转移",
        "Transfer between provinces",
        (
            Field("pool_rate", RATE, "统筹转移比例", required=True),
            Field("home_months", MONTHS, "待遇地年限", required=True),
            Field("temporary_men", SPAN, "男临时账户年龄", required=True),
            Field("temporary_women", SPAN, "女临时账户年龄", required=True),
            _RULE,
        ),
    ),
    # --- enrolment
    Series(
        "enrolment",
        "enrolment",
        "参保条件",
        "Who may enrol",
        (
            Field("below_men", SPAN, "男须未满"),
            Field("below_women", SPAN, "女须未满"),
            Field("local_hukou", YES_NO, "须本地户籍"),
            _RULE,
        ),
    ),
    # --- reference values
    Series(
        "reference.pool_ceiling",
        "reference",
        "统筹基金最高支付限额",
        "Ceiling of the pooled fund",
        (Field("yearly", YEARLY, "每年"), _RULE),
    ),
    Series(
        "reference.outpatient",
        "reference",
        "门诊待遇",
        "Outpatient benefits",
        (
            Field("cap_active", YEARLY, "在职年度限额"),
            Field("cap_retired", YEARLY, "退休年度限额"),
            Field("deductible_active", YEARLY, "在职起付线"),
            Field("deductible_retired", YEARLY, "退休起付线"),
            Field("ratio_active", RATE, "在职比例"),
            Field("ratio_retired", RATE, "退休比例"),
            _RULE,
        ),
    ),
    Series(
        "reference.inpatient",
        "reference",
        "住院待遇",
        "Inpatient benefits",
        (
            Field("deductible", AMOUNT, "起付线"),
            Field("ratio", RATE, "比例"),
            _RULE,
        ),
    ),
    Series(
        "reference.employer_medical",
        "reference",
        "单位职工医保费率",
        "Medical rates of employers",
        (Field("employer", RATE, "单位"), Field("own", RATE, "个人"), _RULE),
    ),
    Series(
        "reference.local",
        "reference",
        "其他本地规定",
        "Other local rules",
        (Field("text", TEXT, "说明", True),),
        many=True,
    ),
)

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
