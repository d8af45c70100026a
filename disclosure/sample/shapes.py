"""The shapes in which the sample county is told: organs, people, documents and their files."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

SAMPLE_TODAY = date(2026, 11, 20)


@dataclass(frozen=True)
class UnitSeed:
    """An internal unit 内设机构."""

    name: str
    duties: str
    phone: str


@dataclass(frozen=True)
class HeadSeed:
    """A person in charge; the names are plainly invented."""

    name: str
    title: str
    duties: str


@dataclass(frozen=True)
class OrganSeed:
    """One organ. `review_steps` None: the parent reviews what it writes."""

    code: str
    name: str
    short_name: str
    kind: str
    parent: str
    credit_code: str
    address: str
    hours: str
    phone: str
    fax: str
    email: str
    sort: int
    review_steps: int | None
    units: tuple[UnitSeed, ...]
    heads: tuple[HeadSeed, ...]
    duties: str


@dataclass(frozen=True)
class PersonSeed:
    """Someone who works on the portal; memberships are (organ code, role)."""

    username: str
    name: str
    memberships: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SampleFile:
    """An attachment; `build` makes its bytes, the same ones each time."""

    name: str
    kind: str
    build: Callable[[], bytes]


@dataclass(frozen=True)
class SecondVersion:
    """What a correction changed: the later body and the reason as shown on the page."""

    reason: str
    body_html: str
    days_after: int


@dataclass(frozen=True)
class SampleDocument:
    """One document as a clerk would enter it. Day offsets count back from `SAMPLE_TODAY` (negative: still to come).

    `state` names where its review stands; "released", "withdrawn" and "corrected" have been public. `reason_code` is of
    ReturnReason or WithdrawReason, `state_reason` the words beside it; a scheduled one waits `release_in_days` from today.
    Topic, disclosure time and scope are labels of the vocabulary (a topic as 一级\\二级); `kind` is its code.
    """

    item: tuple[str, str, str]
    organ: str
    kind: str
    title: str
    body_html: str
    issued_days_ago: int
    published_lag_working_days: int = 2
    document_number: str = ""
    extra_items: tuple[tuple[str, str, str], ...] = ()
    effective_from_days_ago: int | None = None
    effective_until_days_ago: int | None = None
    validity: str = "in_force"
    topic: str = ""
    stage: str = ""
    abstract: str = ""
    source: str = ""
    disclosure_time: str = "长期公开"
    scope: str = "面向全社会"
    attachments: tuple[SampleFile, ...] = ()
    state: str = "released"
    reason_code: str = ""
    state_reason: str = ""
    release_in_days: int | None = None
    second_version: SecondVersion | None = None
    key: str = ""
    relations: tuple[tuple[str, str], ...] = ()  # kind of relation, key of the document meant
    caption_note: str = ""
    filing_number: str = ""

    @property
    def issued_on(self) -> date:
        return self._day(self.issued_days_ago)

    @property
    def effective_from(self) -> date | None:
        return self._day(self.effective_from_days_ago)

    @property
    def effective_until(self) -> date | None:
        return self._day(self.effective_until_days_ago)

    @staticmethod
    def _day(days_ago: int | None) -> date | None:
        return None if days_ago is None else SAMPLE_TODAY - timedelta(days=days_ago)
