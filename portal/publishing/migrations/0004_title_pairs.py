from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models

import portal.publishing.pairs

# Each character and each two that stand together: whatever contains some words has all of theirs.
PAIRS_OF = """
CREATE FUNCTION pairs_of(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT substr(lower(words), place, size)), '{}')
    FROM generate_series(1, length(words)) AS place, generate_series(1, 2) AS size
    WHERE place + size <= length(words) + 1
$$"""


class Migration(migrations.Migration):
    dependencies = [("publishing", "0003_file_entries")]

    operations = [
        migrations.RunSQL(PAIRS_OF, "DROP FUNCTION pairs_of(text)"),
        migrations.AddIndex(
            "revision", GinIndex(portal.publishing.pairs.PairsOf("title"), name="revision_title_pairs")
        ),
        migrations.AddIndex(
            "publication", models.Index(fields=["-created_at", "-id"], name="publication_newest")
        ),
    ]  # fmt: skip
