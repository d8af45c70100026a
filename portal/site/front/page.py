"""A page as readers get it: its headers and bytes in each encoding, and the answer to those who have it already."""

from django.utils.http import parse_etags

from portal.site.finding.asked import Asked
from portal.site.front.encodings import AS_IT_IS, pack, unpack

Headers = list[tuple[str, str]]

OVERHEAD = 4000  # bytes beside the bodies: key, headers, objects
VARIES_BY = {"cookie", "accept-encoding"}  # of cookies only the mode
OF_THE_BODY = {"content-encoding", "content-length", "content-type", "x-frame-options"}  # Django's 304 has none of them


class Answer:
    """One encoding of a page, ready to be sent."""

    __slots__ = ("body", "etag", "headers", "unchanged")

    def __init__(self, headers: Headers, body: bytes, encoding: str):
        etag = dict(headers)["ETag"]
        if encoding != AS_IT_IS:
            etag = f'{etag[:-1]}-{encoding}"'  # a strong name of these very bytes
            own = {"Content-Length": str(len(body)), "ETag": etag}
            headers = [(name, own.get(name, value)) for name, value in headers] + [("Content-Encoding", encoding)]
        self.body, self.etag, self.headers = body, etag, headers
        self.unchanged = [(name, value) for name, value in headers if name.lower() not in OF_THE_BODY]

    def is_named_by(self, if_none_match: str) -> bool:
        """Whether the reader has these bytes already. A proxy that changed the encoding has marked the name weak."""
        if if_none_match == self.etag:
            return True
        return any(etag in ("*", self.etag, f"W/{self.etag}") for etag in parse_etags(if_none_match))


class Page:
    """Kept packed; each other form is made when somebody first asks for it."""

    __slots__ = ("answers", "asked_again", "counted", "counted_as", "headers", "packed")

    def __init__(self, headers: Headers, body: bytes, counted_as: Asked | None = None):
        self.headers, self.packed, self.counted_as = headers, pack(body), counted_as
        self.answers: dict[str, Answer] = {}
        self.asked_again = False
        self.counted = 0  # bytes, as its shelf has counted them

    def make(self, encoding: str) -> Answer:
        answer = Answer(self.headers, unpack(self.packed, encoding), encoding)
        self.answers[encoding] = answer
        return answer

    @property
    def weight(self) -> int:
        forms = list(self.answers.items())
        return OVERHEAD + len(self.packed) + sum(len(each.body) for name, each in forms if name != "br")


def is_public_page(status: str, headers: Headers) -> bool:
    """Whether an answer of Django's is a whole page for everybody, of a form that may be kept."""
    values = {name.lower(): value.lower() for name, value in headers}
    control = {part.strip() for part in values.get("cache-control", "").split(",")}
    varies = {part.strip() for part in values.get("vary", "").split(",")}
    return (
        status == "200 OK"
        and control == {"no-cache"}
        and varies == VARIES_BY
        and values.get("etag", "").startswith('"')
        and values.keys().isdisjoint({"set-cookie", "content-encoding"})
    )
