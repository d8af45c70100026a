from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from portal.publishing.models import Entry
from portal.publishing.reindexing import outdated, reindex

EACH = 1000


class Command(BaseCommand):
    help = "重做检索词：升级以后运行一次。随时可停，再运行就接着做；公开照常进行。"

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="已经是最新的也重做")

    def handle(self, *, all: bool, **options):
        keys = list(Entry.objects.order_by("pk").values_list("pk", flat=True)) if all else outdated()
        done = told = 0
        for n in reindex(keys):
            done += n
            if done >= told + EACH:
                told = done
                self.stdout.write(_("已做 %(done)s 件，共 %(total)s 件。") % {"done": done, "total": len(keys)})
        if left := len(outdated()):
            words = _("做了 %(done)s 件，还有 %(left)s 件正在公开，再运行一次。") % {"done": done, "left": left}
        else:
            words = _("做了 %(done)s 件，检索词都是最新的。") % {"done": done}
        self.stdout.write(words)
