"""A mail server of the tests: it keeps one mail of each Message-ID, refuses whom it is told to refuse, and may kill
whoever is speaking to it, at any point of the conversation."""

import contextlib
import email
import os
import re
import signal
import socketserver
import threading
from email import policy
from email.message import EmailMessage

POINTS = ("connect", "MAIL", "RCPT", "DATA", "half", "taken", "thanked", "QUIT")


class MailServer(socketserver.ThreadingTCPServer):
    """`kill_at`: at which point of POINTS the speaker (`victim`, a process) is killed, once."""

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.kept: dict[str, EmailMessage] = {}
        self.heard: list[EmailMessage] = []  # everything that came, whatever became of it
        self.refused: dict[str, int] = {}  # address → code
        self.kill_at, self.victim, self.hang_up_at = "", None, ""
        self._lock = threading.Lock()

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *exception):
        self.shutdown()
        self.server_close()

    @property
    def port(self) -> int:
        return self.server_address[1]

    def keep(self, text: bytes) -> None:
        message = email.message_from_bytes(text, policy=policy.default)
        with self._lock:
            self.heard.append(message)
            self.kept.setdefault(message["Message-ID"], message)

    def pass_by(self, point: str) -> bool:
        """Whether the conversation goes on."""
        if self.kill_at == point and self.victim:
            self.kill_at = ""
            os.kill(self.victim, signal.SIGKILL)
            return False
        if self.hang_up_at == point:
            self.hang_up_at = ""
            return False
        return True


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def handle(self) -> None:
        with contextlib.suppress(OSError):  # the other side is gone
            self._talk()

    def _talk(self) -> None:
        if not self.server.pass_by("connect"):
            return
        self.say("220 test")
        while line := self.rfile.readline().decode():
            word = line.split()[0].upper() if line.strip() else ""
            if word in POINTS and not self.server.pass_by(word):
                return
            if word == "QUIT":
                self.say("221 bye")
                return
            if word == "RCPT":
                address = re.search(r"<([^>]*)>", line)[1]
                code = self.server.refused.get(address)
                self.say(f"{code} no such {address}" if code else "250 ok")
            elif word == "DATA":
                self.say("354 go on")
                if not self._data():
                    return
            else:
                self.say("250 ok")

    def _data(self) -> bool:
        lines, halved = [], False
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
            if not halved and not self.server.pass_by("half"):
                return False
            halved = True
        if not line:
            return False  # cut off: nothing is kept
        self.server.keep(b"".join(lines))
        if not self.server.pass_by("taken"):
            return False
        self.say("250 kept")
        return self.server.pass_by("thanked")
