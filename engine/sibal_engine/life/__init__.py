"""One person walked from the record on: the start, the window of retirement, the cover."""
