"""Personal data that must be found, with its kind and value (PII-01 … PII-03, needs.md N6).

Kinds: `id_number` (18 and 15 digits), `mobile`, `bank_card`, `passport`, `email`, `home_address` (below township
level), `hardship` (a named person's illness, disability or cause of poverty; the value is the word), `minor` (a named
child; the value is the name). Further findings of a rule in the same file are no fault unless `lookalike` has them.
"""

from . import files, ids, numbers, people

CASES = [*ids.CASES, *numbers.CASES, *people.CASES, *files.CASES]
