"""Personal data that must be found, with its kind and value (PII-01 … PII-03).

Kinds: `id_number` (18 and 15 digits), `mobile`, `bank_card`, `passport`, `email`, `home_address` (below township
level), `hardship` (a named person's illness, disability or cause of poverty; the value is the word), `minor` (a named
child; the value is the name). A finding matches when it is of the kind and covers the value or a part of it; numbers
are matched whole. Further findings in the same file are no fault: false alarms are counted over `lookalike`.
"""

from . import ids, numbers, papers, people, sheets, words

CASES = [*ids.CASES, *numbers.CASES, *people.CASES, *words.CASES, *sheets.CASES, *papers.CASES]
