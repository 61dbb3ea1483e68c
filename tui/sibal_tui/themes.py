"""The app's themes: dark, light, sixteen colours, and none."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="sibal-dark",
    primary="#5fafaf",
    secondary="#87afd7",
    accent="#ffd787",
    warning="#ffaf5f",
    error="#ff8787",
    success="#87d787",
    foreground="#dadada",
    background="#1c1c1c",
    surface="#262626",
    panel="#303030",
    dark=True,
)
LIGHT = Theme(
    name="sibal-light",
    primary="#005f5f",
    secondary="#005f87",
    accent="#af5f00",
    warning="#af5f00",
    error="#af0000",
    success="#005f00",
    foreground="#1c1c1c",
    background="#ffffff",
    surface="#f4f4f4",
    panel="#e4e4e4",
    dark=False,
)
SIXTEEN = Theme(
    name="sibal-16",
    primary="ansi_cyan",
    secondary="ansi_blue",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    dark=True,
)
MONO = Theme(
    name="sibal-mono",
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    success="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    dark=True,
)
THEMES = (DARK, LIGHT, SIXTEEN, MONO)
NAMES = tuple(theme.name for theme in THEMES)
