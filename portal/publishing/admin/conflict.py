"""Two people saved the same draft: what the other one has saved and what you have typed, side by side."""

from django.forms import Field
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.database.row_keys import row_numbers
from portal.publishing.admin.changes import rows_of
from portal.publishing.admin.text_form import TextForm
from portal.publishing.content import clean_html, text_of
from portal.publishing.models import Revision
from portal.trail.models import Trail

APART = ("title", "body_html", "new_files", "edits", "window", "organ")  # shown as text, or not at all


def side_by_side(form: TextForm, revision: Revision, theirs: dict) -> dict:
    """The rows of both; `theirs` is the initial of a form over what is saved now."""
    theirs_text = revision.title, revision.body_text
    typed_text = form.data.get("title", ""), text_of(clean_html(form.data.get("body_html", "")))
    mine = typed_text if "body_html" in form.fields else theirs_text
    last = Trail.objects.filter(object_type="publishing.revision", object_id=str(revision.pk)).order_by("-id").first()
    return {
        "old_label": _("别人保存的"),
        "old_note": f"{last.actor_name} {timezone.localtime(last.at):%H:%M}" if last else "",
        "new_label": _("您写的"),
        "new_note": _("还没有保存"),
        "rows": rows_of(*theirs_text, *mine),
        "fields": [*_fields(form, theirs), *_files(form, revision)],
    }


def _fields(form: TextForm, theirs: dict) -> list[dict]:
    rows = []
    for name, field in form.fields.items():
        if name in APART:
            continue
        typed = field.widget.value_from_datadict(form.data, {}, name)
        if field.has_changed(theirs.get(name), typed):
            rows.append({"label": field.label, "old": _words(field, theirs.get(name)), "new": _words(field, typed)})
    return rows


def _files(form: TextForm, revision: Revision) -> list[dict]:
    saved = [file.name for file in revision.files.all()]
    mine = [row.name for row in form.file_rows if not row.removed]
    return [{"label": _("附件"), "old": "、".join(saved), "new": "、".join(mine)}] if saved != mine else []


def _words(field: Field, value) -> str:
    """A value of a field as a person reads it."""
    values = value if isinstance(value, list | tuple) else [value]
    if hasattr(field, "queryset"):
        return "、".join(str(row) for row in field.queryset.filter(pk__in=row_numbers(values)))
    labels = {str(code): str(label) for code, label in getattr(field, "choices", ())}
    return "、".join(labels.get(str(v), str(v)) for v in values if v not in (None, ""))
