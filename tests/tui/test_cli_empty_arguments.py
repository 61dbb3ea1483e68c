"""An empty argument is wrong usage, said in one line beside the way to the help page."""

from __future__ import annotations

import pytest
from tests.tui.commands import Runner


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("ask", "养老", "--case", ""), "--case"),
        (("policy", "check", ""), "DIR"),
        (("policy", "check", " "), "DIR"),
        (("profile", "import", ""), "FILE"),
    ],
)
def test_an_empty_argument_is_wrong_usage(
    run: Runner, arguments: tuple[str, ...], name: str
) -> None:
    said = {
        "zh": f"错误：{name} 是空的",
        "en": f"Error: Invalid value for '{name}': the value is empty",
    }
    for lang, line in said.items():
        done = run(*arguments, "--lang", lang)
        assert (done.code, done.out) == (2, "")
        assert done.err.splitlines()[0] == line
        assert len(done.err.splitlines()) == 2


def test_an_argument_that_is_left_out_has_its_default(run: Runner) -> None:
    assert run("policy", "check").code == 0
    assert run("ask", "养老").code == 0
