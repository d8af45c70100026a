"""Somebody who files a letter or a request and presses the button again until there is a receipt, as people do."""

import http.client
import re
import secrets
import time
from dataclasses import dataclass
from urllib.parse import urlencode

STAMP = re.compile(r'name="stamp" value="([^"]+)"')
NUMBER, CODE = re.compile(r"<dd data-number>([^<]+)<"), re.compile(r"<dd data-code>([^<]+)<")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
TEXT = "路灯坏了，请派人来修。"
LETTERS = {"kind": "inquiry", "organ": "", "text": TEXT, "name": "测试员甲", "phone": "13900000000", "consent": "no"}
REQUESTS = {
    "organ": "mzj", "text": TEXT, "way": "post", "carrier": "paper", "applicant_kind": "natural_person",
    "name": "测试员甲", "paper": "id_card", "paper_number": "110101199001010015", "head": "", "contact": "",
    "phone": "13900000000", "address": "测试县幸福路1号 999999", "email": "", "needs_help": "",
}  # fmt: skip


@dataclass(frozen=True)
class Filing:
    """One form of the public side, and the tables in which it ends."""

    at: str
    said: dict[str, str]
    table: str
    events: str
    files: str
    owner: str  # what the column is called that leads to the table from the two others
    file_field: str


LETTER = Filing("/letters/", LETTERS, "letter", "letter_event", "letter_attachment", "letter_id", "files")
REQUEST = Filing("/requests/", REQUESTS, "information_request", "request_event", "identity_proof", "request_id",
                 "proof")  # fmt: skip


class Citizen:
    """The form stays the same, however often it is sent; `n` is in its title, and gives each an address of his own."""

    def __init__(self, port: int, filing: Filing, n: int, files: list[bytes] = ()):
        self.port, self.filing, self.n, self.files = port, filing, n, files
        self.said: dict[str, str] = {}
        self.cookie = ""
        self.statuses: list[int] = []  # 0 where nobody answered
        self.took: list[float] = []
        self.lost: list[str] = []  # pages that took what was typed with them

    @property
    def title(self) -> str:
        return f"第{self.n}件事情"

    @property
    def place(self) -> str:
        return f"10.{self.n >> 8}.{self.n & 255}.7"

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> str:
        """The page; empty where nobody answered."""
        headers = {"X-Forwarded-For": self.place, "Cookie": self.cookie, "Content-Type": kind}
        connection, began = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30), time.perf_counter()
        try:
            connection.request(method, path, body, {name: value for name, value in headers.items() if value})
            answer = connection.getresponse()
            page = answer.read().decode()
            self.statuses.append(answer.status)
            self.cookie = answer.getheader("Set-Cookie", "").partition(";")[0] or self.cookie
        except (OSError, http.client.HTTPException):
            self.statuses.append(0)
            return ""
        finally:
            connection.close()
            self.took.append(time.perf_counter() - began)
        return page

    def post(self, path: str, said: dict[str, str]) -> str:
        return self.ask("POST", path, urlencode(said).encode(), "application/x-www-form-urlencoded")

    def open(self) -> bool:
        """Open the form, once."""
        page = "" if self.said else self.ask("GET", f"{self.filing.at}new/")
        if found := STAMP.search(page):
            named = {"stamp": found[1], "csrfmiddlewaretoken": TOKEN.search(page)[1], "website": ""}
            self.said = self.filing.said | named | {"title": self.title}
        return bool(self.said)

    def body(self) -> tuple[bytes, str]:
        """The form as it is sent, and its type."""
        if not self.files:
            return urlencode(self.said).encode(), "application/x-www-form-urlencoded"
        edge = secrets.token_hex(16)
        parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
                 for name, value in self.said.items()]  # fmt: skip
        for n, content in enumerate(self.files):
            named = f'form-data; name="{self.filing.file_field}"; filename="{n}.jpg"'
            head = f"--{edge}\r\nContent-Disposition: {named}\r\nContent-Type: image/jpeg\r\n\r\n"
            parts += [head.encode(), content, b"\r\n"]
        return b"".join([*parts, f"--{edge}--\r\n".encode()]), f"multipart/form-data; boundary={edge}"

    def send(self) -> tuple[str, str] | None:
        """Number and code, where there is a receipt."""
        page = self.ask("POST", f"{self.filing.at}new/", *self.body())
        if number := NUMBER.search(page):
            return number[1], CODE.search(page)[1]
        assert "data-code" not in page
        if page and not (self.title in page and TEXT in page):
            self.lost.append(page)
        return None

    def file(self, tries: int = 200) -> tuple[str, str] | None:
        for _try in range(tries):
            if self.open() and (receipt := self.send()):
                return receipt
            time.sleep(0.2)
        return None

    def follows(self, number: str, code: str) -> bool:
        """Whether the receipt leads to what was filed."""
        page = self.ask("GET", f"{self.filing.at}track/")
        said = {"number": number, "code": code, "csrfmiddlewaretoken": TOKEN.search(page)[1]}
        return self.title in self.post(f"{self.filing.at}track/", said)


def photograph(n: int, size: int) -> bytes:
    """Bytes that begin as a JPEG does, others for each `n`."""
    return b"\xff\xd8\xff\xe0" + n.to_bytes(4, "big") * (size // 4 - 1)
