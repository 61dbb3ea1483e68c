"""The terminal before and beside Textual; nothing here imports Textual, so it may run first.

The order at the start of the app:

```
settings = defaults.apply()                      # variables, before Textual reads them
if (refusal := defaults.check_tty()): ...        # one line on stderr, exit code 2
skeleton.show("sibal-tui", "…")                  # visible within a few milliseconds
with probe.Probe() as asked:                     # the answer travels during the import
    from sibal_tui.app import SibalApp
    widths = asked.collect(timeout=0.05)
decision = glyphs.decide("auto", os.environ, widths, sys.stderr.encoding)
```
`signals.install(app, save)` follows in the app's `on_mount`. When Textual fails to start,
`skeleton.leave()` gives the terminal back.
"""
