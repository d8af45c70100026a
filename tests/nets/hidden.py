"""Everything that is not public, in every state that it can be in."""

import datetime

from django.utils import timezone

from disclosure.drafting import Draft, register, save
from disclosure.library.relations import Related
from disclosure.models import ImportBatch, ImportLine, Series
from disclosure.series.placing import Placing
from feedback.reports import drafting as reports
from interpretation import arranging
from interpretation.clauses import read as read_grain
from portal.people.models import Organ
from portal.publishing import answering, autosaving, marking, opinions
from portal.publishing.models import Examination, OldAddress, Revision, RevisionFinding
from portal.publishing.moving import advance
from portal.publishing.writing import correct
from portal.site import articles
from tests.cast import draft, said, walk
from tests.nets.canaries import canary
from tests.nets.kept import hide_what_is_kept
from tests.nets.texts import ISSUED, answer, ask, explain, file_of
from tests.nets.world import FINDING, World


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
    hide_what_is_kept(world)
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
