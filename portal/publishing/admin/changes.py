"""What changed: a revision laid beside what was released, and beside what was sent the round before."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.publishing import comparing as texts
from portal.publishing.content import shown
from portal.publishing.models import Release, Revision, Submission


@dataclass(frozen=True)
class Was:
    """An earlier text beside which the present one is laid."""

    title: str
    body_text: str
    label: str
    note: str


def was_released(released: Release | None) -> Was | None:
    if released is None:
        return None
    at = f"{timezone.localtime(released.released_at):%Y-%m-%d %H:%M}"
    return Was(released.title, released.body_text, _("上次公开版 第%(n)s版") % {"n": released.no},
               _("%(at)s公开") % {"at": at})  # fmt: skip


def compare(revision: Revision, was: Was | None) -> dict:
    if was is None:
        return {"old_label": "", "rows": [{"new": shown(revision.body_html)}]}
    return {
        "old_label": was.label,
        "old_note": was.note,
        "new_label": _("这一稿"),
        "new_note": revision.change_note,
        "rows": rows_of(was.title, was.body_text, revision.title, revision.body_text),
    }


def rows_of(old_title: str, old_text: str, new_title: str, new_text: str) -> list[dict]:
    """Two texts as templates/publishing/review_compare.html lays them side by side."""
    title = [texts.title_row(old_title, new_title)] if old_title != new_title else []
    return [
        {"folded": row.folded} if row.folded else {"old": _marked(row.old, "del"), "new": _marked(row.new, "ins")}
        for row in [*title, *texts.compare(old_text, new_text)]
    ]


def last_round_of(revision: Revision) -> Submission | None:
    """What was sent before: of a draft the latest submission, of a text under review the one before it."""
    sent = revision.submissions.order_by("-round")
    return (sent.exclude(hash=revision.hash) if revision.hash else sent).first()


def since(revision: Revision, kind, header: dict, before: Submission) -> dict:
    """What changed since the last round: text, header, attachments."""
    at = f"{timezone.localtime(before.at):%Y-%m-%d %H:%M}"
    was = Was(before.title, before.body_text, _("第%(n)s轮送审稿") % {"n": before.round}, _("%(at)s送审") % {"at": at})
    then = {(sha256, name) for _sort, sha256, name in before.files}
    now = {(file.blob_id, file.name) for file in revision.files.all()}
    return compare(revision, was) | {
        "header_label": was.label,
        "metadata": [row for row in metadata(kind, header, before.header) if row["changed"]],
        "files": [
            *({"tone": "ok", "what": _("新增"), "name": name} for _sha256, name in sorted(now - then)),
            *({"tone": "bad", "what": _("去掉"), "name": name} for _sha256, name in sorted(then - now)),
        ],
    }


def _marked(pieces: list[texts.Piece], tag: str) -> SafeString:
    marked = ((format_html(f"<{tag}>{{}}</{tag}>", p.text) if p.changed else p.text,) for p in pieces)
    return format_html_join("", "{}", marked)


def metadata(kind, header: dict, was: dict | None) -> list[dict]:
    """The header's rows; `was`: an earlier header beside which they are laid."""
    new, old = dict(kind.rows(header)), dict(kind.rows(was)) if was else {}
    items = _("目录事项")
    new[items] = "；".join(item["name"] for item in header.get("items", []))
    if was:
        old[items] = "；".join(item["name"] for item in was.get("items", []))
    labels = list(dict.fromkeys([*new, *old]))
    return [
        {"label": label, "old": old.get(label, ""), "new": new.get(label, ""),
         "changed": old.get(label, "") != new.get(label, "")}
        for label in labels
    ]  # fmt: skip
