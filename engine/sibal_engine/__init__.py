"""The calculation engine: pure, typed, no user interface, no clock."""
