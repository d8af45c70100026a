"""G-1, I-12: personal values go in by every door and through every fault; afterwards only the tables that own them
hold them.

The site runs as in production: granian under its supervisor, a PostgreSQL of its own with its own log.
"""

import http.client
import json
import re
import shutil
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg
import pytest

from portal.database import embedded
from tests.nets.asking import Caller
from tests.nets.fuzzing.forms import Form, forms_of
from tests.nets.personal import VALUES, found_in, in_files, in_tables, spellings
from tests.ops.running import Running, kill

PASSWORD = "Ceshi-2026-Jichuan"
# What the clerk writes belongs to these: the draft and what is taken from its text.
OWNERS = {"revision", "revision_finding", "revision_file", "document_header", "document", "relation", "blob"}
# What a citizen wrote in a letter, and the words that somebody follows; who it was is sealed.
OWNERS |= {"letter", "consultation_opinion", "information_request", "subscription"}
SHAPED = ("effective", "issued", "filed", "relations", "period", "fact_")
MAKE = """
import json
import os
from pathlib import Path
from django.contrib.auth.hashers import make_password
from portal.people.models import Person
from feedback.models import Lane, LaneKind
from portal.site.options import set_option
from tests.cast import make_cast, draft, walk
cast = make_cast()
lane = Lane.objects.create(code="county", name="县长信箱", organ=cast.county, is_open=True)
LaneKind.objects.create(lane=lane, kind="inquiry", days=3)
for key in ("letters.most_from_one_place", "letters.most_in_all"):
    set_option(key, 10000, by=cast.office)
set_option("forms.least_seconds", 0, by=cast.office)
Person.objects.update(password=make_password({password!r}))
released, open_ = walk(cast, draft(cast), 4), draft(cast, title="还没有写完的稿件")
released.publication.refresh_from_db()
made = {{"number": released.publication.number, "open": str(open_.publication_id), "revision": open_.pk}}
Path(os.environ["PORTAL_HOME"], "made.json").write_text(json.dumps(made))
"""
# Rows that the database itself refuses, each with a value in it.
BREAK = """
from django.db import Error, connection
from portal.people.models import Organ, Person
from portal.publishing.models import Publication, Revision
for value in {values!r}:
    for broken in (
        lambda: Person.objects.create(username="clerk", name=value),
        lambda: Organ(code=value[:20], name=value, short_name=value, kind="county", review_steps=99).save(),
        lambda: Revision.objects.create(publication=Publication.objects.first(), no=1, title=value),
        lambda: connection.cursor().execute("SELECT %s::integer", [value]),
        lambda: connection.cursor().execute("SELECT 1/0 FROM people_person WHERE name = %s OR true", [value]),
        lambda: connection.cursor().execute("INSERT INTO trail (reason) VALUES (%s)", [value]),
    ):
        try:
            broken()
        except Error:
            pass
"""


@pytest.mark.small
@pytest.mark.parametrize("name", VALUES)
def test_value_is_found_in_every_spelling(name):
    for spelling in spellings(VALUES[name]):
        assert found_in(b"2026-11-22 GET /?q=" + spelling + b" 200") == {name}


@pytest.mark.small
def test_invented_numbers_are_valid_and_of_nobody():
    assert all(re.fullmatch(r"999901\d{11}[\dX]", VALUES[name]) for name in VALUES if "identity" in name)
    assert found_in("霁川县人民政府 13800000000 999901".encode()) == set()


@pytest.fixture(scope="module")
def site(collected):
    """A served site of its own, with a folder for everything that it could leave behind."""
    home = Path(tempfile.mkdtemp(prefix="portal-nets-")).resolve()
    (home / "static").symlink_to(collected)
    site = Running(home)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("scratch", "tmp"):
            (home / name).mkdir()
        patch.setenv("PORTAL_SCRATCH", str(home / "scratch"))
        patch.setenv("TMPDIR", str(home / "tmp"))
        patch.setenv("PORTAL_REQUIRE_SECOND_FACTOR", "0")
        try:
            for command in (("migrate", "-v", "0"), ("shell", "-v", "0", "-c", MAKE.format(password=PASSWORD))):
                assert site.start(*command).wait(180) == 0, site.log.read_text()[-3000:]
            site.start("serve", "--workers", "1")
            site.wait(90)
            yield site
        finally:
            site.clean_up()
            shutil.rmtree(home, ignore_errors=True)


class Visitor:
    """Somebody with a browser: keeps cookies, fills in forms, and counts what was answered."""

    def __init__(self, site: Running, statuses: Counter):
        self.caller, self.statuses, self.cookies = Caller(site.port), statuses, {}

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str):
        if self.cookies:
            headers.setdefault("Cookie", "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        reply = self.caller.ask(path, method, body, **headers)
        self.statuses[reply.status] += 1
        for cookie in reply.cookies:
            name, _is, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return reply

    def form(self, path: str) -> Form:
        """The form of that page: the one with the most fields."""
        reply = self.ask(path)
        page = reply.body.decode("utf-8", "replace")
        found = [form for form in forms_of(path, page) if form.method == "POST" and "logout" not in form.action]
        assert found, (path, reply.status, reply.headers.get("location"), page[-2000:])
        return max(found, key=lambda form: len(form.fields))

    def send(self, path: str, form: Form, files: tuple = (), **fields: str):
        """The form as it stands, with these fields changed."""
        pairs = {each.name: each.values[0] for each in form.fields
                 if each.values and each.kind not in ("submit", "file", "checkbox")} | fields  # fmt: skip
        if not form.multipart:
            body, kind = urlencode(pairs).encode(), "application/x-www-form-urlencoded"
        else:
            parts = [f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
                     for name, value in pairs.items()]  # fmt: skip
            parts += [f'--x\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n\r\n'.encode()
                      + data + b"\r\n" for name, file, data in files]  # fmt: skip
            body, kind = b"".join(parts) + b"--x--\r\n", "multipart/form-data; boundary=x"
        return self.ask(path, "POST", body, Content_Type=kind)


LOGIN = "/admin/account/login/"
ADDRESSES = (
    "/search/?q={}", "/search/suggest?q={}", "/documents/?q={}", "/documents/?organ={0}&page={0}&year={0}", "/?{0}={0}",
    "/documents/{}/", "/documents/1/files/1/{}.pdf", "/organs/{}/", "/catalog/{}/", "/sitemap-{}.xml",
    "/leave/?u={0}&s={0}", "/leave/?u=https://{}.example/", "/admin/{}/", "/admin/account/first-password/MQ/{}/",
    LOGIN + "?next=/admin/{}",
    "/healthz?{}", "/static/{}.css", "/{}",
)  # fmt: skip
HEADERS = ("User-Agent", "Referer", "X-Forwarded-For", "Authorization", "If-None-Match", "Accept-Language", "Origin",
           "X-Request-Id", "Range", "Accept")  # fmt: skip


def through_addresses_and_headers(visitor: Visitor) -> None:
    for value in VALUES.values():
        for address in ADDRESSES:
            visitor.ask(address.format(quote(value, safe="")))
        written = value.encode().decode("latin-1")
        visitor.ask("/documents/", **{name.replace("-", "_"): written for name in HEADERS})
        visitor.ask("/", Cookie=f"mode={written}; sessionid={written}; csrftoken={written}; other={written}")
        visitor.ask("/admin/", Cookie=f"sessionid={written}")
        visitor.ask("/", Host=quote(value) + ".example")


def through_logins(visitor: Visitor) -> None:
    """A value as the login name, as the password, as the address to go to; until a name is locked."""
    form = visitor.form(LOGIN)
    for value in VALUES.values():
        visitor.send(LOGIN, form, login=value, password=value, next=f"/admin/?q={value}")
    for _n in range(6):
        visitor.send(LOGIN, form, login=VALUES["mobile"], password=VALUES["password"])


def through_forms_of_citizens(visitor: Visitor) -> None:
    """A value in every field of a letter, of what follows it, and of a subscription; some are kept, most are wrong."""
    kept = {"kind": "inquiry", "consent": "no", "phone": "13900000000", "text": "路灯坏了，请派人来修。"}
    for value in VALUES.values():
        form = visitor.form("/letters/new/")
        visitor.send("/letters/new/", form, title=value, text=value, name=value, phone=value, email=value)
        reply = visitor.send("/letters/new/", form, **kept, title="路灯", name=value[:50])
        assert reply.status == 200 and b"data-code" in reply.body, reply.body.decode()[-3000:]
        visitor.send("/letters/new/", form, **kept | {"text": f"{value} {value}"}, title="另一封", name="测试员")
        visitor.send("/letters/track/", visitor.form("/letters/track/"), number=value, code=value)
        visitor.ask(f"/letters/new/?lane={quote(value, safe='')}&about=/{quote(value, safe='')}/")
        asked = visitor.form("/requests/new/")
        visitor.send("/requests/new/", asked, title=value, text=value, name=value, paper_number=value, phone=value,
                     address=value, email=value)  # fmt: skip
        visitor.send("/requests/track/", visitor.form("/requests/track/"), number=value, code=value)
        follow = visitor.form("/follow/")
        visitor.send("/follow/", follow, email=f"{quote(value, safe='')[:40]}@example.org", q=value)
        visitor.send("/follow/", follow, email=value, q=value)
        visitor.ask(f"/follow/mine/?t={quote(value, safe='')}")
        visitor.ask(f"/feeds/?q={quote(value, safe='')}")


def through_faults(visitor: Visitor) -> None:
    for value in VALUES.values():
        body = urlencode({"login": value, "password": value, "mode": value, "next": value}).encode()
        form = {"Content_Type": "application/x-www-form-urlencoded"}
        for path in (LOGIN, "/mode/", "/documents/", "/admin/disclosure/document/add/"):
            visitor.ask(path, "POST", body, Cookie="x=1", **form)  # no token: 403
            visitor.ask(path, "DELETE", body)
        visitor.ask(f"/organs/{quote(value)}/", "POST", body, Cookie="x=1", **form)
        visitor.ask("/mode/", "POST", body, Content_Type="application/x-www-form-urlencoded; charset=rot13")
        visitor.ask("/mode/", "POST", body + b"&a=1" * 2100, **form)
        broken = f'--x\r\nContent-Disposition: form-data; name="{value}"; filename="{value}.pdf"\r\n\r\n{value}'
        visitor.ask("/mode/", "POST", broken.encode(), Content_Type="multipart/form-data; boundary=x")
        too_large(visitor, f"/mode/?{quote(value)}", body)


def too_large(visitor: Visitor, path: str, body: bytes) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", visitor.caller.connection.port, timeout=20)
    connection.putrequest("POST", path)
    connection.putheader("Content-Length", "90000000")
    connection.endheaders(body)
    visitor.statuses[connection.getresponse().status] += 1
    connection.close()


def log_in(visitor: Visitor, name: str) -> None:
    reply = visitor.send(LOGIN, visitor.form(LOGIN), login=name, password=PASSWORD)
    assert reply.status == 302 and "sessionid" in visitor.cookies, reply.body.decode()[-2000:]


def through_the_desk(visitor: Visitor, made: dict) -> None:
    """A clerk types the values into every field, saves, fails, meets a conflict, loses the session."""
    add, change = "/admin/disclosure/document/add/", f"/admin/disclosure/document/{made['open']}/change/"
    form, open_form = visitor.form(add), visitor.form(change)
    typed = [each.name for each in form.fields if each.kind in ("text", "textarea")]
    files = [each.name for each in form.files]
    for value in VALUES.values():
        visitor.send(add, form, **dict.fromkeys(typed, value))  # days that are none: it comes back
        filled = dict.fromkeys(typed, value) | {"issued_on": "2026-03-02"}
        # Without what has a form of its own; a relation as it may be written.
        filled = {name: text for name, text in filled.items() if not name.startswith(SHAPED)}
        filled["relations"] = f"依据 《{value}》"
        data = f"户,{value}\n".encode()
        visitor.send(add, form, tuple((name, f"{value}.csv", data) for name in files), **filled)
        visitor.send(add, form, tuple((name, f"{value}.exe", data) for name in files), **filled)
        visitor.send(change, open_form, title=value, edits="0")
        visitor.send(change, open_form, title=value, edits="0")  # the second comes too late: 409
        for path in ("/admin/disclosure/document/?q={}", "/admin/disclosure/document/?state={0}&organ={0}",
                     f"/admin/publishing/revision/{made['revision']}/?x={{}}", "/admin/autocomplete/?term={}",
                     "/admin/people/person/?q={}", "/admin/nothing/{}/",
                     "/admin/site/article/?{0}__contains={0}"):  # fmt: skip
            visitor.ask(path.format(quote(value, safe="")))
    kept = visitor.cookies.pop("sessionid")
    for value in VALUES.values():
        visitor.send(add, form, title=value, body_html=value * 3)
    visitor.cookies["sessionid"] = kept


WITH_VALUES = ("/search/?q={}", "/organs/{}/", "/admin/disclosure/document/?q={}", "/admin/people/person/{}/change/",
               "/admin/account/first-password/MQ/{}/")  # fmt: skip


def through_an_outage(site: Running, made: dict, statuses: Counter) -> None:
    """The database is killed, and its connections cut, while requests with values in them are under way."""
    over, ready, add = threading.Event(), threading.Barrier(3), "/admin/disclosure/document/add/"

    def go_on(name: str):
        visitor = Visitor(site, statuses)
        log_in(visitor, name)
        form = visitor.form(add)
        ready.wait(60)
        while not over.is_set():
            for value in VALUES.values():
                for path in WITH_VALUES:
                    visitor.ask(path.format(quote(value, safe="")))
                visitor.send(add, form, title=value, body_html=value, abstract=value)
        visitor.caller.close()

    threads = [threading.Thread(target=go_on, args=(name,)) for name in ("clerk", "clerk")]
    for thread in threads:
        thread.start()
    ready.wait(60)
    for _n in range(2):
        time.sleep(1)
        kill(site.postmaster)
        time.sleep(0.5)
        site.wait(60, lasting=1)
        with database(site) as connection:
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'portal%'")
    over.set()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()


def database(site: Running) -> psycopg.Connection:
    return psycopg.connect(host=str(embedded.socket_folder(site.home)), user="postgres", dbname="portal")


@pytest.mark.large
def test_personal_values_stay_in_the_tables_that_own_them(site):
    made = json.loads((site.home / "made.json").read_text())
    statuses: Counter[int] = Counter()
    stranger, clerk = Visitor(site, statuses), Visitor(site, statuses)
    log_in(clerk, "clerk")
    through_addresses_and_headers(stranger)
    through_logins(stranger)
    through_forms_of_citizens(stranger)
    through_faults(stranger)
    through_the_desk(clerk, made)
    broken = site.start("shell", "-v", "0", "-c", BREAK.format(values=list(VALUES.values())))
    assert broken.wait(120) == 0
    through_an_outage(site, made, statuses)
    stranger.caller.close()
    clerk.caller.close()
    print("log canaries:", dict(sorted(statuses.items())))
    assert statuses[500] == 0 and {400, 403, 404, 405, 409, 413, 429, 503} <= set(statuses), statuses

    with database(site) as connection:
        left = set(in_tables(connection, (site.home / "secrets" / "secret_key").read_text()))
    assert {"revision", "revision_file", "document_header"} <= {table for table, _name in left}, (
        "nothing came in, so nothing was tried"
    )
    strayed = sorted((table, name) for table, name in left if table not in OWNERS)
    assert not strayed, strayed
    # A demo's stand-in for a mail server is a folder.
    kept_by_right = (
        site.home / "media",
        site.home / "mail",
        *(site.home / "postgres" / name for name in ("base", "pg_wal")),
    )
    strayed = sorted(in_files([site.home], without=kept_by_right))
    assert not strayed, "\n".join(f"{name} in {place}" for place, name in strayed[:40])
    assert (site.home / "postgres" / "server.log").stat().st_size > 0
