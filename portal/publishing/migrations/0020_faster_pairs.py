"""The same pairs in a tenth of the time: every move of a text puts its title into the index once more."""

from django.db import migrations

PAIRS_OF = """
CREATE OR REPLACE FUNCTION pairs_of(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT pg_catalog.string_to_array(pg_catalog.lower(words), NULL) || coalesce(
        (SELECT pg_catalog.array_agg(one || after) FROM (SELECT pg_catalog.string_to_array(pg_catalog.lower(words), NULL))
            AS every(c), unnest(c, c[2:]) AS pair(one, after) WHERE after IS NOT NULL), '{}')
$$"""


class Migration(migrations.Migration):
    dependencies = [("publishing", "0019_old_addresses")]
    operations = [migrations.RunSQL(PAIRS_OF, migrations.RunSQL.noop)]
