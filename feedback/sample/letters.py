"""Letters of the sample county, in every state and on every clock; invented from end to end."""

import datetime
from collections.abc import Callable
from functools import partial
from uuid import UUID

from disclosure.sample.loading.walk import Walker
from feedback.intake.filing import ask
from feedback.letters import filing, publishing
from feedback.letters.filing import SLIPS
from feedback.letters.moving import Said, advance
from feedback.models import LaneKind, Letter
from feedback.sample.letter_texts import LETTERS, Sent
from portal.cases.today import frozen, today
from portal.people.models import Organ, Person, Role
from portal.publishing.findings import open_in
from portal.publishing.masking import mask_findings

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
    receipt = filing.keep(limit, said, f"sample letter {place}", sent.about)
    return receipt.number, receipt.code


def _who(name: str, letter: Letter) -> str:
    letter.refresh_from_db()
    own = Organ.objects.filter(pk=letter.organ_id).values_list("code", flat=True).first()
    return {"answer": f"case.{own}", "extend": f"case.{own}", "approve": f"reviewer.{own}"}.get(name, OFFICE)


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
    return {f"answer:{sent.title}": partial(_publish, sent) for sent in LETTERS if sent.is_public}


def _publish(sent: Sent, walker: Walker, identity: UUID) -> None:
    letter = Letter.objects.select_related("organ").get(title=sent.title)
    clerk = walker.people(letter.organ, Role.CLERK)[0]
    revision = publishing.begin(letter.pk, by=clerk, identity=identity)
    if found := [each.finding.key for each in open_in(revision)]:
        mask_findings(revision.pk, found, by=clerk)
    walker.review(revision, clerk)
