"""What a writer says of a text, of whatever kind; the Draft of an app says its header, too."""

from dataclasses import dataclass
from datetime import datetime

from portal.publishing.attaching import Kept, arrange
from portal.publishing.models import Revision
from portal.publishing.writing import save_text


@dataclass(kw_only=True)
class Draft:
    title: str
    body_html: str
    published_at: datetime | None = None  # said once, at registration; no later save changes it
    change_note: str = ""
    files: list[Kept] | None = None  # None leaves the attachments as they are


def write(revision: Revision, draft: Draft) -> None:
    """Save text and attachments of a locked, editable revision (see `writing.locked_draft`)."""
    if draft.files is not None:
        arrange(revision, draft.files)
    save_text(revision, title=draft.title, body_html=draft.body_html, change_note=draft.change_note)
