"""The guard in front of Django."""

import pytest

from portal.site.guard import LONGEST_AT_DESK, LONGEST_BODY, refuse_unreadable_requests

pytestmark = pytest.mark.small


class Body:
    def read(self, *size):
        raise AssertionError("the body was read")


def status_of(path: str, length: str, **environ) -> str:
    """The status for a request; 200 stands for all that Django would say."""
    answered = []

    def application(environ, start_response):
        start_response("200 OK", [])
        return [b""]

    guarded = refuse_unreadable_requests(application)
    asked = {"PATH_INFO": path, "CONTENT_LENGTH": length, "REQUEST_METHOD": "POST", "wsgi.input": Body()}
    guarded(asked | environ, lambda status, headers: answered.append(status))
    return answered[0][:3]


@pytest.mark.parametrize("path", ["/mode/", "/", "/search/", "/admin/account/login/", "/adminx/"])
def test_large_body_of_a_stranger_is_refused_unread(path):
    assert status_of(path, str(LONGEST_BODY + 1)) == status_of(path, "9" * 5000) == "413"
    assert status_of(path, str(LONGEST_BODY)) == "200"


def test_desk_takes_attachments_of_the_size_that_nginx_lets_pass():
    path = "/admin/disclosure/document/add/"
    assert (status_of(path, str(LONGEST_AT_DESK)), status_of(path, str(LONGEST_AT_DESK + 1))) == ("200", "413")


@pytest.mark.parametrize("length", ["", "abc", "-1", "٣", "1e9"])
def test_odd_length_is_left_to_django_which_reads_nothing(length):
    assert status_of("/mode/", length) == "200"


@pytest.mark.parametrize("charset", ["rot13", "utf-7", "gb18030", "idna", "x" * 300, "\x00"])
def test_other_character_set_is_a_plain_400(charset):
    assert status_of("/mode/", "3", CONTENT_TYPE=f"application/x-www-form-urlencoded; charset={charset}") == "400"
