"""`policy check`: every fault of the shipped policy files, or of a folder's, at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sibal_engine.errors import Fault
    from sibal_tui.commands.output import Output


def run(out: Output, folder: str | None) -> bool:
    """Print all faults on stderr (in JSON on stdout); True when there is none."""
    from sibal_engine.policy.library import shipped_folder
    from sibal_engine.policy.lint import check
    from sibal_engine.policy.overlay import policy_paths
    from sibal_tui.commands.blocks import Pair
    from sibal_tui.commands.view import View

    root = shipped_folder() if folder is None else Path(folder)
    faults = check(root, strict=folder is None)
    if faults:
        _tell(out, faults)
        return False
    count = 1 if root.is_file() else len(policy_paths(root))
    view = View(out.lang, out.plain)
    fine = Pair(view.word("label.fault"), view.word("no_faults", count=count))
    out.show({"files": count, "faults": []}, [fine])
    return True


def _tell(out: Output, faults: list[Fault]) -> None:
    """All of them, one a line: this command is asked for every fault, not for the first ten."""
    from sibal_tui.locale.faults import fault_line, fault_words

    if out.json:
        rows = []
        for fault in faults:
            message, allowed = fault_words(fault, out.lang)
            where = {"file": fault.file, "line": fault.line, "key": fault.key}
            rows.append({**where, "message": message, "allowed": allowed})
        out.show({"faults": rows}, ())
    sys.stderr.writelines(f"{fault_line(fault, out.lang)}\n" for fault in faults)
