"""Dated policy values: their schema, strict loading, and resolution with a visible state."""
