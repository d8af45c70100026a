"""One request, what came of it, and what is wrong with that."""

import base64
import io
import json
import re
import socket
import time
import zlib
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes

from tests.nets.fuzzing.words import MARK

SLOW_SECONDS = 10
INJECTED = re.compile(rf"x-injected|{MARK}=")
RUNS = re.compile(r"\s*(java|vb)\s*script\s*:|\s*data\s*:\s*text/html", re.IGNORECASE)


@dataclass(frozen=True)
class Probe:
    method: str
    target: bytes  # path and query, as they stand in the request line
    headers: tuple[tuple[str, bytes], ...] = ()
    body: bytes = b""

    def line(self) -> str:
        """One line that stands for the whole request; `from_line` reads it again."""
        parts = [
            self.method,
            _text(self.target),
            [[name, _text(value)] for name, value in self.headers],
            _text(self.body),
        ]
        return base64.b85encode(zlib.compress(json.dumps(parts).encode(), 9)).decode()

    @classmethod
    def from_line(cls, line: str) -> "Probe":
        method, target, headers, body = json.loads(zlib.decompress(base64.b85decode(line)))
        named = tuple((name, value.encode("latin-1")) for name, value in headers)
        return cls(method, target.encode("latin-1"), named, body.encode("latin-1"))

    def __str__(self) -> str:
        shown = self.target[:120].decode("latin-1").encode("unicode_escape").decode()
        return f"{self.method} {shown} ({len(self.body)} bytes of body)"


def _text(data: bytes) -> str:
    return data.decode("latin-1")


@dataclass(frozen=True)
class Reply:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    seconds: float

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


class ThroughWsgi:
    """Hands a probe to a WSGI application in this process."""

    def __init__(self, application):
        self.application = application

    def __call__(self, probe: Probe) -> Reply:
        told = []
        began = time.perf_counter()
        answer = self.application(
            self.environ(probe), lambda status, headers, _exc=None: told.append((status, headers))
        )
        try:
            body = b"".join(answer)
        finally:
            if hasattr(answer, "close"):
                answer.close()
        status, headers = told[-1]
        return Reply(int(status[:3]), tuple(headers), body, time.perf_counter() - began)

    def environ(self, probe: Probe) -> dict:
        path, _mark, query = probe.target.partition(b"?")
        environ = {
            "REQUEST_METHOD": probe.method, "SCRIPT_NAME": "", "PATH_INFO": _text(unquote_to_bytes(path)),
            "QUERY_STRING": _text(query), "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "REMOTE_ADDR": "192.0.2.9",
            "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "127.0.0.1", "CONTENT_LENGTH": str(len(probe.body)),
            "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(probe.body), "wsgi.errors": io.StringIO(),
            "wsgi.version": (1, 0), "wsgi.multithread": False, "wsgi.multiprocess": False, "wsgi.run_once": False,
        }  # fmt: skip
        for name, value in probe.headers:
            key = name.upper().replace("-", "_")
            environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = _text(value)
        return environ


class ThroughSocket:
    """Sends a probe to a running server, byte by byte as it is."""

    def __init__(self, port: int, host: str = "127.0.0.1"):
        self.place, self.host = (host, port), host

    def __call__(self, probe: Probe) -> Reply:
        own = {name.lower() for name, _value in probe.headers}
        head = [probe.method.encode() + b" " + probe.target + b" HTTP/1.1", b"Connection: close"]
        if "host" not in own:
            head.append(f"Host: {self.host}".encode())
        if "content-length" not in own and "transfer-encoding" not in own:
            head.append(b"Content-Length: %d" % len(probe.body))
        head += [name.encode() + b": " + value for name, value in probe.headers]
        began, received = time.perf_counter(), b""
        with socket.create_connection(self.place, timeout=SLOW_SECONDS) as connection:
            try:
                connection.sendall(b"\r\n".join(head) + b"\r\n\r\n" + probe.body)
                connection.shutdown(socket.SHUT_WR)
            except OSError:
                pass  # it has heard enough; its answer counts
            try:
                while piece := connection.recv(1 << 16):
                    received += piece
            except ConnectionResetError:
                pass
            except TimeoutError:
                return Reply(0, (), received, time.perf_counter() - began)
        return _read(received, time.perf_counter() - began)


def _read(received: bytes, seconds: float) -> Reply:
    if not received:  # the server hung up on what was no HTTP
        return Reply(400, (), b"", seconds)
    head, _gap, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = tuple((name, value.strip()) for name, _colon, value in (line.partition(":") for line in lines))
    return Reply(int(first.split()[1]), headers, body, seconds)


class _Active(HTMLParser):
    """Finds what a browser would run of what a probe sent."""

    def __init__(self):
        super().__init__()
        self.found = ""
        self.inside = ""

    def handle_starttag(self, tag, attrs):
        self.inside = tag if tag in ("script", "style") else ""
        if MARK in tag:
            self.found = f"element <{tag}>"
        for name, value in attrs:
            text = value or ""
            runs = name.startswith("on") or name == "style" or name == "srcdoc"
            leads = name in ("href", "src", "action", "formaction", "data") and RUNS.match(text)
            if MARK in name or (MARK in text and (runs or leads or tag in ("base", "meta") and name != "content")):
                self.found = f'attribute {name}="{text[:60]}" of <{tag}>'

    def handle_endtag(self, tag):
        self.inside = ""

    def handle_data(self, data):
        if self.inside and MARK in data:
            self.found = f"words inside <{self.inside}>"


def wrong(reply: Reply) -> str:
    """What is wrong with an answer to bad input, in a few words; empty when nothing is."""
    if reply.status == 0 or reply.seconds > SLOW_SECONDS:
        return f"no answer in {SLOW_SECONDS} s"
    if reply.status >= 500:
        return f"status {reply.status}"
    lines = [f"{name}: {value}".lower() for name, value in reply.headers]
    if any("\n" in line or "\r" in line or INJECTED.match(line) or line.startswith(f"set-cookie: {MARK}")
           for line in lines):  # fmt: skip
        return "a header that the probe wrote"
    if reply.status in (301, 302, 303) and _leads_away(reply.header("location")):
        return f"leads to {reply.header('location')[:60]}"
    if "html" in reply.header("content-type") and MARK.encode() in reply.body:
        reader = _Active()
        reader.feed(reply.body.decode("utf-8", "replace"))
        return reader.found and f"unescaped: {reader.found}"
    return ""


def _leads_away(location: str) -> bool:
    return not location.startswith("/") or location.startswith(("//", "/\\"))
