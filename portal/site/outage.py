"""When the database does not answer: 503 with a time to come back, and nothing lost of what was typed (I-21)."""

import errno
import logging

import psycopg
from django.db import DatabaseError, InterfaceError, OperationalError, connections
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from portal.site import context

logger = logging.getLogger(__name__)

RETRY_AFTER = 30  # seconds
FULL = (errno.ENOSPC, errno.EDQUOT)
READ_ONLY, LOCKED, TOO_LONG = "25006", "55P03", "57014"
# Never shown again, whatever else a form held.
SECRET_FIELDS = ("password", "code", "csrfmiddlewaretoken")
# What the fields of citizens' and writers' forms are called; the form itself may not be there any more to be asked.
LABELS = {
    "title": _("标题"), "text": _("内容"), "body_html": _("正文"), "name": _("姓名"), "phone": _("电话"),
    "email": _("邮箱"), "said": _("您说的话"), "number": _("编号"), "address": _("地址"), "subject": _("申请什么"),
    "answer": _("答复"), "note": _("说明"), "reason": _("理由"), "concern": _("群众关心什么"),
    "change_note": _("更正说明"), "q": _("查找的词"),
}  # fmt: skip
OTHER = _("您填的内容")
NOT_TYPED = ("window", "carried", "edits", "stamp", "website")


def is_outage(error: BaseException | None) -> bool:
    """The database is away, refuses connections, is too slow, or takes no writes, or a disk is full; not a fault of our
    code."""
    if isinstance(error, OperationalError | InterfaceError) or isinstance(error, OSError) and error.errno in FULL:
        return True
    return isinstance(error, DatabaseError) and (_sqlstate(error) == READ_ONLY or _is_cut_off(error))


def _is_cut_off(error: DatabaseError) -> bool:
    """The server died in the middle of its answer: of that the driver makes an error without class and SQLSTATE, and
    what is tried afterwards on the same session fails in words of its own."""
    if type(error.__cause__) is psycopg.DatabaseError and not _sqlstate(error):
        return True
    sessions = [each.connection for each in connections.all(initialized_only=True)]
    return any(session is not None and session.broken for session in sessions)


def is_lock(error: BaseException | None) -> bool:
    """Somebody else holds the row for longer than one waits (lock_timeout)."""
    return isinstance(error, OperationalError) and _sqlstate(error) == LOCKED


def is_too_long(error: BaseException | None) -> bool:
    """One statement took longer than its role may take (statement_timeout)."""
    return isinstance(error, OperationalError) and _sqlstate(error) == TOO_LONG


def unavailable(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    # The name of the page, not its address, which may hold the token of a one-time link; of the error its SQLSTATE
    # alone, for its words may hold values.
    page_name = request.resolver_match.view_name if request.resolver_match else ""
    logger.warning("503: %s, %s %s", page_name, type(error).__name__, _sqlstate(error))
    too_long = is_too_long(error)
    # No new question to a database that has just failed to answer: the profile as it was last seen.
    page = {
        "site": context.last_profile(), "mode": context.mode_of(request), "typed": typed(request),
        "reading": request.method in ("GET", "HEAD"), "too_long": too_long,
    }  # fmt: skip
    headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
    return HttpResponse(render_to_string("503.html", page), status=503, headers=headers)


def typed(request: HttpRequest) -> list[dict]:
    """What a person wrote into the form that could not be taken."""
    if request.method != "POST":
        return []
    return [
        {"label": str(LABELS.get(name, OTHER)), "text": value}
        for name in request.POST
        if not any(secret in name for secret in SECRET_FIELDS) and name not in NOT_TYPED
        for value in request.POST.getlist(name)
        if value.strip()
    ]


def _sqlstate(error: BaseException | None) -> str:
    return getattr(getattr(error, "__cause__", None), "sqlstate", None) or ""
