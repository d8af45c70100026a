"""Random walks of many people over a few documents, checked against a model after each step."""

import datetime
import random
from collections import Counter
from dataclasses import dataclass, field

from django.utils import timezone

from disclosure.drafting import Draft, save
from portal.cases.today import today
from portal.people.models import Membership, Organ
from portal.people.rights import rights_in
from portal.publishing import findings, marking
from portal.publishing.checking import SUBMITS
from portal.publishing.deciding import has_right
from portal.publishing.models import (
    Approval,
    Contribution,
    Entry,
    Gone,
    LaterReview,
    Publication,
    Release,
    Revision,
)
from portal.publishing.moving import Said, advance, publish_due
from portal.publishing.states import APPROVALS, EDITABLE, REVISION, STEPS, State
from portal.publishing.writing import correct
from portal.trail.models import Trail
from portal.workflow import Conflict, Move, MoveRefused
from tests.cast import SINCE, Cast, draft
from tests.examination.corpus.making.numbers import id_number
from tests.nets.beside import Beside

PEOPLE = ("clerk", "clerk2", "reviewer", "reviewer2", "signer", "town_clerk", "county_reviewer", "county_signer",
          "county_checker", "office", "office2", "auditor", "root")  # fmt: skip
# Who could be tempted: people who may write a text and decide on it.
ALSO = (("clerk2", "reviewer"), ("clerk2", "secrecy_reviewer"), ("signer", "clerk"), ("signer", "openness_office"))
PERSONAL = ("", "", "", "，联系人手机13900000001", f"，身份证号{id_number('19680512', 12)}")
WRITTEN_ON = (*EDITABLE, State.DISCARDED)
REASON = {"withdraw": "error", "submit_urgent": "disaster"}


@dataclass
class Model:
    """What should be true, kept beside the database."""

    public: dict = field(default_factory=dict)  # publication → hash of its live release
    gone: set = field(default_factory=set)
    writers: dict = field(default_factory=dict)  # revision → names of its contributors
    done: Counter = field(default_factory=Counter)


class Walk(Beside):
    people = PEOPLE

    def __init__(self, cast: Cast, seed: int):
        self.cast, self.random, self.model = cast, random.Random(seed), Model()
        Organ.objects.filter(pk=cast.town.pk).update(secrecy_step=True)  # the town's steps are others than the bureau's
        cast.town.refresh_from_db()
        for name, role in ALSO:
            Membership.objects.create(person=cast.people[name], organ=cast.bureau, role=role, since=SINCE)
        self.rights: dict[tuple, set] = {}
        self.texts = 0

    def step(self) -> None:
        acts = (self.begin, self.edit, self.move, self.correct, self.tick, self.aside)
        act = self.random.choices(acts, weights=(1, 2, 14, 2, 1, 6))[0] if self.model.writers else self.begin
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
                                         ("signer", "bureau"), ("reviewer", "bureau")))  # fmt: skip
        revision = draft(self.cast, by=who, organ=organ, title=self.text(), body_html=self.body())
        self.model.writers[revision.pk] = {who}
        return 1

    def edit(self):
        revision, who = self.any_revision(), self.random.choice(PEOPLE)
        if revision is None:
            return None
        words = Draft(title=self.text(), body_html=self.body(), items=[self.cast.item],
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
        # Onward three times as often as back or away, so that walks come to their end.
        weights = [3 if move.name in (*SUBMITS, *APPROVALS) else 1 for move in fitting]
        is_fitting = fitting and self.random.random() < 0.85
        move = self.random.choices(fitting, weights)[0] if is_fitting else self.random.choice(list(REVISION))
        if self.random.random() < 0.8:  # else most steps are somebody's without the right
            who = self.random.choice([name for name in PEOPLE if self.has_right(name, move, revision)] or PEOPLE)
        said = Said(
            hash=revision.hash if self.random.random() < 0.95 else "0" * 64, note="说明",
            reason=REASON.get(move.name, "content"), secrecy_basis="检查",
            secrecy_result=self.random.choice(("cleared",) * 8 + ("doubtful", "secret")),
            release_at=timezone.now() + datetime.timedelta(hours=1) if self.random.random() < 0.1 else None,
        )  # fmt: skip
        before = revision.state
        moved = advance(revision.pk, move.name, by=self.cast.people[who], said=said)
        assert (before, moved.state) in REVISION.steps()
        if move.name in APPROVALS and said.secrecy_result != "cleared":
            assert (move.name, said.secrecy_result, moved.state) == ("pass_secrecy", "doubtful", State.REFERRED)
        self.moved(moved, move.name, who)
        return 1

    def has_right(self, who: str, move: Move, revision: Revision) -> bool:
        key = who, revision.publication.organ_id
        if key not in self.rights:
            self.rights[key] = rights_in(self.cast.people[who], key[1], today())
        return has_right(move, revision, self.rights[key])

    def moved(self, revision: Revision, move: str, who: str) -> None:
        """The model follows, and the four eyes are looked at."""
        self.model.done[move] += 1
        writers = self.model.writers.setdefault(revision.pk, set())
        if move in APPROVALS:
            assert who not in writers, f"{who} approved own words"
            assert revision.state == State.REFERRED or not findings.open_in(revision), "approved over a finding"
        if move in SUBMITS:
            writers.add(who)
        if revision.state == State.RELEASED:
            self.model.public[revision.publication_id] = revision.hash
            self.model.gone.discard(revision.publication_id)
        if move == "withdraw":
            del self.model.public[revision.publication_id]
            self.model.gone.add(revision.publication_id)

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

    def any_revision(self, states=()) -> Revision | None:
        """One of the newest, for old ones are mostly at an end; in one of these states if there is one."""
        newest = list(Revision.objects.select_related("publication__organ").order_by("-pk")[:6])
        fitting = [each for each in newest if each.state in states]
        return self.random.choice(fitting or newest) if newest else None

    def text(self) -> str:
        self.texts += 1
        return f"第{self.texts}稿低保通知"

    def body(self) -> str:
        return f"<p>{self.text()}{self.random.choice(PERSONAL)}</p>"

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
            # Who approved what then came back may write on it, and approves no more of it.
            if approval.round == approval.revision.round and approval.revision.state not in WRITTEN_ON:
                assert names[approval.person_id] not in rows[approval.revision_id]
        for release in Release.objects.select_related("revision"):
            steps = release.revision.approvals.filter(round=release.revision.round, hash=release.hash)
            assert set(steps.values_list("step", flat=True)) == set(release.revision.track)
            assert steps.values("person").distinct().count() == len(release.revision.track)
            assert not release.revision.opinions.filter(verdict="").exists(), "signed over an open question"
            assert (release.revision.mode == "emergency") == LaterReview.objects.filter(
                revision=release.revision).exists()  # fmt: skip
        self.check_beside(rows)
        live = Revision.objects.filter(state=State.RELEASED).values_list("publication_id", flat=True)
        assert sorted(map(str, live)) == sorted(map(str, model.public))
        open_ones = Counter(Revision.objects.open().values_list("publication_id", flat=True))
        assert not open_ones or max(open_ones.values()) == 1
        assert not Revision.objects.filter(state__in=STEPS, hash__isnull=True).exists()
