"""Where the time of pages goes: by kinds of work, then the functions that keep it longest themselves."""

import cProfile
import pstats

from tests.bench.inside.pages import get

# Where a function's own time belongs, by a piece of its file's path; the first that fits.
GROUPS = {
    "二维码": ("segno",),
    "翻译": ("translation", "gettext"),
    "数据库": ("psycopg", "django/db/"),
    "模板": ("django/template/", "templatetags/"),
    "转义、日期、数字": ("django/utils/", "/html/"),
    "检索词": ("portal/search/",),
    "平台的代码": ("/portal/", "/disclosure/"),
}
LINES = 8


def profile(paths: list[str]) -> list[str]:
    get("/robots.txt")
    profiler = cProfile.Profile()
    profiler.enable()
    for path in paths:
        get(path)
    profiler.disable()
    stats = pstats.Stats(profiler)
    return [_shares(stats), *_slowest(stats, len(paths))]


def _shares(stats: pstats.Stats) -> str:
    groups: dict[str, float] = {}
    for (file, _line, _name), (_calls, _all, own, _total, callers) in stats.stats.items():
        # What the interpreter does itself belongs to whoever asked for it.
        parts = [(caller[0], each[2]) for caller, each in callers.items()] if file == "~" else [(file, own)]
        for where, seconds in parts:
            groups[_group(where)] = groups.get(_group(where), 0) + seconds
    ranked = sorted(groups.items(), key=lambda pair: -pair[1])
    return "，".join(f"{name} {seconds / stats.total_tt:.0%}" for name, seconds in ranked)


def _slowest(stats: pstats.Stats, pages: int) -> list[str]:
    ranked = sorted(stats.stats.items(), key=lambda pair: -pair[1][2])[:LINES]
    return [
        f"{own / stats.total_tt:6.1%} {calls / pages:8.1f} 次/页  {'/'.join(file.split('/')[-3:])}:{line} {name}"
        for (file, line, name), (_primitive, calls, own, _total, _callers) in ranked
    ]


def _group(file: str) -> str:
    return next((name for name, marks in GROUPS.items() if any(mark in file for mark in marks)), "其他")
