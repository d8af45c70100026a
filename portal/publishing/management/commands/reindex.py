import random
from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connections
from django.utils.translation import gettext as _

from portal.publishing.models import Edition, Entry
from portal.publishing.reindexing import not_beside, outdated, reindex
from portal.search import rebuilding, recent

EACH = 1000
TRIES = 20  # at the moment in which readers leave the table alone


class Command(BaseCommand):
    help = (
        "重做检索词：升级以后运行一次。随时可停，再运行就接着做；公开和搜索照常进行。"
        "--beside 在旁边另做一份，比对以后一次换上（要多占一份空间）。"
    )

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="已经是最新的也重做")
        parser.add_argument("--beside", action="store_true", help="在旁边另做一份，比对以后一次换上")
        parser.add_argument("--give-up", action="store_true", help="不要旁边做了一半的那一份")
        parser.add_argument("--anyway", action="store_true", help="比对出的不同看过了，照样换上")

    def handle(self, *, all: bool, beside: bool, give_up: bool, anyway: bool, **options):
        if give_up:
            rebuilding.give_up()
            return self.stdout.write(_("旁边的那一份不要了，搜索照旧。"))
        if beside:
            self._beside(anyway)
        else:
            self._in_place(all)
        if recent.is_due():
            self.stdout.write(_("另给最新的建一个小索引。"))
            recent.make()

    def _in_place(self, all: bool) -> None:
        keys = list(Entry.objects.order_by("pk").values_list("pk", flat=True)) if all else outdated()
        done = self._make(reindex(keys), len(keys))
        if left := len(outdated()):
            words = _("做了 %(done)s 件，还有 %(left)s 件正在公开，再运行一次。") % {"done": done, "left": left}
        else:
            words = _("做了 %(done)s 件，检索词都是最新的。") % {"done": done}
        self.stdout.write(words)

    def _beside(self, anyway: bool) -> None:
        if not rebuilding.is_begun():
            rebuilding.begin()
        keys = not_beside()
        self.stdout.write(_("一、做检索词：还有 %(n)s 件。") % {"n": len(keys)})
        self._make(reindex(keys, beside=True), len(keys))
        for name, number, of in rebuilding.build_indexes():
            self.stdout.write(_("二、建索引 %(number)s／%(of)s：%(name)s") % {"number": number, "of": of, "name": name})
        titles = Entry.objects.using(rebuilding.OWNER).order_by("?").values_list("title", flat=True)
        found = rebuilding.compare(rebuilding.pieces_of(titles[: rebuilding.PIECES], random.Random()))
        told = _("三、比对：%(rows)s 件；用标题里的 %(pieces)s 段文字查，少找到%(lost)s件次，多找到%(gained)s件次。")
        self.stdout.write(told % vars(found))
        if found.faults and not anyway:
            told = _("没有换上：%s。再运行一次就接着做；看过以后照样要换的，加 --anyway。")
            raise CommandError(told % "；".join(found.faults))
        self._switch()
        self.stdout.write(_("四、换上了。"))

    def _switch(self) -> None:
        for left in reversed(range(TRIES)):
            try:
                return rebuilding.switch(_raise_edition)
            except OperationalError as error:  # somebody reads or releases just now
                if not left:
                    raise CommandError(_("总有人在用，没有换上。请过一会儿再运行，前面做好的都在。")) from error

    def _make(self, portions: Iterator[int], total: int) -> int:
        done = told = 0
        for n in portions:
            done += n
            if done >= told + EACH:
                told = done
                self.stdout.write(_("已做 %(done)s 件，共 %(total)s 件。") % {"done": done, "total": total})
        return done


def _raise_edition() -> None:
    """What search answers may be other pages now."""
    with connections[rebuilding.OWNER].cursor() as cursor:
        cursor.execute(f"UPDATE {Edition._meta.db_table} SET n = n + 1 RETURNING n")
        cursor.execute("SELECT pg_notify('portal_edition', %s)", [str(cursor.fetchone()[0])])
