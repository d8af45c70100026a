from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from portal.cases.today import today
from portal.publishing.ageing import AT_ONCE
from portal.publishing.models import Entry
from portal.publishing.releasing import file_anew


class Command(BaseCommand):
    help = "核对各分类的件数；--repair 重新归类、重新计数。公开照常进行。"

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="重新归类、重新计数")

    def handle(self, *, repair: bool, **options):
        if repair:
            self.stdout.write(_("重新归类 %s 件。") % self._file_all())
            with connection.cursor() as cursor:
                cursor.execute("SELECT recount_facets()")
        wrong = wrong_counts()
        for cell in wrong[:20]:
            self.stdout.write(" ".join(map(str, cell)))
        if wrong:
            raise CommandError(_("有 %s 个数不对；用 --repair 重新计数。") % len(wrong))
        self.stdout.write(_("各分类的件数都对。"))

    @staticmethod
    def _file_all() -> int:
        keys, moved = list(Entry.objects.order_by("pk").values_list("pk", flat=True)), 0
        for start in range(0, len(keys), AT_ONCE):
            with transaction.atomic():
                some = Entry.objects.select_related("organ").select_for_update(of=("self",)).order_by("pk")
                moved += file_anew(some.filter(pk__in=keys[start : start + AT_ONCE]), today())
        return moved


def wrong_counts() -> list[tuple]:
    """The cells whose counter differs from what the entries say: section, facet, facet, held, counted."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM wrong_facet_counts()")
        return cursor.fetchall()
