"""What is kept of people, filed by people, and what is not in force yet: none of it is public."""

import datetime

from allauth.mfa.models import Authenticator

from disclosure import withholding
from disclosure.columns.counting import count_columns
from disclosure.models import CatalogItem, CleanupDecision, Column, Duty, ItemVersion
from disclosure.official import applying
from disclosure.withholding import Withheld
from feedback.letters import moving as letters
from feedback.models import AnswerTemplate
from feedback.requests import moving as ledger
from feedback.requests import redacting
from portal.cases.mail import post_mail
from portal.cases.models import Outbox
from portal.cases.today import today
from portal.following import asking
from portal.following.choice import Choice
from portal.people.models import Person
from portal.publishing import declassifying
from portal.publishing.models import Entry
from portal.site import upkeep
from portal.site.options import set_option
from portal.trail.record import record
from tests.cast import SINCE
from tests.files import pdf
from tests.nets.canaries import canary
from tests.nets.filed import begun_answer, letter, opinion, reader_word, request
from tests.nets.texts import ISSUED
from tests.nets.world import World


def hide_what_is_kept(world: World) -> None:
    """Secrets of people, steps in the trail, a catalog item that is not yet in force, what is withheld."""
    cast = world.cast
    words = Withheld("not_disclosed", "process", canary("withheld explanation"), ISSUED, canary("withheld title"))
    withheld = withholding.register(cast.bureau, words, by=cast.clerk)
    withholding.assess(withheld.pk, "keep", canary("withheld basis"), by=cast.reviewer)
    world.facts["withheld"] = withheld.pk
    basis = canary("declassification basis")
    world.facts["declassification"] = declassifying.register(cast.bureau, "a" * 64, basis, ISSUED, by=cast.signer).pk
    Person.objects.filter(pk=cast.people["bystander"].pk).update(
        name=canary("person's name"), username=canary("login name", plain=True), password=canary("password hash")
    )
    Authenticator.objects.create(user=cast.people["bystander"], type="totp", data={"secret": canary("totp secret")})
    for organ, name in ((cast.bureau, "trail of the bureau"), (cast.town, "trail of the town")):
        record("organ_changed", by=cast.office, object=organ, organ=organ.code, reason=canary(name), alone=True)
    row = record("login_failed", by=cast.office, reason=canary("trail of nobody"), alone=True)
    set_option("review.steps", 3, by=cast.office, source="依据", reason=canary("reason of a setting"))
    head = "一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道"
    table = f"{head}\n甲,{canary('uploaded item')},丙,《丁法》,及时,县局,政府网站\n".encode()
    name = f"{canary('upload file name')}.csv"
    world.facts["upload"] = applying.receive(name, [table], year=2026, domain="20", level="", by=cast.office).pk
    planned = CatalogItem.objects.create(domain=cast.item.domain, number="0009")
    old = ItemVersion.objects.get(item=cast.item)
    ItemVersion.objects.create(
        **{f.name: getattr(old, f.name) for f in ItemVersion._meta.concrete_fields if not f.primary_key}
        | {"item": planned, "level2": canary("planned item"), "state": "draft", "in_force_from": None}
    )  # fmt: skip
    duty = Duty.objects.create(organ=cast.bureau, item=planned, since=SINCE, post=canary("duty post"))
    world.facts["cleanup"] = CleanupDecision.objects.create(
        organ=cast.bureau, publication=world.things["released"].publication, title="公开的通知", year=2026,
        outcome="keep", reason=canary("cleanup reason"), person=cast.reviewer,
    ).pk  # fmt: skip
    Column.objects.create(
        name="以后的栏目", slug="planned", description=canary("planned column"), kinds=["notice"],
        parent_id=world.facts["column"],
    )  # fmt: skip
    count_columns()
    upkeep.look(today())
    world.facts["said"] = opinion(cast, world.things["asking"], canary("opinion")).pk
    new, assigned = letter(canary("new letter")), letter(canary("assigned letter"))
    letters.advance(assigned.pk, "assign", by=cast.office, said=letters.Said(organ=cast.bureau))
    answered = letter(canary("answered letter"), consent="yes")
    world.things["answer_draft"] = begun_answer(cast, answered, canary("answer to a letter"))
    template = AnswerTemplate.objects.create(name="模板", text=canary("answer template"))
    world.facts |= {"new_letter": new.pk, "assigned_letter": assigned.pk, "answered_letter": answered.pk,
                    "template": template.pk}  # fmt: skip
    public = Entry.objects.get(publication=world.things["reading"].publication_id)
    world.facts["reader_word"] = reader_word(public.path, canary("reader word")).pk
    unclear, asked = request(cast, canary("new request"), ""), request(cast, canary("assigned request"), "mzj")
    ledger.advance(asked.pk, "confirm", by=cast.caseworker, said=ledger.Said(on=datetime.date.today()))
    given_file = redacting.add(asked, f"{canary('answer file')}.pdf", pdf(), by=cast.caseworker)
    world.facts |= {"new_request": unclear.pk, "assigned_request": asked.pk, "answer_file": given_file.pk}
    mail = post_mail("staff.daily", to=f"{canary('mail address', plain=True)}@example.org",
                     subject=canary("mail words"), body=canary("mail words"))  # fmt: skip
    Outbox.objects.filter(pk=mail.pk).update(attempts=Outbox.MOST_ATTEMPTS, last_error="SMTPRecipientsRefused 550")
    world.facts |= {"trail": row, "duty": duty.pk, "mail": mail.pk, "follow": "T" * 32}
    follower = f"{canary('follower', plain=True)}@example.org"
    asking.write(Choice(("organ:mzj",)), "daily", follower, world.facts["follow"])
    asking.confirm(world.facts["follow"])
