"""Somebody who files a letter and presses the button again until there is a receipt, as people do."""

import http.client
import re
import secrets
import time
from urllib.parse import urlencode

from tests.feedback.letters import CODE, NUMBER, STAMP

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Citizen:
    """The form stays the same, however often it is sent."""

    def __init__(self, port: int):
        self.port, self.statuses = port, []

    def ask(self, method: str, path: str, cookie: str = "", said: dict | bytes | None = None, kind: str = ""):
        """Status, page, cookie; status 0 where nobody answered."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            kind = kind or "application/x-www-form-urlencoded"
            headers = {"Content-Type": kind} | ({"Cookie": cookie} if cookie else {})
            body = urlencode(said) if isinstance(said, dict) else said
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            self.statuses.append(answer.status)
            return answer.status, answer.read().decode(), answer.getheader("Set-Cookie", "").partition(";")[0]
        except (OSError, http.client.HTTPException):
            return 0, "", ""
        finally:
            connection.close()

    def form(self, n: int) -> tuple[dict, str] | None:
        status, page, cookie = self.ask("GET", "/letters/new/")
        if status != 200 or not STAMP.search(page):
            return None
        return {
            "stamp": STAMP.search(page)[1], "csrfmiddlewaretoken": TOKEN.search(page)[1], "website": "",
            "kind": "inquiry", "organ": "", "title": f"第{n}封", "text": "路灯坏了，请派人来修。",
            "name": "测试员甲", "phone": "13900000000", "consent": "no",
        }, cookie  # fmt: skip

    def file(self, n: int) -> tuple[str, str] | None:
        opened = None
        for _try in range(200):
            opened = opened or self.form(n)
            if opened and (receipt := self.send(*opened)):
                return receipt
            time.sleep(0.2)
        return None

    def send(self, form: dict, cookie: str, files: list[bytes] = ()) -> tuple[str, str] | None:
        said, kind = multipart(form, files) if files else (form, "")
        status, page, _cookie = self.ask("POST", "/letters/new/", cookie, said, kind)
        if status == 200 and NUMBER.search(page):
            return NUMBER.search(page)[1], CODE.search(page)[1]
        assert "data-code" not in page
        return None


def multipart(form: dict, files: list[bytes]) -> tuple[bytes, str]:
    """The body of a form with files, and its type."""
    edge = secrets.token_hex(16)
    parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
             for name, value in form.items()]  # fmt: skip
    for n, content in enumerate(files):
        head = f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="{n}.jpg"\r\n'
        parts.append(head.encode() + b"Content-Type: image/jpeg\r\n\r\n" + content + b"\r\n")
    return b"".join([*parts, f"--{edge}--\r\n".encode()]), f"multipart/form-data; boundary={edge}"
