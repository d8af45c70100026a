"""What stands before any text: organs with their units and heads, people with their roles, the site's profile."""

import datetime

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _

from disclosure.catalog_import import (
    SHIPPED_CATALOG,
    STATUTORY_CATALOG,
    TOWNSHIP_CATALOG,
    VILLAGE_CATALOG,
    import_catalog,
)
from disclosure.models import Column
from disclosure.sample.asked import lay_asked
from disclosure.sample.catalogs import bring_supplements
from disclosure.sample.columns import COLUMNS
from disclosure.sample.county import HOURS, ORGANS
from disclosure.sample.duties import lay_duties
from disclosure.sample.logins import PASSWORD
from disclosure.sample.people import CHECKS_SECRECY, PEOPLE
from disclosure.sample.series import lay_series
from disclosure.sample.shapes import SAMPLE_TODAY, OrganSeed
from portal.people.models import Membership, Organ, OrganHead, Person, Unit
from portal.site.hooks import gathered
from portal.site.options import set_defaults
from portal.trail.record import SYSTEM, record

SINCE = datetime.date(2024, 1, 2)  # since when they hold their roles
CATALOG_YEAR = 2024
SITE = "https://www.jichuan.example"
PROFILE = {
    "site.name": "霁川县人民政府",
    "site.mark": "霁川",
    "site.domain": "www.jichuan.example",
    "site.id_code": "9999010001",
    "site.host_organ": "霁川县人民政府",
    "site.operator_organ": "霁川县人民政府办公室",
    "site.phone": "0999-6800000",
    "site.fax": "0999-6800001",
    "site.address": "霁川县云麓镇霁川路1号",
    "site.email": "zfb@jichuan.example",
    "site.hours": HOURS,
    "site.icp_number": "霁ICP备99990001号",
    "site.police_number": "霁公网安备 99990102000001号",
    "site.police_url": f"{SITE}/police/99990102000001",
    "site.identity_url": f"{SITE}/identity/9999010001",
    "site.error_report_url": "/letters/new/?lane=site",
    "doors.asked": ["低保怎么申请", "危房改造补助", "小学报名", "种粮补贴"],
}


def lay() -> None:
    """Inside the caller's transaction: all of the ground or none of it."""
    organs = {}
    for seed in ORGANS:
        organs[seed.code] = lay_organ(seed, organs.get(seed.parent))
    _people(organs)
    for catalog in (SHIPPED_CATALOG, VILLAGE_CATALOG, TOWNSHIP_CATALOG, STATUTORY_CATALOG):
        import_catalog(catalog.read_bytes(), year=CATALOG_YEAR, by=SYSTEM, on=SAMPLE_TODAY)
    bring_supplements()
    lay_duties()
    lay_series()
    for lay_more in gathered("SAMPLE_GROUND"):  # what other apps lay
        lay_more()
    lay_asked()
    set_defaults(PROFILE, source=_("示例县"))
    _columns()


def lay_organ(seed: OrganSeed, parent: Organ | None) -> Organ:
    same = (
        "code", "name", "short_name", "kind", "credit_code", "address", "hours", "phone", "fax", "email", "sort", "duties",
    )  # fmt: skip
    organ = Organ(parent=parent, **{name: getattr(seed, name) for name in same})
    # Whoever has no reviewers of their own is reviewed by the parent, in as many steps as the parent has people for.
    organ.review_steps = seed.review_steps or (parent.review_steps if parent else None)
    organ.secrecy_step = seed.code in CHECKS_SECRECY or None
    organ.full_clean()
    organ.save(force_insert=True)
    Unit.objects.bulk_create(
        Unit(organ=organ, name=unit.name, duties=unit.duties, phone=unit.phone, sort=place * 10)
        for place, unit in enumerate(seed.units, 1)
    )
    OrganHead.objects.bulk_create(
        OrganHead(organ=organ, name=head.name, title=head.title, duties=head.duties, sort=place * 10)
        for place, head in enumerate(seed.heads, 1)
    )
    record("organ_added", by=SYSTEM, object=organ, organ=organ.code, reason=_("示例县：%s") % organ.name)
    return organ


def _columns() -> None:
    columns = {}
    for place, seed in enumerate(COLUMNS, 1):
        fields = seed | {"parent": columns.get(seed.get("parent")), "sort": place * 10, "is_offered": True}
        column = Column(**fields)
        column.full_clean()
        column.save(force_insert=True)
        columns[column.slug] = column
        record("column_added", by=SYSTEM, object=column, reason=_("示例县：%s") % column.name)


def _people(organs: dict[str, Organ]) -> None:
    password = make_password(PASSWORD)  # slow on purpose, so once for all
    for seed in PEOPLE:
        person = Person(username=seed.username, name=seed.name, password=password, is_sample=True)
        person.full_clean()
        person.save(force_insert=True)
        record("person_added", by=SYSTEM, object=person, reason=f"{seed.name}（{seed.username}）")
        for code, role in seed.memberships:
            held = Membership.objects.create(person=person, organ=organs[code], role=role, since=SINCE)
            record("membership_added", by=SYSTEM, object=held, organ=code, to_state=role, reason=seed.username)
