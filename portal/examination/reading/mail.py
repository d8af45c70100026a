"""A letter (eml): its header, its bodies, its attachments."""

from portal.examination.reading.material import Hostile
from portal.examination.reading.page import words_of
from portal.examination.reading.plain import guess
from portal.examination.reading.source import Source

HEADERS = ("subject", "from", "to", "cc", "comments", "keywords", "sensitivity", "importance")


def read(source: Source) -> None:
    import email.policy  # only for letters: it takes as long as all else together
    from email.errors import MessageError

    try:
        letter = email.message_from_bytes(source.data, policy=email.policy.default)
        for header in HEADERS:
            for value in letter.get_all(header, ()):
                source.text(f"header:{header}", (("mail_header", header),), str(value), "property")
        for number, piece in enumerate(letter.walk(), 1):
            if not piece.is_multipart():
                _read_piece(source, piece, number)
    except RecursionError as error:
        raise Hostile("too_deep") from error
    except (MessageError, ValueError, LookupError, AttributeError) as error:
        raise Hostile("broken") from error


def _read_piece(source: Source, piece, number: int) -> None:
    data = piece.get_payload(decode=True) or b""
    name = piece.get_filename()
    if name:
        source.embedded(name, data, "attachment")
        return
    charset = piece.get_content_charset() or ""
    try:
        text = data.decode(charset) if charset else guess(data)
    except (LookupError, UnicodeDecodeError):
        text = guess(data)
    if piece.get_content_type() == "text/html":
        text, aside = words_of(text)
        source.text(f"part{number}#aside", (("attributes", ""),), aside, "hidden", True)
    source.text(f"part{number}", (), text)
