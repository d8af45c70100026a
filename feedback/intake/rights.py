"""The rights by which letters and requests are walked (portal/people/rights.py)."""

HANDLE, SORT, REVIEW = "handle_cases", "sort_letters", "review_answers"
