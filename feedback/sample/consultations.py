"""Bringing the sample's consultations in: through the real review, the real forms and the real ledger."""

import datetime
import uuid
from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.utils import timezone

from disclosure.library.relations import of_ours
from disclosure.sample.loading.walk import Walker
from feedback.consultations import drafting, filing, ledger, results
from feedback.consultations.answering import AnswerForm
from feedback.consultations.asked import asked_by
from feedback.consultations.drafting import Draft
from feedback.models.opinion import Opinion
from feedback.sample.asked import ASKS, CAME_OF, WHO, Ask
from portal.cases.today import frozen, now, today
from portal.people.models import Person, Role
from portal.publishing.content import paragraphs_to_html
from portal.publishing.models import Entry, RelationKind

AT, HELD_AT = datetime.time(9, 30), datetime.time(14, 30)


def texts(titles: list[str]) -> dict[str, Callable[[Walker, UUID], None]]:
    """Name → how to bring it in; with the documents of which one came of them."""
    if not any(CAME_OF in title for title in titles):
        return {}
    return {f"consultation:{ask.title}": partial(_bring, ask) for ask in ASKS}


def _bring(ask: Ask, walker: Walker, identity: UUID) -> None:
    organ = walker.organs[ask.organ]
    clerk = walker.people(organ, Role.CLERK)[0]
    walker.review(drafting.register(organ, _draft(ask, organ), by=clerk, identity=identity), clerk)
    said = [_file(ask, identity, *each) for each in ask.opinions]
    for line in ask.lines:
        ledger.put(identity, [said[n].pk for n in line.opinions], summary=line.summary, by=clerk)
        if line.decision:
            last = ledger.lines(identity).order_by("-pk")[0]
            ledger.decide(last.pk, decision=line.decision, reason=line.reason, by=clerk)
    if ask.result is not None:
        _answer(ask, walker, identity, clerk)


def _draft(ask: Ask, organ) -> Draft:
    opens = today() + datetime.timedelta(days=ask.opens)
    first = timezone.make_aware(datetime.datetime.combine(opens, AT))
    held = ask.held is not None and today() + datetime.timedelta(days=ask.held)
    return Draft(
        title=ask.title, body_html="".join(paragraphs_to_html(line) for line in ask.body), form=ask.form, type=ask.type,
        opens_on=opens, closes_on=today() + datetime.timedelta(days=ask.closes), notice=ask.notice,
        explanation=ask.explanation, short_reason=ask.short_reason, address=organ.address, phone=organ.phone,
        email=organ.email, contact_unit=f"{organ.short_name}办公室", published_at=min(first, now()),
        held_at=timezone.make_aware(datetime.datetime.combine(held, HELD_AT)) if held else None, **ask.more,
    )  # fmt: skip


def _file(ask: Ask, consultation: UUID, who: str, day: int, text: str, paragraph: int | None, answers=()) -> Opinion:
    """As if it had been sent on that day."""
    secret = str(uuid.uuid4())
    name = {"name": f"测试{'企业' if who == '企' else '群众'}{abs(day)}", "phone": f"0999-68{abs(day):05d}"}
    said = {"text": text, "applicant_kind": WHO[who], "paragraph": str(paragraph or 0)}
    with frozen(today() + datetime.timedelta(days=day)):
        asked = asked_by(consultation)
        for n, (question, each) in enumerate(zip(asked.questions, answers, strict=True)):
            said[f"question{n}"] = each if question["several"] else each[0]
        form = AnswerForm(said | (name | {"consents_to_name": day % 2} if asked.form.has_places else {}), asked=asked)
        assert form.is_valid(), form.errors
        return Opinion.objects.get(number=filing.keep(form, secret).number)


def _answer(ask: Ask, walker: Walker, consultation: UUID, clerk: Person) -> None:
    if ask.form == "meeting":
        ledger.seat(consultation, None, by=clerk)
    day = today() + datetime.timedelta(days=ask.result)
    again = results.begin(consultation, by=clerk, published_on=day)
    own = again.consultation_header
    fields = {name: getattr(own, name) for name in drafting.OWN} | {"type": own.type_id, "result_note": ask.note}
    if ask.of:
        came = Entry.objects.filter(section="document", title__contains=ask.of).newest_first()[0]
        document = of_ours(RelationKind.DRAFT_OF, came)
        fields |= {"document": document.target, "document_words": document.words}
    draft = Draft(title=again.title, body_html=again.body_html, change_note=again.change_note, **fields)
    drafting.save(again.pk, draft, by=clerk)
    walker.review(again, clerk)
