"""What a reader must know before the text: whether it binds today, and which version he reads."""

from django.utils.translation import gettext as _

from disclosure.library.related import Beside
from portal.cases.today import day_words, today
from portal.publishing.models import Entry, Release


def validity_notice(entry: Entry, found: Beside) -> dict | None:
    """What a reader must know before the text: that it does not bind today, since when, and by which document."""
    match entry.validity(today()):
        case "repealed":
            return {"tone": "bad", "strong": _("这份文件已废止。")} | _by(
                found.changed.get("repeals"), _("仅供查考。"), _("自%(day)s起由"), _("废止，仅供查考。")
            )
        case "expired":
            return {"tone": "warn", "strong": _("这份文件已失效。"), "text": _("有效期已满，仅供查考。")}
        case "amended":
            if by := found.changed.get("revises"):
                return {"tone": "warn", "strong": _("这份文件已修订。")} | _by(by, "", _("自%(day)s起请看"), _("。"))
            return {"tone": "warn", "strong": _("这份文件已修改。")} | _by(
                found.changed.get("amends"), _("请以修改后的文件为准。"), _("自%(day)s起，请同时看"), _("。")
            )
        case "not_yet_in_force":
            day = entry.valid.lower
            words = _("自%(y)s年%(m)s月%(d)s日起施行。") % {"y": day.year, "m": day.month, "d": day.day}
            return {"tone": "info", "strong": _("这份文件还没有施行。"), "text": words}
    return None


def _by(row: dict | None, alone: str, before: str, after: str) -> dict:
    """The words of a notice around the document that did it; `alone` where only the office's mark says so."""
    if row is None:
        return {"text": alone}
    way = row["number"] or f"《{row['title']}》"
    return {"text": before % {"day": day_words(row["day"])}, "url": row["url"], "way": way, "after": after}


def version_notice(entry: Entry, release: Release) -> dict:
    words = {"no": release.no}
    if release.pk == entry.release_id:
        return {"tone": "info", "strong": _("这是第%(no)s版，就是现行的版本。") % words, "url": entry.path,
                "way": _("看正文页")}  # fmt: skip
    return {"tone": "warn", "strong": _("这是第%(no)s版，已经有了新版。") % words, "text": _("请以"), "url": entry.path,
            "way": _("现行版本"), "after": _("为准。")}  # fmt: skip
