"""Ask a served site over a connection of one's own: exactly these headers, no redirect followed, no cookie kept."""

import http.client
from dataclasses import dataclass
from urllib.parse import quote

SAFE = "/?&=%:+,;@!$'()*~-._"


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]  # names in lower case
    cookies: tuple[str, ...]
    body: bytes


class Caller:
    def __init__(self, port: int, **headers: str):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.headers = headers

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Reply:
        sent = {name.replace("_", "-"): value for name, value in (self.headers | headers).items()}
        try:
            self.connection.request(method, quote(path, safe=SAFE), body, sent)
            answer = self.connection.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):  # it closed an idle connection
            self.connection.close()
            self.connection.request(method, quote(path, safe=SAFE), body, sent)
            answer = self.connection.getresponse()
        named = {name.lower(): value for name, value in answer.getheaders()}
        return Reply(answer.status, named, tuple(answer.msg.get_all("Set-Cookie", [])), answer.read())

    def close(self) -> None:
        self.connection.close()
