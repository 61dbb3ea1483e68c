"""A life against another: gaps, comparisons, sweeps, goals, options and schemes."""
