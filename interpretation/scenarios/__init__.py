"""One thing (一件事): a few plain questions lead to the clauses, documents and guides that apply."""
