"""The rights by which letters and requests are walked (portal/people/rights.py)."""

HANDLE, SORT, REVIEW = "handle_cases", "sort_letters", "review_answers"
AGREE = "agree_delay"  # the head of the body for openness (REQ-13)
PART = "write_part"  # of a letter that another organ leads: who handles for the organ that was asked
