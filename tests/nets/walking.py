"""Random walks of many people over a few documents, checked against a model after each step."""

import datetime
import random
from collections import Counter
from dataclasses import dataclass, field

from django.utils import timezone

from disclosure.drafting import Draft, save
from portal.people.models import Organ
from portal.publishing import emergency, marking, opinions
from portal.publishing.models import (
    Approval,
    Contribution,
    Entry,
    Gone,
    LaterReview,
    Opinion,
    Publication,
    Release,
    Revision,
)
from portal.publishing.moving import SUBMITS, Said, advance, publish_due
from portal.publishing.states import APPROVALS, EDITABLE, REVISION, STEPS, State
from portal.publishing.writing import correct
from portal.trail.models import Trail
from portal.workflow import Conflict, MoveRefused
from tests.cast import Cast, draft

PEOPLE = ("clerk", "clerk2", "reviewer", "reviewer2", "signer", "town_clerk", "county_reviewer", "county_signer",
          "county_checker", "office", "auditor", "root")  # fmt: skip
REASON = {"withdraw": "error", "submit_urgent": "disaster"}


@dataclass
class Model:
    """What should be true, kept beside the database."""

    public: dict = field(default_factory=dict)  # publication → hash of its live release
    gone: set = field(default_factory=set)
    writers: dict = field(default_factory=dict)  # revision → names of its contributors
    done: Counter = field(default_factory=Counter)


class Walk:
    def __init__(self, cast: Cast, seed: int):
        self.cast, self.random, self.model = cast, random.Random(seed), Model()
        Organ.objects.filter(pk=cast.town.pk).update(secrecy_step=True)  # the town's steps are others than the bureau's
        cast.town.refresh_from_db()
        self.texts = 0

    def step(self) -> None:
        act = self.random.choices(
            (self.begin, self.edit, self.move, self.correct, self.tick, self.aside), weights=(1, 3, 12, 2, 1, 2)
        )[0]
        trail = Trail.objects.count()
        try:
            wrote = act()
        except (MoveRefused, Conflict):
            self.model.done["refused"] += 1
            assert Trail.objects.count() == trail, "a refusal left a row"
        else:
            if wrote is not None:
                assert Trail.objects.count() == trail + wrote, act
        self.check()

    def begin(self):
        who, organ = self.random.choice((("clerk", "bureau"), ("clerk2", "bureau"), ("town_clerk", "town"),
                                         ("reviewer", "bureau")))  # fmt: skip
        revision = draft(self.cast, by=who, organ=organ, title=self.text())
        self.model.writers[revision.pk] = {who}
        return 1

    def edit(self):
        revision, who = self.any_revision(), self.random.choice(PEOPLE)
        if revision is None:
            return None
        words = Draft(title=self.text(), body_html=f"<p>{self.text()}</p>", items=[self.cast.item],
                      issued_on=datetime.date(2026, 3, 2), change_note="改")  # fmt: skip
        save(revision.pk, words, by=self.cast.people[who])
        assert revision.state in EDITABLE
        self.model.writers.setdefault(revision.pk, set()).add(who)
        revision.refresh_from_db()
        said = {each.field: "照改了" for each in marking.asked_now(revision)}
        return 1 + bool(marking.answer(revision, said, by=self.cast.people[who]))

    def move(self):
        revision, who = self.any_revision(), self.random.choice(PEOPLE)
        if revision is None:
            return None
        fitting = [move for move in REVISION.from_state(revision.state) if move.rights]
        move = self.random.choice(fitting if fitting and self.random.random() < 0.85 else list(REVISION))
        said = Said(
            hash=revision.hash if self.random.random() < 0.95 else "0" * 64, note="说明",
            reason=REASON.get(move.name, "content"), secrecy_basis="检查", secrecy_result="cleared",
            release_at=timezone.now() + datetime.timedelta(hours=1) if self.random.random() < 0.1 else None,
        )  # fmt: skip
        before = revision.state
        moved = advance(revision.pk, move.name, by=self.cast.people[who], said=said)
        self.model.done[move.name] += 1
        assert (before, moved.state) in REVISION.steps()
        writers = self.model.writers.setdefault(moved.pk, set())
        if move.name in APPROVALS:
            assert who not in writers, f"{who} approved own words"
        if move.name in SUBMITS:
            writers.add(who)
        if moved.state == State.RELEASED:
            self.model.public[moved.publication_id] = moved.hash
            self.model.gone.discard(moved.publication_id)
        if move.name == "withdraw":
            del self.model.public[moved.publication_id]
            self.model.gone.add(moved.publication_id)
        return 1

    def aside(self):
        """What is done beside the moves: asking another organ, its answer, the later review, a mark."""
        revision, who = self.any_revision(), self.random.choice(PEOPLE)
        if revision is None:
            return None
        by, asked = self.cast.people[who], Opinion.objects.select_related("revision").filter(verdict="").first()
        match self.random.choice(("ask", "answer", "answer", "later", "mark")):
            case "ask":
                opinions.ask(revision.pk, self.cast.town, "看一看", by=by)
            case "answer" if asked:
                verdict = self.random.choice(("agree", "disagree"))
                opinions.answer(asked.pk, verdict, "理由", hash=asked.revision.hash or "", by=by)
            case "later":
                emergency.review_later(revision.pk, "fine", "核对过", by=by)
            case "mark":
                marking.mark(revision.pk, "title", quote="", reason="content", words="写明年度", by=by)
            case _:
                return None
        return 1

    def correct(self):
        publication = self.random.choice(list(Publication.objects.all()) or [None])
        if publication is None:
            return None
        who = self.random.choice(PEOPLE)
        revision = correct(publication.pk, by=self.cast.people[who], change_note="更正")
        self.model.writers[revision.pk] = {who}
        return 1

    def tick(self):
        publish_due(timezone.now())

    def any_revision(self) -> Revision | None:
        # Newest first: old ones are mostly at an end.
        newest = list(Revision.objects.select_related("publication").order_by("-pk")[:6])
        return self.random.choice(newest) if newest else None

    def text(self) -> str:
        self.texts += 1
        return f"第{self.texts}稿低保通知"

    def check(self) -> None:
        """The rows against the model and the rules (I-2, I-5)."""
        model = self.model
        assert dict(Entry.objects.values_list("publication_id", "release__hash")) == model.public
        assert {gone.path for gone in Gone.objects.all()} == {
            f"/documents/{number}/"
            for number in Publication.objects.filter(pk__in=model.gone).values_list("number", flat=True)
        }
        names = {person.pk: name for name, person in self.cast.people.items()}
        rows: dict[int, set] = {}
        for revision, person in Contribution.objects.values_list("revision_id", "person_id"):
            rows.setdefault(revision, set()).add(names[person])
        assert rows == model.writers
        for approval in Approval.objects.select_related("revision"):
            assert names[approval.person_id] not in rows[approval.revision_id]
        for release in Release.objects.select_related("revision"):
            steps = release.revision.approvals.filter(round=release.revision.round, hash=release.hash)
            assert set(steps.values_list("step", flat=True)) == set(release.revision.track)
            assert steps.values("person").distinct().count() == len(release.revision.track)
            assert not release.revision.opinions.filter(verdict="").exists(), "signed over an open question"
            assert (release.revision.mode == "emergency") == LaterReview.objects.filter(
                revision=release.revision).exists()  # fmt: skip
        for later in LaterReview.objects.exclude(outcome=""):
            assert names[later.person_id] not in rows[later.revision_id]
            assert not later.revision.approvals.filter(person=later.person_id).exists()
        live = Revision.objects.filter(state=State.RELEASED).values_list("publication_id", flat=True)
        assert sorted(map(str, live)) == sorted(map(str, model.public))
        open_ones = Counter(Revision.objects.open().values_list("publication_id", flat=True))
        assert not open_ones or max(open_ones.values()) == 1
        assert not Revision.objects.filter(state__in=STEPS, hash__isnull=True).exists()
