"""Where the user's files live; asked anew each time, so that a test may move them."""

from __future__ import annotations

from pathlib import Path

APP = "sibal-tui"


def config_folder() -> Path:
    """The folder of `config.toml`, `profiles/` and the user's own `policies/`."""
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False)


def state_folder() -> Path:
    """The folder of drafts, the last profile's name and the log."""
    from platformdirs import user_state_path

    return user_state_path(APP, appauthor=False)


def config_file() -> Path:
    """The user's settings."""
    return config_folder() / "config.toml"


def profiles_folder() -> Path:
    """One TOML file a profile."""
    return config_folder() / "profiles"


def policies_folder() -> Path:
    """The user's own policy files, laid over the shipped ones."""
    return config_folder() / "policies"


def drafts_folder() -> Path:
    """What was typed and not saved yet."""
    return state_folder() / "drafts"


def log_file() -> Path:
    """Where the trace of an unexpected error goes."""
    return state_folder() / "errors.log"
