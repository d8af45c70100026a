"""Mail addresses of persons; those of offices stay."""

import re
from collections.abc import Iterator

from portal.examination.personal.views import View, views
from portal.examination.personal.words import OFFICE_BOXES, OFFICE_DOMAINS
from portal.examination.rules import Hit
from portal.examination.subject import Subject

ADDRESS = re.compile(
    r"(?<![A-Za-z0-9._%+\-*])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
# As people write it so that no machine finds it.
DISGUISED = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63} ?[(\[{] ?(?:at|AT|@) ?[)\]}] ?"
    r"[A-Za-z0-9][A-Za-z0-9\-]{0,62}(?:(?:\.| ?[(\[{] ?(?:dot|点) ?[)\]}] ?)[A-Za-z0-9\-]{1,63}){1,4}"
)
OF_OFFICE = re.compile(
    r"(?:单位|机关|办公|公共|官方|监督|投诉|举报|咨询|受理|征集|反馈)[^\n。；;，]{0,8}邮箱[:：\s]{0,3}$"
    r"|(?:表|材料|回执|汇总|名单|方案|总结|报告|意见)[》”）)]?[^\n。；;]{0,16}(?:发送?至|报送?至|发到|报到)[^\n。；;]{0,10}$"
)
BEFORE_SITE = re.compile(r"[\s，,;；]{0,2}(?:网址|官网|传真|网站)")  # an office's line of contacts


def email(subject: Subject) -> Iterator[Hit]:
    for view in views(subject):
        for match in (*_plain(view), *_disguised(view)):
            before = view.words[max(0, match.start() - 40) : match.start()]
            if not _is_office(match[0], before) and not BEFORE_SITE.match(view.words, match.end()):
                yield view.hit(*match.span())


def _plain(view: View) -> Iterator[re.Match]:
    return ADDRESS.finditer(view.words) if "@" in view.letters else iter(())


def _disguised(view: View) -> Iterator[re.Match]:
    bracketed = not view.letters.isdisjoint("([{") and view.has("at", "AT", "@")
    return DISGUISED.finditer(view.words) if bracketed else iter(())


def _is_office(address: str, before: str) -> bool:
    box, _at, domain = re.sub(r" ?[(\[{] ?(?:at|@) ?[)\]}] ?", "@", address.lower()).partition("@")
    if any(domain == office or domain.endswith(f".{office}") for office in OFFICE_DOMAINS):
        return True
    return box.rstrip("0123456789_-.") in OFFICE_BOXES or OF_OFFICE.search(before) is not None
