from django.core.management.base import BaseCommand, CommandError

from portal.site.options import declared, option
from portal.site.profile import empty_items


class Command(BaseCommand):
    help = "列出网站底部还空着的项目，和还没有人确认的设置；底部有空项时退出码不为 0。"

    def handle(self, *args, **options):
        unsure = [each for each in declared().values() if each.unsure]
        self.stdout.write(f"请对照本地规定确认这 {len(unsure)} 项设置：")
        for each in unsure:
            self.stdout.write(f"  {each.key}  {each.label}：{option(each.key)}（{each.source}）")
        if empty := empty_items():
            lines = "\n".join(f"  {each.key}  {each.label}" for each in empty)
            raise CommandError(f"网站底部还空着 {len(empty)} 项：\n{lines}")
        self.stdout.write("网站底部的项目都填好了。")
