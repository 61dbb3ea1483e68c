"""The texts of the modes, one module a mode."""
