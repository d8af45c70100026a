"""H-1: the headers that an answer must carry, by its kind. An answer's kind follows from its address, status and type,
so a new address is covered without a word here; what is new in kind gets a rule."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings

CLOSED = ("camera", "geolocation", "microphone", "payment", "usb")  # what no page of ours ever asks of a browser
PUBLIC_COOKIES = {"mode"}  # set by the mode switch alone
FORM_COOKIES = {"csrftoken"}
DESK_COOKIES = {"sessionid", "csrftoken"}
# Pages with the rich-text editor: the one exception from "nothing inline", for attributes only (H-2).
EDITOR = re.compile(
    r"/admin/(disclosure/document|interpretation/interpretation|interpretation/response|feedback/consultation|feedback/publishedanswer|site/article)/(add|[0-9a-f-]{36}/change)/|/admin/disclosure/catalogitem/\d+/change/"
)
FORMS = re.compile(
    r"/(follow|follow/mine|(letters|requests)/(new|track)|requests/records/new|letters/board|interpretations/\d+/word|consultations/(\d+/opinion|track))/(\?|$)"
)
HEALTH = "/healthz"  # for monitors: true at this moment only
HSTS = "strict-transport-security"
STATIC = re.compile(r"/static/")


@dataclass(frozen=True)
class Answer:
    path: str
    status: int
    headers: Mapping[str, str]  # names in lower case
    cookies: tuple[str, ...] = ()  # each Set-Cookie as it came
    method: str = "GET"
    https: bool = False

    @property
    def desk(self) -> bool:
        return self.path.startswith(settings.DESK_PATH)

    @property
    def static(self) -> bool:
        return bool(STATIC.match(self.path)) and self.status in (200, 304)

    @property
    def file(self) -> bool:
        return "attachment" in self["content-disposition"]

    @property
    def kept(self) -> bool:
        """A page or file that a reader may keep and has to ask about again."""
        reading = self.method in ("GET", "HEAD") and self.status in (200, 304)
        return reading and not (self.desk or self.static or self.asked_by_machines or self.form)

    @property
    def form(self) -> bool:
        """A page of a form that strangers send, of what only one of them may see, or of this very minute."""
        return bool(FORMS.match(self.path))

    @property
    def given(self) -> list[str]:
        """The cookies that it sets; one may be taken away anywhere."""
        return [cookie for cookie in self.cookies if "max-age=0" not in cookie.lower()]

    @property
    def asked_by_machines(self) -> bool:
        return self.path == HEALTH

    def __getitem__(self, name: str) -> str:
        return self.headers.get(name, "")


Rule = Callable[[Answer], bool]


def parts(value: str) -> set[str]:
    return {part.strip().lower() for part in value.split(",") if part.strip()}


def policy(value: str) -> dict[str, list[str]]:
    """A Content-Security-Policy: directive → sources."""
    return {words[0]: words[1:] for part in value.split(";") if (words := part.split())}


def is_strict(answer: Answer) -> bool:
    """Nothing inline, nothing from elsewhere, nobody frames us; the editor's pages may set style attributes."""
    rules = policy(answer["content-security-policy"])
    if answer.desk and EDITOR.match(answer.path) and answer.status < 500:
        rules.pop("style-src-attr", None)
    sources = {source for each in rules.values() for source in each}
    if not sources <= {"'self'", "'none'", "data:"} or "data:" in rules.get("script-src", []):
        return False
    if "sandbox" in rules:
        return rules.get("default-src") == ["'none'"] or answer.desk
    return rules.get("frame-ancestors") == ["'none'"] and "default-src" in rules


def cookie_is_bound(answer: Answer, cookie: str) -> bool:
    first, *rest = [part.strip() for part in cookie.split(";")]
    name = first.partition("=")[0]
    attributes = {key.lower(): value for key, _is, value in (part.partition("=") for part in rest)}
    if name not in (DESK_COOKIES if answer.desk else FORM_COOKIES if answer.form else PUBLIC_COOKIES):
        return False
    path = settings.DESK_PATH if name == "sessionid" else "/"
    flags = "httponly" in attributes and attributes.get("samesite") in ("Lax", "Strict")
    return flags and attributes.get("path") == path and ("secure" in attributes or not answer.https)


# For whom → what it must be, in words → whether it is.
RULES: dict[str, tuple[Rule, dict[str, Rule]]] = {
    "every answer": (
        lambda answer: True,
        {
            "nosniff": lambda a: a["x-content-type-options"] == "nosniff",
            "no name of the software": lambda a: not (a["server"] or a["x-powered-by"] or a["via"]),
            # The guard refuses before anybody knows whether the reader's connection is encrypted.
            "one year of HTTPS only": lambda a: not a.https or a.status in (400, 413) or "max-age=31536000" in a[HSTS],
            "no open door for other origins": lambda a: a.static or not a["access-control-allow-origin"],
            "cookies of ours, bound": lambda a: all(cookie_is_bound(a, cookie) for cookie in a.given),
            "says what may be kept": lambda a: a["cache-control"] != "",
        },
    ),
    "everything but static files": (
        lambda answer: not answer.static,
        {
            "strict policy of content": is_strict,
            "same-origin referrers": lambda a: a["referrer-policy"] in ("same-origin", "no-referrer"),
            "own window group": lambda a: a["cross-origin-opener-policy"] == "same-origin",
            "closed features": lambda a: parts(a["permissions-policy"]) >= {f"{name}=()" for name in CLOSED},
            "nobody frames the page": lambda a: a["x-frame-options"] == "DENY" or a.status in (301, 302, 304, 400),
        },
    ),
    "what readers may keep": (
        lambda answer: answer.kept,
        {
            "asked about again each time": lambda a: parts(a["cache-control"]) == {"no-cache"},
            "has a name": lambda a: a.method == "HEAD" or re.fullmatch(r'(W/)?"[^"]+"', a["etag"]) is not None,
            "no cookie": lambda a: not a.given,
            "differs by mode and encoding only": lambda a: a.file or parts(a["vary"]) == {"cookie", "accept-encoding"},
        },
    ),
    "forms of strangers": (
        lambda answer: answer.form,
        {"never stored": lambda a: parts(a["cache-control"]) & {"no-store"} or a.status >= 400},
    ),
    "attachments": (
        lambda answer: answer.file,
        {"shut in": lambda a: "sandbox" in policy(a["content-security-policy"])},
    ),
    "the desk": (
        lambda answer: answer.desk,
        {"never stored": lambda a: "no-store" in parts(a["cache-control"]) and "public" not in a["cache-control"]},
    ),
    "errors": (
        lambda answer: answer.status >= 400 and not answer.static,
        {
            "not kept": lambda a: parts(a["cache-control"]) & {"no-cache", "no-store"} != set(),
            "no cookie on a public page": lambda a: a.desk or not a.given,
            "says when to come back": lambda a: (
                a.status not in (429, 503) or a.asked_by_machines or a["retry-after"].isdigit()
            ),
        },
    ),
    "faults of ours": (
        lambda answer: answer.status >= 500,
        {"never stored": lambda a: parts(a["cache-control"]) == {"no-store"}},
    ),
}


def faults(answer: Answer) -> list[str]:
    """What is missing or wrong, each in one line."""
    return [
        f"{answer.method} {answer.path} ({answer.status}): {whom}: {what}"
        for whom, (concerns, rules) in RULES.items()
        if concerns(answer)
        for what, holds in rules.items()
        if not holds(answer)
    ]
