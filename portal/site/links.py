"""Links that lead outside: only to addresses that a browser reads as we do, and past the notice of /leave/ (PAGE-05).

Government hosts need no notice. Anything that is not a plain http address never becomes a link.
"""

import html
import re
from functools import lru_cache
from urllib.parse import urlencode, urlsplit

from django.core import signing
from django.utils.safestring import SafeString, mark_safe

from portal.publishing.content import clean_html

LONGEST = 1000
GOVERNMENT = ("gov.cn", "xn--zfr164b")  # .gov.cn and .政务 (WEB-01)
# A host as it stands after IDNA: no userinfo, no percent signs, no brackets can hide in it.
HOST = re.compile(r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])")
# Browsers drop or turn these, so two readers would see two addresses.
DOUBTFUL = re.compile(r"[\x00-\x20\x7f-\xa0\\<>\"`{}|^\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3000\ufeff]")
# As nh3 writes a tag; words like `href=` inside another attribute are no address.
HREF = re.compile(r'(<a(?: [a-z]+="[^"]*")*?) href="([^"]*)"')

_signer = signing.Signer(salt="leave")


def host_of(address: str) -> str:
    """The true host of an outside address, as browsers name it (xn--…); empty when the address is not to be trusted."""
    if not re.match(r"https?://[^/]", address, re.IGNORECASE) or len(address) > LONGEST or DOUBTFUL.search(address):
        return ""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        parts.port  # noqa: B018 (raises on a port that is none)
    except (ValueError, UnicodeError):
        return ""
    return host if "@" not in parts.netloc and HOST.fullmatch(host) else ""


def is_government(host: str) -> bool:
    return host.endswith(tuple(f".{name}" for name in GOVERNMENT))


def is_own_path(path: str) -> bool:
    """A path of this site: one slash, then nothing that a browser would read as another host."""
    return path.startswith("/") and not path.startswith("//") and not DOUBTFUL.search(path)


def outward(address: str, *, own_host: str = "") -> str:
    """Where a link to `address` really leads from a page of ours; empty when it must not be a link."""
    if is_own_path(address) or re.fullmatch(r"#[^\s\"<>]*", address):
        return address
    if re.match(r"(mailto|tel):[^\s\"<>]+$", address, re.IGNORECASE):
        return address
    host = host_of(address)
    if not host or is_government(host) or host == own_host:
        return address if host else ""
    return f"/leave/?{urlencode({'u': address, 's': signature(address)})}"


def signature(address: str) -> str:
    return _signer.signature(address)


def is_signed(address: str, signature: str) -> bool:
    try:
        return _signer.unsign(f"{address}{_signer.sep}{signature}") == address
    except signing.BadSignature:
        return False


@lru_cache(maxsize=512)
def public_html(body: str, *, own_host: str = "") -> SafeString:
    """A released body as it is shown: cleaned once more, its outside links led past the notice."""

    def turned(match: re.Match) -> str:
        target = outward(html.unescape(match[2]), own_host=own_host)
        return f'{match[1]} href="{html.escape(target)}"' if target else match[1]

    return mark_safe(HREF.sub(turned, clean_html(body)))
