"""What everybody reads: the same for each seat, to the byte. Reading is GET, HEAD and OPTIONS, nothing else.

Its rows are also what is asked before and after hidden things are planted, and where the crawl for canaries begins.
"""

from urllib.parse import urlencode

from portal.site.links import outward
from tests.nets.expected.notation import Row, all_seats

# Readers' questions that touch every way into the released tables.
NARROWED = (
    "?domain=20", "?organ=mzj", "?organ=jyj", "?kind=notice", "?kind=policy", "?year=2026",
    "?validity=in_force", "?level=county", "?stage=service", "?topic=17", "?audience=elder", "?order=issued",
    "?all=organ", "?q=低保", "?domain=20&kind=notice",
)  # fmt: skip
BAD = ("?domain=99", "?page=abc", "?order=odd", "?all=odd", "?page=0")
NEVER = {"number": 987654321, "form": "pdf", "no": 1, "n": 1, "name": "附表.csv"}


def reading(route: str, answer: str = "page", *, example: str = "", query: str = "", values=None) -> Row:
    who = all_seats(answer, anonymous=answer)
    return Row(route, who, all_seats("method", anonymous="method"), values or {}, example, query)


def narrowed(route: str, *queries: str) -> list[Row]:
    return [reading(route, query=query) for query in queries]


def number(of: str, **more):
    return lambda world, seat: {"number": world.facts[of]} | more


def _documents() -> list[Row]:
    one = "documents/<number:number>/"
    changes = one + "versions/<number:no>/changes/"
    ends = (
        ("", {}),
        ("print/", {}),
        ("paper.<str:form>", {"form": "pdf"}),
        ("versions/<number:no>/", {"no": 1}),
        ("files/<int:n>/<str:name>", {"n": 1, "name": "附表.csv"}),
    )
    rows = []
    for end, more in ends:
        for name in ("released", "corrected"):
            rows.append(reading(one + end, example=name, values=number(name, **more)))
        rows.append(reading(one + end, "gone", example="withdrawn", values=number("withdrawn", **more)))
        rows.append(reading(one + end, "absent", example="never released", values=NEVER))
    versions, files = one + "versions/<number:no>/", one + "files/<int:n>/<str:name>"
    rows += [
        reading(versions, example="the newest", values=number("corrected", no=2)),
        reading(versions, "absent", example="not yet", values=number("corrected", no=3)),
        reading(changes, example="corrected", values=number("corrected", no=2)),
        reading(changes, "absent", example="the first", values=number("corrected", no=1)),
        reading(changes, "gone", example="withdrawn", values=number("withdrawn", no=2)),
        reading(changes, "absent", example="never released", values=NEVER),
        reading(one + "paper.<str:form>", "absent", example="not drawn", values=number("released", form="docx")),
        reading(one + "paper.<str:form>", "absent", example="odd", values=number("released", form="exe")),
        reading(files, "absent", example="another name", values=number("released", n=1, name="另一个.csv")),
        reading(files, "absent", example="another place", values=number("released", n=2, name="附表.csv")),
    ]
    return rows


def _reports() -> list[Row]:
    one = "reports/<int:year>/<number:number>/"
    file, paper = f"{one}files/<int:n>/<str:name>", f"{one}paper.<slug:form>"
    return [
        reading("reports/"),
        reading("reports/<int:year>/", values={"year": 2024}),
        reading("reports/<int:year>/", "absent", example="before", values={"year": 1999}),
        reading("reports/<int:year>/", "absent", example="to come", values={"year": 9999}),
        reading(one, values=number("report", year=2024)),
        reading(one, "absent", example="another year", values=number("report", year=2023)),
        reading(one, "absent", example="never", values=NEVER | {"year": 2024}),
        reading(file, values=number("report", year=2024, n=1, name="年报.csv")),
        reading(file, "absent", example="another name", values=number("report", year=2024, n=1, name="b.csv")),
        reading(paper, "absent", example="not drawn", values=number("report", year=2024, form="pdf")),
    ]


def _interpretations() -> list[Row]:
    at = "interpretations/"
    one, file = f"{at}<number:number>/", f"{at}<number:number>/files/<int:n>/<str:name>"
    return [
        reading(at),
        *narrowed(at, "?organ=mzj", "?kind=interpretation_text", "?year=2026", "?q=解读", "?order=issued"),
        *(reading(at, "bad", query=query) for query in BAD),
        *(
            reading("documents/<number:number>/chain/", example=name, values=number(name))
            for name in ("released", "corrected")
        ),
        reading("documents/<number:number>/chain/", "gone", example="withdrawn", values=number("withdrawn")),
        reading("documents/<number:number>/chain/", "absent", example="never", values=NEVER),
        reading("policies/for-me/"),
        reading("policies/for-me/", query="?who=elder&who=poor"),
        reading("policies/for-me/", "bad", query="?who=odd"),
        reading("policies/situations/"),
        reading("policies/situations/<slug:code>/", values={"code": "elders"}),
        reading("policies/situations/<slug:code>/", query="?a1=80岁以上", values={"code": "elders"}),
        reading("policies/situations/<slug:code>/", "bad", query="?a1=odd", values={"code": "elders"}),
        reading("policies/situations/<slug:code>/", "absent", example="none", values={"code": "none"}),
        reading(one, values=number("reading")),
        reading(one, "absent", example="never", values=NEVER),
        reading(file, values=number("reading", n=1, name="附表.csv")),
        reading(file, "absent", example="another name", values=number("reading", n=1, name="另一个.csv")),
        reading(file, "absent", example="never", values=NEVER),
    ]


def _responses() -> list[Row]:
    at = "responses/"
    one, file = f"{at}<number:number>/", f"{at}<number:number>/files/<int:n>/<str:name>"
    return [
        reading(at),
        *narrowed(at, "?organ=mzj", "?year=2026", "?q=回应"),
        *(reading(at, "bad", query=query) for query in BAD),
        reading(one, values=number("response")),
        reading(one, "absent", example="never", values=NEVER),
        reading(file, values=number("response", n=1, name="附表.csv")),
        reading(file, "absent", example="another name", values=number("response", n=1, name="另一个.csv")),
        reading(file, "absent", example="never", values=NEVER),
    ]


def _consultations() -> list[Row]:
    at = "consultations/"
    one, file = f"{at}<number:number>/", f"{at}<number:number>/files/<int:n>/<str:name>"
    return [
        reading(at),
        *narrowed(at, "?state=open", "?state=closed", "?organ=mzj", "?organ=jyj&state=answered"),
        *(reading(at, "bad", query=query) for query in ("?state=odd", "?organ=odd", "?page=0")),
        reading(at, "absent", query="?page=2"),
        reading(one, values=number("asking")),
        reading(one, "absent", example="never", values=NEVER),
        reading(file, values=number("asking", n=1, name="附表.csv")),
        reading(file, "absent", example="another name", values=number("asking", n=1, name="另一个.csv")),
        reading(file, "absent", example="never", values=NEVER),
    ]


PUBLIC = [
    reading("healthz"),
    reading(""),
    reading("search/"),
    *narrowed("search/", "?q=低保", "?q=通知&kind=notice", "?q=金丝雀", "?q=%25", "?q=低保&order=newest&page=1"),
    # A slip, a phrase, a question, words of which most stand nowhere: each looks for more than what was typed.
    *narrowed("search/", "?q=公开的通之", "?q=“通知 低保”", "?q=低保怎么申请", "?q=金丝雀低保标题", "?q=金丝鸟"),
    reading("search/suggest"),
    *narrowed("search/suggest", "?q=低保", "?q=通", "?q=金丝雀", "?q=家里"),
    reading("organs/"),
    *(reading("organs/<slug:code>/", example=code, values={"code": code}) for code in ("xzf", "mzj", "jyj", "zhen")),
    reading("organs/<slug:code>/", "absent", example="none", values={"code": "none"}),
    reading("guide/"),
    reading("guide/<number:number>/", values=number("guide")),
    reading("guide/<number:number>/", "absent", example="never", values=NEVER),
    reading("rules/"),
    reading("rules/<number:number>/", values=number("rule")),
    reading("rules/<number:number>/", "absent", example="never", values=NEVER),
    reading("leave/", "bad"),
    reading("leave/", "bad", query="?" + urlencode({"u": "https://example.com/", "s": "0" * 32})),
    reading("leave/", example="signed by us", query=lambda world: outward("https://example.com/")[len("/leave/"):]),
    reading("sitemap/"),
    reading("sitemap.xml"),
    reading("sitemap-<slug:section>.xml", example="entries", values={"section": "entries"}),
    reading("sitemap-<slug:section>.xml", example="columns", values={"section": "columns"}),
    reading("sitemap-<slug:section>.xml", "absent", example="none", values={"section": "drafts"}),
    reading("robots.txt"),
    reading("qr/<slug:section>/<number:number>.svg", example="documents", values={"section": "documents", "number": 1}),
    reading("qr/<slug:section>/<number:number>.svg", "absent", example="none", values={"section": "no", "number": 1}),
    reading("components/", "absent"),  # only a demo shows it
    reading("catalog/"),
    reading("catalog/withheld/"),
    reading("catalog/labels/<slug:code>/", values={"code": "mzj"}),
    reading("catalog/labels/<slug:code>/", "absent", example="none", values={"code": "none"}),
    reading("coverage/"),
    reading("coverage/organs/<slug:code>/", values={"code": "mzj"}),
    reading("coverage/organs/<slug:code>/", query="?only=missing", values={"code": "mzj"}),
    reading("coverage/organs/<slug:code>/", "bad", query="?only=odd", values={"code": "mzj"}),
    reading("coverage/organs/<slug:code>/", "absent", example="none", values={"code": "none"}),
    reading("coverage/domains/<code:code>/", values={"code": "20"}),
    reading("coverage/domains/<code:code>/", "absent", example="none", values={"code": "99"}),
    reading("catalog/<code:code>/", values={"code": "20"}),
    reading("catalog/<code:code>/", "absent", example="none", values={"code": "99"}),
    reading("catalog/<code:code>/table.xlsx", values={"code": "20"}),
    reading("catalog/<code:code>/table.xlsx", "absent", example="none", values={"code": "99"}),
    reading("catalog/<code:code>/<code:number>/", values={"code": "20", "number": "0001"}),
    reading("catalog/<code:code>/<code:number>/", query="?organ=mzj", values={"code": "20", "number": "0001"}),
    reading("catalog/<code:code>/<code:number>/", "bad", query="?organ=odd", values={"code": "20", "number": "0001"}),
    reading("catalog/<code:code>/<code:number>/", "absent", example="planned", values={"code": "20", "number": "0009"}),
    reading("policies/"),
    *narrowed("policies/", "?shelf=rules", "?on=2020-01-01", "?on=2026-11-20&kind=notice", "?order=number", "?q=低保",
              "?q=低保&on=2026-11-20", "?validity=repealed&on=2020-01-01"),
    *(reading("policies/", "bad", query=query) for query in ("?shelf=odd", "?on=2020-13-01", "?on=x", "?kind=policy")),
    reading("columns/"),
    reading("columns/<slug:slug>/", example="shown", values={"slug": "notices"}),
    reading("columns/<slug:slug>/", "absent", example="not offered", values={"slug": "planned"}),
    reading("columns/<slug:slug>/", "absent", example="none", values={"slug": "none"}),
    reading("topics/"),
    *(reading("topics/<slug:code>/", example=code, values={"code": code}) for code in ("school", "replies")),
    reading("topics/<slug:code>/", "bad", query="?only=odd", values={"code": "replies"}),
    reading("topics/<slug:code>/", "bad", query="?only=2026", values={"code": "school"}),
    reading("topics/<slug:code>/", "absent", example="none", values={"code": "none"}),
    reading("requests/decided/"),
    *narrowed("requests/decided/", "?year=2026"),
    reading("requests/decided/", "absent", query="?page=2"),
    *(reading("requests/decided/", "bad", query=query) for query in ("?year=x", "?year=1999", "?page=0")),
    reading("requests/form/"),
    reading("requests/deadline/"),
    *narrowed("requests/deadline/", "?received=2026-02-06&working_days=20", "?received=2030-01-01"),
    *(reading("requests/deadline/", "bad", query=query) for query in ("?received=x", "?working_days=0")),
    reading("documents/"),
    *narrowed("documents/", *NARROWED),
    *(reading("documents/", "bad", query=query) for query in BAD),
    *(reading("documents/", "absent", query=query) for query in ("?page=2", "?q=低保&page=2")),
    *_documents(),
    *_interpretations(),
    *_responses(),
    *_consultations(),
    *_reports(),
    reading("letters/"),
    *narrowed("letters/", "?organ=mzj", "?kind=letter_inquiry", "?year=2026", "?q=低保", "?order=issued"),
    *(reading("letters/", "bad", query=query) for query in BAD),
    reading("letters/<number:number>/", values=number("answer_page")),
    reading("letters/<number:number>/", "absent", example="never", values=NEVER),
    reading("letters/<number:number>/files/<int:n>/<str:name>", "absent", values=number("answer_page", n=1, name="附")),
    reading("letters/issues/"),
    reading("letters/issues/", "bad", query="?page=0"),
    reading("letters/issues/<number:number>/", "absent", example="never", values=NEVER),
    reading("letters/issues/<number:number>/files/<int:n>/<str:name>", "absent", values=NEVER | {"n": 1, "name": "附"}),
    reading("letters/figures/"),
    *narrowed("letters/figures/", "?month=2026-03"),
    reading("letters/figures/", "bad", query="?month=2026"),
    reading("requests/"),
    reading("feeds/"),
    *narrowed("feeds/", "?organ=mzj", "?q=低保", "?domain=20&kind=notice"),
    reading("feeds/", "bad", query="?organ=odd"),
    reading("follow/sent/"),
    # The one form: it changes only the caller's own cookie.
    Row("mode/", all_seats("method", anonymous="method"), all_seats("elsewhere", anonymous="elsewhere"),
        sent={"mode": "large", "next": "/"}),
    Row("mode/", all_seats("method", anonymous="method"), all_seats("bad", anonymous="bad"), example="no such mode"),
]  # fmt: skip
