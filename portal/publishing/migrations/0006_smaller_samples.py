import uuid

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("publishing", "0005_numbers_are_searched")]

    operations = [
        migrations.RemoveIndex("entry", "entry_sample"),
        *(
            migrations.AddIndex(
                "entry",
                GinIndex(
                    fields=["facets"], name=f"entry_sample_{share}",
                    condition=Q(publication__lt=uuid.UUID(int=2**128 // share)),
                ),
            )
            for share in (16, 64, 256)
        ),
    ]  # fmt: skip
