"""Bringing an older site over: a file of documents becomes one batch, which a second person of the openness office
approves as a whole; and writing everything out again.

sources → lines → preparing (in processes of their own) → putting → approving; `exporting` is the way back.
"""
