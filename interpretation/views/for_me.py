"""/policies/for-me/: the grains of policies for a situation. No account; the choice stands in the address, and is made
in a form: links for every combination would lead a crawler around for ever."""

from types import SimpleNamespace

from django.db import connections, router
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interpretation.audiences import AUDIENCES, GROUPS
from interpretation.beside import FACTS, STANDING
from portal.cases.today import today
from portal.publishing.facets import ENDED, standing_of
from portal.publishing.models import Entry
from portal.site import columns
from portal.site.bad_address import BadAddress
from portal.site.front.declaring import kept
from portal.site.reading import reads

ADDRESS = "/policies/for-me/"
MOST = 200
COUNTED = """SELECT a, count(*) FROM policy_clause c JOIN entry e ON e.publication_id = c.document_id,
             unnest(c.audiences) AS a GROUP BY a"""
WANTED = f"""
SELECT c.benefit, c.condition, c.until, c.place, c.contact, c.sentence, c.audiences, i.path, o.path, o.title,
       o.numbers, {FACTS}
FROM policy_clause c JOIN entry o ON o.publication_id = c.document_id
     JOIN entry i ON i.publication_id = c.interpretation_id
WHERE c.audiences && %s::varchar[] ORDER BY o.sort_at DESC, c.interpretation_id, c.n LIMIT {MOST}"""
NAMES = (
    "benefit",
    "condition",
    "until",
    "place",
    "contact",
    "sentence",
    "audiences",
    "reading_url",
    "url",
    "title",
    "numbers",
)


@reads
@kept("who")
def for_me(request: HttpRequest) -> HttpResponse:
    chosen = request.GET.getlist("who")
    if any(code not in AUDIENCES for code in chosen) or len(chosen) != len(set(chosen)):
        raise BadAddress(_("没有这种情况，请从下面选。"))
    counts = dict(_ask(COUNTED, None))
    context = {
        "title": _("我能享受哪些政策"),
        "groups": [
            {"label": label, "options": [
                {"code": code, "label": str(words), "chosen": code in chosen, "count": counts.get(code, 0)}
                for code, words in group.items()
            ]}
            for label, group in GROUPS
        ],
        "chosen": [str(AUDIENCES[code]) for code in chosen],
        "clauses": _clauses(chosen) if chosen else [],
        "clear_url": ADDRESS,
        "crumbs": [{"label": _("政策文件"), "url": "/policies/"}, {"label": _("我能享受哪些政策")}],
        "column": columns.POLICIES,
    }  # fmt: skip
    return render(request, "interpretation/for_me.html", context)


def _clauses(chosen: list[str]) -> list[dict]:
    """What may still be asked for first; what has ended, by its own term or with its document, is marked."""
    on, rows = today(), []
    for values in _ask(WANTED, [chosen]):
        row = dict(zip(NAMES, values, strict=False))
        facts = SimpleNamespace(**dict(zip(STANDING, values[len(NAMES) :], strict=True)))
        row["state"] = standing_of(facts, on).validity
        row["is_over"] = bool(row["until"] and row["until"] < on) or row["state"] in ENDED
        row["number"] = row["numbers"][0] if len(row["numbers"]) > 1 else ""
        row["audiences"] = [str(AUDIENCES[code]) for code in row["audiences"] if code in AUDIENCES]
        rows.append(row)
    return sorted(rows, key=lambda row: row["is_over"])


def _ask(statement: str, values) -> list[tuple]:
    with connections[router.db_for_read(Entry)].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
