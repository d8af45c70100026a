"""The n-th probe of a seed: where it goes, and what is spoiled in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote, quote_from_bytes

from tests.nets.fuzzing.forms import Field, Form, forms_of
from tests.nets.fuzzing.probe import Probe, Reply
from tests.nets.fuzzing.uploads import OWN_BUTTON, bad_uploads
from tests.nets.fuzzing.words import word

# What readers and programs put into addresses; the names of a page's own forms come on top.
PARAMETERS = ("q", "page", "on", "shelf", "domain", "organ", "kind", "topic", "audience", "who", "a1", "level", "stage",
              "validity", "year",
              "order", "all", "u", "s", "next", "mode", "p", "format", "preview", "callback", "id", "__proto__", "q[]",
              "utf8", "")  # fmt: skip
HEADERS = (
    "Cookie", "Accept", "Accept-Encoding", "Accept-Language", "Accept-Charset", "User-Agent", "Referer", "Origin",
    "If-None-Match", "If-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range", "Range", "Host",
    "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Real-IP", "X-HTTP-Method-Override",
    "X-Requested-With", "Authorization", "Content-Type", "Cache-Control", "X-Original-URL", "X-Request-Id", "Purpose",
)  # fmt: skip
HEADER_VALUES = (
    b"", b"*", b'"', b'W/"x", "y', b"bytes=0-0", b"bytes=9-1", b"bytes=0-,0-,0-", b"Thu, 99 Foo 0000 00:00:00 GMT",
    b"Sun, 06 Nov 9999999999 08:49:37 GMT", b"gzip;q=9, br;q=-1, *;q=nan", b"gzip," * 500, b"zh" + b"-x" * 400,
    b"mode=large", b"mode=" + b"x" * 4000, b"sessionid=" + b"a" * 32, b"csrftoken=" + b"a" * 32, b"a=b; " * 800,
    b"mode=\xff\xfe; ;;=;x", b"127.0.0.1, " * 300, b"[::1", b"evil.example", b"127.0.0.1:99999", b"a b", b"DELETE",
    b"Basic Og==", b"for=\"[2001:db8::1]:x\";host=\"", b"https", b"XMLHttpRequest", b"() { :;}; echo",
)  # fmt: skip
CONTENT_TYPES = (
    b"application/json", b"application/json; charset=utf-16", b"multipart/form-data", b"multipart/form-data; boundary=",
    b"multipart/form-data; boundary=" + b"x" * 300, b"multipart/form-data; boundary=\"a b\"",
    b"multipart/mixed; boundary=x",
    b"application/x-www-form-urlencoded; charset=rot13", b"application/x-www-form-urlencoded; charset=gb18030",
    b"application/x-www-form-urlencoded; charset=utf-8; charset=utf-16", b"application/x-www-form-urlencoded;;;",
    b"text/plain; charset=", b"text/xml", b"x", b"/", b"application/octet-stream", b"application/x-www-form-urlencoded",
)  # fmt: skip
BODIES = (
    b"", b"{", b'{"a": ' * 2000, b'{"__proto__": {"x": 1}}', b"\xff" * 200, b"=&" * 3000, b"a=1&" * 2500,
    b"%", b"a=%zz",
    b"&".join(b"f%d=1" % n for n in range(2500)), b"mode=large;next=/", b"--x\r\n", b"--x--\r\n", b"--\r\n\r\n----",
    b"--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--\r\n",
    b'--x\r\nContent-Disposition: form-data; name="mode"\r\n\r\nlarge',
    b'--x\r\nContent-Disposition: form-data; name="a"; filename="../x"\r\nContent-Type: \xff\r\n\r\n%PDF\r\n--x--\r\n',
    b'--x\r\nContent-Disposition: form-data; name="mode"\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n--x--\r\n',
    b'--x\r\nContent-Disposition: form-data; name="mode"; name="next"\r\nContent-Length: -1\r\n\r\nx\r\n--x--\r\n',
    b"--x\r\n" + b"A: b\r\n" * 1500 + b"\r\n\r\n--x--\r\n",
)  # fmt: skip
METHODS = ("HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "FOO", "get")
ENDINGS = (b"", b"/", b"//", b".json", b"?", b"%2f", b"%00", b"%0d%0aX-Injected:%201", b";x=1",
           b"%ff", b"../", b"%c0%af", b"?preview=1", b"?format=json",
           b"%E4%BD", b"%e2%80%ae", b"." * 200, b"a" * 3000, b"?" + b"&" * 900)  # fmt: skip
TOKEN = "csrfmiddlewaretoken"  # goes in a header, so that every probe reaches its form
Ask = Callable[[Probe], Reply]


@dataclass(frozen=True)
class Target:
    """A page: its address, and the forms that stand on it."""

    path: str
    forms: tuple[Form, ...] = field(default=())


def targets(
    ask: Ask, paths: Iterable[str], headers: Mapping[str, str], *, leave_alone: tuple[str, ...] = ()
) -> list[Target]:
    """The pages at these addresses, each form once."""
    found, known = [], set()
    for path in dict.fromkeys(paths):
        reply = ask(Probe("GET", path_bytes(path), _sent(headers)))
        forms = []
        if "html" in reply.header("content-type"):
            for form in forms_of(path, reply.body.decode("utf-8", "replace")):
                key = (form.action, form.method, tuple(each.name for each in form.fields))
                if key not in known and not form.action.endswith(leave_alone):
                    forms.append(form)
                    known.add(key)
        found.append(Target(path, tuple(forms)))
    return found


def path_bytes(path: str) -> bytes:
    return quote(path, safe="/?&=%:+,;@!$'()*~-._").encode()


def _sent(headers: Mapping[str, str]) -> tuple[tuple[str, bytes], ...]:
    return tuple((name, value.encode()) for name, value in headers.items())


class Maker:
    """Makes probes for these targets; `headers` go with each of them (a session, a token)."""

    def __init__(self, pages: list[Target], headers: Mapping[str, str] | None = None, *, most_megabytes: int = 1):
        self.pages, self.headers = pages, _sent(headers or {})
        self.forms = [form for page in pages for form in page.forms]
        self.files = list(bad_uploads(most_megabytes).values())

    def probes(self, seed: int, numbers: Iterable[int]) -> Iterator[Probe]:
        return (self.probe(seed, number) for number in numbers)

    def probe(self, seed: int, number: int) -> Probe:
        random = Random(f"{seed} {number}")
        kinds = (self._query, self._path, self._head, self._method, self._body)
        if self.forms and random.random() < 0.55:
            return self._filled(random)
        return random.choices(kinds, weights=(6, 3, 4, 1, 2))[0](random)

    def _query(self, random: Random) -> Probe:
        names = [*PARAMETERS, *(each.name for form in self.forms for each in form.fields if form.method == "GET")]
        parts = []
        for _n in range(random.choice((1, 1, 1, 2, 3, 4))):
            name = random.choice(names).encode()
            times = random.choice((1, 1, 1, 1, 2, 60))
            parts += [name + b"=" + _quoted(word(random), random) for _m in range(times)]
        return Probe("GET", self._some(random).partition(b"?")[0] + b"?" + b"&".join(parts)[:20_000], self.headers)

    def _path(self, random: Random) -> Probe:
        path = self._some(random).partition(b"?")[0]
        pieces = path.split(b"/")
        if random.random() < 0.7:
            pieces[random.randrange(len(pieces))] = quote_from_bytes(word(random)[:2000], safe="").encode()
        else:
            pieces.insert(
                random.randrange(len(pieces)), random.choice((b".", b"..", b"%2e%2e", b"", b"admin", b"static"))
            )
        target = b"/" + b"/".join(pieces).lstrip(b"/") + random.choice(ENDINGS)
        return Probe("GET", target, self.headers)

    def _head(self, random: Random) -> Probe:
        headers = list(self.headers)
        for _n in range(random.choice((1, 1, 2, 3))):
            if random.random() < 0.6:
                value = random.choice(HEADER_VALUES)
            else:  # what no server lets through is not tried
                value = bytes(byte for byte in word(random) if byte >= 0x20 and byte != 0x7F)[:4000]
            headers.append((random.choice(HEADERS), value.strip()))
        return Probe(random.choice(("GET", "GET", "HEAD")), self._some(random), tuple(headers))

    def _method(self, random: Random) -> Probe:
        return Probe(random.choice(METHODS), self._some(random), self.headers, random.choice(BODIES))

    def _body(self, random: Random) -> Probe:
        posts = [path_bytes(form.action) for form in self.forms if form.method == "POST"] or [self._some(random)]
        headers = (*self.headers, ("Content-Type", random.choice(CONTENT_TYPES)))
        body = random.choice(BODIES) if random.random() < 0.7 else word(random)
        return Probe("POST", random.choice(posts), headers, body)

    def _filled(self, random: Random) -> Probe:
        """A form, filled in as it should be but for one to three places."""
        form = random.choice(self.forms)
        usual = [each for each in form.fields if each.kind not in ("submit", "file") and each.name != TOKEN]
        filled = [(each, self._usual(each, random)) for each in usual]
        filled += [(button, button.values[0].encode()) for button in _one(form, "submit", random)]
        spoiled = (
            [(each, word(random)) for each, _value in random.choices(filled, k=random.choice((1, 1, 2, 3)))]
            if filled
            else []
        )
        kept = [(each, value) for each, value in filled if all(each is not other for other, _value in spoiled)]
        pairs = [(each.name, value) for each, value in [*kept, *spoiled] if value is not None]
        if random.random() < 0.1:
            pairs = [pair for pair in pairs if random.random() < 0.6]
        if random.random() < 0.1 and pairs:
            pairs += [random.choice(pairs)] * random.choice((1, 30))
        target = path_bytes(form.action)
        if form.method == "GET":
            query = "&".join(f"{quote(name)}={quote_from_bytes(value)}" for name, value in pairs)
            return Probe("GET", target.partition(b"?")[0] + b"?" + query.encode()[:20_000], self.headers)
        files = [(each.name, *random.choice(self.files)) for each in form.files if random.random() < 0.5]
        if form.multipart or files:
            return self._multipart(target, pairs, files)
        body = "&".join(f"{quote(name)}={quote_from_bytes(value)}" for name, value in pairs).encode()
        return Probe("POST", target, (*self.headers, ("Content-Type", b"application/x-www-form-urlencoded")), body)

    def uploading(self, form: Form, field: str, name: str, data: bytes) -> Probe:
        """The form as it stands, with a file."""
        asked = [each for each in form.fields if each.values and each.name != TOKEN]
        pairs = [(each.name, each.values[0].encode()) for each in asked if each.kind not in ("submit", "checkbox")]
        pairs += [(OWN_BUTTON[field], b"1")] if field in OWN_BUTTON else []
        return self._multipart(path_bytes(form.action), pairs, [(field, name, data)])

    def _multipart(self, target: bytes, pairs: list, files: list) -> Probe:
        parts = [
            b'--zq\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name.encode(), value)
            for name, value in pairs
        ]
        parts += [
            b'--zq\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\nContent-Type: application/pdf\r\n\r\n'
            b"%s\r\n" % (field_name.encode(), name.encode(), data)
            for field_name, name, data in files
        ]
        headers = (*self.headers, ("Content-Type", b"multipart/form-data; boundary=zq"))
        return Probe("POST", target, headers, b"".join(parts) + b"--zq--\r\n")

    def _usual(self, each: Field, random: Random) -> bytes | None:
        if each.kind in ("checkbox", "radio"):
            return random.choice(each.values).encode() if random.random() < 0.5 else None
        if each.kind == "select" and each.values:
            return random.choice(each.values[:20]).encode()
        return (each.values[0] if each.values else "").encode() or (b"" if each.kind == "hidden" else "低保".encode())

    def _some(self, random: Random) -> bytes:
        return path_bytes(random.choice(self.pages).path)


def _one(form: Form, kind: str, random: Random) -> list[Field]:
    found = [each for each in form.fields if each.kind == kind and each.values]
    return [random.choice(found)] if found else []


def _quoted(value: bytes, random: Random) -> bytes:
    """Mostly as a browser writes it; sometimes as it comes, as far as a request line carries it."""
    if random.random() < 0.8:
        return quote_from_bytes(value, safe="").encode()
    return bytes(byte for byte in value if 0x20 < byte < 0x7F or byte > 0xA0)
