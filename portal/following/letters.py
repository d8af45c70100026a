"""The two letters that readers get: one asks to confirm, one tells what is new. Plain text, for everybody's reader."""

import datetime
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from portal.cases.today import day_words
from portal.publishing.models import Entry
from portal.site.addresses import mailed_address
from portal.site.context import known_profile
from portal.site.rows import own_number

SHOWN = 50  # of each list; a mail is read, not searched


@dataclass
class NewsLetter:
    what: str  # what is followed, in words
    token: str
    new: list[Entry] = field(default_factory=list)
    changed: list[Entry] = field(default_factory=list)


def asking_letter(what: str, rhythm: str, token: str) -> dict[str, str]:
    """To an address that anybody may have typed: nothing that they wrote stands in it."""
    parts = [
        _("有人用这个邮箱订阅了“%(what)s”，%(rhythm)s。") % {"what": what, "rhythm": rhythm},
        _("是您的话，请在两天内打开这个网址，按“确认订阅”：\n%(url)s") % {"url": _own_page(token)},
        _("不是您，不用管它：不确认，就不会再有信，邮箱两天后删去。"),
    ]
    return {"subject": _("%(site)s：请确认订阅") % {"site": _site()}, "body": _joined(parts)}


def news_letter(letter: NewsLetter, on: datetime.date) -> dict:
    parts = [_("您订阅的“%(what)s”：") % {"what": letter.what}]
    parts += [_new(place, entry) for place, entry in enumerate(letter.new[:SHOWN], 1)]
    if letter.changed:
        parts += [_("有变化的："), *(_changed(entry, on) for entry in letter.changed[:SHOWN])]
    if (more := max(len(letter.new) - SHOWN, 0) + max(len(letter.changed) - SHOWN, 0)) > 0:
        parts.append(_("还有%(n)s条，请到网站上看：%(url)s") % {"n": more, "url": mailed_address("/documents/")})
    page = _own_page(letter.token)
    parts.append(_("不想再收，打开这个网址，按一下“停止订阅”：\n%(url)s") % {"url": page})
    count = len(letter.new) + len(letter.changed)
    subject = _("%(site)s：“%(what)s”有%(n)s条") % {"site": _site(), "what": letter.what[:40], "n": count}
    headers = {"List-Unsubscribe": f"<{page}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return {"subject": subject, "body": _joined(parts), "headers": headers}


def _new(place: int, entry: Entry) -> str:
    day = entry.issued_on or entry.sort_at.date()
    facts = "　".join(filter(None, (str(entry.organ), own_number(entry.numbers), day_words(day))))
    return f"{place}. {entry.title}\n{facts}\n{mailed_address(entry.path)}"


def _changed(entry: Entry, on: datetime.date) -> str:
    if entry.repealed_on:
        said = _("自%(day)s起废止") % {"day": day_words(entry.repealed_on)}
    elif entry.replaced_on:
        said = _("自%(day)s起有新的文本") % {"day": day_words(entry.replaced_on)}
    else:
        said = _("自%(day)s起有修改") % {"day": day_words(entry.amended_on or on)}
    return f"《{entry.title}》{said}\n{mailed_address(entry.path)}"


def _own_page(token: str) -> str:
    """In the query, which no access log keeps."""
    return mailed_address(f"/follow/mine/?t={token}")


def _site() -> str:
    site = known_profile()
    return (site.name or site.platform) if site else ""


def _joined(parts: list[str]) -> str:
    return "\n\n".join(parts) + "\n"
