"""How the planner sees words: not at all. What it guessed from statistics made it read all texts, in order or whole,
where the index answers in a hundredth of the time; and gathering them reads thousands of texts' terms again."""

from django.db import migrations

# What was gathered before is dropped: PostgreSQL 18 has a function for it; before, a change of type to the same does
# it, and builds the indexes anew.
FORGET = """
    ALTER TABLE entry_terms ALTER tsv SET STATISTICS 0, ALTER title SET STATISTICS 0;
    DO $$
    BEGIN
        IF current_setting('server_version_num')::int >= 180000 THEN
            PERFORM pg_clear_attribute_stats(current_schema(), 'entry_terms', 'tsv', false);
            PERFORM pg_clear_attribute_stats(current_schema(), 'entry_terms', 'title', false);
        ELSIF EXISTS (SELECT FROM pg_stats WHERE tablename = 'entry_terms' AND attname IN ('tsv', 'title')) THEN
            ALTER TABLE entry_terms ALTER tsv TYPE tsvector, ALTER title TYPE tsvector;
        END IF;
    END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0007_samples")]
    operations = [migrations.RunSQL(FORGET, migrations.RunSQL.noop)]
