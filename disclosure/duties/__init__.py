"""Duties: who owes which item by default, when the next is due, and who is reminded of it."""
