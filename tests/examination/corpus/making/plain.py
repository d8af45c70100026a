"""Files of plain bytes: web pages, rich text, letters."""

import base64
import quopri
from collections.abc import Sequence
from html import escape


def lines(*words: str, coding: str = "utf-8", end: str = "\r\n") -> bytes:
    return (end.join(words) + end).encode(coding)


def web_page(body: str, head: str = "", title: str = "通知") -> bytes:
    return f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>\n'.encode()


def paragraphs(*words: str) -> str:
    return "".join(f"<p>{escape(word)}</p>\n" for word in words)


def rich_text(*words: str, header: str = "", info: str = "", coding: str = "unicode") -> bytes:
    """RTF; Chinese as \\uN? or, as older programs have it, as GBK in hex."""
    code = _unicode if coding == "unicode" else _gbk
    head = f"{{\\header {code(header)}\\par}}" if header else ""
    about = f"{{\\info{{\\title {code(info)}}}}}" if info else ""
    body = "".join(f"{code(word)}\\par\n" for word in words)
    return f"{{\\rtf1\\ansi\\ansicpg936\\deff0\\uc1{{\\fonttbl{{\\f0 SimSun;}}}}{about}{head}\n{body}}}".encode("ascii")


def _unicode(words: str) -> str:
    out = ""
    for character in words:
        number = ord(character)
        out += character if number < 128 else f"\\u{number - 65536 if number > 32767 else number}?"
    return out


def _gbk(words: str) -> str:
    return "".join(
        character if ord(character) < 128 else "".join(f"\\'{byte:02x}" for byte in character.encode("gbk"))
        for character in words
    )


def letter(
    subject: str,
    body: bytes,
    transfer: str = "base64",
    charset: str = "utf-8",
    attachment: tuple[str, bytes] | None = None,
    kind: str = "text/plain",
) -> bytes:
    """An .eml; headers as RFC 2047 writes them."""
    head = f"From: ceshi@office.example\r\nTo: ceshi2@office.example\r\nSubject: {_word(subject)}\r\n"
    head += "Date: Mon, 05 Jan 2026 09:00:00 +0800\r\nMIME-Version: 1.0\r\n"
    part = f"Content-Type: {kind}; charset={charset}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n{_coded(body, transfer)}"
    if attachment is None:
        return (head + part).encode()
    name, data = attachment
    second = (
        f'Content-Type: application/octet-stream; name="{_word(name)}"\r\nContent-Transfer-Encoding: base64\r\n'
        f'Content-Disposition: attachment; filename="{_word(name)}"\r\n\r\n{_coded(data, "base64")}'
    )
    edge = "=_ceshi_edge"
    mixed = f'Content-Type: multipart/mixed; boundary="{edge}"\r\n\r\n--{edge}\r\n{part}\r\n--{edge}\r\n{second}\r\n--{edge}--\r\n'
    return (head + mixed).encode()


def _word(words: str) -> str:
    return words if words.isascii() else f"=?utf-8?B?{base64.b64encode(words.encode()).decode()}?="


def _coded(data: bytes, transfer: str) -> str:
    if transfer == "base64":
        coded = base64.b64encode(data).decode()
        return "\r\n".join(coded[at : at + 76] for at in range(0, len(coded), 76)) + "\r\n"
    return quopri.encodestring(data).decode("latin-1").replace("\r\n", "\n").replace("\n", "\r\n")


def table_rows(rows: Sequence[Sequence[str]], coding: str = "utf-8-sig", between: str = ",") -> bytes:
    """A CSV as Excel saves it."""
    return "".join(between.join(row) + "\r\n" for row in rows).encode(coding)
