"""One text of the sample through the real review: its clerk writes it, its reviewers pass it, step by step."""

import datetime
from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone

from disclosure import drafting
from disclosure.drafting import Draft
from disclosure.library.relations import of_ours
from disclosure.models import ItemVersion
from disclosure.sample.figures import cn
from disclosure.sample.series import Placer
from disclosure.sample.shapes import SAMPLE_TODAY, SampleDocument
from portal.cases.models.workday import working_calendar
from portal.cases.today import now, today
from portal.people.models import Membership, Organ, Person, Role
from portal.publishing import answering, intake
from portal.publishing.attaching import Kept
from portal.publishing.findings import open_in
from portal.publishing.models import Entry, Revision
from portal.publishing.moving import Said, advance
from portal.publishing.states import REVIEWS, STEP_RIGHT, ReturnReason, SecrecyResult, State, WithdrawReason
from portal.publishing.writing import correct
from portal.search.models import Axis, Term
from portal.site import articles
from portal.site.hooks import gathered

BASIS = "已对照保密事项范围和不予公开清单逐项检查"
CHECKED = "已逐处核对，可以公开"
PASSES = {State.FIRST_REVIEW: "pass_first", State.SECOND_REVIEW: "pass_second",
          State.SECRECY_REVIEW: "pass_secrecy", State.FINAL_REVIEW: "sign"}  # fmt: skip
DECIDERS = {"review": Role.REVIEWER, "secrecy": Role.SECRECY_REVIEWER, "sign": Role.FINAL_REVIEWER}
MARKS = {"amended", "repealed"}  # what an office states; the rest follows from the dates
PUBLISHED_AT = datetime.time(10, 30)
RELEASE_AT = datetime.time(9, 0)
ONCE_PUBLIC = {"released", "withdrawn", "corrected"}


class Walker:
    """The county's organs, people, catalog and vocabulary, looked up once for all texts."""

    def __init__(self, keyed: Mapping[str, UUID] | None = None):
        self.keyed = keyed or {}  # the texts that others name: key → identity
        self.organs = {organ.code: organ for organ in Organ.objects.select_related("parent")}
        self.staff = defaultdict(list)
        for held in Membership.objects.held_on(today()).select_related("person").order_by("person__username"):
            self.staff[held.organ_id, held.role].append(held.person)
        versions = ItemVersion.objects.in_force().select_related("item__domain")
        self.items = {(each.item.domain.code, each.level1, each.level2): each.item for each in versions}
        self.codes = {(term.axis, term.path): term.code for term in Term.objects.select_related("parent")}
        self.calendar = working_calendar()
        self.placer = Placer()
        # The texts name real days up to SAMPLE_TODAY; where today lies before it, all their dates move back with it.
        self.shift = min(today() - SAMPLE_TODAY, datetime.timedelta(0))

    def document(self, seed: SampleDocument, identity: UUID) -> None:
        """Bring one document to where its story stands. Inside the caller's transaction."""
        organ = self.organs[seed.organ]
        clerk = self.people(organ, Role.CLERK)[0]
        files = [
            Kept(blob=blob, name=name) for name, blob in (intake.take(f.name, [f.build()]) for f in seed.attachments)
        ]
        revision = drafting.register(organ, self._draft(seed, files), by=clerk, identity=identity)
        for lay_beside in gathered("SAMPLE_BESIDE"):  # what upper floors ask of it before its review
            lay_beside(seed.title, revision, clerk)
        if seed.state == State.DRAFT:
            return
        revision = self.review(revision, clerk, until=seed.state, seed=seed)
        if seed.state == "withdrawn":
            self._withdraw(revision, seed)
        elif seed.state == "corrected":
            self._correct(revision, clerk, seed)

    def article(self, kind: str, title: str, body_html: str, identity: UUID) -> None:
        """Release a guide or a rule of the county's government."""
        organ = next(organ for organ in self.organs.values() if organ.parent_id is None)
        clerk = self.people(organ, Role.CLERK)[0]
        revision = articles.write(kind, organ, Draft(title=title, body_html=body_html), by=clerk, identity=identity)
        self.review(revision, clerk)

    def review(self, revision: Revision, clerk: Person, until: str = State.RELEASED, seed=None) -> Revision:
        """Submit, then pass step after step up to the state `until`."""
        return self.pass_on(advance(revision.pk, "submit", by=clerk), clerk, until, seed)

    def pass_on(self, revision: Revision, clerk: Person, until: str = State.RELEASED, seed=None) -> Revision:
        seen = {clerk.pk}
        while revision.state in REVIEWS and revision.state != until:
            person = self._decider(revision, seen)
            seen.add(person.pk)
            if until == State.RETURNED:
                reason = seed.reason_code or ReturnReason.CONTENT
                return advance(revision.pk, "return", by=person, said=Said(reason=reason, note=seed.state_reason))
            if until == State.REFERRED:
                return advance(revision.pk, "refer", by=person, said=Said(note=seed.state_reason))
            for found in open_in(revision):
                answering.answer(revision.pk, found.finding.key, CHECKED, by=person)
            said = Said(hash=revision.hash, secrecy_basis=BASIS, secrecy_result=SecrecyResult.CLEARED)
            if until == State.SCHEDULED and revision.state == State.FINAL_REVIEW:
                said = Said(**vars(said) | {"release_at": self._release_at(seed)})
            revision = advance(revision.pk, PASSES[revision.state], by=person, said=said)
        return revision

    def _withdraw(self, revision: Revision, seed: SampleDocument) -> None:
        own = self.staff.get((revision.publication.organ_id, Role.FINAL_REVIEWER))
        person = own[0] if own else self.people(self.organs["jcx"], Role.OPENNESS_OFFICE)[0]
        reason = seed.reason_code or WithdrawReason.ERROR
        advance(revision.pk, "withdraw", by=person, said=Said(reason=reason, note=seed.state_reason))

    def _correct(self, revision: Revision, clerk: Person, seed: SampleDocument) -> None:
        again = correct(revision.publication_id, by=clerk, change_note=seed.second_version.reason)
        draft = self._draft(seed, None, body_html=seed.second_version.body_html)
        draft.change_note = seed.second_version.reason
        drafting.save(again.pk, draft, by=clerk)
        self.review(again, clerk)

    def _decider(self, revision: Revision, seen: set[int]) -> Person:
        """Who decides at this step and has not been near the text: of the organ, or the nearest above that has some."""
        role = DECIDERS[STEP_RIGHT[revision.state]]
        return next(person for person in self.people(revision.publication.organ, role) if person.pk not in seen)

    def people(self, organ: Organ, role: str) -> list[Person]:
        while not (found := self.staff.get((organ.pk, role))):
            organ = self.organs[organ.parent.code]
        return found

    def _draft(self, seed: SampleDocument, files: list[Kept] | None, body_html: str = "") -> Draft:
        organ = self.organs[seed.organ]
        issued = seed.issued_on + self.shift
        body = (body_html or seed.body_html).replace(cn(seed.issued_on), cn(issued))
        published = self.calendar.add_working_days(issued, seed.published_lag_working_days).date
        moment = timezone.make_aware(datetime.datetime.combine(min(published, today()), PUBLISHED_AT))
        return Draft(
            title=seed.title,
            body_html=body,
            items=[self.items[key] for key in (seed.item, *seed.extra_items)],
            kind=seed.kind,
            topic=self.codes[Axis.TOPIC, seed.topic],
            stage=seed.stage,
            caption_note=seed.caption_note,
            filing_number=seed.filing_number,
            filed_on=issued if seed.filing_number else None,
            relations=[
                of_ours(kind, Entry.objects.get(publication=self.keyed[key]))
                for kind, key in seed.relations
                if key in self.keyed
            ],
            document_number=seed.document_number,
            issuing_organs=[organ.name],
            issued_on=issued,
            effective_from=seed.effective_from and seed.effective_from + self.shift,
            effective_until=seed.effective_until and seed.effective_until + self.shift,
            validity_mark=seed.validity if seed.validity in MARKS else "",
            content_source=seed.source,
            disclosure_time=self.codes[Axis.DISCLOSURE_TIME, seed.disclosure_time],
            scope=self.codes[Axis.SCOPE, seed.scope],
            abstract=seed.abstract,
            published_at=min(moment, now()) if seed.state in ONCE_PUBLIC else None,
            files=files,
            placing=self.placer.placing(seed.title),
        )

    @staticmethod
    def _release_at(seed: SampleDocument) -> datetime.datetime:
        day = today() + datetime.timedelta(days=seed.release_in_days or 1)
        return timezone.make_aware(datetime.datetime.combine(day, RELEASE_AT))
