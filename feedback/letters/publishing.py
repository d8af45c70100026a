"""Publishing question and answer: a second decision, by consent, written anew without what names its writer, reviewed
and released by the one way like everything else."""

import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.intake.telling import who_filed
from feedback.letters.states import State
from feedback.models import Letter, LetterKind, PublishedAnswer
from portal.cases.today import today
from portal.examination.masks.shapes import masked
from portal.people.models import Person
from portal.people.rights import holds
from portal.publishing import writing
from portal.publishing.content import paragraphs_to_html
from portal.publishing.headers import need, shown, unexplained, untitled
from portal.publishing.kinds import EntryFacts, Kind, Problem
from portal.publishing.models import Revision
from portal.workflow import MoveRefused

KIND = "answer"
OWN_KINDS = {f"letter_{kind.value}": kind.label for kind in LetterKind if kind != LetterKind.REPORT}
WHO = {"name": "minor", "phone": "mobile", "email": "email"}  # how each is masked (PII-03)
ROWS = (
    ("kind_label", gettext_lazy("来信种类")), ("lane", gettext_lazy("来信渠道")),
    ("received_on", gettext_lazy("来信日期")), ("answered_on", gettext_lazy("答复日期")),
    ("content_source", gettext_lazy("答复单位")),
)  # fmt: skip


def may_be_published(letter: Letter) -> bool:
    """The database asks the same (sql/12_published.sql)."""
    return (
        letter.state == State.ANSWERED
        and letter.consent_public
        and letter.kind != LetterKind.REPORT
        and not letter.purged_on
    )


def may_begin(letter: Letter, person: Person) -> bool:
    """Who writes for the organ that answered; once."""
    return (
        may_be_published(letter)
        and holds(person, "write", letter.organ_id, today())
        and not PublishedAnswer.objects.filter(letter=letter).exists()
    )


@transaction.atomic
def begin(pk, *, by: Person, identity: UUID | None = None) -> Revision:
    """The first draft: what was asked and what was answered last, without the writer's own name, phone and mail.
    `identity` as in `writing.beginning`."""
    letter = Letter.objects.select_for_update(of=("self",)).select_related("organ").get(pk=pk)
    if not may_begin(letter, by):
        raise MoveRefused(_("现在不能公开：要已经答复、写信人同意，并由答复单位的信息员起草。"))
    who = who_filed(letter)
    title, asked = (without(who, text) for text in (letter.title, letter.text))
    answer = without(who, letter.answers.filter(approved_by__isnull=False).last().text)
    with writing.beginning(KIND, letter.organ, by=by, title=title, identity=identity) as revision:
        PublishedAnswer.objects.create(publication=revision.publication, letter=letter)
        writing.save_text(revision, title=title, body_html=body_of(asked, answer))
    return revision


def without(who: dict[str, str], text: str) -> str:
    """What the examination cannot know: who this very writer is."""
    for name, kind in WHO.items():
        if len(found := who.get(name, "")) > 1:
            text = text.replace(found, "".join(masked(kind, found)))
    return text


def body_of(asked: str, answer: str) -> str:
    parts = ((_("来信"), asked), (_("答复"), answer))
    return "".join(format_html("<h2>{}</h2>", heading) + paragraphs_to_html(text) for heading, text in parts)


def _letter_of(revision: Revision) -> Letter:
    return Letter.objects.select_related("lane").get(published__publication=revision.publication_id)


def header(revision: Revision) -> dict:
    letter = _letter_of(revision)
    answer = letter.answers.filter(approved_by__isnull=False).last()
    return {
        "kind": letter.kind, "kind_label": letter.get_kind_display(), "lane": letter.lane.name,
        "received_on": timezone.localdate(letter.received_at).isoformat(),
        "answered_on": timezone.localdate(answer.approved_at).isoformat(),
        "content_source": revision.publication.organ.name,
    }  # fmt: skip


def facts(header: dict) -> EntryFacts:
    return EntryFacts(kind=f"letter_{header['kind']}", issued_on=day(header, "answered_on"))


def day(header: dict, name: str) -> datetime.date:
    return parse_date(header[name])


def rows(header: dict) -> list[tuple[str, str]]:
    return shown(ROWS, header)


def problems(revision: Revision) -> list[Problem]:
    found = untitled(revision) + need(revision.body_text, _("请写正文。"), "body_html")
    if not may_be_published(_letter_of(revision)):
        found.append(Problem(_("这封信正在重办，答复以后再公开。")))
    return found + unexplained(revision)


ANSWER = Kind(
    code=KIND,
    label=gettext_lazy("来信答复"),
    path=lambda number: f"/letters/{number}/",
    header=header,
    facts=facts,
    rows=rows,
    problems=problems,
    desk_path=lambda revision: f"/admin/feedback/publishedanswer/{revision.publication_id}/change/",
    own_kinds=tuple(OWN_KINDS),
)
