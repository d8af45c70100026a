"""Document numbers (发文字号) as clerks type them and as the standard writes them (DOC-02)."""

import re
import unicodedata

from portal.search.engine import number_key

STANDARD = re.compile(r"^[\u4e00-\u9fa5]+〔\d{4}〕[1-9]\d*号$")  # a serial has no leading zero
ORDER = re.compile(r"^[\u4e00-\u9fa5]+令第\d+号$")
YEAR = re.compile(r"[〔\[\(（【﹝［]\s*(\d{4})\s*[〕\]\)）】﹞］]")


def normalise(text: str) -> str:
    """国办发[2019] 54 号 → 国办发〔2019〕54号: half-width figures, the brackets of GB/T 9704, no spaces."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return YEAR.sub(r"〔\1〕", text)


def is_usual(text: str) -> bool:
    """Whether a normalised number has one of the two usual forms; others are warned about, never refused."""
    return not text or bool(STANDARD.match(text) or ORDER.match(text))


def key(text: str) -> str:
    """What two spellings of one number have in common, for searching."""
    return number_key(text)
