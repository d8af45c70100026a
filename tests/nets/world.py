"""The world of the nets: people in every seat, things in every state, a canary in every text that is not public."""

import datetime
import hashlib
from dataclasses import dataclass, field

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from disclosure import withholding
from disclosure.catalog import teach_vocabulary
from disclosure.columns.counting import count_columns
from disclosure.coverage import nightly
from disclosure.drafting import Draft, register, save
from disclosure.library.relations import Related
from disclosure.models import (
    CatalogItem,
    CleanupDecision,
    Column,
    Domain,
    Duty,
    ImportBatch,
    ImportLine,
    ItemQuestion,
    ItemVersion,
    Paper,
    PolicyContact,
    Series,
    UnconcernedDomain,
)
from disclosure.official import applying
from disclosure.series.placing import Placing
from disclosure.withholding import Withheld
from feedback.consultations import drafting as consulting
from feedback.consultations import filing as answering_asked
from feedback.consultations.answering import EnteredForm
from feedback.consultations.asked import asked_by
from feedback.letters import filing
from feedback.letters import moving as letters
from feedback.letters import publishing as answers
from feedback.letters.filing import LetterForm
from feedback.models import (
    AnswerTemplate,
    InformationRequest,
    Lane,
    LaneKind,
    Letter,
    Opinion,
    Remedies,
    ReportingOrgan,
)
from feedback.reports import drafting as reports
from feedback.requests import filing as requests
from feedback.requests import moving as ledger
from feedback.requests import redacting
from feedback.requests.form import RegisterForm
from interpretation import arranging
from interpretation import drafting as interpreting
from interpretation.clauses import read as read_grain
from interpretation.models import ReaderWord
from interpretation.readers import WordForm, say
from interpretation.responses import drafting as responding
from portal.cases.mail import post_mail
from portal.cases.models import Outbox, Workday
from portal.cases.today import now
from portal.following import asking
from portal.following.choice import Choice
from portal.people.models import Membership, Organ, Person
from portal.publishing import answering, autosaving, declassifying, intake, marking, opinions
from portal.publishing.attaching import Kept
from portal.publishing.models import Blob, Entry, Examination, LexiconWord, OldAddress, Revision, RevisionFinding
from portal.publishing.moving import advance
from portal.publishing.writing import correct
from portal.search.models import PromotedAnswer, Synonym
from portal.site import articles
from portal.site.keys import keyed_hash
from portal.site.options import set_option
from portal.trail.record import record
from tests.cast import SINCE, Cast, draft, make_cast, said, walk
from tests.files import pdf
from tests.nets.canaries import canary

# Whoever may knock: the cast's people and those below. `None` is a stranger.
SEATS = (
    "anonymous", "clerk", "clerk2", "reviewer", "reviewer2", "signer", "caseworker", "clerk_b", "reviewer_b",
    "secrecy_b", "office", "office_town", "auditor", "operator", "former", "root",
)  # fmt: skip
SIGNED_IN = SEATS[1:]
ISSUED = datetime.date(2026, 3, 2)
FINDING = "f" * 64  # the key of what was found and waits for a word
MORE_PEOPLE = {
    "caseworker": ("bureau", "caseworker"),
    "clerk_b": ("bureau_b", "clerk"),
    "reviewer_b": ("bureau_b", "reviewer"),
    "secrecy_b": ("bureau_b", "secrecy_reviewer"),
    "office_town": ("town", "openness_office"),
    "bystander": ("bureau_b", "caseworker"),  # sits nowhere: someone whom lists and pages of people may show
}


@dataclass
class World:
    cast: Cast
    things: dict[str, Revision] = field(default_factory=dict)  # name of a state → the revision that is in it
    facts: dict[str, object] = field(default_factory=dict)  # numbers and keys that stand in addresses
    sessions: dict[str, str] = field(default_factory=dict)

    def person(self, seat: str) -> Person:
        return self.cast.people[seat]

    def client(self, seat: str, **kwargs) -> Client:
        """A browser of its own in which the seat's person works at the desk, the password typed a moment ago."""
        client = Client(raise_request_exception=False, **kwargs)
        if seat != "anonymous":
            client.cookies["sessionid"] = self.sessions.get(seat) or self._log_in(seat)
        return client

    def _log_in(self, seat: str) -> str:
        client, now = Client(), timezone.now().timestamp()
        client.force_login(self.person(seat), backend="portal.people.backends.RightsBackend")
        session = client.session
        # Ahead of the clock: a long test never comes to the minute in which a session notes that it was used.
        session["desk_since"] = session["desk_seen"] = now + 3600
        session["account_authentication_methods"] = [{"method": "password", "at": now, "username": seat}]
        session.save()
        self.sessions[seat] = session.session_key
        return session.session_key


def make_world() -> World:
    """People, reference data, and what is public: released, corrected, withdrawn; a guide and a rule."""
    cast = make_cast()
    world = World(cast)
    organ = Organ.objects.create(code="jyj", name="测试县教育局", short_name="县教育局", kind="department",
                                 parent=cast.county, credit_code="11999901MB0000004D")  # fmt: skip
    cast.bureau_b = organ
    for name, (where, role) in MORE_PEOPLE.items():
        _person(cast, name, getattr(cast, where), role)
    former = _person(cast, "former", cast.bureau, "clerk")
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    Membership.objects.filter(person=former).update(until=yesterday)
    Person.objects.update(password=make_password("correct-horse-battery"))
    for person in cast.people.values():
        person.refresh_from_db()
    teach_vocabulary(cast.item.domain)
    set_option("review.steps", 2, by=cast.office, reason="试一试")
    set_option("review.steps", 3, by=cast.office, reason="改回来")
    publish(world)
    return world


def _person(cast: Cast, name: str, organ: Organ, role: str) -> Person:
    person = Person(username=name, name=f"测试员{name}")
    person.set_unusable_password()
    person.save()
    Membership.objects.create(person=person, organ=organ, role=role, since=SINCE)
    cast.people[name] = person
    return person


def file_of(words: str, name: str = "附表", *, text: str = "") -> Kept:
    """An attachment; `text` is what a reader of files will have read from it one day."""
    data = f"村,{words}\n一村,3\n".encode()
    if text:
        Blob.objects.create(sha256=hashlib.sha256(data).hexdigest(), size=len(data), mime="text/csv", text=text)
    name, blob = intake.take(f"{name}.csv", [data])
    return Kept(blob, name)


def explain(cast: Cast, document: Revision, *, by: str = "clerk", organ: str = "bureau", **fields) -> Revision:
    """A draft that explains a document."""
    sources = [interpreting.Explained("《公开的通知》", document.publication_id)]
    fields = {"title": "解读", "body_html": "<p>背景、内容、范围，原来怎样。低保</p>", "sources": sources} | fields
    return interpreting.register(getattr(cast, organ), interpreting.Draft(**fields), by=cast.people[by])


def ask(cast: Cast, **fields) -> Revision:
    """A draft that asks the public, from today on for thirty days."""
    day = datetime.date.today()
    fields = {
        "title": "征求意见", "body_html": "<p>第一条 低保</p>", "type": "other", "notice": "请提意见。",
        "explanation": "说明。", "contact_unit": "办公室", "phone": "0999-1",
        "opens_on": day, "closes_on": day + datetime.timedelta(days=30),
    } | fields  # fmt: skip
    return consulting.register(cast.bureau, consulting.Draft(**fields), by=cast.clerk)


def answer(cast: Cast, **fields) -> Revision:
    """A draft that answers a concern."""
    fields = {"title": "回应", "body_html": "<p>已经办好。低保</p>", "topic": "hardship", "concern": "什么时候发",
              "seen_in": "net", "seen_at": now()} | fields  # fmt: skip
    return responding.register(cast.bureau, responding.Draft(**fields), by=cast.clerk)


def publish(world: World) -> None:
    cast, things = world.cast, world.things
    project = Series.objects.create(code="school", shape="project", name="新学校", organ=cast.bureau, intro="建学校。")
    Series.objects.create(code="replies", shape="proposal", name="建议提案", organ=cast.bureau, intro="答复。")
    world.facts["series"] = project.pk
    placing = Placing(project, "tender")
    told = draft(cast, title="公开的通知 低保", files=[file_of("公开")], placing=placing)
    arranging.plan(told.pk, on=ISSUED, person=canary("plan person"), outline=canary("plan outline"), by=cast.clerk)
    things["released"] = walk(cast, told, 4)
    things["reading"] = walk(cast, explain(cast, told, title="公开的解读 低保", files=[file_of("解读")]), 4)
    things["response"] = walk(cast, answer(cast, title="公开的回应 低保", files=[file_of("回应")]), 4)
    things["asking"] = walk(cast, ask(cast, title="公开的征求意见 低保", files=[file_of("草案")]), 4)
    old = reports.begin(cast.bureau, 2024, by=cast.clerk, is_document=True)
    carried = {"b": {"carried_out": {"natural_person": 0}}}
    reports.save(old.pk, reports.Draft(entered=carried, files=[file_of("年报", "年报")]), by=cast.clerk)
    things["report"] = walk(cast, old, 4)
    world.facts["reporting"] = ReportingOrgan.objects.create(organ=cast.bureau, due="01-31").pk
    unread = draft(cast, title="待解读的通知 低保")
    arranging.plan(unread.pk, on=ISSUED, person="测试员", by=cast.clerk)
    walk(cast, unread, 4)
    things["replaced"] = walk(cast, draft(cast, title="要更正的通知 低保", files=[file_of("旧")]), 4)
    again = correct(things["replaced"].publication_id, by=cast.clerk, change_note="改了一处")
    things["corrected"] = walk(cast, again, 4)
    things["other_released"] = _release_b(world, "教育局的通知 低保")
    for name, title in (("guide", "公开指南"), ("rule", "公开制度")):
        article = articles.write(name, cast.bureau, Draft(title=title, body_html="<p>第一条 低保</p>"), by=cast.clerk)
        things[name] = walk(cast, article, 4)
    gone = walk(cast, draft(cast, title=canary("withdrawn title"), body_html=f"<p>{canary('withdrawn body')}</p>",
                            files=[file_of(canary("withdrawn bytes"), canary("withdrawn file name"))]), 4)  # fmt: skip
    words = {"reason": "error", "note": canary("withdrawal note")}
    things["withdrawn"] = advance(gone.pk, "withdraw", by=cast.signer, said=said(gone, **words))
    urgent = draft(cast, title="应急的通知 低保", files=[file_of("应急")])
    advance(urgent.pk, "submit_urgent", by=cast.clerk, said=said(urgent, reason="disaster", note="暴雨"))
    things["emergency"] = advance(urgent.pk, "sign", by=cast.signer, said=said(urgent))
    world.facts["lane"] = _open_lane(cast).pk
    asked = _file("公开的来信 低保", consent="yes")
    things["answer_page"] = walk(cast, _answer(cast, asked, "公开的答复 低保"), 4)
    world.facts["remedies"] = Remedies.objects.create(organ=cast.county, court="测试县人民法院").pk
    insurance = Domain.objects.create(code="19", name="社会保险")
    declared = UnconcernedDomain.objects.create(organ=cast.bureau, domain=insurance, reason="没有这项业务", since=SINCE)
    world.facts["unconcerned"] = declared.pk
    asked = PolicyContact.objects.create(organ=cast.bureau, name="救助股 测试员甲", phone="0999-1", hours="工作日")
    world.facts["policy contact"] = asked.pk
    for organ in (cast.bureau, cast.town):
        Duty.objects.create(organ=organ, item=cast.item, since=SINCE)
    world.facts["column"] = Column.objects.create(
        name="公告", slug="notices", type="notices", description="各种公告", kinds=["notice"], is_offered=True
    ).pk
    count_columns()
    for name in ("released", "corrected"):
        publication = things[name].publication
        publication.refresh_from_db()
        paper = Paper(publication=publication, release=publication.live_release, format="pdf",
                      validity="in_force", layout=1, content=b"%PDF-1.7 ...")  # fmt: skip
        paper.seal = keyed_hash("paper", paper.sealed_words)
        paper.save()
    nightly.count(datetime.date.today())
    numbered = ("released", "corrected", "guide", "rule", "reading", "asking", "response", "answer_page", "report")
    world.facts |= {name: things[name].publication.number for name in numbered}
    gone.publication.refresh_from_db()
    world.facts |= {"withdrawn": gone.publication.number, "item": cast.item.pk, "domain": cast.item.domain_id,
                    "version": ItemVersion.objects.get().pk, "holiday": Workday.objects.first().pk,
                    "word": LexiconWord.objects.first().pk, "synonym": Synonym.objects.first().pk,
                    "answer": PromotedAnswer.objects.first().pk,
                    "question": ItemQuestion.objects.create(item=cast.item, words="家里困难怎么申请？").pk}  # fmt: skip


def _open_lane(cast: Cast) -> Lane:
    set_option("forms.least_seconds", 0, by=cast.office)
    lane = Lane.objects.create(code="county", name="县长信箱", organ=cast.county, is_open=True)
    LaneKind.objects.create(lane=lane, kind="inquiry", days=3, more_days=4)
    return lane


def _file(words: str, **more) -> Letter:
    lane = Lane.objects.get()
    said = {"kind": "inquiry", "title": words, "text": f"{words}，请回答。", "name": canary("letter writer"),
            "phone": "13900001111", "consent": "no", "stamp": LetterForm(lane=lane).stamp}  # fmt: skip
    content = b"\x89PNG\r\n\x1a\n" + canary("letter file").encode()
    files = MultiValueDict({"files": [SimpleUploadedFile("a.png", content)]})
    form = LetterForm(said | more, files, lane=lane)
    assert form.is_valid(), form.errors
    return Letter.objects.get(number=filing.file(form).number)


def _say(world: World, words: str) -> Opinion:
    said = {"channel": "post", "received_on": datetime.date.today(), "paragraph": "0", "text": words,
            "applicant_kind": "person", "name": canary("opinion writer"), "phone": "13900001111"}  # fmt: skip
    form = EnteredForm(said, asked=asked_by(world.things["asking"].publication_id))
    assert form.is_valid(), form.errors
    return answering_asked.enter(form, by=world.cast.clerk)


def _tell(path: str, words: str) -> ReaderWord:
    said = {"helped": "no", "said": words, "stamp": WordForm().stamp}
    form = WordForm(said)
    assert form.is_valid(), form.errors
    assert say(path, form)
    return ReaderWord.objects.get()


def _answer(cast: Cast, letter: Letter, words: str) -> Revision:
    """Answered by two, and begun to be published."""
    letters.advance(letter.pk, "assign", by=cast.office, said=letters.Said(organ=cast.bureau))
    letters.advance(letter.pk, "answer", by=cast.caseworker, said=letters.Said(answer=words))
    letters.advance(letter.pk, "approve", by=cast.reviewer, said=letters.Said())
    return answers.begin(letter.pk, by=cast.clerk)


def _ask(cast: Cast, words: str, organ: str) -> InformationRequest:
    said = {"channel": "fax", "submitted_on": "2026-03-02", "organ": organ, "title": words, "text": words,
            "way": "other", "carrier": "other", "applicant_kind": "natural_person", "name": canary("applicant"),
            "paper": "other", "paper_number": canary("applicant", plain=True)[:40], "phone": "13900001111"}  # fmt: skip
    form = RegisterForm(said, {"proof": SimpleUploadedFile("proof.png", b"\x89PNG\r\n\x1a\n")})
    assert form.is_valid(), form.errors
    return InformationRequest.objects.get(number=requests.register(form, by=cast.office).number)


def _release_b(world: World, title: str) -> Revision:
    """The second bureau has one reviewer only and signs at the county: one review is its setting."""
    cast = world.cast
    Organ.objects.filter(pk=cast.bureau_b.pk).update(review_steps=2)
    cast.bureau_b.refresh_from_db()
    revision = draft(cast, by="clerk_b", organ="bureau_b", title=title, files=[file_of(title)])
    advance(revision.pk, "submit", by=cast.clerk_b)
    advance(revision.pk, "pass_first", by=cast.reviewer_b, said=said(revision))
    advance(revision.pk, "sign", by=cast.county_signer, said=said(revision))
    revision.refresh_from_db()
    return revision


def hide(world: World) -> World:
    """Everything that is not public, in every state that it can be in."""
    cast, things = world.cast, world.things
    _hide_drafts(world)
    _hide_reviews(world)
    _hide_articles_and_imports(world)
    things["correction"] = correct(things["released"].publication_id, by=cast.clerk, change_note="先占一句")
    words = Draft(title=canary("correction title"), body_html=f"<p>{canary('correction body')} 低保</p>",
                  items=[cast.item], issued_on=ISSUED, change_note=canary("correction note"))  # fmt: skip
    save(things["correction"].pk, words, by=cast.clerk)
    _hide_what_is_kept(world)
    return world


def _hide_drafts(world: World) -> None:
    cast, things = world.cast, world.things
    attached = file_of(canary("attachment bytes"), canary("attachment name"), text=canary("extracted text"))
    things["own_draft"] = draft(
        cast, title=canary("draft title") + " 低保通知", body_html=f"<p>{canary('draft body')} 低保</p>",
        abstract=canary("draft abstract"), document_number=f"霁民发〔2026〕{canary('draft number')}号",
        content_source=canary("draft source"), issuing_organs=[canary("draft issuer")], files=[attached],
        relations=[Related("based_on", f"《{canary('draft relation')}》")],
        placing=Placing(Series.objects.get(code="replies"), period="2026", facts={
            "number": canary("draft proposal"), "session": "二次会议", "proposer": "deputy", "result": "a",
        }),
    )  # fmt: skip
    autosaving.keep(cast.clerk, "disclosure.document", None, "f" * 32, fields={"title": [canary("autosave title")]},
                    edits=None)  # fmt: skip
    things["organ_draft"] = draft(cast, by="clerk2", title="同事的稿件", files=[file_of("同事")])
    body = f"<p>{canary('other draft body')} 低保</p>"
    things["other_draft"] = draft(cast, by="clerk_b", organ="bureau_b", title=canary("other draft title"),
                                  body_html=body, files=[file_of("别人")])  # fmt: skip
    things["town_draft"] = draft(cast, by="town_clerk", organ="town", title=canary("town draft title"),
                                 files=[file_of("镇")])  # fmt: skip
    things["reading_draft"] = explain(
        cast, things["released"], title=canary("interpretation title") + " 低保", interpreter=canary("interpreter"),
        body_html=f"<p>{canary('interpretation body')} 低保</p>", files=[file_of("解读稿")],
        clauses=[read_grain(f"谁：老年人\n得到：{canary('draft grain')}\n原文：自下月起调整。")],
    )  # fmt: skip
    things["response_draft"] = answer(
        cast, title=canary("response title") + " 低保", concern=canary("response concern"), files=[file_of("回应稿")],
    )  # fmt: skip
    things["asking_draft"] = ask(
        cast, title=canary("consultation title") + " 低保", body_html=f"<p>{canary('consultation body')} 低保</p>",
        notice=canary("consultation notice"), files=[file_of("草案")],
    )  # fmt: skip
    arranging.exempt(things["own_draft"].pk, canary("exemption"), by=cast.clerk)
    things["other_reading_draft"] = explain(  # of a document of the bureau: beside which it must not be named
        cast, things["released"], by="clerk_b", organ="bureau_b", title=canary("other interpretation"),
    )  # fmt: skip
    own, other = (cast.bureau, cast.clerk), (cast.bureau_b, cast.clerk_b)
    for name, (organ, by) in {"report_draft": own, "other_report_draft": other}.items():
        report = reports.begin(organ, datetime.date.today().year - 1, by=by)
        told = {"overall": canary(name.replace("_", " "))}
        things[name] = reports.save(report.pk, reports.Draft(texts=told), by=by)
    discarded = draft(cast, title=canary("discarded title"), files=[file_of("废弃")])
    things["discarded"] = advance(discarded.pk, "discard", by=cast.clerk)


def _hide_reviews(world: World) -> None:
    cast, things = world.cast, world.things

    def sent(title: str, steps: int) -> Revision:
        return walk(cast, draft(cast, title=f"{title} 低保", files=[file_of(title)]), steps)

    things["first_review"] = sent(canary("first review title"), 1)
    _find_and_mark(world, things["first_review"])
    second = sent("复审的通知", 1)
    words = {"note": canary("review note"), "secrecy_basis": canary("secrecy basis")}
    things["second_review"] = advance(second.pk, "pass_first", by=cast.reviewer, said=said(second, **words))
    asked = opinions.ask(second.pk, cast.bureau_b, canary("opinion question"), by=cast.reviewer2)
    world.facts["opinion"] = asked.pk
    things["final_review"] = sent("签发的通知", 3)
    back = sent("退回的通知", 2)
    asked = marking.mark(back.pk, "title", quote="", reason="content", words=canary("mark words"), by=cast.reviewer2)
    words = {"reason": "content", "note": canary("return note")}
    things["returned"] = advance(back.pk, "return", by=cast.reviewer2, said=said(back, **words))
    marking.answer(things["returned"], {f"mark_{asked.pk}": canary("mark answer")}, by=cast.clerk)
    parked = sent("转报的通知", 1)
    things["referred"] = advance(parked.pk, "refer", by=cast.reviewer, said=said(parked, note=canary("refer note")))
    signed = sent(canary("scheduled title"), 3)
    at = timezone.now() + datetime.timedelta(days=2)
    things["scheduled"] = advance(signed.pk, "sign", by=cast.signer, said=said(signed, release_at=at))
    other = draft(cast, by="clerk_b", organ="bureau_b", title="教育局送审的通知", files=[file_of("教育")])
    things["other_review"] = advance(other.pk, "submit", by=cast.clerk_b)
    # From here on the second bureau checks secrecy in a step of its own.
    Organ.objects.filter(pk=cast.bureau_b.pk).update(secrecy_step=True)
    checked = draft(cast, by="clerk_b", organ="bureau_b", title="教育局待保密审查的通知", files=[file_of("审查")])
    advance(checked.pk, "submit", by=cast.clerk_b)
    things["other_secrecy"] = advance(checked.pk, "pass_first", by=cast.reviewer_b, said=said(checked))


def _find_and_mark(world: World, revision: Revision) -> None:
    """Something that was found there and must be answered, and a word on something else that was found before."""
    cast, keys = world.cast, {"finding value": FINDING, "answered finding": "a" * 64}
    examination = Examination.objects.create(revision=revision, digest=revision.hash, rules="0" * 64)
    RevisionFinding.objects.bulk_create(
        RevisionFinding(examination=examination, sort=sort, key=key, rule="PII-03", severity="answer", part="header:x",
                        label="著录信息", value=canary(name), explanation="核对")
        for sort, (name, key) in enumerate(keys.items())
    )  # fmt: skip
    answering.answer(revision.pk, keys["answered finding"], canary("finding answer"), by=cast.reviewer)


def _hide_articles_and_imports(world: World) -> None:
    cast, things = world.cast, world.things
    words = Draft(title=canary("rule draft title"), body_html=f"<p>{canary('rule draft body')}</p>")
    things["rule_draft"] = articles.write("rule", cast.bureau, words, by=cast.clerk)
    words = Draft(title=canary("other rule title"), body_html="<p>第一条</p>")
    things["other_rule_draft"] = articles.write("rule", cast.bureau_b, words, by=cast.clerk_b)
    batch = ImportBatch.objects.create(number="2026-B0001", person=cast.office2, sha256="0" * 64,
                                       file_name=canary("import file name"), report={"organ": "mzj"})  # fmt: skip
    words = Draft(title=canary("import title"), body_html="<p>导入的正文 低保</p>", items=[cast.item], kind="notice",
                  issued_on=ISSUED, files=[file_of("导入")])  # fmt: skip
    imported = register(cast.bureau, words, by=cast.office2, batch=batch)
    ImportLine.objects.create(publication=imported.publication, batch=batch, number=1, digest="0" * 64,
                              left={"栏目": canary("import left over")})  # fmt: skip
    OldAddress.objects.create(path=f"/{canary('old address', plain=True)}.html", publication=imported.publication)
    things["batch"] = advance(imported.pk, "submit", by=cast.office2)
    world.facts["batch"] = batch.pk


def _hide_what_is_kept(world: World) -> None:
    """Secrets of people, steps in the trail, a catalog item that is not yet in force, what is withheld."""
    cast = world.cast
    words = Withheld("not_disclosed", "process", canary("withheld explanation"), ISSUED, canary("withheld title"))
    withheld = withholding.register(cast.bureau, words, by=cast.clerk)
    withholding.assess(withheld.pk, "keep", canary("withheld basis"), by=cast.reviewer)
    world.facts["withheld"] = withheld.pk
    basis = canary("declassification basis")
    world.facts["declassification"] = declassifying.register(cast.bureau, "a" * 64, basis, ISSUED, by=cast.signer).pk
    Person.objects.filter(pk=cast.people["bystander"].pk).update(
        name=canary("person's name"), username=canary("login name", plain=True), password=canary("password hash")
    )
    Authenticator.objects.create(user=cast.people["bystander"], type="totp", data={"secret": canary("totp secret")})
    for organ, name in ((cast.bureau, "trail of the bureau"), (cast.town, "trail of the town")):
        record("organ_changed", by=cast.office, object=organ, organ=organ.code, reason=canary(name), alone=True)
    row = record("login_failed", by=cast.office, reason=canary("trail of nobody"), alone=True)
    set_option("review.steps", 3, by=cast.office, source="依据", reason=canary("reason of a setting"))
    head = "一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道"
    table = f"{head}\n甲,{canary('uploaded item')},丙,《丁法》,及时,县局,政府网站\n".encode()
    name = f"{canary('upload file name')}.csv"
    world.facts["upload"] = applying.receive(name, [table], year=2026, domain="20", level="", by=cast.office).pk
    planned = CatalogItem.objects.create(domain=cast.item.domain, number="0009")
    old = ItemVersion.objects.get(item=cast.item)
    ItemVersion.objects.create(
        **{f.name: getattr(old, f.name) for f in ItemVersion._meta.concrete_fields if not f.primary_key}
        | {"item": planned, "level2": canary("planned item"), "state": "draft", "in_force_from": None}
    )  # fmt: skip
    duty = Duty.objects.create(organ=cast.bureau, item=planned, since=SINCE, post=canary("duty post"))
    world.facts["cleanup"] = CleanupDecision.objects.create(
        organ=cast.bureau, publication=world.things["released"].publication, title="公开的通知", year=2026,
        outcome="keep", reason=canary("cleanup reason"), person=cast.reviewer,
    ).pk  # fmt: skip
    Column.objects.create(
        name="以后的栏目", slug="planned", description=canary("planned column"), kinds=["notice"],
        parent_id=world.facts["column"],
    )  # fmt: skip
    count_columns()
    world.facts["said"] = _say(world, canary("opinion")).pk
    new, assigned = _file(canary("new letter")), _file(canary("assigned letter"))
    letters.advance(assigned.pk, "assign", by=cast.office, said=letters.Said(organ=cast.bureau))
    answered = _file(canary("answered letter"), consent="yes")
    world.things["answer_draft"] = _answer(cast, answered, canary("answer to a letter"))
    template = AnswerTemplate.objects.create(name="模板", text=canary("answer template"))
    world.facts |= {"new_letter": new.pk, "assigned_letter": assigned.pk, "answered_letter": answered.pk,
                    "template": template.pk}  # fmt: skip
    public = Entry.objects.get(publication=world.things["reading"].publication_id)
    world.facts["reader_word"] = _tell(public.path, canary("reader word")).pk
    unclear, asked = _ask(cast, canary("new request"), ""), _ask(cast, canary("assigned request"), "mzj")
    ledger.advance(asked.pk, "confirm", by=cast.caseworker, said=ledger.Said(on=datetime.date.today()))
    given_file = redacting.add(asked, f"{canary('answer file')}.pdf", pdf(), by=cast.caseworker)
    world.facts |= {"new_request": unclear.pk, "assigned_request": asked.pk, "answer_file": given_file.pk}
    mail = post_mail("staff.daily", to=f"{canary('mail address', plain=True)}@example.org",
                     subject=canary("mail words"), body=canary("mail words"))  # fmt: skip
    Outbox.objects.filter(pk=mail.pk).update(attempts=Outbox.MOST_ATTEMPTS, last_error="SMTPRecipientsRefused 550")
    world.facts |= {"trail": row, "duty": duty.pk, "mail": mail.pk, "follow": "T" * 32}
    follower = f"{canary('follower', plain=True)}@example.org"
    asking.write(Choice(("organ:mzj",)), "daily", follower, world.facts["follow"])
    asking.confirm(world.facts["follow"])


def far_apart() -> None:
    """New keys are like no others: what a form adds is told from what it names."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1000000 * row_number() OVER ())"
            " FROM pg_sequences WHERE schemaname = 'public'"
        )


def open_doors(world: World) -> World:
    """Everyone is logged in before the first question, and what that wrote is counted out."""
    far_apart()
    for seat in SIGNED_IN:
        world.client(seat)
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
    return world
