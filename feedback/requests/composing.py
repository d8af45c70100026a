"""The decision composer: what was chosen and written, checked against the table of outcomes, becomes a letter (N10)."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from feedback.requests.kinds import ACCESS, RECORD
from feedback.requests.outcomes import ALL, Ground, Need, Outcome, of_kind
from feedback.requests.provision import INSTEAD, MAY_DIFFER, WHY
from feedback.requests.wording import ARTICLES, DECIDES, INTRODUCES, NEEDED, REGULATION, TITLES
from portal.cases.today import day_words

LEAST_REASONS = 10  # letters; "无" is no reason
SHORT = "条例"  # how the table of outcomes names the Regulation


@dataclass(frozen=True)
class Reply:
    """What the handler chose and wrote. `needed`: Need → the words; `adds`: what the letter says beside."""

    outcome: str
    ground: str
    needed: dict[str, str] = field(default_factory=dict)
    available_on: datetime.date | None = None
    adds: str = ""
    instead: str = ""  # another form than the one asked for, and why (REQ-21, provision.py)
    instead_why: str = ""


@dataclass(frozen=True)
class Case:
    """What the letter must know of the request."""

    number: str
    organ: str
    applicant: str
    subject: str
    received: datetime.date
    decided: datetime.date
    letter_number: str
    reconsideration_organ: str
    court: str
    complaint: str  # the supervisory department and its telephone (REQ-24)
    corrected: datetime.date | None = None
    extended_by: int = 0  # working days
    files: tuple[tuple[str, tuple[str, ...]], ...] = ()  # name, and the reasons of its marks by their numbers
    kind: str = ACCESS


@dataclass(frozen=True)
class Letter:
    """The decision as its reader gets it: on paper, as a file, on the page where the request is followed."""

    title: str
    number: str
    addressee: str
    paragraphs: tuple[str, ...]
    remedies: tuple[str, ...]
    organ: str
    day: datetime.date


def problems(reply: Reply, kind: str = ACCESS) -> dict[str, str]:
    """Field → what is wrong, in words; empty when the reply may be saved. The database refuses the same (REQ-20)."""
    outcome = of_kind(kind).get(reply.outcome)
    if outcome is None or not outcome.is_written:
        return {"outcome": _("请选择答复的结果。")}
    try:
        ground = outcome.ground(reply.ground)
    except KeyError:
        return {"ground": _("这个理由不属于所选的结果。")}
    words = {name: text.strip() for name, text in reply.needed.items() if text.strip()}
    found = {need: str(NEEDED[need]) for need in ground.needs if need in NEEDED and need not in words}
    found |= {name: _("这个结果不写这一项。") for name in words if name not in ground.needs}
    if (Need.AVAILABLE_ON in ground.needs) != (reply.available_on is not None):
        found[Need.AVAILABLE_ON] = _("予以公开的，写明什么时候可以得到；其他结果不写。")
    if 0 < len(words.get(Need.REASONS, "")) < LEAST_REASONS:
        found[Need.REASONS] = _("理由写得太短，请说清楚是哪些内容、为什么。")
    if bool(reply.instead) != bool(reply.instead_why) or reply.instead and reply.outcome not in MAY_DIFFER:
        found["instead"] = _("提供信息而不按要求的形式的，写明改成什么形式、为什么；其他的不写。")
    return found


def compose(case: Case, reply: Reply) -> Letter:
    """Raises ValueError for a reply that has problems."""
    if found := problems(reply, case.kind):
        raise ValueError("; ".join(found.values()))
    outcome = ALL[reply.outcome]
    ground = outcome.ground(reply.ground)
    return Letter(
        title=str(TITLES[outcome.group]),
        number=case.letter_number,
        addressee=case.applicant,
        paragraphs=(_opening(case), *_decision(ground, reply, case)),
        remedies=tuple(_remedies(outcome, case)),
        organ=case.organ,
        day=case.decided,
    )


OPENINGS = {
    ACCESS: lazy("%(day)s，本机关收到您（单位）提交的政府信息公开申请（编号%(number)s），申请公开“%(subject)s”。"),
    RECORD: lazy("%(day)s，本机关收到您（单位）提交的政府信息更正申请（编号%(number)s），要求更正“%(subject)s”。"),
}


def _opening(case: Case) -> str:
    words = OPENINGS[case.kind] % {
        "day": day_words(case.received), "number": case.number, "subject": case.subject,
    }  # fmt: skip
    if case.corrected:
        words += _("%(day)s收到您的补正。") % {"day": day_words(case.corrected)}
    if case.extended_by:
        words += _("答复期限已告知您延长%(days)s个工作日。") % {"days": case.extended_by}
    return words + _("现答复如下：")


def _decision(ground: Ground, reply: Reply, case: Case) -> Iterator[str]:
    rule = ""
    if ground.article:
        rule = _("依据%(law)s：%(says)s。") % {"law": cited(ground.article), "says": ARTICLES[ground.article]}
    yield f"{DECIDES[ground.code]}{rule}"
    for need in ground.needs:
        if need in INTRODUCES:
            yield INTRODUCES[need] % {"words": reply.needed[need].strip()}
    if reply.available_on:
        yield _("可以得到的时间：%(day)s起。") % {"day": day_words(reply.available_on)}
    if reply.instead:
        yield _("%(why)s，依据%(law)s，%(instead)s。") % {
            "why": WHY[reply.instead_why], "law": cited("条例第四十条"), "instead": INSTEAD[reply.instead]}  # fmt: skip
    if case.files:
        names = "、".join(f"《{name}》" for name, _marks in case.files)
        yield _("随本告知书提供的文件：%(names)s。") % {"names": names}
    for name, reasons in case.files:
        if reasons:
            marks = "；".join(f"{n}. {reason}" for n, reason in enumerate(reasons, start=1))
            yield _("《%(name)s》中遮盖的地方，按编号的理由：%(marks)s。") % {"name": name, "marks": marks}
    if reply.adds.strip():
        yield reply.adds.strip()


def _remedies(outcome: Outcome, case: Case) -> Iterator[str]:
    """REQ-23, REQ-24: a denial goes to reconsideration before it may go to court."""
    places = {"organ": case.reconsideration_organ, "court": case.court}
    if outcome.reconsideration_first:
        yield _(
            "如对本告知书不服，应当先申请行政复议：自知道本告知书之日起六十日内，向%(organ)s提出；"
            "对行政复议决定不服的，可以自收到复议决定书之日起十五日内向%(court)s提起行政诉讼。"
        ) % places  # fmt: skip
    else:
        yield _(
            "如对本告知书不服，可以自知道本告知书之日起六十日内向%(organ)s申请行政复议，"
            "也可以自知道本告知书之日起六个月内向%(court)s提起行政诉讼。"
        ) % places  # fmt: skip
    yield _("认为本机关没有依法履行政府信息公开职责的，可以向%(complaint)s投诉。") % {"complaint": case.complaint}


def cited(article: str) -> str:
    """条例第十四条 → the Regulation by its full name; other documents by their number, as they are."""
    return f"{REGULATION}{article.removeprefix(SHORT)}" if article.startswith(SHORT) else article
