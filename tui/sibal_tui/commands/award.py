"""`award`: the parts of an official award sheet, recomputed from what is printed on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sibal_tui.commands.output import Json, LangFlag, Output, Plain

if TYPE_CHECKING:
    from sibal_engine.result.award import Sheet
    from sibal_tui.commands.blocks import Block
    from sibal_tui.commands.view import View

NEEDED = "--age 60y0m, --divisor 139"


def command(
    reference_wage: Annotated[
        str, typer.Option("--reference-wage", metavar="YUAN", show_default=False)
    ],
    index: Annotated[str, typer.Option("--index", metavar="1.0324", show_default=False)],
    years: Annotated[str, typer.Option("--years", metavar="31.33", show_default=False)],
    balance: Annotated[str, typer.Option("--balance", metavar="YUAN", show_default=False)],
    age: Annotated[str, typer.Option("--age", metavar="60y0m", show_default=False)] = "",
    divisor: Annotated[str, typer.Option("--divisor", metavar="139", show_default=False)] = "",
    deemed_years: Annotated[
        str, typer.Option("--deemed-years", metavar="8.17", show_default=False)
    ] = "",
    transitional_coefficient: Annotated[
        str, typer.Option("--transitional-coefficient", metavar="0.013", show_default=False)
    ] = "",
    province: Annotated[str, typer.Option("--province", metavar="340000", show_default=False)] = "",
    at: Annotated[str, typer.Option("--at", metavar="YYYY-MM", show_default=False)] = "",
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Print the recomputed parts of an award sheet."""
    from sibal_engine.explain.sheet import Printed, sheet_steps
    from sibal_engine.policy.library import NATION
    from sibal_engine.result.award import award_sheet
    from sibal_tui.commands import values
    from sibal_tui.commands.places import library

    if bool(age) == bool(divisor):
        raise typer.BadParameter(f"exactly one of {NEEDED} is needed")
    out = Output(json_, plain, lang)
    found = library()
    nation = found.policy(NATION)
    policy = found.policy(found.find(province).code) if province else None
    month = values.optional_month("--at", at) or (policy or nation).place.checked
    printed = Printed(
        wage=values.given("--reference-wage", reference_wage, values.amount),
        index=values.given("--index", index, values.number(12)),
        years=values.given("--years", years, values.number(6)),
        balance=values.given("--balance", balance, values.amount),
        deemed_years=_optional("--deemed-years", deemed_years, 6) or 0,
        age=_age(age) if age else None,
    )
    table = nation.find("pension.divisor", month)
    sheet = award_sheet(
        wage=printed.wage,
        index=printed.index,
        years=printed.years,
        balance=printed.balance,
        divisor=_divisor(divisor, printed.age, nation, month),
        deemed_years=printed.deemed_years,
        coefficient=_optional("--transitional-coefficient", transitional_coefficient, 6),
        policy=policy,
        month=int(month),
    )
    steps = sheet_steps(
        sheet,
        printed,
        formula=policy.find("pension.formula", month) if policy else None,
        transitional=policy.find("pension.transitional", month) if policy else None,
        table=table,
    )
    result = _result(sheet, bool(printed.deemed_years), out)
    result["steps"] = [step.to_dict(out.lang) for step in steps]
    out.show(result, _blocks(out, result))


def _optional(option: str, text: str, digits: int) -> int | None:
    from sibal_tui.commands import values

    reader = values.number(digits, percent=option == "--transitional-coefficient")
    return values.given(option, text, reader) if text else None


def _age(text: str) -> int:
    from sibal_tui.commands.values import age, given

    return given("--age", text, age)


def _divisor(text: str, age: int | None, nation: Any, month: Any) -> int:
    """The printed divisor, or that of the age; raises `ContentError`."""
    from sibal_engine.errors import ContentError, Fault
    from sibal_engine.month import span_text
    from sibal_engine.result.answers import divisor_of
    from sibal_tui.commands import values

    if age is None:
        tenths = values.given("--divisor", text, values.number(1))
        if not tenths:
            raise ContentError(Fault("--divisor", "", "0 divides nothing", "more than 0"))
        return tenths
    found = divisor_of(nation, age, month).divisor
    if found is None:
        what = f"the table has no divisor for {span_text(age)}"
        raise ContentError(Fault("--age", "", what, "40y0m to 70y0m, or --divisor"))
    return found


def _result(sheet: Sheet, deemed: bool, out: Output) -> dict[str, Any]:
    from sibal_engine.messages import message
    from sibal_engine.money import yuan
    from sibal_engine.result.answers import tenths

    missing = deemed and sheet.rule is None
    result: dict[str, Any] = {
        "basic": yuan(sheet.basic),
        "account": yuan(sheet.account),
        "transitional": None if missing else yuan(sheet.transitional),
        "extra": yuan(sheet.extra),
        "total": None if missing else yuan(sheet.total),
        "divisor": tenths(sheet.divisor),
        "unknown": [],
    }
    if missing:
        reason = message("unknown.coefficient").text(out.lang)
        for figure in ("transitional", "total"):
            result["unknown"].append({"figure": figure, "reason": reason, "place": ""})
    return result


def _blocks(out: Output, result: dict[str, Any]) -> Iterator[Block]:
    from sibal_tui.commands.steps import step_blocks
    from sibal_tui.commands.view import View

    view: View = View(out.lang, out.plain)
    yield view.title("title.award")
    for name in ("basic", "account", "transitional", "extra", "total", "divisor"):
        yield view.pair(f"award.{name}", result[name])
    yield from step_blocks(view, result["steps"])
    rows = [{**row, "figure": f"award.{row['figure']}"} for row in result["unknown"]]
    yield from view.unknown(rows)
