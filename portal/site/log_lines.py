"""How a line of our log reads: when, how bad, where, what; with an error where it arose, but no value of any row."""

import logging
import traceback

import psycopg
from django.db import Error as DatabaseError
from django.http import Http404, HttpRequest


class PageFilter(logging.Filter):
    """Django names the address at which something failed; it may hold what somebody typed, or the token of a one-time
    link. The log has the name of the page instead."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            match = request.resolver_match
            page = match.view_name if match else ""
            written = request.path, request.path.encode("unicode_escape").decode("ascii")  # as Django escapes it
            record.args = tuple(page if each in written else each for each in record.args)
        return True


class LineFormatter(logging.Formatter):
    """PostgreSQL puts rows into its words (`DETAIL: Failing row contains (…)`), and the driver hands them on: of an
    error of the database the log keeps its code and constraint (I-12)."""

    def formatException(self, ei) -> str:
        parts, error, seen = [], ei[1], set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            stack = "".join(traceback.format_tb(error.__traceback__))
            parts.append(f"{stack}{type(error).__module__}.{type(error).__qualname__}: {told(error)}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(reversed(parts))


def told(error: BaseException) -> str:
    if isinstance(error, Http404):  # a Resolver404 holds the address
        return ""
    cause = error.__cause__ if isinstance(error, DatabaseError) else error
    if isinstance(cause, psycopg.Error):
        return f"SQLSTATE {cause.sqlstate} {cause.diag.constraint_name or ''}".strip()
    return str(error)
