"""`make bench`: each measured figure beside its budget. It prints; it never passes or fails.

Whole processes are taken alternately with their reference, so that a drift of the machine's speed
falls on both; medians are shown.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.terminal import Terminal

PYTHON = sys.executable
MINIMAL = (
    "from textual.app import App\n"
    "from textual.widgets import Static\n"
    "class A(App):\n"
    "    def compose(self):\n"
    "        yield Static('ready')\n"
    "A().run()\n"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: what was measured, the value as text, the budget."""

    what: str
    value: str
    budget: str


def _median_ms(work: Callable[[], object], runs: int = 30) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def _process_ms(argv: list[str], env: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(argv, env=env, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


def _paired_ms(
    argv: list[str], reference: list[str], env: dict[str, str], runs: int = 9
) -> tuple[float, float]:
    pairs = [(_process_ms(argv, env), _process_ms(reference, env)) for _ in range(runs)]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def engine_figures() -> Iterator[Figure]:
    """The engine: a life, its steps, a gap, the sweep of retirement months."""
    from sibal_engine.case.model import BaseChoice, BaseKind, Case
    from sibal_engine.case.reader import load_case
    from sibal_engine.explain.api import FIGURES, steps_of
    from sibal_engine.month import Month
    from sibal_engine.months.schedule import World
    from sibal_engine.policy.library import Library
    from sibal_engine.result.project import project
    from sibal_engine.whatif.gap import Gap, gap_effect
    from sibal_engine.whatif.sweep import retirement_sweep

    world = World()
    sample = Path(__file__).parents[1] / "tui" / "sibal_tui" / "sample.toml"
    case = load_case(sample)
    record = case.record._replace(as_of=Month.of(2026, 10))
    person = case.person._replace(born=Month.of(2003, 10), category="men60")
    young = case._replace(person=person, record=record._replace(pension_months=0, medical_months=0))
    life = project(young, world)
    years = (life.life.end - life.life.first + 1) / 12
    bases = (BaseChoice(BaseKind.AMOUNT, 800_000 + 100 * n) for n in count())

    def another() -> Case:
        """The person on a base that no run has had: nothing of it is kept from before."""
        return young._replace(plan=young.plan._replace(pension_base=next(bases)))

    yield Figure(
        f"one person, {years:.0f} years by month, no steps",
        f"{_median_ms(lambda: project(another(), world)):.2f} ms",
        "≤ 2 ms (40 years)",
    )
    yield Figure(
        "the same person again", f"{_median_ms(lambda: project(young, world)):.2f} ms", "—"
    )

    def all_steps() -> None:
        result = project(another(), world)
        for name in ("pension.total", "balances.medical", "retirement.chosen", "medical.waiting"):
            steps_of(result, name)

    yield Figure("the same with every step", f"{_median_ms(all_steps):.2f} ms", "≤ 5 ms")
    figures = len(FIGURES)
    result = project(young, world)

    def every_figure() -> None:
        for name in FIGURES:
            steps_of(result, name)

    yield Figure(f"steps of all {figures} figures", f"{_median_ms(every_figure):.2f} ms", "—")
    gap = Gap(Month.of(2027, 3), 5)
    yield Figure(
        "gap what-if: baseline, variant, difference",
        f"{_median_ms(lambda: gap_effect(another(), world, gap)):.2f} ms",
        "≤ 5 ms",
    )
    yield Figure(
        "sweep of the retirement months",
        f"{_median_ms(lambda: retirement_sweep(young, world), 10):.2f} ms",
        "≤ 60 ms (73 months)",
    )
    yield Figure(
        "read national file and one city",
        f"{_median_ms(lambda: Library().policy('310000'), 15):.2f} ms",
        "≤ 10 ms",
    )

    def load_all() -> None:
        from sibal_engine.policy.library import shipped_folder
        from sibal_engine.policy.lint import check

        check(shipped_folder())

    yield Figure("all places loaded and checked", f"{_median_ms(load_all, 3):.0f} ms", "≤ 1500 ms")


def process_figures(env: dict[str, str]) -> Iterator[Figure]:
    """Whole processes: imports and commands."""
    engine, bare = _paired_ms(
        [PYTHON, "-c", "import sibal_engine.result.project, sibal_engine.whatif.gap"],
        [PYTHON, "-c", "pass"],
        env,
    )
    yield Figure("engine import over bare Python", f"{engine - bare:.0f} ms", "≤ 80 ms")
    command = [PYTHON, "-m", "sibal_tui", "retirement", "--born", "1975-09"]
    command += ["--category", "women55", "--json"]
    whole, _ = _paired_ms(command, [PYTHON, "-c", "pass"], env)
    yield Figure("sibal-tui retirement --json, whole process", f"{whole:.0f} ms", "≤ 200 ms")
    version, _ = _paired_ms([PYTHON, "-m", "sibal_tui", "--version"], [PYTHON, "-c", "pass"], env)
    yield Figure("sibal-tui --version, whole process", f"{version:.0f} ms", "—")


def _until(argv: list[str], env: dict[str, str], text: str, columns: int, lines: int) -> float:
    start = time.perf_counter()
    with Terminal(argv, env, columns, lines) as terminal:
        terminal.wait_for(text)
        return (time.perf_counter() - start) * 1000


def app_figures(env: dict[str, str]) -> Iterator[Figure]:
    """The app on a terminal: start, keys, bytes, idle, memory."""
    app = [PYTHON, "-m", "sibal_tui", "--demo"]
    minimal = [PYTHON, "-c", MINIMAL]
    pairs = [
        (_until(app, env, "来历", 120, 40), _until(minimal, env, "ready", 120, 40))
        for _ in range(7)
    ]
    ours, theirs = (statistics.median(p[i] for p in pairs) for i in (0, 1))
    yield Figure(
        "app to full screen at 120×40 ÷ minimal Textual app",
        f"{ours / theirs:.2f} ({ours:.0f} ÷ {theirs:.0f} ms)",
        "≤ 1.5",
    )
    first = statistics.median(_first_byte(app, env) for _ in range(7))
    yield Figure("first visible skeleton", f"{first:.0f} ms", "≤ 60 ms")
    with Terminal(app, env, 80, 24) as terminal:
        terminal.wait_for("来历")
        terminal.settle(0.5)
        yield Figure("bytes to the first screen at 80×24", f"{len(terminal.raw)} B", "≤ 12 kB")
        terminal.send("4")
        terminal.settle(0.5)
        times, sizes = [], []
        for key in (" ", "\x1b[C", " ", "+", "+", "-", "]", "[") * 6:
            elapsed, size = _key(terminal, key)
            times.append(elapsed)
            sizes.append(size)
        times.sort()
        yield Figure(
            "key in the gap simulator to the last byte, p95",
            f"{times[int(len(times) * 0.95) - 1]:.0f} ms (median {statistics.median(times):.0f})",
            "≤ 30 ms",
        )
        yield Figure("bytes of a what-if key", f"{max(sizes)} B at most", "≤ 3 kB")
        _, size = _key(terminal, "\t")
        yield Figure("bytes of Tab", f"{size} B", "≤ 500 B")
        _, size = _key(terminal, "?")
        yield Figure("bytes of a modal", f"{size} B", "≤ 5 kB")
        before = len(terminal.raw)
        terminal.settle(2.0)
        yield Figure("bytes a second while idle", f"{len(terminal.raw) - before} B", "0")
    yield Figure(
        "memory of one session ÷ minimal Textual app",
        f"{_memory(app, env, '来历') / _memory(minimal, env, 'ready'):.2f}",
        "≤ 1.3",
    )


def _first_byte(argv: list[str], env: dict[str, str]) -> float:
    start = time.perf_counter()
    with Terminal(argv, env, 80, 24) as terminal:
        terminal.wait_for("sibal-tui")
        return (time.perf_counter() - start) * 1000


def _key(terminal: Terminal, key: str) -> tuple[float, int]:
    """Milliseconds to the last byte after a key, and how many bytes it wrote."""
    before = len(terminal.raw)
    start = time.perf_counter()
    terminal.send(key)
    last = start
    quiet = 0.12
    seen = before
    while time.perf_counter() - last < quiet:
        terminal._read(0.01)
        if len(terminal.raw) != seen:
            seen, last = len(terminal.raw), time.perf_counter()
    return (last - start) * 1000, len(terminal.raw) - before


def _memory(argv: list[str], env: dict[str, str], text: str) -> int:
    with Terminal(argv, env, 80, 24) as terminal:
        terminal.wait_for(text)
        terminal.settle(0.5)
        status = Path(f"/proc/{terminal._pid}/statm").read_text(encoding="ascii").split()
        return int(status[1]) * resource.getpagesize()


def main() -> None:
    """Measure and print every figure."""
    with tempfile.TemporaryDirectory() as home:
        env = {
            "PATH": os.environ["PATH"],
            "HOME": home,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
        }
        width = 52
        print(f"{'what':{width}}  {'measured':28}  budget")
        for group in (engine_figures(), process_figures(env), app_figures(env)):
            for row in group:
                print(f"{row.what:{width}}  {row.value:28}  {row.budget}", flush=True)


if __name__ == "__main__":
    main()
