"""A numbered issue of a lane: its letters with their answers, and how far each went (回复、督办、办理、反馈). Written
by the portal, masked and reviewed like everything that goes out; a correction begins with what was done since."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Max, QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.intake.telling import who_filed
from feedback.letters.publishing import without
from feedback.letters.states import State
from feedback.models import Lane, Letter, LetterIssue, LetterKind
from portal.people.models import Person
from portal.publishing import writing
from portal.publishing.content import paragraphs_to_html
from portal.publishing.headers import need, shown, unexplained, untitled
from portal.publishing.kinds import EntryFacts, Kind, Problem
from portal.publishing.models import Entry, Revision
from portal.workflow import MoveRefused

KIND = "issue"
NEWEST = 3  # named on the page of letters
STEPS = (
    (gettext_lazy("回复"), ("approve", "close_together")), (gettext_lazy("督办"), ("supervise",)),
    (gettext_lazy("办理"), ("progress",)), (gettext_lazy("反馈"), ("feed_back",)),
)  # fmt: skip
ROWS = (
    ("lane", gettext_lazy("来信渠道")), ("no", gettext_lazy("期号")), ("letters", gettext_lazy("收了几件")),
    ("fed_back", gettext_lazy("已经反馈")), ("content_source", gettext_lazy("编发单位")),
)  # fmt: skip


def fitting(lane: Lane) -> QuerySet[Letter]:
    """Answered, with consent, in no issue yet; the database asks the same (sql/16_issues.sql)."""
    letters = Letter.objects.filter(lane=lane, state=State.ANSWERED, consent_public=True, issue=None, purged_on=None)
    return letters.exclude(kind=LetterKind.REPORT).order_by("received_at")


def begin(lane: Lane, letters: Iterable[Letter], *, by: Person, identity: UUID | None = None) -> Revision:
    """The next issue with its first draft. `identity` as in `writing.beginning`."""
    chosen = [each.pk for each in letters]
    no = (LetterIssue.objects.filter(lane=lane).aggregate(last=Max("no"))["last"] or 0) + 1
    title = _("%(lane)s第%(no)s期") % {"lane": lane, "no": no}
    with writing.beginning(KIND, lane.organ, by=by, title=title, identity=identity) as revision:
        issue = LetterIssue.objects.create(publication=revision.publication, lane=lane, no=no)
        if not chosen or fitting(lane).filter(pk__in=chosen).update(issue=issue) != len(chosen):
            raise MoveRefused(_("请选来信；刚才有的已经收进别的期，或者正在重办，请再看一看。"))
        writing.save_text(revision, title=title, body_html=composed(issue))
    return revision


def composed(issue: LetterIssue) -> str:
    letters = issue.letters.select_related("organ", "assessor").order_by("received_at", "number")
    return format_html_join("", "{}", ((_one(n, letter),) for n, letter in enumerate(letters, 1)))


def _one(n: int, letter: Letter) -> str:
    who = who_filed(letter)
    answers = [each.text for each in letter.answers.filter(approved_by__isnull=False)]
    events = list(letter.events.all())
    lines = [(label, *_told(who, [each for each in events if each.name in names])) for label, names in STEPS]
    said = _("来信") if letter.assessor is None else _("评议员%(name)s") % {"name": _named(letter.assessor)}
    return format_html(
        "<h2>{}</h2><h3>{}</h3>{}<h3>{}</h3>{}<table><thead><tr><th>{}</th><th>{}</th><th>{}</th></tr></thead>"
        "<tbody>{}</tbody></table>",
        f"{n}. {without(who, letter.title)}", said, paragraphs_to_html(without(who, letter.text)),
        _("%(organ)s答复") % {"organ": letter.organ.name},
        format_html_join("", "{}", ((paragraphs_to_html(without(who, text)),) for text in answers)),
        _("环节"), _("日期"), _("情况"),
        format_html_join("", "<tr><th>{}</th><td>{}</td><td>{}</td></tr>", lines),
    )  # fmt: skip


def _told(who: dict[str, str], events: list) -> tuple[str, str]:
    """Its last day and what was said; nothing was done yet, or nothing had to be."""
    if not events:
        return "", "—"
    words = "；".join(without(who, each.told) for each in events if each.told)
    return events[-1].on.isoformat(), words or _("已答复")


def _named(assessor) -> str:
    return f"（{assessor.name}）" if assessor.is_named else ""


def newest_issues() -> list[Entry]:
    return list(Entry.objects.in_section(KIND).newest_first()[:NEWEST])


def header(revision: Revision) -> dict:
    issue = LetterIssue.objects.select_related("lane").get(pk=revision.publication_id)
    letters = Letter.objects.filter(issue=issue)
    return {
        "lane": issue.lane.name, "no": issue.no, "letters": letters.count(),
        "fed_back": letters.filter(follow_up=Letter.FollowUp.FED_BACK).count(),
        "content_source": revision.publication.organ.name,
    }  # fmt: skip


def rows(header: dict) -> list[tuple[str, str]]:
    return shown(ROWS, header | {name: str(header[name]) for name in ("no", "letters", "fed_back")})


def problems(revision: Revision) -> list[Problem]:
    again = Letter.objects.filter(issue=revision.publication_id).exclude(state=State.ANSWERED)
    found = untitled(revision) + need(revision.body_text, _("请写正文。"), "body_html")
    found += need(not again.exists(), _("这一期里有来信正在重办，答复以后再公开。"), "")
    return found + unexplained(revision)


def begin_correction(old: Revision, new: Revision) -> None:
    """With what was done since; masked and reviewed anew."""
    issue = LetterIssue.objects.get(pk=new.publication_id)
    writing.save_text(new, title=new.title, body_html=composed(issue), change_note=new.change_note)


ISSUE = Kind(
    code=KIND,
    label=gettext_lazy("来信专报"),
    path=lambda number: f"/letters/issues/{number}/",
    header=header,
    facts=lambda header: EntryFacts(kind="other"),
    rows=rows,
    problems=problems,
    desk_path=lambda revision: f"/admin/feedback/letterissue/{revision.publication_id}/change/",
    begin_correction=begin_correction,
)
