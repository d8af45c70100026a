"""Links and pictures of the text: where they lead, and what they say to those who do not see them."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.examination.finding import Severity
from portal.examination.rules import Hit, Rule
from portal.examination.subject import Link, Subject, Text

# Words that say nothing of where a link leads, heard alone (WCAG 2.4.4).
EMPTY_WORDS = re.compile(r"[\s（(【\[]*(?:点击|点)?(?:这里|此处|查看|下载|进入|链接|更多|详情|此)*[\s）)】\]]*")
NO_ADDRESS = re.compile(r"(?:mailto|tel):.+|#.*", re.IGNORECASE)
FILE_NAME = re.compile(
    r"[\w\-]*\d[\w\-]*\.(?:png|jpe?g|gif|webp|bmp)|(?:image|img|图片|未标题)[\s_\-]?\d*", re.IGNORECASE
)


def broken(subject: Subject) -> Iterator[Hit]:
    for link in _links(subject):
        if subject.is_ours(link.href) and not subject.exists(link.href):
            yield _hit(subject, link, link.href)


def malformed(subject: Subject) -> Iterator[Hit]:
    for link in _links(subject):
        if not subject.is_ours(link.href) and not NO_ADDRESS.fullmatch(link.href) and not _host(link.href):
            yield _hit(subject, link, link.href)


def outside(subject: Subject) -> Iterator[Hit]:
    for link in _links(subject):
        host = _host(link.href)
        if host and not subject.is_ours(link.href) and not re.search(r"(?:^|\.)gov\.cn$|\.政务$|\.xn--zfr164b$", host):
            yield _hit(
                subject, link, link.href, _("会带读者离开政府网站，到 %(host)s。请确认有必要。") % {"host": host}
            )


def silent(subject: Subject) -> Iterator[Hit]:
    for link in _links(subject):
        if EMPTY_WORDS.fullmatch(link.words):
            yield _hit(subject, link, link.words or link.href)


def unseen(subject: Subject) -> Iterator[Hit]:
    for link in subject.links:
        if link.is_picture and (link.alt is None or FILE_NAME.fullmatch(link.alt.strip())):
            yield _hit(subject, link, link.alt or link.href)


def _links(subject: Subject) -> Iterator[Link]:
    return (link for link in subject.links if not link.is_picture)


def _host(href: str) -> str:
    try:
        parts = urlsplit(href)
        host = (parts.hostname or "").lower()
        return host if parts.scheme in ("http", "https") and "." in host else ""
    except ValueError:
        return ""


def _hit(subject: Subject, link: Link, value: str, explanation: str = "") -> Hit:
    """Marked at the link's words where they stand in the body."""
    body = next((text for text in subject.texts if text.part == "body"), None) or Text("body", _("正文"), "")
    start = body.text.find(link.words) if link.words else -1
    return Hit(body, max(start, 0), max(start, 0) + len(link.words) * (start >= 0), value, explanation)


RULES = (
    Rule("LINK-BROKEN", Severity.ANSWER, gettext_lazy("链接打不开"),
         gettext_lazy("指向本站的链接没有公开的页面，请改正或者去掉。"), "REV-04", broken),
    Rule("LINK-MALFORMED", Severity.ANSWER, gettext_lazy("链接不完整"),
         gettext_lazy("不是完整的网址，公开后打不开。"), "REV-04", malformed),
    Rule("LINK-OUTSIDE", Severity.NOTE, gettext_lazy("链接到站外"),
         gettext_lazy("会带读者离开政府网站。"), "PAGE-05", outside),
    Rule("LINK-WORDS", Severity.NOTE, gettext_lazy("链接没有说明"),
         gettext_lazy("只听文字不知道通向哪里，请写成文件或者网页的名字。"), "WCAG 2.4.4", silent),
    Rule("ALT-MISSING", Severity.ANSWER, gettext_lazy("图片没有替代文字"),
         gettext_lazy("请用一句话写出图片的内容，给看不见的人听。"), "WCAG 1.1.1", unseen),
)  # fmt: skip
