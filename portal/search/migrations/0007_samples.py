from django.contrib.postgres.indexes import GinIndex
from django.db import migrations
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("search", "0006_facet_count")]

    operations = [
        migrations.RemoveIndex("entryterms", "entry_terms_words"),
        migrations.AddIndex(
            "entryterms",
            GinIndex(fields=["tsv", "title", "facets", "numbers"], name="entry_terms_words", fastupdate=False),
        ),
        *(
            migrations.AddIndex(
                "entryterms",
                GinIndex(
                    fields=["tsv", "title", "facets"], name=f"entry_terms_sample_{lot}",
                    condition=Q(draw__lt=lot), fastupdate=False,
                ),
            )
            for lot in (64, 16, 4)
        ),
    ]  # fmt: skip
