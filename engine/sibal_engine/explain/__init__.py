"""How a figure was made: its steps, with the numbers filled in and the document behind each.

Steps are made on demand, so that the plain simulation stays fast.
"""
