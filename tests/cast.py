"""A small fixed cast, and documents that reach every state by walking the real workflow."""

import datetime
from dataclasses import dataclass

from disclosure.drafting import Draft, register
from disclosure.models import CatalogItem, Domain, ItemVersion
from interpretation import arranging
from interpretation.gate import gate
from portal.people.models import Membership, Organ, Person
from portal.publishing import answering, findings
from portal.publishing.models import Revision
from portal.publishing.moving import Said, advance
from portal.publishing.states import State

SINCE = datetime.date(2020, 1, 1)
BASIS = "已对照保密事项范围逐项检查"


@dataclass
class Cast:
    """Two organs under a county: the bureau has its own reviewers, the town has only a clerk."""

    county: Organ
    bureau: Organ
    town: Organ
    item: CatalogItem
    people: dict[str, Person]

    def __getattr__(self, name: str) -> Person:
        try:
            return self.__dict__["people"][name]  # a copy being made has none yet
        except KeyError:
            raise AttributeError(name) from None


# name → (organ, role); every name is a person of its own.
ROLES = {
    "clerk": ("bureau", "clerk"),
    "clerk2": ("bureau", "clerk"),
    "reviewer": ("bureau", "reviewer"),
    "reviewer2": ("bureau", "reviewer"),
    "signer": ("bureau", "final_reviewer"),
    "town_clerk": ("town", "clerk"),
    "county_reviewer": ("county", "reviewer"),
    "county_reviewer2": ("county", "reviewer"),
    "county_signer": ("county", "final_reviewer"),
    "office": ("county", "openness_office"),
    "office2": ("county", "openness_office"),
    "auditor": ("county", "auditor"),
    "operator": ("county", "operator"),
    "county_checker": ("county", "secrecy_reviewer"),
}


def make_cast() -> Cast:
    county = Organ.objects.create(code="xzf", name="测试县人民政府", short_name="县政府", kind="county",
                                  credit_code="11999901MB0000001A")  # fmt: skip
    bureau = Organ.objects.create(code="mzj", name="测试县民政局", short_name="县民政局", kind="department",
                                  parent=county, credit_code="11999901MB0000002B")  # fmt: skip
    town = Organ.objects.create(code="zhen", name="测试镇人民政府", short_name="测试镇", kind="township",
                                parent=county, credit_code="11999901MB0000003C", review_steps=2)  # fmt: skip
    organs = {"county": county, "bureau": bureau, "town": town}
    people = {}
    for number, (name, (organ, role)) in enumerate(ROLES.items()):
        person = Person(username=name, name=f"测试员{number + 1}")
        person.set_unusable_password()
        person.save()
        Membership.objects.create(person=person, organ=organs[organ], role=role, since=SINCE)
        people[name] = person
    root = Person(username="root", name="测试系统管理员", is_superuser=True)
    root.set_unusable_password()
    root.save()
    people["root"] = root
    return Cast(**organs, item=make_item(), people=people)


def make_item(domain: str = "20", number: str = "0001") -> CatalogItem:
    domain, _new = Domain.objects.get_or_create(code=domain, defaults={"name": f"领域{domain}"})
    item = CatalogItem.objects.create(domain=domain, number=number)
    ItemVersion.objects.create(
        item=item, number=1, year=2024, level1="最低生活保障", level2=f"办事指南{number}", content="条件、材料",
        elements=["条件", "材料"], required=[True, True], bases=["《社会救助暂行办法》"], channels=["gov_website"],
        time_limit_text="信息形成之日起20个工作日内", limit_kind="publish_within", limit_event="formed_or_changed",
        limit_days=20, limit_unit="working_day", publisher="县级民政部门", levels=["county"], state="in_force",
        in_force_from=SINCE,
    )  # fmt: skip
    return item


def draft(cast: Cast, *, by: str = "clerk", organ: str = "bureau", **fields) -> Revision:
    fields = {
        "title": "关于调整低保标准的通知", "body_html": "<p>自下月起调整。</p>", "items": [cast.item], "kind": "notice",
        "issued_on": datetime.date(2026, 3, 2), "document_number": "霁民发〔2026〕3号",
    } | fields  # fmt: skip
    return register(getattr(cast, organ), Draft(**fields), by=cast.people[by])


def said(revision: Revision, **words) -> Said:
    """What a reviewer says who read the revision as it is now."""
    revision.refresh_from_db()
    seen = {"hash": revision.hash or "", "state": revision.state}
    return Said(**seen | {"secrecy_basis": BASIS, "secrecy_result": "cleared"} | words)


PATH = (("submit", "clerk"), ("pass_first", "reviewer"), ("pass_second", "reviewer2"), ("sign", "signer"))


def walk(cast: Cast, revision: Revision, steps: int, *, as_it_is: bool = False) -> Revision:
    """Walk the bureau's usual path: 1 submitted, 2 first review passed, 3 second, 4 released. What must be interpreted
    is let off, except `as_it_is`."""
    if not as_it_is and gate([Revision.objects.get(pk=revision.pk)]):
        arranging.exempt(revision.pk, "测试用", by=cast.clerk)
    for move, who in PATH[:steps]:
        if move != "submit":
            for each in findings.open_in(revision):
                answering.answer(revision.pk, each.finding.key, "核对过", by=cast.people[who])
        advance(revision.pk, move, by=cast.people[who], said=said(revision))
    revision.refresh_from_db()
    return revision


def released(cast: Cast, **fields) -> Revision:
    revision = walk(cast, draft(cast, **fields), 4)
    assert revision.state == State.RELEASED
    return revision
