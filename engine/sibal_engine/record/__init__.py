"""The past: spells recomputed beside the printed totals, and records pasted or imported."""
