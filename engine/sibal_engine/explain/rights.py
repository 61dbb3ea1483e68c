"""Steps of the subsidy, of what survivors get, and of the ways on where months are missing."""

from __future__ import annotations

from collections.abc import Iterator

from sibal_engine.explain import balances, retirement
from sibal_engine.explain.step import UNKNOWN_VALUE, Origin, Step, money, of_cell
from sibal_engine.messages import Message
from sibal_engine.month import Month
from sibal_engine.rates import percent_text
from sibal_engine.result.gathered import gathered
from sibal_engine.result.project import Projection
from sibal_engine.result.shortfall import Shortfall, shortfall_of
from sibal_engine.result.subsidy import Subsidy, subsidy_of
from sibal_engine.result.survivors import Survivors, survivors_at

_OF = {"paid": "实缴 / paid", "lower_base": "最低缴费额 / lowest base", "tier_100": "≤ 100% 档"}


def _period(subsidy: Subsidy) -> Step:
    rule = subsidy.rule
    months = "?" if rule is None or rule.months is None else str(rule.months)
    last = UNKNOWN_VALUE if subsidy.last is None else str(subsidy.last)
    return of_cell(
        "补贴期限",
        "Subsidised months",
        subsidy.cell,
        f"{subsidy.first} + {'→ 退休 / retirement' if subsidy.to_retirement else months}",
        f"{subsidy.first} … {last}",
        note=subsidy.assumed.get("subsidy") or subsidy.unknown.get("subsidy", (None, ""))[0],
    )


def subsidy(projection: Projection) -> list[Step]:
    """Steps of every `subsidy.…`."""
    each = subsidy_of(projection.life)
    if each is None:
        return retirement.chosen(projection)
    steps = [_period(each)]
    rule, note = each.rule, each.unknown.get("subsidy", (None, ""))[0]
    share = each.share_text or "?"
    of = "" if rule is None else _OF.get(rule.of, rule.of)
    cap = "" if rule is None or rule.cap_monthly is None else f" ≤ {money(rule.cap_monthly)}"
    rows = balances.runs([amount for _, amount in each.by_month]) if each.by_month else ()
    for a, b in rows:
        first, last = each.by_month[a][0], each.by_month[b][0]
        amount, count = each.by_month[a][1], b - a + 1
        steps.append(
            of_cell(
                f"{first} … {last} 补贴",
                f"Subsidy {first} … {last}",
                each.cell,
                f"{of} × {share}{cap} = {money(amount)} × {count}",
                money(None if amount is None else amount * count),
                rounding="各险种四舍五入到分 / half-up to the fen each scheme",
                note=note,
            )
        )
    steps.append(Step("补贴合计", "Subsidy in all", "Σ", money(each.total), Origin.PLAN, note=note))
    return steps


def _at(projection: Projection, when: str) -> Survivors:
    life = projection.life
    month = life.first - 1 if when == "now" else max(life.end, life.first - 1)
    return survivors_at(life, month)


def _no_income(projection: Projection, row: Survivors) -> Message | None:
    reason = gathered(projection).unknown.get("survivor.grant", (None, ""))[0]
    return reason if row.income is None else None


def _income(projection: Projection, row: Survivors) -> Step:
    year, cell = row.month.year - 1, row.income_cell
    formula = money(row.income)
    if cell is not None and cell.periods:
        growth = percent_text(projection.case.assumptions.wage_growth or 0)
        published = money(cell.hit.entry.values["yearly"])
        formula = f"{published} × (1 + {growth})^{cell.periods}"
    return of_cell(
        f"{year} 年全省城镇居民人均可支配收入",
        f"Urban disposable income a head of the province, {year}",
        cell,
        formula,
        money(row.income),
        note=_no_income(projection, row),
    )


def survivor(projection: Projection, when: str, name: str) -> list[Step]:
    """Steps of `survivor.WHEN.NAME`; `now` is the record's last month."""
    row = _at(projection, when)
    if name == "month" and when == "at_retirement":
        return retirement.chosen(projection)
    if name == "month":
        record = Step("记录截至", "Record up to", "as_of", str(row.month), Origin.RECORD)
        return [record]
    if name.endswith("_account"):
        amount = row.pension_account if name.startswith("pension") else row.medical_account
        return [
            Step(
                f"{row.month} 个人账户余额（可继承）",
                f"Account in {row.month} (inherited)",
                "社会保险法 14",
                money(amount),
                Origin.RECORD if when == "now" else Origin.PLAN,
            )
        ]
    if name == "income":
        return [_income(projection, row)]
    funeral = name.startswith("funeral")
    months, amount = (row.funeral_months, row.funeral) if funeral else (row.grant_months, row.grant)
    shown = UNKNOWN_VALUE if months is None else str(months)
    if funeral:
        zh, en = (
            "丧葬补助金的月数（不看缴费年限）",
            "Months of the funeral grant, at any years",
        )
        steps = [of_cell(zh, en, row.rule_cell, shown, shown)]
    else:
        steps = list(_grant_months(row, when, shown))
    if not name.endswith("_months"):
        steps.append(_income(projection, row))
        steps.append(
            of_cell(
                "丧葬补助金" if funeral else "抚恤金",
                "Funeral grant" if funeral else "Survivor grant",
                row.income_cell,
                f"{shown} × {money(row.income)} ÷ 12",
                money(amount),
                rounding="四舍五入到分 / half-up to the fen",
                note=_no_income(projection, row),
            )
        )
    return steps


def _grant_months(row: Survivors, when: str, shown: str) -> Iterator[Step]:
    """The months of the survivor grant go by full years of contribution."""
    years = row.contribution_months // 12
    yield Step(
        "缴费满年数",
        "Full years of contribution",
        f"{row.contribution_months} ÷ 12 ⌊⌋",
        str(years),
        Origin.RECORD if when == "now" else Origin.PLAN,
    )
    zh, en = f"抚恤金的月数（满 {years} 年）", f"Months of the survivor grant ({years} full years)"
    yield of_cell(zh, en, row.rule_cell, shown, shown)


def _missing(projection: Projection, missed: Shortfall) -> list[Step]:
    return [
        *retirement.minimum_months(projection),
        Step(
            "所选退休月还差的月数",
            "Months missing at the month wanted",
            f"{missed.required} − {missed.months}",
            str(missed.missing),
            Origin.PLAN,
        ),
    ]


def if_minimum_missed(projection: Projection) -> list[Step]:
    """Steps of every `if_minimum_missed.…`."""
    missed = shortfall_of(projection.life)
    if missed is None:
        return [*retirement.minimum_months(projection), *retirement.contribution_months(projection)]
    steps = _missing(projection, missed)
    for way in missed.ways:
        amounts = (("缴 / pay", way.cost), ("领 / month", way.pension), ("付 / once", way.paid_out))
        steps.append(
            Step(
                {
                    "pay_on": "继续缴费",
                    "one_sum": "一次性补足",
                    "resident": "转居民养老",
                    "refund": "一次性领取",
                }[way.name],
                way.name.replace("_", " ").capitalize(),
                UNKNOWN_VALUE if way.month is None else str(Month(way.month)),
                ", ".join(f"{name} {money(v)}" for name, v in amounts if v is not None)
                or UNKNOWN_VALUE,
                Origin.PLAN,
                note=way.note,
            )
        )
    return steps
