"""Publishing question and answer: a second decision, by consent, written anew without what names its writer, reviewed
and released by the one way like everything else. What it explains goes with it: letters/knowledge.py."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.models import CatalogItem
from feedback.intake.telling import who_filed
from feedback.letters.knowledge import bound_to, document_at
from feedback.letters.states import State
from feedback.models import AnswerHeader, Letter, LetterKind, PublishedAnswer
from portal.cases.today import today
from portal.examination.masks.shapes import masked
from portal.people.models import Person
from portal.people.rights import holds
from portal.publishing import drafts, writing
from portal.publishing.content import paragraphs_to_html
from portal.publishing.headers import carry, need, shown, unexplained, untitled
from portal.publishing.kinds import EntryFacts, Kind, Problem
from portal.publishing.models import Entry, Revision
from portal.workflow import MoveRefused

KIND = "answer"
OWN_KINDS = {f"letter_{kind.value}": kind.label for kind in LetterKind if kind != LetterKind.REPORT}
WHO = {"name": "minor", "phone": "mobile", "email": "email"}  # how each is masked (PII-03)
ROWS = (
    ("kind_label", gettext_lazy("来信种类")), ("lane", gettext_lazy("来信渠道")),
    ("received_on", gettext_lazy("来信日期")), ("answered_on", gettext_lazy("答复日期")),
    ("content_source", gettext_lazy("答复单位")), ("policy", gettext_lazy("问的是哪份文件")),
    ("items", gettext_lazy("目录事项")),
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
        about = document_at(letter.about)
        AnswerHeader.objects.create(revision=revision, policy_id=about and about.pk)
        writing.save_text(revision, title=title, body_html=body_of(asked, answer))
    return revision


@dataclass(kw_only=True)
class Draft(drafts.Draft):
    policy: Entry | None = None
    item: CatalogItem | None = None

    @property
    def bound(self) -> dict:
        """The policy and the item that it is knowledge of."""
        return {"policy_id": self.policy and self.policy.pk, "item": self.item}


def save(revision_id: int, draft: Draft, *, by: Person, edits: int | None = None) -> Revision:
    """Save a draft. `edits` as in `writing.locked_draft`."""
    with writing.saving(revision_id, by=by, edits=edits) as revision:
        AnswerHeader.objects.update_or_create(revision=revision, defaults=draft.bound)
        drafts.write(revision, draft)
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
    own = AnswerHeader.objects.filter(pk=revision.pk).select_related("item__domain").first()
    return header_of(revision, own or AnswerHeader())


def header_of(revision: Revision, own: AnswerHeader) -> dict:
    """The same of what need not be saved yet. A correction is true as of the day on which it is written."""
    letter = _letter_of(revision)
    answered_on = timezone.localdate(letter.answers.filter(approved_by__isnull=False).last().approved_at)
    return {
        "kind": letter.kind, "kind_label": letter.get_kind_display(), "lane": letter.lane.name,
        "received_on": timezone.localdate(letter.received_at).isoformat(), "answered_on": answered_on.isoformat(),
        "as_of": (today() if revision.no > 1 else answered_on).isoformat(),
        "content_source": revision.publication.organ.name, **bound_to(own),
    }  # fmt: skip


def facts(header: dict) -> EntryFacts:
    items, domains, topics = (header.get(name, []) for name in ("items", "domains", "topics"))
    return EntryFacts(
        kind=f"letter_{header['kind']}", issued_on=day(header, "answered_on"), domains=domains, topics=topics,
        items=[item["path"] for item in items],
    )  # fmt: skip


def day(header: dict, name: str) -> datetime.date:
    return parse_date(header[name])


def rows(header: dict) -> list[tuple[str, str]]:
    return shown(ROWS, header | {"items": [item["name"] for item in header.get("items", [])]})


def problems(revision: Revision) -> list[Problem]:
    found = untitled(revision) + need(revision.body_text, _("请写正文。"), "body_html")
    if not may_be_published(_letter_of(revision)):
        found.append(Problem(_("这封信正在重办，答复以后再公开。")))
    if AnswerHeader.objects.filter(pk=revision.pk, policy__isnull=False, policy__live_release=None).exists():
        found.append(Problem(_("问的那份文件已经撤下，请去掉或者换一份。"), field="policy"))
    return found + unexplained(revision)


def begin_correction(old: Revision, new: Revision) -> None:
    carry(AnswerHeader.objects.filter(pk=old.pk), new)


def searched(header: dict) -> dict:
    """The policy is found itself."""
    return header | {"relations": [], "policy": ""}


ANSWER = Kind(
    code=KIND,
    label=gettext_lazy("来信答复"),
    path=lambda number: f"/letters/{number}/",
    header=header,
    facts=facts,
    rows=rows,
    problems=problems,
    desk_path=lambda revision: f"/admin/feedback/publishedanswer/{revision.publication_id}/change/",
    begin_correction=begin_correction,
    searched=searched,
    own_kinds=tuple(OWN_KINDS),
)
