"""B-1, B-2: bad input through every public form, parameter and header, and through every form of the desk."""

import os

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections

from portal.publishing.models import Blob, Revision
from portal.site.guard import refuse_unreadable_requests
from portal.site.options import option
from tests.nets.expected import AREAS
from tests.nets.fuzzing.forms import forms_of
from tests.nets.fuzzing.making import Maker, targets
from tests.nets.fuzzing.probe import Probe, Reply, ThroughSocket, ThroughWsgi, wrong
from tests.nets.fuzzing.running import Outcome, run
from tests.nets.fuzzing.uploads import OWN_BUTTON, bad_uploads
from tests.nets.fuzzing.words import MARK
from tests.served import serving

SEED = int(os.environ.get("FUZZ_SEED", "1"))
TOKEN = "a" * 32
# A probe that logs out, or takes the password away, would leave all that follow outside.
LEAVE_ALONE = ("/logout/",)


def paths(world, seat: str, *areas: str) -> list[str]:
    """An address of every kind that the seat may read."""
    rows = [row for area in areas for row in AREAS[area] if row.get[seat] == "page"]
    return list({(row.route, bool(row.query)): row.path(world, seat) for row in rows}.values())


def desk_headers(world, seat: str) -> dict[str, str]:
    return {"Cookie": f"sessionid={world.sessions[seat]}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}


@pytest.fixture
def ask(world, plain_static_files):
    return ThroughWsgi(refuse_unreadable_requests(WSGIHandler()))


@pytest.fixture
def public(world, ask):
    headers = {"Cookie": f"csrftoken={TOKEN}", "X-CSRFToken": TOKEN}  # so that the login, too, reads what is sent
    return Maker(
        targets(ask, ["/admin/account/login/", *paths(world, "anonymous", "public", "citizens")], headers), headers
    )


def desk(world, ask, seat: str) -> Maker:
    found = paths(world, seat, "desk", "people", "reference", "publishing", "letters", "requests")
    headers = desk_headers(world, seat)
    return Maker(targets(ask, found, headers, leave_alone=LEAVE_ALONE), headers)


def nothing_wrong(name: str, outcome: Outcome) -> None:
    print(f"{name}, seed {SEED}: {outcome}")
    assert not outcome.faults, outcome.report()


# The fuzzer itself


def reply(body: str = "", status: int = 200, *headers: tuple[str, str], seconds: float = 0.01) -> Reply:
    return Reply(status, (("Content-Type", "text/html; charset=utf-8"), *headers), body.encode(), seconds)


@pytest.mark.small
@pytest.mark.parametrize(
    "bad",
    [
        reply(status=500), reply(status=503), reply(seconds=11), reply(status=0),
        reply(f"<p><script>{MARK}()</script>"), reply(f"<input value='' onmouseover={MARK}()>"),
        reply(f'<a href="javascript:{MARK}()">'), reply(f"<script>var q = '{MARK}';</script>"), reply(f"<{MARK}>"),
        reply(f"<iframe srcdoc='&lt;script&gt;{MARK}()'>"), reply(f"<base href=//{MARK}.example>"),
        reply("", 302, ("Location", "//evil.example/")), reply("", 302, ("Location", "https://evil.example/")),
        reply("", 200, ("X-Injected", "1")), reply("", 200, ("Set-Cookie", f"{MARK}=1")),
    ],
    ids=str,
)  # fmt: skip
def test_bad_answer_is_noticed(bad):
    assert wrong(bad)


@pytest.mark.small
@pytest.mark.parametrize(
    "good",
    [
        reply(f"<p>&lt;script&gt;{MARK}()&lt;/script&gt;</p>"), reply(f'<input value="&quot; onfocus={MARK}()">'),
        reply(f'<textarea><script>{MARK}()</script></textarea>'.replace("<s", "&lt;s")), reply(status=404),
        reply(f'<a href="/search/?q=javascript:{MARK}()">x</a>'), reply("", 302, ("Location", "/admin/")),
        reply(f'<meta name="description" content="{MARK}">'),
    ],
    ids=str,
)  # fmt: skip
def test_escaped_answer_is_fine(good):
    assert not wrong(good)


@pytest.mark.small
def test_same_seed_makes_the_same_probes_and_a_line_brings_one_back():
    from tests.nets.fuzzing.making import Target

    page = (
        "<form method=post action=/mode/><select name=mode><option>large</select><input type=file name=f><input name=n>"
    )
    maker = Maker([Target("/", tuple(forms_of("/", page)))])
    probes = list(maker.probes(7, range(200)))
    assert probes == list(maker.probes(7, range(200))) != list(maker.probes(8, range(200)))
    assert all(Probe.from_line(probe.line()) == probe for probe in probes)
    assert {probe.method for probe in probes} > {"GET", "POST", "HEAD"}


# The portal


@pytest.mark.medium
def test_bad_input_on_public_pages_meets_no_fault(public, ask):
    nothing_wrong("public", run(ask, public.probes(SEED, range(650))))


@pytest.mark.medium
@pytest.mark.parametrize("seat", ["clerk", "reviewer"])
def test_bad_input_at_the_desk_meets_no_fault(world, ask, seat):
    outcome = run(ask, desk(world, ask, seat).probes(SEED, range(150)))
    assert still_there(world, ask, seat)
    read_back(world, ask, outcome)
    nothing_wrong(f"desk, {seat}", outcome)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 6))
def test_five_times_a_thousand_probes_of_public_pages_meet_no_fault(public, ask, seed):
    outcome = run(ask, public.probes(seed, range(1000, 2100)))
    print(f"public, seed {seed}: {outcome}")
    assert not outcome.faults, outcome.report()


@pytest.mark.long
@pytest.mark.parametrize("seat", ["clerk", "reviewer", "office"])
def test_a_thousand_probes_at_the_desk_meet_no_fault(world, ask, seat):
    outcome = run(ask, desk(world, ask, seat).probes(SEED, range(1000, 2200)))
    assert still_there(world, ask, seat)
    read_back(world, ask, outcome)
    nothing_wrong(f"desk, {seat}", outcome)


@pytest.mark.long
def test_bad_input_over_the_wire_meets_no_fault(world, collected, admin_address, tmp_path):
    """The same through granian and the front, byte by byte."""
    database = connections["default"].settings_dict["NAME"]
    own = {"SECRET_KEY": settings.SECRET_KEY, "PORTAL_MEDIA": str(settings.MEDIA_ROOT)}
    with serving(database, admin_address, tmp_path / "home", collected, **own) as site:
        wire = ThroughSocket(site.port)
        maker = Maker(targets(wire, paths(world, "anonymous", "public"), {}))
        nothing_wrong("wire", run(wire, maker.probes(SEED, range(3000, 4500))))


def still_there(world, ask, seat: str) -> bool:
    """Whether the person is still logged in, so that the probes reached what they were meant for."""
    headers = tuple((name, value.encode()) for name, value in desk_headers(world, seat).items())
    return ask(Probe("GET", b"/admin/", headers)).status == 200


def read_back(world, ask, outcome: Outcome) -> None:
    """What a probe left behind is read by a colleague: each open revision's page, the lists, the trail."""
    headers = tuple((name, value.encode()) for name, value in desk_headers(world, "office").items())
    pages = [
        f"/admin/publishing/revision/{pk}/" for pk in Revision.objects.order_by("-pk").values_list("pk", flat=True)[:60]
    ]
    pages += [
        "/admin/",
        "/admin/disclosure/document/",
        "/admin/site/article/",
        "/admin/trail/trail/",
        "/",
        "/documents/",
    ]
    run(ask, (Probe("GET", path.encode(), headers) for path in pages), outcome)


@pytest.mark.medium
def test_no_bad_file_comes_in_where_a_document_is_written(world, ask):
    none_comes_in(ask, desk(world, ask, "clerk"), places=1)


@pytest.mark.long
def test_no_bad_file_comes_in_at_any_place_that_takes_files(world, ask):
    none_comes_in(ask, desk(world, ask, "clerk"))


def none_comes_in(ask, maker: Maker, places: int | None = None) -> None:
    forms = [form for form in maker.forms if form.files][:places]
    assert forms, "no place takes files?"
    files = bad_uploads(option("files.max_megabytes"))
    stored, taken = kept(), []
    for form in forms:
        for kind, (name, data) in files.items():
            for field in form.files:
                answer = ask(maker.uploading(form, field.name, name, data))
                refused = (200, 400, 413) if field.name in OWN_BUTTON else (400, 413)
                if answer.status not in refused or kept() != stored or "读进正文，还没有保存".encode() in answer.body:
                    taken.append(f"{form.action} {field.name}: {kind} ({answer.status})")
                    stored = kept()
    print(f"uploads: {len(forms)} places, {len(files)} kinds, {len(taken)} taken")
    assert not taken, "\n".join(taken)


def kept() -> tuple[int, int]:
    return Blob.objects.count(), sum(1 for _file in settings.MEDIA_ROOT.rglob("*"))
