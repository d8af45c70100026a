"""Put the very documents that the portal has released into the naive app's database.

`python -m tests.bench.naive.fill` copies them by COPY from one database of the server into another.
"""

import os

import django
import psycopg
from django.core.management import call_command

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.naive.settings"

# Where each table of the naive app comes from.
SOURCES = {
    "naive_organ (id, code, name, phone)": "SELECT id, code, coalesce(nullif(short_name, ''), name), phone FROM organ",
    "naive_domain (code, name)": "SELECT code, label FROM term WHERE axis = 'domain' ORDER BY code",
    "naive_document (id, title, index_number, number, kind, organ_id, topic, level, validity, year, issuing_organs, "
    "publicity, source, issued_on, effective_from, effective_until, published_at, summary, html, text, domain_id)": """
        SELECT p.number, e.title, r.header->>'index_number', coalesce(r.header->>'document_number', ''),
               r.header->>'kind_label', e.organ_id, coalesce(r.header->>'topic_label', ''), e.level,
               CASE WHEN e.validity_mark > '' THEN e.validity_mark WHEN upper(e.valid) <= current_date THEN 'expired'
                    WHEN lower(e.valid) > current_date THEN 'not_yet_in_force' ELSE 'in_force' END,
               e.year, coalesce((SELECT string_agg(name, '、') FROM jsonb_array_elements_text(
                   CASE jsonb_typeof(r.header->'issuing_organs') WHEN 'array' THEN r.header->'issuing_organs'
                        ELSE '[]' END) AS name), ''),
               coalesce(r.header->>'publicity_label', ''), coalesce(r.header->>'content_source', ''), e.issued_on,
               lower(e.valid), upper(e.valid), e.sort_at, e.summary, r.body_html, r.body_text,
               (SELECT row_number FROM (SELECT code, row_number() OVER (ORDER BY code) FROM term
                                         WHERE axis = 'domain') AS d WHERE d.code = e.domains[1])
          FROM entry e JOIN release r ON r.id = e.release_id JOIN publication p ON p.id = e.publication_id
         WHERE e.section = 'document'""",
    "naive_attachment (document_id, name, size)": """
        SELECT p.number, f.name, f.size FROM release_file f JOIN entry e ON e.release_id = f.release_id
          JOIN publication p ON p.id = e.publication_id WHERE e.section = 'document' ORDER BY f.id""",
}


def fill(source: str, target: str) -> None:
    with psycopg.connect(dbname=source, autocommit=True) as portal:
        if not portal.execute("SELECT 1 FROM pg_database WHERE datname = %s", [target]).fetchone():
            portal.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(target)))
        django.setup()
        call_command("migrate", run_syncdb=True, verbosity=0)
        with psycopg.connect(dbname=target) as naive:
            tables = ", ".join(into.split(" ")[0] for into in SOURCES)
            naive.execute(f"TRUNCATE {tables} RESTART IDENTITY")
            for into, query in SOURCES.items():
                with (
                    portal.cursor().copy(f"COPY ({query}) TO STDOUT") as out,
                    naive.cursor().copy(f"COPY {into} FROM STDIN") as back,
                ):
                    for block in out:
                        back.write(block)
        with psycopg.connect(dbname=target, autocommit=True) as naive:
            naive.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    fill(os.environ["PORTAL_DATABASE"], os.environ["NAIVE_DATABASE"])
