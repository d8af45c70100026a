"""The content of a revision: cleaned HTML, plain text, and the hash that an approval names."""

import hashlib
import html
import json
import re
import unicodedata

import nh3
from django.utils.safestring import SafeString, mark_safe

TAGS = {
    "p", "br", "h2", "h3", "h4", "strong", "b", "em", "i", "u", "s", "sub", "sup", "hr", "blockquote", "ul", "ol", "li",
    "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "colgroup", "col", "a", "div", "span",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "col": {"span"},
    "ol": {"start"},
}
# Alignment is a class: an inline style would need a weaker policy on public pages.
CLASSES = {
    tag: {"align-left", "align-center", "align-right", "no-indent", "signature"}
    for tag in ("p", "td", "th", "div", "h2", "h3")
}
BLOCK_END = re.compile(r"</(?:p|h[2-4]|li|tr|caption|blockquote|div)>|<br>|<hr>", re.IGNORECASE)
ROW = re.compile(r"<tr[ >].*?</tr>", re.IGNORECASE)
IN_ROW = re.compile(r"</(?:p|h[2-4]|li|blockquote|div)>|<br>", re.IGNORECASE)  # Word puts paragraphs into its cells
CELL_END = re.compile(r"</t[dh]>", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")
# Controls that no text needs: PostgreSQL refuses NUL; the others hide or reorder what a reader sees.
UNWANTED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)


def clean_html(text: str) -> str:
    """The allowed part of some HTML; applied at every save, whatever the text came from."""
    return nh3.clean(
        plain(text, keep_lines=True),
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
        strip_comments=True,
    ).strip()


def shown(body_html: str) -> SafeString:
    """A body as a page of the desk may set it: cleaned once more, whatever stands in the database."""
    return mark_safe(clean_html(body_html))


def text_of(body_html: str) -> str:
    """The words of a cleaned body, a line a paragraph or table row, for search and for comparing."""
    rows = ROW.sub(lambda row: IN_ROW.sub(" ", row[0]), body_html.replace("\n", " "))
    lined = BLOCK_END.sub("\n", CELL_END.sub("\t", rows))
    lines = (re.sub(r"[ \t\u3000]+", " ", html.unescape(TAG.sub("", line))).strip() for line in lined.split("\n"))
    return "\n".join(line for line in lines if line)


def paragraphs_to_html(text: str) -> str:
    """Plain text as HTML, a paragraph a line."""
    return "".join(
        f"<p>{html.escape(line.strip(), quote=False)}</p>"
        for line in plain(text, keep_lines=True).split("\n")
        if line.strip()
    )


def plain(text: str, *, keep_lines: bool = False) -> str:
    """Text as it may be stored: composed characters, no control or direction characters, no half characters."""
    text = UNWANTED.sub("", unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode()))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if keep_lines else re.sub(r"\s+", " ", text).strip()


def content_hash(revision, files) -> str:
    """SHA-256 over the canonical form of everything a reviewer reads: title, header, text (as shown, and as comparing
    and search read it), note, and every file's place, name and bytes. Computed here; the database compares."""
    canonical = {
        "publication": str(revision.publication_id),
        "revision": revision.no,
        "title": revision.title,
        "header": revision.header,
        "body_html": revision.body_html,
        "body_text": revision.body_text,
        "change_note": revision.change_note,
        "files": [[file.sort, file.blob_id, file.name] for file in files],
    }
    text = json.dumps(canonical, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
