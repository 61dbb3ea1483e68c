"""The screens: one module a mode, its style sheet beside it."""
