"""The same documents in an ordinary Django app: what one would write in an afternoon, and write well enough.

Paginator with its COUNT(*), `icontains` for search, one query a facet, templates with the same visible content,
Django's default middleware, indexes on what is sorted and filtered by, persistent connections. No cache.
"""
