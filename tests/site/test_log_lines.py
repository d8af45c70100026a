"""What our log keeps of an error."""

import logging
import re
import sys

import pytest
from django.conf import settings
from django.db import DatabaseError, OperationalError, transaction
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils.log import log_response

from portal.people.models import Organ, Person
from portal.site.log_lines import LineFormatter, PageFilter
from portal.site.outage import unavailable

pytestmark = pytest.mark.medium
SECRET = "只有本人知道的话"


def logged(cause) -> str:
    try:
        cause()
    except Exception:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "Internal Server Error: %s", ("/x/",), sys.exc_info())
    return LineFormatter("{levelname} {message}", style="{").format(record)


def twice():
    for _n in (1, 2):
        Person.objects.create_user(SECRET, None, name=SECRET)


def broken_check():
    Organ(code="x", name=SECRET, short_name=SECRET, kind="county", review_steps=9).save()


def while_another_is_handled():
    try:
        with transaction.atomic():
            broken_check()
    except DatabaseError as error:
        raise RuntimeError("the page") from error


def not_found_while_the_database_is_away():
    try:
        resolve(f"/{SECRET}/")
    except Http404 as error:
        raise KeyError("the 404 page") from error


def test_error_on_the_page_of_an_unknown_address_is_logged_without_the_address():
    line = logged(not_found_while_the_database_is_away)
    assert SECRET not in line and "Resolver404" in line and "the 404 page" in line


@pytest.mark.parametrize("cause", [twice, broken_check, while_another_is_handled])
def test_error_of_the_database_is_logged_without_a_value(db, cause):
    line = logged(cause)
    assert SECRET not in line
    assert "SQLSTATE 23" in line and cause.__name__ in line and line.startswith("ERROR Internal Server Error: /x/")


def test_other_errors_keep_their_words():
    assert logged(lambda: {}["key"]).endswith("builtins.KeyError: 'key'")


def test_token_of_a_one_time_link_is_in_no_log(caplog):
    path = reverse("first_password", args=["MQ", "c9x-token"])
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path)
    assert unavailable(request, OperationalError(SECRET)).status_code == 503
    assert "503: first_password, OperationalError" in caplog.text
    assert "token" not in caplog.text and SECRET not in caplog.text
    nginx = (settings.BASE_DIR / "deploy/nginx/portal.conf").read_text()
    assert re.search(rf"location {path.partition('MQ')[0]} {{\s+access_log off;", nginx)


def test_failure_is_logged_with_the_name_of_its_page_instead_of_its_address(caplog):
    """As Django logs it: with all that is not ASCII escaped."""
    request = RequestFactory().get(f"/organs/{SECRET}/")
    log_response("%s: %s", "Bad", request.path, response=HttpResponse(status=503), request=request)
    record = caplog.records[-1]
    assert PageFilter().filter(record) and record.getMessage() == "Bad: "
    request.resolver_match = resolve("/organs/mzj/")
    log_response("%s: %s", "Bad", request.path, response=HttpResponse(status=503), request=request)
    record = caplog.records[-1]
    assert PageFilter().filter(record) and record.getMessage() == "Bad: organ"


def test_settings_use_both():
    assert settings.LOGGING["formatters"]["line"]["()"].endswith("LineFormatter")
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["page"]
