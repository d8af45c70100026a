"""What the sample county's readers asked for in the last days: popular words, and some that found nothing."""

import datetime

from django.db import connection

from portal.cases.today import today
from portal.site.finding.asked import KEYED, folded
from portal.site.keys import keyed_hash

# Words → how often a day, and whether they find nothing.
WORDS = {
    "低保标准": (14, False), "学区": (11, False), "高龄补贴": (9, False), "停水": (8, False), "公租房": (7, False),
    "危房改造": (6, False), "招聘": (5, False), "无人机登记": (3, True), "宠物医院": (2, True), "充电桩补贴": (2, True),
}  # fmt: skip
DAYS = 8


def lay_asked() -> None:
    words = [folded(each) for each in WORDS]
    keys = [keyed_hash(KEYED, each) for each in words]
    with connection.cursor() as cursor:
        for ago in reversed(range(DAYS)):  # words are written from the fifth day on
            day = today() - datetime.timedelta(days=ago)
            ns = [max(1, n - ago % 3) for n, _nothing in WORDS.values()]
            nothings = [n * nothing for n, (_most, nothing) in zip(ns, WORDS.values(), strict=True)]
            cursor.execute("SELECT count_asked(%s, %s, %s, %s, %s)", [day, keys, words, ns, nothings])
