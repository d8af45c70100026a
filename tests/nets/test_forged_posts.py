"""A-4: of a forged form nothing is obeyed but what an honest form may say."""

import datetime

import pytest

from tests.nets.expected import ROWS
from tests.nets.forging import LEVERS, Form, effect, forged_names
from tests.nets.world import World

pytestmark = pytest.mark.medium
DAY = str(datetime.date(2026, 3, 2))


def at(pattern: str, **facts):
    """An address with numbers from the world: `at("/admin/people/organ/{}/change/", of=lambda world: …)`."""
    return lambda world, seat: {"path": pattern.format(facts["of"](world))}


def document(world: World, seat: str) -> dict:
    return {"organ": world.cast.bureau.pk, "title": "新的通知", "body_html": "<p>正文</p>", "kind": "notice",
            "items": [world.cast.item.pk], "issued_on": DAY, "disclosure_time": "long_term",
            "scope": "general_public"}  # fmt: skip


def article(world: World, seat: str) -> dict:
    return {"organ": world.cast.bureau.pk, "kind": "rule", "title": "新的制度", "body_html": "<p>第一条</p>"}


def interpretation(world: World, seat: str) -> dict:
    of = f"/documents/{world.facts['released']}/"
    return {
        "organ": world.cast.bureau.pk,
        "form": "text",
        "title": "新的解读",
        "body_html": "<p>背景</p>",
        "sources": of,
    }


def response(world: World, seat: str) -> dict:
    return {"organ": world.cast.bureau.pk, "title": "新的回应", "body_html": "<p>已经办好。</p>", "topic": "wages",
            "concern": "工资什么时候发", "seen_in": "net", "urgency": "other", "seen_at": f"{DAY}T08:00"}  # fmt: skip


def consultation(world: World, seat: str) -> dict:
    day = datetime.date.today()
    last = day + datetime.timedelta(days=31)
    return {"organ": world.cast.bureau.pk, "form": "draft", "type": "other", "title": "新的征集",
            "body_html": "<p>一</p>", "opens_on": day.isoformat(), "closes_on": last.isoformat(),
            "notice": "请提意见。", "is_online": "on", "contact_unit": "办公室"}  # fmt: skip


def declassified(world: World, seat: str) -> dict:
    return {"organ": world.cast.bureau.pk, "sha256": "b" * 64, "basis": "解密通知第3号", "decided_on": DAY}


def withheld(world: World, seat: str) -> dict:
    return {"organ": world.cast.bureau.pk, "publicity": "not_disclosed", "ground": "process", "title": "会议纪要",
            "formed_on": DAY, "explanation": "讨论的过程"}  # fmt: skip


def new_duty(world: World, seat: str) -> dict:
    return {"organ": world.cast.county.pk, "item": world.cast.item.pk, "rhythm": "event", "since": DAY}


def new_series(world: World, seat: str) -> dict:
    return {"code": "road", "shape": "project", "name": "新路", "organ": world.cast.bureau.pk, "intro": "修路。",
            "sort": "10"}  # fmt: skip


def new_unconcerned(world: World, seat: str) -> dict:
    return {"organ": world.cast.bureau_b.pk, "domain": world.facts["domain"], "reason": "没有这项业务"}


def new_lane(world: World, seat: str) -> dict:
    return {"code": "xin", "name": "新信箱", "organ": world.cast.county.pk, "sort": "5"}


def new_contact(world: World, seat: str) -> dict:
    return {"organ": world.cast.bureau_b.pk, "kind": "", "name": "测试员丁", "phone": "0999-2", "hours": "工作日",
            "is_active": "on"}  # fmt: skip


def new_person(world: World, seat: str) -> dict:
    return {"username": "newcomer", "name": "测试员新", "memberships-TOTAL_FORMS": "1", "memberships-0-role": "clerk",
            "memberships-0-organ": world.cast.bureau.pk, "memberships-0-since": DAY}  # fmt: skip


def new_organ(world: World, seat: str) -> dict:
    return {"code": "xin", "name": "测试县新局", "short_name": "县新局", "kind": "department", "sort": "5",
            "parent": world.cast.county.pk}  # fmt: skip


FORMS = (
    Form("organ", "office", at("/admin/people/organ/{}/change/", of=lambda w: w.cast.bureau.pk), {"phone": "0999-1"}),
    Form("new organ", "office", {"path": "/admin/people/organ/add/"}, new_organ),
    Form("person", "office", at("/admin/people/person/{}/change/", of=lambda w: w.person("clerk").pk), {"name": "改"}),
    Form("new person", "office", {"path": "/admin/people/person/add/"}, new_person),
    Form("document", "clerk", at("/admin/disclosure/document/{}/change/",
                                 of=lambda w: w.things["own_draft"].publication_id), {"title": "改了的标题"}),
    Form("new document", "clerk", {"path": "/admin/disclosure/document/add/"}, document),
    Form("correction", "clerk", at("/admin/disclosure/document/{}/change/",
                                   of=lambda w: w.things["correction"].publication_id), {"title": "改了的标题"}),
    Form("article", "clerk", at("/admin/site/article/{}/change/",
                                of=lambda w: w.things["rule_draft"].publication_id), {"title": "改了的标题"}),
    Form("new article", "clerk", {"path": "/admin/site/article/add/"}, article),
    Form("interpretation", "clerk", at("/admin/interpretation/interpretation/{}/change/",
                                       of=lambda w: w.things["reading_draft"].publication_id), {"title": "改了的标题"}),
    Form("new interpretation", "clerk", {"path": "/admin/interpretation/interpretation/add/"}, interpretation),
    Form("response", "clerk", at("/admin/interpretation/response/{}/change/",
                                 of=lambda w: w.things["response_draft"].publication_id), {"title": "改了的标题"}),
    Form("new response", "clerk", {"path": "/admin/interpretation/response/add/"}, response),
    Form("consultation", "clerk", at("/admin/feedback/consultation/{}/change/",
                                     of=lambda w: w.things["asking_draft"].publication_id), {"title": "改了的标题"}),
    Form("new consultation", "clerk", {"path": "/admin/feedback/consultation/add/"}, consultation),
    Form("consultationtype", "office", {"path": "/admin/feedback/consultationtype/other/change/"},
         {"least_days": "20"}),
    Form("arrangement", "clerk", at("/admin/interpretation/arrangement/{}/change/",
                                    of=lambda w: w.things["own_draft"].publication_id),
         {"way": "exempt", "reason": "改"}),
    Form("interpretedkind", "office", {"path": "/admin/interpretation/interpretedkind/plan/change/"},
         {"label": "计划"}),
    Form("new declassification", "signer", {"path": "/admin/publishing/declassification/add/"}, declassified),
    Form("declassification", "office", at("/admin/publishing/declassification/{}/change/",
                                          of=lambda w: w.facts["declassification"])),
    Form("new withhelditem", "clerk", {"path": "/admin/disclosure/withhelditem/add/"}, withheld),
    Form("withhelditem", "reviewer", at("/admin/disclosure/withhelditem/{}/change/", of=lambda w: w.facts["withheld"]),
         {"outcome": "keep", "basis": "再看过"}),
    Form("catalogupload", "office", at("/admin/disclosure/catalogupload/{}/change/", of=lambda w: w.facts["upload"])),
    Form("duty", "office", at("/admin/disclosure/duty/{}/change/", of=lambda w: w.facts["duty"]), {"post": "专员"}),
    Form("series", "office", at("/admin/disclosure/series/{}/change/", of=lambda w: w.facts["series"]),
         {"intro": "说"}),
    Form("new series", "office", {"path": "/admin/disclosure/series/add/"}, new_series),
    Form("new duty", "office", {"path": "/admin/disclosure/duty/add/"}, new_duty),
    Form("column", "office", at("/admin/disclosure/column/{}/change/", of=lambda w: w.facts["column"]),
         {"description": "说"}),
    Form("unconcerneddomain", "office", at("/admin/disclosure/unconcerneddomain/{}/change/",
                                           of=lambda w: w.facts["unconcerned"]), {"reason": "改了的理由"}),
    Form("new unconcerneddomain", "office", {"path": "/admin/disclosure/unconcerneddomain/add/"}, new_unconcerned),
    Form("lane", "office", at("/admin/feedback/lane/{}/change/", of=lambda w: w.facts["lane"]), {"promise": "说"}),
    Form("assessor", "office", at("/admin/feedback/assessor/{}/change/", of=lambda w: w.facts["assessor"]),
         {"name": "测试员丙"}),
    Form("answer", "clerk", at("/admin/feedback/publishedanswer/{}/change/",
                               of=lambda w: w.things["answer_draft"].publication_id), {"title": "改了的标题"}),
    Form("template", "office", at("/admin/feedback/answertemplate/{}/change/", of=lambda w: w.facts["template"]),
         {"text": "说"}),
    Form("new template", "office", {"path": "/admin/feedback/answertemplate/add/"}, {"name": "新", "text": "说"}),
    Form("remedies", "office", at("/admin/feedback/remedies/{}/change/", of=lambda w: w.facts["remedies"]),
         {"court": "另一个法院"}),
    Form("new remedies", "office", {"path": "/admin/feedback/remedies/add/"},
         lambda w, seat: {"organ": w.cast.bureau.pk}),
    Form("annualreport", "clerk", at("/admin/feedback/annualreport/{}/change/",
                                     of=lambda w: w.things["report_draft"].publication_id), {"problems": "改"}),
    Form("new annualreport", "clerk", {"path": "/admin/feedback/annualreport/add/"}, {"organ": "mzj", "year": "2019"}),
    Form("reportingorgan", "office", at("/admin/feedback/reportingorgan/{}/change/",
                                        of=lambda w: w.facts["reporting"]), {"due": "01-20"}),
    Form("new reportingorgan", "office", {"path": "/admin/feedback/reportingorgan/add/"},
         lambda w, seat: {"organ": w.cast.town.pk, "due": "02-10", "reports": "on"}),
    Form("new lane", "office", {"path": "/admin/feedback/lane/add/"}, new_lane),
    Form("policycontact", "office", at("/admin/disclosure/policycontact/{}/change/",
                                       of=lambda w: w.facts["policy contact"]), {"name": "测试员乙"}),
    Form("new policycontact", "office", {"path": "/admin/disclosure/policycontact/add/"}, new_contact),
    Form("domain", "office", at("/admin/disclosure/domain/{}/change/", of=lambda w: w.facts["domain"]),
         {"plain": "说"}),
    Form("item", "office", at("/admin/disclosure/catalogitem/{}/change/", of=lambda w: w.facts["item"]),
         {"plain": "说"}),
    Form("version", "office", at("/admin/disclosure/itemversion/{}/change/", of=lambda w: w.facts["version"]),
         {"publisher": "县级教育部门"}),
    Form("holiday", "office", at("/admin/cases/workday/{}/change/", of=lambda w: w.facts["holiday"]), {"note": "说"}),
    Form("word", "office", at("/admin/publishing/lexiconword/{}/change/", of=lambda w: w.facts["word"]),
         {"reason": "说"}),
    Form("synonym", "office", at("/admin/search/synonym/{}/change/", of=lambda w: w.facts["synonym"]),
         {"means": "说"}),
    Form("promotedanswer", "office", at("/admin/search/promotedanswer/{}/change/", of=lambda w: w.facts["answer"]),
         {"words": "说"}),
    Form("itemquestion", "office", at("/admin/disclosure/itemquestion/{}/change/", of=lambda w: w.facts["question"]),
         {"words": "换个问法？"}),
    Form("scenario", "office", at("/admin/interpretation/scenario/{}/change/", of=lambda w: w.facts["scenario"]),
         {"intro": "换一句"}),
    Form("setting", "office", {"path": "/admin/site/setting/review.steps/change/"}, {"value": "2", "reason": "试"}),
    Form("upkeep", "office", {"path": "/admin/site/upkeep/guide/change/"}, {"note": "看过，没有变化"}),
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_forged_form_does_what_the_honest_one_does_and_nothing_else(world, form):
    honest, path = form.honest(world), form.address(world)
    forged = honest | forged_names(world, honest)
    assert len(forged) > len(honest) + 150
    status, done = effect(world, form.seat, path, honest)
    assert status == 302 or form.name == "new person", status
    assert done, "the honest form does something"
    assert effect(world, form.seat, path, forged)[1] == done
    # A lever that is a field of this form, too (the post of a duty), says what the form says.
    assert effect(world, form.seat, path, LEVERS | honest)[1] <= done  # refused as a whole, or not heard


def test_every_form_that_may_be_sent_is_forged_here_or_is_a_move_or_an_account_page():
    """A new form at the desk needs its row in FORMS; the yes to a batch releases, and has a test of its own
    (tests/disclosure/test_batch_desk.py)."""
    at_desk = [row for row in ROWS if row.route.startswith("admin/") and "account" not in row.route]
    forms = {row.route.split("/")[2] for row in at_desk if "again" in row.post.values()}
    named = {form.name.removeprefix("new ") for form in FORMS}
    known = {"organ", "person", "document", "article", "domain", "itemversion", "workday", "setting", "lexiconword",
             "withhelditem", "declassification", "catalogupload", "duty", "column", "series",
             "importbatch", "unconcerneddomain", "interpretation", "arrangement", "interpretedkind",
             "consultation", "consultationtype", "response", "policycontact", "lane", "informationrequest", "remedies",
             "annualreport", "reportingorgan", "synonym", "promotedanswer", "itemquestion", "answertemplate",
             "publishedanswer", "scenario", "assessor", "letter", "upkeep"}  # fmt: skip
    assert forms == known, "declare the form in FORMS, and name it here"
    assert {"organ", "person", "document", "article", "domain", "item", "version", "holiday", "setting"} <= named


# What is not offered is not taken: (seat, form's name, name of the field, value).
FOREIGN = (
    ("clerk", "new document", "organ", lambda w: w.cast.bureau_b.pk),
    ("clerk", "new document", "organ", lambda w: w.cast.county.pk),
    ("clerk", "new document", "kind", lambda w: "forged"),
    ("clerk", "new article", "organ", lambda w: w.cast.bureau_b.pk),
    ("clerk", "new article", "kind", lambda w: "document"),
    ("office_town", "new organ", "parent", lambda w: w.cast.bureau.pk),
    ("office_town", "new organ", "parent", lambda w: ""),
    ("office_town", "new person", "memberships-0-organ", lambda w: w.cast.bureau.pk),
    ("office_town", "new person", "memberships-0-organ", lambda w: w.cast.county.pk),
    ("office", "new person", "memberships-0-role", lambda w: "superuser"),
    ("office", "new person", "username", lambda w: "root"),
    ("office_town", "new duty", "organ", lambda w: w.cast.bureau.pk),
    ("office_town", "new unconcerneddomain", "organ", lambda w: w.cast.bureau.pk),
    ("office_town", "new policycontact", "organ", lambda w: w.cast.bureau.pk),
)


@pytest.mark.parametrize(("seat", "name", "field", "value"), FOREIGN, ids=lambda x: x if isinstance(x, str) else "")
def test_row_of_another_organ_is_not_taken_for_a_choice(world, seat, name, field, value):
    form = next(form for form in FORMS if form.name == name)
    data = Form(name, seat, form.path, form.typed).honest(world) | {field: value(world)}
    assert effect(world, seat, form.address(world), data) in ((200, set()), (400, set()))


# The same forms with what is offered do their work, so that it is the value that was refused above.
OFFERED = (
    ("clerk", "new document", "organ", lambda w: w.cast.bureau.pk),
    ("office_town", "new organ", "parent", lambda w: w.cast.town.pk),
    ("office_town", "new person", "memberships-0-organ", lambda w: w.cast.town.pk),
)


@pytest.mark.parametrize(("seat", "name", "field", "value"), OFFERED, ids=lambda x: x if isinstance(x, str) else "")
def test_row_within_reach_is_taken(world, seat, name, field, value):
    form = next(form for form in FORMS if form.name == name)
    data = Form(name, seat, form.path, form.typed).honest(world) | {field: value(world)}
    assert effect(world, seat, form.address(world), data)[1]


LISTS = [row for row in ROWS if row.route.startswith("admin/") and row.route.count("/") == 3 and not row.values
         and "account" not in row.route and row.get["root"] == "page"]  # fmt: skip


@pytest.mark.parametrize("row", LISTS, ids=lambda row: row.route)
def test_list_takes_no_action_and_no_row(world, row):
    """Asked by the superuser, who sees every list."""
    keys = [str(value) for value in range(1, 60)] + [str(thing.publication_id) for thing in world.things.values()]
    rows = {f"form-{n}-{name}": "1" for n in range(3) for name in ("id", "state", "is_active", "is_superuser", "organ")}
    counts = {"form-TOTAL_FORMS": "3", "form-INITIAL_FORMS": "3", "form-MIN_NUM_FORMS": "0", "form-MAX_NUM_FORMS": "9"}
    for action in ("delete_selected", "release", "withdraw"):
        data = {"action": action, "_selected_action": keys, "select_across": "1", "post": "yes", "index": "0"}
        assert effect(world, "root", f"/{row.route}", data)[1] == set()
    assert effect(world, "root", f"/{row.route}", rows | counts | {"_save": "1"})[1] == set()


def roles(person, organ) -> dict:
    return {"name": person.name, "memberships-TOTAL_FORMS": "2", "memberships-INITIAL_FORMS": "1",
            "memberships-0-id": person.memberships.get().pk, "memberships-0-person": person.pk,
            "memberships-0-until": "", "memberships-1-person": person.pk, "memberships-1-organ": organ.pk,
            "memberships-1-role": "final_reviewer", "memberships-1-since": DAY, "_save": "1"}  # fmt: skip


# Nobody gives himself a role; nobody gives one beyond his reach, or to whom he does not find.
ROLES = (
    ("office", "office", "bureau"), ("office_town", "office_town", "town"), ("office_town", "town_clerk", "bureau"),
    ("office_town", "clerk", "town"), ("auditor", "clerk", "bureau"), ("auditor", "auditor", "county"),
    ("clerk", "clerk", "bureau"), ("root", "root", "county"),
)  # fmt: skip


@pytest.mark.parametrize(("seat", "whose", "where"), ROLES)
def test_role_is_given_only_to_others_and_within_reach(world, seat, whose, where):
    person = world.person(whose)
    held = person.memberships.first()
    data = roles(person, getattr(world.cast, where)) if held else {"is_superuser": "on", "memberships-TOTAL_FORMS": "0"}
    _status, done = effect(world, seat, f"/admin/people/person/{person.pk}/change/", data)
    assert not [line for line in done if line.startswith(("membership", "person"))]


def test_role_within_reach_is_given_to_another(world):
    person = world.person("clerk")
    path, data = f"/admin/people/person/{person.pk}/change/", roles(person, world.cast.town)
    assert [line for line in effect(world, "office", path, data)[1] if line.startswith("membership +")]


def test_form_without_its_token_does_nothing_at_any_address(world):
    """CSRF: each address that takes a POST, but for the one form that changes only the caller's own cookie, and what
    the holder of a mail's token may do, which mail programs do by themselves (RFC 8058)."""
    for row in {row.route: row for row in ROWS if set(row.post.values()) & {"done", "again", "refused"}}.values():
        if row.route in ("mode/", "follow/mine/"):
            continue
        client = world.client("office", enforce_csrf_checks=True)
        assert client.post(row.path(world, "office"), {"note": "x"}).status_code == 403, row.name
