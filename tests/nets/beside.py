"""What people do beside the moves, at random: part of a walk (walking.py), with what must hold of it."""

import datetime
import hashlib

from django.core import signing

from disclosure import withholding
from disclosure.models import WithheldItem, WithheldReview
from portal.cases.today import frozen
from portal.people.models import Person
from portal.publishing import answering, declassifying, emergency, findings, marking, masking, opinions, previewing
from portal.publishing import together as several
from portal.publishing.models import Declassification, LaterReview, Opinion, Revision
from portal.publishing.moving import Said
from portal.publishing.states import APPROVAL_AT, EDITABLE, OPEN, STEPS
from portal.workflow import Conflict, MoveRefused

FORMED = datetime.date(2026, 1, 5)
CLEARED = Said(secrecy_basis="检查", secrecy_result="cleared", note="说明")
# The states in which an act makes sense; it is tried in others too where there is no such text.
WHERE = {"ask": STEPS, "mark": STEPS, "answer": STEPS, "mask": EDITABLE, "preview": OPEN}


class Beside:
    """To be given by the walk: cast, random, model, `moved`. An act says how many rows of the trail it wrote."""

    ACTS = ("ask", "reply", "reply", "overdue", "later", "mark", "answer", "answer", "mask", "together", "together",
            "preview", "declassify", "confirm", "withhold", "assess")  # fmt: skip

    def aside(self):
        """One act; people try it in turn, until somebody may."""
        name = self.random.choice(self.ACTS)
        revision = self.any_revision(WHERE.get(name, ()))
        if revision is None:
            return None
        refusal = None
        for who in self.random.sample(self.people, len(self.people)):
            try:
                wrote = getattr(self, f"_{name}")(revision, who, self.cast.people[who])
            except (Conflict, MoveRefused) as refused:
                refusal = refused
                continue
            if wrote:
                self.model.done[name] += 1
            return wrote
        raise refusal

    def check_beside(self, writers: dict[int, set]) -> None:
        """Four eyes hold here too; `writers`: names of the contributors by revision."""
        names = {person.pk: name for name, person in self.cast.people.items()}
        for later in LaterReview.objects.exclude(outcome="").select_related("revision"):
            assert names[later.person_id] not in writers[later.revision_id]
            assert not later.revision.approvals.filter(person=later.person_id).exists()
        for found in Declassification.objects.all():
            assert found.registered_by_id != found.confirmed_by_id, "one person declassified alone"
            assert declassifying.is_declassified(found.sha256) == (found.confirmed_by_id is not None)
        for item in WithheldItem.objects.prefetch_related("reviews"):
            looked = list(item.reviews.all())
            assert item.registered_by_id not in {review.person_id for review in looked}
            assert (item.state == "proposed") == (not looked) == (item.confirmed_by_id is None)

    def _ask(self, revision: Revision, who: str, by: Person):
        opinions.ask(revision.pk, self.cast.town, "看一看", by=by)
        return 1

    def _reply(self, revision: Revision, who: str, by: Person):
        asked = Opinion.objects.select_related("revision").filter(verdict="").first()
        if asked is None:
            return None
        seen = asked.revision.hash or "" if self.random.random() < 0.9 else "0" * 64
        answer = opinions.answer(asked.pk, self.random.choice(("agree", "disagree")), "理由", hash=seen, by=by)
        assert answer.hash == asked.revision.hash, "an opinion on other bytes"
        return 1

    def _overdue(self, revision: Revision, who: str, by: Person):
        asked = Opinion.objects.filter(verdict="").first()
        if asked is None:
            return None
        days = self.random.choice((0, 1))  # on the last day nobody is late yet
        with frozen(asked.due_on + datetime.timedelta(days)):
            opinions.close_overdue(asked.pk, by=by)
        assert days == 1
        return 1

    def _later(self, revision: Revision, who: str, by: Person):
        owed = LaterReview.objects.filter(outcome="").first()
        of = owed.revision_id if owed else revision.pk
        emergency.review_later(of, self.random.choice(("fine", "correct", "withdraw")), "核对过", by=by)
        return 1

    def _mark(self, revision: Revision, who: str, by: Person):
        marking.mark(revision.pk, "title", quote="", reason="content", words="写明年度", by=by)
        return 1

    def _answer(self, revision: Revision, who: str, by: Person):
        stands = findings.open_in(revision)
        if not stands:
            return None
        answering.answer(revision.pk, self.random.choice(stands).finding.key, "核对过", by=by)
        assert who not in self.model.writers[revision.pk], f"{who} answered for own words"
        return 1

    def _mask(self, revision: Revision, who: str, by: Person):
        keys = [each.finding.key for each in findings.open_in(revision)]
        was = revision.body_text
        masking.mask_findings(revision.pk, keys, by=by)
        revision.refresh_from_db()
        assert revision.body_text != was
        self.model.writers[revision.pk].add(who)
        return 1

    def _together(self, revision: Revision, who: str, by: Person):
        """Several at once: each by its own hash; what is refused among them leaves no row."""
        newest = Revision.objects.order_by("-pk").values_list("pk", flat=True)[:6]
        waiting = {each.pk: each for each in several.choosable(by, newest)}
        if not waiting:
            raise MoveRefused("nothing waits")
        digests = {pk: each.hash if self.random.random() < 0.9 else "0" * 64 for pk, each in waiting.items()}
        chosen = [several.Chosen(pk, digests[pk], each.state) for pk, each in waiting.items()]
        done = [each for each in several.approve(chosen, CLEARED, by=by) if each.done]
        for outcome in done:
            before = waiting[outcome.pk]
            assert digests[outcome.pk] == before.hash and not before.open_now
            self.moved(Revision.objects.get(pk=outcome.pk), APPROVAL_AT[before.state], who)
        return len(done)

    def _preview(self, revision: Revision, who: str, by: Person):
        reader, other = self.random.sample([self.cast.people[name] for name in self.people], 2)
        token = previewing.link(revision, person=reader, hours=1, by=by)
        assert previewing.opened(token, by=reader) == revision
        try:
            previewing.opened(token, by=other)
        except signing.BadSignature:
            return 1
        raise AssertionError("a preview for another person")

    def _declassify(self, revision: Revision, who: str, by: Person):
        digest = hashlib.sha256(self.random.choice("一二三四五六七八").encode()).hexdigest()
        declassifying.register(revision.publication.organ, digest, "解密通知", FORMED, by=by)
        return 1

    def _confirm(self, revision: Revision, who: str, by: Person):
        registered = list(Declassification.objects.order_by("pk"))
        if not registered:
            return None
        declassifying.confirm(self.random.choice(registered).pk, by=by)
        return 1

    def _withhold(self, revision: Revision, who: str, by: Person):
        ground = self.random.choice(("process", "state_secret"))
        said = withholding.Withheld("not_disclosed", ground, "讨论稿", FORMED,
                                    title="关于预算的请示" if self.random.random() < 0.5 else "")  # fmt: skip
        item = withholding.register(revision.publication.organ, said, by=by)
        assert bool(item.title) == (ground == "process"), "a state secret was named"
        return 1

    def _assess(self, revision: Revision, who: str, by: Person):
        item = WithheldItem.objects.order_by("-pk").first()
        if item is None:
            return None
        outcome = self.random.choice(WithheldReview.Outcome.values)
        withholding.assess(item.pk, outcome, "依据", by=by)
        return 1
