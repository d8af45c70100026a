"""The grains that are for somebody (needs 55), each with its source: released ones alone."""

from collections.abc import Collection
from types import SimpleNamespace

from interpretation.audiences import AUDIENCES
from interpretation.beside import FACTS, STANDING
from portal.cases.today import today
from portal.database import asking
from portal.publishing.facets import ENDED, standing_of
from portal.publishing.models import Entry
from portal.site.rows import own_number

MOST = 200
COUNTED = """SELECT a, count(*) FROM policy_clause c JOIN entry e ON e.publication_id = c.document_id,
             unnest(c.audiences) AS a GROUP BY a"""
WANTED = f"""
SELECT c.benefit, c.condition, c.until, c.place, c.contact, c.sentence, c.audiences, i.path, o.path, o.title,
       o.numbers, {FACTS}
FROM policy_clause c JOIN entry o ON o.publication_id = c.document_id
     JOIN entry i ON i.publication_id = c.interpretation_id
WHERE c.audiences && %(who)s::varchar[] AND (%(domains)s::varchar[] = '{{}}' OR o.domains && %(domains)s::varchar[])
ORDER BY o.sort_at DESC, c.interpretation_id, c.n LIMIT {MOST}"""
NAMES = ("benefit", "condition", "until", "place", "contact", "sentence", "audiences", "reading_url", "url", "title",
         "numbers")  # fmt: skip


def counted() -> dict[str, int]:
    """Audience → how many grains are for it."""
    return dict(asking.rows(Entry, COUNTED))


def clauses_for(audiences: Collection[str], domains: Collection[str] = ()) -> list[dict]:
    """As templates/interpretation/granted.html shows them: what may still be asked for first; what has ended, by its
    own term or with its document, is marked."""
    on, rows = today(), []
    for values in asking.rows(Entry, WANTED, {"who": list(audiences), "domains": list(domains)}):
        row = dict(zip(NAMES, values, strict=False))
        facts = SimpleNamespace(**dict(zip(STANDING, values[len(NAMES) :], strict=True)))
        row["state"] = standing_of(facts, on).validity
        row["is_over"] = bool(row["until"] and row["until"] < on) or row["state"] in ENDED
        row["number"] = own_number(row["numbers"])
        row["audiences"] = [str(AUDIENCES[code]) for code in row["audiences"] if code in AUDIENCES]
        rows.append(row)
    return sorted(rows, key=lambda row: row["is_over"])
