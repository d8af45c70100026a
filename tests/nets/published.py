"""The people of the world, and what is public: released, corrected, withdrawn, answered."""

import datetime

from django.contrib.auth.hashers import make_password

from disclosure.catalog import teach_vocabulary
from disclosure.columns.counting import count_columns
from disclosure.coverage import nightly
from disclosure.drafting import Draft
from disclosure.models import (
    Column,
    Domain,
    Duty,
    ItemQuestion,
    ItemVersion,
    Paper,
    PolicyContact,
    Series,
    UnconcernedDomain,
)
from disclosure.series.placing import Placing
from feedback.models import Assessor, Remedies, ReportingOrgan
from feedback.reports import drafting as reports
from interpretation import arranging
from interpretation.models import Scenario
from interpretation.scenarios.questions import QuestionsField
from portal.cases.models import Workday
from portal.people.models import Membership, Organ, Person
from portal.publishing.models import LexiconWord
from portal.publishing.moving import advance
from portal.publishing.writing import correct
from portal.search.models import PromotedAnswer, Synonym
from portal.site import articles
from portal.site.keys import keyed_hash
from portal.site.options import set_option
from tests.cast import SINCE, Cast, draft, make_cast, said, walk
from tests.nets.canaries import canary
from tests.nets.filed import begun_answer, letter, open_lane
from tests.nets.texts import ISSUED, answer, ask, explain, file_of, release_b
from tests.nets.world import World

MORE_PEOPLE = {
    "caseworker": ("bureau", "caseworker"),
    "clerk_b": ("bureau_b", "clerk"),
    "reviewer_b": ("bureau_b", "reviewer"),
    "secrecy_b": ("bureau_b", "secrecy_reviewer"),
    "office_town": ("town", "openness_office"),
    "bystander": ("bureau_b", "caseworker"),  # sits nowhere: someone whom lists and pages of people may show
}


def make_world() -> World:
    """People, reference data, and what is public: released, corrected, withdrawn; a guide and a rule."""
    cast = make_cast()
    world = World(cast)
    organ = Organ.objects.create(code="jyj", name="测试县教育局", short_name="县教育局", kind="department",
                                 parent=cast.county, credit_code="11999901MB0000004D")  # fmt: skip
    cast.bureau_b = organ
    for name, (where, role) in MORE_PEOPLE.items():
        _person(cast, name, getattr(cast, where), role)
    former = _person(cast, "former", cast.bureau, "clerk")
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    Membership.objects.filter(person=former).update(until=yesterday)
    Person.objects.update(password=make_password("correct-horse-battery"))
    for person in cast.people.values():
        person.refresh_from_db()
    teach_vocabulary(cast.item.domain)
    set_option("review.steps", 2, by=cast.office, reason="试一试")
    set_option("review.steps", 3, by=cast.office, reason="改回来")
    publish(world)
    return world


def _person(cast: Cast, name: str, organ: Organ, role: str) -> Person:
    person = Person(username=name, name=f"测试员{name}")
    person.set_unusable_password()
    person.save()
    Membership.objects.create(person=person, organ=organ, role=role, since=SINCE)
    cast.people[name] = person
    return person


def publish(world: World) -> None:
    cast, things = world.cast, world.things
    project = Series.objects.create(code="school", shape="project", name="新学校", organ=cast.bureau, intro="建学校。")
    Series.objects.create(code="replies", shape="proposal", name="建议提案", organ=cast.bureau, intro="答复。")
    world.facts["series"] = project.pk
    placing = Placing(project, "tender")
    told = draft(cast, title="公开的通知 低保", files=[file_of("公开")], placing=placing)
    arranging.plan(told.pk, on=ISSUED, person=canary("plan person"), outline=canary("plan outline"), by=cast.clerk)
    things["released"] = walk(cast, told, 4)
    things["reading"] = walk(cast, explain(cast, told, title="公开的解读 低保", files=[file_of("解读")]), 4)
    things["response"] = walk(cast, answer(cast, title="公开的回应 低保", files=[file_of("回应")]), 4)
    things["asking"] = walk(cast, ask(cast, title="公开的征求意见 低保", files=[file_of("草案")]), 4)
    old = reports.begin(cast.bureau, 2024, by=cast.clerk, is_document=True)
    carried = {"b": {"carried_out": {"natural_person": 0}}}
    reports.save(old.pk, reports.Draft(entered=carried, files=[file_of("年报", "年报")]), by=cast.clerk)
    things["report"] = walk(cast, old, 4)
    world.facts["reporting"] = ReportingOrgan.objects.create(organ=cast.bureau, due="01-31").pk
    unread = draft(cast, title="待解读的通知 低保")
    arranging.plan(unread.pk, on=ISSUED, person="测试员", by=cast.clerk)
    walk(cast, unread, 4)
    things["replaced"] = walk(cast, draft(cast, title="要更正的通知 低保", files=[file_of("旧")]), 4)
    again = correct(things["replaced"].publication_id, by=cast.clerk, change_note="改了一处")
    things["corrected"] = walk(cast, again, 4)
    things["other_released"] = release_b(cast, "教育局的通知 低保")
    for name, title in (("guide", "公开指南"), ("rule", "公开制度")):
        article = articles.write(name, cast.bureau, Draft(title=title, body_html="<p>第一条 低保</p>"), by=cast.clerk)
        things[name] = walk(cast, article, 4)
    gone = walk(cast, draft(cast, title=canary("withdrawn title"), body_html=f"<p>{canary('withdrawn body')}</p>",
                            files=[file_of(canary("withdrawn bytes"), canary("withdrawn file name"))]), 4)  # fmt: skip
    words = {"reason": "error", "note": canary("withdrawal note")}
    things["withdrawn"] = advance(gone.pk, "withdraw", by=cast.signer, said=said(gone, **words))
    urgent = draft(cast, title="应急的通知 低保", files=[file_of("应急")])
    advance(urgent.pk, "submit_urgent", by=cast.clerk, said=said(urgent, reason="disaster", note="暴雨"))
    things["emergency"] = advance(urgent.pk, "sign", by=cast.signer, said=said(urgent))
    lane = open_lane(cast)
    assessor = Assessor.objects.create(lane=lane, name="测试评议员", since=SINCE)
    world.facts |= {"lane": lane.pk, "assessor": assessor.pk}
    asked = letter("公开的来信 低保", consent="yes")
    things["answer_page"] = walk(cast, begun_answer(cast, asked, "公开的答复 低保"), 4)
    world.facts["remedies"] = Remedies.objects.create(organ=cast.county, court="测试县人民法院").pk
    insurance = Domain.objects.create(code="19", name="社会保险")
    declared = UnconcernedDomain.objects.create(organ=cast.bureau, domain=insurance, reason="没有这项业务", since=SINCE)
    world.facts["unconcerned"] = declared.pk
    asked = PolicyContact.objects.create(organ=cast.bureau, name="救助股 测试员甲", phone="0999-1", hours="工作日")
    world.facts["policy contact"] = asked.pk
    for organ in (cast.bureau, cast.town):
        Duty.objects.create(organ=organ, item=cast.item, since=SINCE)
    world.facts["column"] = Column.objects.create(
        name="公告", slug="notices", type="notices", description="各种公告", kinds=["notice"], is_offered=True
    ).pk
    count_columns()
    for name in ("released", "corrected"):
        publication = things[name].publication
        publication.refresh_from_db()
        paper = Paper(publication=publication, release=publication.live_release, format="pdf",
                      validity="in_force", layout=1, content=b"%PDF-1.7 ...")  # fmt: skip
        paper.seal = keyed_hash("paper", paper.sealed_words)
        paper.save()
    nightly.count(datetime.date.today())
    numbered = ("released", "corrected", "guide", "rule", "reading", "asking", "response", "answer_page", "report")
    world.facts |= {name: things[name].publication.number for name in numbered}
    gone.publication.refresh_from_db()
    world.facts |= {"withdrawn": gone.publication.number, "item": cast.item.pk, "domain": cast.item.domain_id,
                    "version": ItemVersion.objects.get().pk, "holiday": Workday.objects.first().pk,
                    "word": LexiconWord.objects.first().pk, "synonym": Synonym.objects.first().pk,
                    "answer": PromotedAnswer.objects.first().pk,
                    "question": ItemQuestion.objects.create(item=cast.item, words="家里困难怎么申请？").pk,
                    "scenario": _ask_about_elders().pk}  # fmt: skip


def _ask_about_elders() -> Scenario:
    words = "问：多大年纪？\n答：80岁以上\n谁：老年人\n答：不到80岁"
    return Scenario.objects.create(
        code="elders", name="家里有老人", intro="一句话", questions=QuestionsField().clean(words)
    )
