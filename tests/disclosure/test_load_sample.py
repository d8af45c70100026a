"""The sample county through the real workflow: every story ends where it should, once, and never among other things."""

import datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models import F
from django.utils import timezone

from disclosure.models import CatalogItem, DocumentHeader
from disclosure.sample import loading
from disclosure.sample.county import BY_CODE, ORGANS
from disclosure.sample.documents import sample_documents
from disclosure.sample.logins import LOGINS, PASSWORD
from disclosure.sample.people import PEOPLE
from portal.cases.today import frozen, now
from portal.people.backends import RightsBackend
from portal.people.models import Organ, Person
from portal.publishing.models import Approval, Contribution, Entry, Gone, Publication, Release, Revision
from portal.publishing.states import State
from portal.site.options import set_option
from portal.site.profile import empty_items
from portal.trail.models import Trail
from portal.trail.record import SYSTEM
from portal.trail.verify import verify
from tests import pages
from tests.databases import cloned

pytestmark = pytest.mark.medium


def few():
    """One document of each story, of each kind of organ, and one with attachments."""
    chosen = {}
    for seed in sample_documents():
        told = (("state", seed.state), ("kind", BY_CODE[seed.organ].kind), ("files", bool(seed.attachments)))
        for key in told:
            chosen.setdefault(key, seed)
    return tuple(dict.fromkeys(chosen.values()))


@pytest.fixture(scope="module")
def loaded_template(template_database, admin_address, django_db_blocker):
    """A database with the county and a few of its documents, loaded once for this file."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr(loading, "sample_documents", few)
        with cloned(admin_address, template_database) as name:
            loading.load_sample()
            yield name


@pytest.fixture
def county(loaded_template, admin_address, django_db_blocker):
    with django_db_blocker.unblock(), cloned(admin_address, loaded_template) as name:
        yield name


@pytest.fixture
def few_only(monkeypatch):
    monkeypatch.setattr(loading, "sample_documents", few)


def the_one(state: str) -> Revision:
    title = next(seed.title for seed in few() if seed.state == state)
    return Revision.objects.filter(title=title).latest("no")


def test_every_story_ends_where_it_should(county):
    for seed in few():
        state = {"corrected": State.RELEASED}.get(seed.state, seed.state)
        last = Revision.objects.filter(title=seed.title, publication__organ__code=seed.organ).latest("no")
        assert last.state == state, seed.title
        is_public = seed.state in ("released", "corrected")
        assert Entry.objects.filter(publication=last.publication).exists() == is_public, seed.title
        assert last.files.count() == len(seed.attachments)


def test_nobody_approved_what_they_wrote_and_each_step_had_another_person(county):
    assert Approval.objects.exists()
    written = Contribution.objects.filter(
        revision=F("revision__approvals__revision"), person=F("revision__approvals__person")
    )
    assert not written.exists()
    for revision in Revision.objects.filter(release__isnull=False):
        approvals = list(revision.approvals.filter(round=revision.round))
        assert [a.step for a in approvals] == revision.track
        assert len({a.person for a in approvals}) == len(revision.track)


def test_organ_without_reviewers_is_reviewed_by_its_parent(county):
    village = Revision.objects.filter(publication__organ__kind="village", release__isnull=False).first()
    parent = village.publication.organ.parent
    for approval in village.approvals.all():
        assert approval.person.memberships.filter(organ=parent).exists()


def test_withdrawn_leaves_the_notice_and_a_correction_its_first_version(county):
    gone = Gone.objects.get()
    assert gone.reason_code == next(seed.reason_code for seed in few() if seed.state == "withdrawn")
    pages.text(gone.path, status=410)
    corrected = the_one("corrected")
    entry = Entry.objects.get(publication=corrected.publication)
    assert [release.no for release in corrected.publication.releases.all()] == [2, 1]
    assert corrected.change_note in pages.text(f"{entry.path}versions/1/") + pages.text(entry.path)


def test_scheduled_one_waits_and_returned_one_says_why(county):
    assert the_one("scheduled").release_at > now()
    seed = next(seed for seed in few() if seed.state == "returned")
    event = the_one("returned").events.get(move="return")
    assert (event.reason, event.note) == (seed.reason_code, seed.state_reason)


def test_lists_have_a_history_and_nothing_lies_in_the_future(county):
    days = {entry.sort_at.date() for entry in Entry.objects.in_section("document")}
    assert len(days) > 3
    assert max(days) <= now().date()
    for header in DocumentHeader.objects.filter(published_at__isnull=False):
        assert timezone.localdate(header.published_at) >= header.issued_on


def test_dates_move_back_where_today_lies_before_the_texts(db, few_only):
    on = datetime.date(2026, 6, 1)
    with frozen(on):
        loading.load_sample()
    assert DocumentHeader.objects.latest("issued_on").issued_on <= on
    assert Entry.objects.in_section("document").latest("sort_at").sort_at.date() <= on


def test_ground_is_complete(county):
    assert Organ.objects.count() == len(ORGANS) and Person.objects.count() == len(PEOPLE)
    assert CatalogItem.objects.count() > 500
    assert empty_items() == []
    assert not Organ.objects.filter(units=None).exists() and not Organ.objects.filter(heads=None).exists()
    assert verify().intact


def test_guide_and_rules_are_released(county):
    assert "霁川县人民政府信息公开指南" in pages.text("/guide/")
    assert "霁川县政府信息公开审查制度" in pages.text("/rules/")


def test_second_load_does_nothing_and_says_so(county):
    before = Trail.objects.count()
    out = StringIO()
    call_command("load_sample", stdout=out)
    assert "早已放入" in out.getvalue()
    assert Trail.objects.count() == before


def test_interrupted_load_goes_on_where_it_stopped(db, few_only):
    answers = iter([False] * 3 + [True])
    assert loading.load_sample(asked_to_stop=lambda: next(answers)).interrupted
    assert Publication.objects.count() == 3
    wanted = len(loading._texts())
    again = loading.load_sample()
    assert (again.texts, again.interrupted) == (wanted - 3, False)
    of_old_site = Publication.objects.filter(document__batch__isnull=False).count()
    assert (Publication.objects.count(), of_old_site) == (wanted + 8, 8)


def test_sample_is_not_mixed_with_anything_else(cast):
    with pytest.raises(CommandError, match="示例以外的人员"):
        call_command("load_sample")
    out = StringIO()
    call_command("load_sample", "--if-empty", stdout=out)
    assert "没有放入示例县" in out.getvalue()
    Person.objects.update(is_sample=True)
    with pytest.raises(CommandError, match="示例以外的机关"):
        call_command("load_sample")
    assert not Release.objects.exists() and Person.objects.count() == len(cast.people)


def test_sample_people_log_in_only_where_the_site_is_a_demo(county):
    for username, password, _words in LOGINS:
        person = RightsBackend().authenticate(None, username=username, password=password)
        assert person is not None, username
    set_option("site.demo", False, by=SYSTEM)
    assert RightsBackend().authenticate(None, username="office.xzf", password=PASSWORD) is None
    assert RightsBackend().get_user(person.pk) is None
