"""A case: the typed profile, read from TOML and written back."""
