"""The forward month loop: terms of a place, dues of a month, ledgers of both accounts."""
