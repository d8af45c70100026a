"""Letters of the sample county, in every state and on every clock; invented from end to end."""

import datetime
from collections.abc import Callable
from functools import partial
from uuid import UUID

from disclosure.sample.loading.walk import Walker
from feedback.intake.filing import ask
from feedback.letters import filing, issues, publishing
from feedback.letters.filing import SLIPS
from feedback.letters.moving import Said, advance
from feedback.models import AnswerHeader, Assessor, Lane, LaneKind, Letter
from feedback.sample.letter_texts import LETTERS, Sent
from portal.cases.today import frozen, today
from portal.people.models import Organ, Person, Role
from portal.publishing import writing
from portal.publishing.facets import shelf_of
from portal.publishing.findings import open_in
from portal.publishing.masking import mask_findings
from portal.publishing.models import Entry, Revision

OFFICE = "office.xzf"
SEEMED = "测试写信人{}"


def lay_letters() -> None:
    """Each letter to where its story stands; days are counted back from the day of loading."""
    people = {each.username: each for each in Person.objects.all()}
    organs = {each.code: each for each in Organ.objects.all()}
    on = today()
    numbers: dict[str, str] = {}
    for place, sent in enumerate(LETTERS, start=1):
        with frozen(on - datetime.timedelta(days=sent.days)):
            code = _filed(sent, place, organs)
        letter = Letter.objects.get(number=code[0])
        numbers[sent.title] = letter.number
        for move in sent.moves:
            said = dict(move.said)
            for name in ("organ", "reported"):
                if name in said:
                    said[name] = organs[said[name]]
            if "into" in said:
                said["into"] = numbers[said["into"]]
            with frozen(on - datetime.timedelta(days=move.days)):
                _made(letter, code, move.name, said, people.get(_who(move.name, letter)))
        letter.refresh_from_db()


def _filed(sent: Sent, place: int, organs: dict[str, Organ]) -> tuple[str, str]:
    limit = LaneKind.objects.select_related("lane").get(lane__code=sent.lane, kind=sent.kind)
    said = {"kind": sent.kind, "title": sent.title, "text": sent.text, "name": SEEMED.format(place),
            "phone": f"0999-681{place:04d}", "consent": "yes" if sent.consent else "no",
            "organ": organs.get(sent.addressed), "reported": organs.get(sent.reported)}  # fmt: skip
    if assessor := Assessor.objects.filter(lane=limit.lane).first():
        said |= {"assessor": assessor.code, "name": "", "phone": ""}
    receipt = filing.keep(limit, said, f"sample letter {place}", sent.about)
    return receipt.number, receipt.code


def _who(name: str, letter: Letter) -> str:
    letter.refresh_from_db()
    own = Organ.objects.filter(pk=letter.organ_id).values_list("code", flat=True).first()
    if name == "approve":
        return f"reviewer.{own}"
    return f"case.{own}" if name in ("answer", "extend", "progress", "feed_back") else OFFICE


def _made(letter: Letter, code: tuple[str, str], name: str, said: dict, by: Person | None) -> None:
    """A move at the desk, or what the writer did."""
    who = [code[0], SLIPS.looked_up(code[1])]
    match name:
        case "add":
            ask("letter_add(%s, %s::text[], %s, %s)", [*who, said["words"], today()])
        case "rate":
            ask("letter_rate(%s, %s::text[], %s, %s, %s)", [*who, said["level"], said["words"], today()])
        case "reopen":
            due = today() + datetime.timedelta(days=7)
            ask("letter_reopen(%s, %s::text[], %s, %s)", [*who, today(), due])
        case _:
            advance(letter.pk, name, by=by, said=Said(**said))


def answers(titles: list[str]) -> dict[str, Callable[[Walker, UUID], None]]:
    """Those that their writers let everybody read, through the real review."""
    named = {f"answer:{sent.title}": partial(_publish, sent) for sent in LETTERS if sent.is_public}
    lanes = dict.fromkeys(sent.issue for sent in LETTERS if sent.issue)
    return named | {f"issue:{lane}": partial(_issue, lane) for lane in lanes}


def _publish(sent: Sent, walker: Walker, identity: UUID) -> None:
    letter = Letter.objects.select_related("organ").get(title=sent.title)
    clerk = walker.people(letter.organ, Role.CLERK)[0]
    revision = publishing.begin(letter.pk, by=clerk, identity=identity)
    if sent.policy:
        _bind(revision, sent.policy, clerk)
    if found := [each.finding.key for each in open_in(revision)]:
        mask_findings(revision.pk, found, by=clerk)
    walker.review(revision, clerk)


def _bind(revision: Revision, words: str, clerk: Person) -> None:
    """To the newest policy in whose title the words stand."""
    found = Entry.objects.in_section("document").filter(title__contains=words).newest_first()
    policy = next((each for each in found if shelf_of(each)), None)
    with writing.acting_as(clerk):
        AnswerHeader.objects.filter(revision=revision).update(policy=policy and policy.pk)


def _issue(code: str, walker: Walker, identity: UUID) -> None:
    lane = Lane.objects.select_related("organ").get(code=code)
    clerk = walker.people(lane.organ, Role.CLERK)[0]
    titles = [sent.title for sent in LETTERS if sent.issue == code]
    revision = issues.begin(lane, issues.fitting(lane).filter(title__in=titles), by=clerk, identity=identity)
    walker.review(revision, clerk)
