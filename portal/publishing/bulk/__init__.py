"""The same way as one text, for many at once: what an older site brings is submitted and released in portions.

Each statement here does for a portion what `writing`, `moving` and `releasing` do for one text; the guards of the
database look at every row all the same (docs/adr/0026).
"""
