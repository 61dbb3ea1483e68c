"""`divisor`: the number of months the personal account is divided by at an age."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sibal_tui.commands.output import Json, LangFlag, Output, Plain

if TYPE_CHECKING:
    from sibal_engine.result.answers import DivisorAnswer
    from sibal_tui.commands.blocks import Block


def command(
    age: Annotated[str, typer.Option("--age", metavar="60y3m", show_default=False)],
    json_: Json = False,
    plain: Plain = False,
    lang: LangFlag = "",
) -> None:
    """Print the divisor of an age."""
    from sibal_engine.result.answers import divisor_of
    from sibal_tui.commands import values
    from sibal_tui.commands.places import national

    out = Output(json_, plain, lang)
    months = values.given("--age", age, values.age)
    policy, now = national()
    answer = divisor_of(policy, months, now)
    result = answer.to_dict()
    if answer.divisor is None:
        reason = _reason(answer, out)
        result["unknown"] = [{"figure": "divisor", "reason": reason, "place": policy.code}]
    out.show(result, _blocks(out, answer))


def _reason(answer: DivisorAnswer, out: Output) -> str:
    from sibal_engine.messages import message
    from sibal_engine.month import span_text

    return message("unknown.divisor", age=span_text(answer.age_months)).text(out.lang)


def _blocks(out: Output, answer: DivisorAnswer) -> Iterator[Block]:
    from sibal_tui.commands.sources import source_note
    from sibal_tui.commands.view import View

    view = View(out.lang, out.plain)
    beside = _reason(answer, out) if answer.divisor is None else ""
    yield view.title("title.divisor")
    yield view.pair("divisor.age_months", answer.age_months)
    yield view.pair("divisor.divisor", answer.to_dict()["divisor"], beside)
    yield from source_note(view, answer.rule.entry)
