"""Read the desk as one seat: every declared address, the questions that lists and pickers answer, what pages link to;
and the odd spellings of an address that a second, forgotten route might answer."""

import re
from collections import deque
from html import unescape

from tests.nets.canaries import STEM
from tests.nets.crawling import LINK, declared
from tests.nets.expected import ROWS
from tests.nets.world import World

TOKEN = re.compile(rb'name="(?:csrfmiddlewaretoken|window|stamp)" value="[^"]*"|"token": "[^"]*"')  # new each time
LISTS = (
    "people/organ", "people/person", "people/membership", "disclosure/domain", "disclosure/catalogitem",
    "disclosure/itemversion", "disclosure/document", "disclosure/catalogupload",
    "disclosure/importbatch", "disclosure/withhelditem", "disclosure/duty", "disclosure/unconcerneddomain",
    "disclosure/policycontact",
    "disclosure/series",
    "publishing/declassification",
    "site/article", "site/setting", "site/upkeep", "cases/workday", "cases/outbox", "trail/trail",
    "publishing/lexiconword", "feedback/letter", "feedback/informationrequest", "feedback/lane",
    "interpretation/interpretation", "interpretation/response", "interpretation/readerword", "interpretation/scenario",
    "feedback/consultation", "feedback/consultationtype", "feedback/period", "feedback/remedies",
    "feedback/answertemplate", "feedback/publishedanswer",
    "feedback/letterissue", "feedback/assessor", "feedback/annualreport", "feedback/reportingorgan",
    "search/synonym", "search/promotedanswer", "search/askedwords",
    "disclosure/itemquestion",
)  # fmt: skip
# Questions to a list, on the list or through it; those that spell out what lies behind must be refused.
ASKED = (
    f"?q={STEM}", "?all=1", "?_popup=1&_to_field=id", "?_facets=True", "?state=draft", "?organ=mzj", "?o=1&p=0",
    f"?title__contains={STEM}", f"?revisions__title__contains={STEM}", f"?publication__revisions__title__gt={STEM}",
    "?pk__in=1,2,3", "?organ__code__startswith=m", "?memberships__person__password__startswith=p",
)  # fmt: skip
KEPT = f"/admin/disclosure/document/add/?restore={'f' * 32}"  # what one person typed and never saved
QUEUES = ("?queue=review", "?queue=returned", "?queue=drafts", "?queue=moving", "?queue=all", f"?q={STEM}")
VIEWS = (
    "?view=compare",
    "?view=preview",
    "?view=files",
    "?view=history",
    "?view=text",
    "?view=findings",
    "?view=rounds",
    "?view=odd",
    "?_popup=1",
    "?_to_field=id",
)
PICKERS = (
    "disclosure.documentitem.item", "disclosure.document.publication", "disclosure.documentheader.revision",
    "publishing.revision.publication", "publishing.contribution.person", "publishing.publication.live_release",
    "publishing.revisionfile.blob", "people.membership.organ", "people.membership.person", "disclosure.document.batch",
    "mfa.authenticator.user", "site.setting.changed_by",
)  # fmt: skip
NOT_ASKED = ("/admin/logout/", "/admin/account/", "/static/")


def questions(*, some: bool) -> list[str]:
    """`some`: of each list the plain search and two other questions, which take turns."""
    lists = [f"/admin/{name}/{asked}" for turn, name in enumerate(LISTS) for asked in _turn(turn, some)]
    names = ("app_label", "model_name", "field_name")
    pickers = [
        "/admin/autocomplete/?" + "&".join(f"{name}={value}" for name, value in zip(names, one.split("."), strict=True))
        for one in PICKERS
    ]
    return [
        KEPT,
        *lists,
        *(f"/admin/{asked}" for asked in QUEUES),
        *(p + f"&term={t}" for p in pickers for t in ("", STEM)),
    ]


def _turn(turn: int, some: bool) -> tuple[str, ...]:
    others = len(ASKED) - 1
    return (ASKED[0], *(ASKED[1 + (2 * turn + n) % others] for n in range(2))) if some else ASKED


def crawl_desk(world: World, seat: str, *, objects: bool = True, some: bool = False) -> dict[str, bytes]:
    """Every address that this seat can name or find → the answer's bytes, tokens taken out. Without `objects` only what
    the seat finds by itself; `some`: not every question to every list."""
    begin = ["/admin/", *(f"/admin/{name}/" for name in LISTS), *questions(some=some)]
    if objects:
        begin += [row.path(world, seat) for row in ROWS if "/moves/" not in row.route]
        begin += [f"/admin/publishing/revision/{thing.pk}/{view}" for thing in world.things.values() for view in VIEWS]
    client, waiting, answers = world.client(seat), deque(begin), {}
    while waiting:
        path = waiting.popleft()
        if path in answers or path.startswith(NOT_ASKED):
            continue
        response = client.get(path)
        assert response.status_code < 500, (seat, path)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        answers[path] = TOKEN.sub(b"", body) + response.get("Location", "").encode()
        if "text/html" in response.get("Content-Type", "") and path.startswith("/admin/"):
            # Without their questions: orders and filters of a list combine without end.
            found = dict.fromkeys(unescape(link).partition("?")[0] for link in LINK.findall(body.decode()))
            waiting.extend(link for link in found if link.startswith("/admin/"))
    return answers


def variants(world: World) -> list[str]:
    """Other spellings of the addresses of what is hidden, and of what is public in whose place it might answer."""
    found = declared(world)
    for name, thing in world.things.items():
        number = thing.publication.number or thing.pk
        paths = [f"/documents/{number}/", f"/documents/{thing.pk}/", f"/documents/{thing.publication_id}/"]
        if name in ("own_draft", "withdrawn", "scheduled", "correction", "other_draft", "rule_draft"):
            paths += [f"/admin/publishing/revision/{thing.pk}/", f"/admin/publishing/revision/{thing.pk}/files/1/",
                      f"/admin/disclosure/document/{thing.publication_id}/change/"]  # fmt: skip
            found += [other for path in paths for other in spelled(path)]
        else:
            found += paths
    return list(dict.fromkeys(found))


def spelled(path: str) -> list[str]:
    bare = path.rstrip("/")
    return [
        bare, f"{bare}.json", f"{bare}.pdf", f"{path}pdf/", f"{path}print/", f"{path}download/", f"{path}preview/",
        f"{path}versions/1/", f"{path}versions/2/", f"{path}files/1/附表.csv", f"{path}files/1/", f"{path}history/",
        f"{path}delete/", f"{path}change/", f"{path}?format=json", f"{path}?preview=1", f"{path}?draft=1&view=preview",
        f"{path}?version=2", f"{path}?_popup=1&_to_field=id", f"{path}?_facets=True", f"{path}%2e/", f"{path}../",
        f"{path}./", f"/{path}", path.replace("/", "//", 2), path.upper(), f"{bare};v=1/", f"{bare}%00/", f"{bare}%20/",
        f"{bare}%0a/", path.replace("/admin/", "/%61dmin/"), path.replace("/admin/", "/admin%2f"),
    ]  # fmt: skip
