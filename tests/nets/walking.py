"""Random walks of many people over a few documents, checked against a model after each step."""

import datetime
import random
from collections import Counter
from dataclasses import dataclass, field

from django.utils import timezone

from disclosure.drafting import Draft, save
from portal.people.models import Organ
from portal.publishing.models import Approval, Contribution, Entry, Gone, Publication, Release, Revision
from portal.publishing.moving import Said, advance, publish_due
from portal.publishing.states import APPROVALS, EDITABLE, REVISION, STEPS, State
from portal.publishing.writing import correct
from portal.trail.models import Trail
from portal.workflow import Conflict, MoveRefused
from tests.cast import Cast, draft

PEOPLE = ("clerk", "clerk2", "reviewer", "reviewer2", "signer", "town_clerk", "county_reviewer", "county_signer",
          "county_checker", "office", "auditor", "root")  # fmt: skip


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
            (self.begin, self.edit, self.move, self.correct, self.tick), weights=(1, 3, 12, 2, 1)
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
        return 1

    def move(self):
        revision, who = self.any_revision(), self.random.choice(PEOPLE)
        if revision is None:
            return None
        fitting = [move for move in REVISION.from_state(revision.state) if move.rights]
        move = self.random.choice(fitting if fitting and self.random.random() < 0.85 else list(REVISION))
        said = Said(
            hash=revision.hash if self.random.random() < 0.95 else "0" * 64, note="说明", reason="error"
            if move.name == "withdraw" else "content", secrecy_basis="检查", secrecy_result="cleared",
            release_at=timezone.now() + datetime.timedelta(hours=1) if self.random.random() < 0.1 else None,
        )  # fmt: skip
        before = revision.state
        moved = advance(revision.pk, move.name, by=self.cast.people[who], said=said)
        self.model.done[move.name] += 1
        assert (before, moved.state) in REVISION.steps()
        writers = self.model.writers.setdefault(moved.pk, set())
        if move.name in APPROVALS:
            assert who not in writers, f"{who} approved own words"
        if move.name == "submit":
            writers.add(who)
        if moved.state == State.RELEASED:
            self.model.public[moved.publication_id] = moved.hash
            self.model.gone.discard(moved.publication_id)
        if move.name == "withdraw":
            del self.model.public[moved.publication_id]
            self.model.gone.add(moved.publication_id)
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
        live = Revision.objects.filter(state=State.RELEASED).values_list("publication_id", flat=True)
        assert sorted(map(str, live)) == sorted(map(str, model.public))
        open_ones = Counter(Revision.objects.open().values_list("publication_id", flat=True))
        assert not open_ones or max(open_ones.values()) == 1
        assert not Revision.objects.filter(state__in=STEPS, hash__isnull=True).exists()
