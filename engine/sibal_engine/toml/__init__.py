"""TOML read strictly: plain lines fast, all else by tomllib; each fault has file, key, line."""
