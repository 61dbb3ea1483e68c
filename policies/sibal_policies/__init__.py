"""The policy files (TOML): dated, sourced values, and nothing that computes."""
