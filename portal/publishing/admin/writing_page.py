"""How the page on which one publication is written shows its form: as saved, as typed since, with what is wrong."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.publishing import autosaving
from portal.publishing.admin.asides import carried_out
from portal.publishing.admin.calls import clock, typed_again
from portal.publishing.admin.panels import panels_of
from portal.publishing.admin.text_form import TextForm
from portal.publishing.content import clean_html, text_of
from portal.publishing.findings import open_in
from portal.publishing.models import Revision
from portal.publishing.states import State


class WritingPage:
    """Part of a WritingAdmin: `make_form` and `writing_form` are its."""

    writing_template: str
    writing_title: str

    def more(self, request: HttpRequest, form: TextForm, revision: Revision | None) -> dict:
        """What else the template shows."""
        return {}

    def offers(self, text: str) -> dict[str, str]:
        """What the text itself says of the form's fields: name → value."""
        return {}

    def _opened(self, request: HttpRequest, revision: Revision | None, **given) -> HttpResponse:
        """The form as it was last saved, or with what was typed since: ?restore=…"""
        kept_for = (self.opts.label_lower, revision.publication_id if revision else None)
        row = autosaving.copy_in(request.user, *kept_for, request.GET.get("restore", ""))
        form = self.make_form(request, typed=typed_again(row) if row else None, **given)
        waiting = [left for left in autosaving.waiting(request.user, *kept_for) if left != row]
        return self._page(request, form, revision, restored=row, waiting=waiting)

    def _aside(self, request: HttpRequest, revision: Revision | None, **given) -> HttpResponse:
        """The form as it was typed, with what a button changed in it; nothing is saved."""
        typed = carried_out(
            request, given["attached"], self.writing_form.base_fields,
            untouched="" if revision else given["initial"].get("body_html", ""),
        )  # fmt: skip
        return self._page(request, self.make_form(request, typed=typed, **given), revision, is_unsaved=True)

    def _page(
        self, request, form, revision, *, refusal="", both=None, restored=None, waiting=(), is_unsaved=False, status=200
    ) -> HttpResponse:  # fmt: skip
        context = {
            **self.admin_site.each_context(request),
            "title": revision.title if revision and revision.title else self.writing_title,
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
            "revision": revision,
            "returned": _last_return(revision),
            "refusal": refusal,
            "both": both,
            "found": len(open_in(revision)) if revision else 0,
            "restored": clock(restored) if restored else "",
            "seen": autosaving.seen(request.user, str(form["window"].value())),
            "is_unsaved": is_unsaved or form.is_bound,
            "waiting": [
                {"window": row.window, "clock": clock(row), "title": (row.fields.get("title") or [""])[0]}
                for row in waiting
            ],
            "offers": self.offered(_words_in(form)),
            "panels": panels_of(revision, request.user) if revision else [],
            **self.more(request, form, revision),
            "calls": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"),
            "review_url": reverse("admin:publishing_revision_change", args=[revision.pk]) if revision else "",
        }
        return TemplateResponse(request, self.writing_template, context, status=status)

    def _lost(self, request: HttpRequest) -> HttpResponse:
        note = _("稿件已经送审或您不能修改，没有保存。您刚才写的内容在下面，可以复制。")
        typed = [
            {"label": field.label, "text": value}
            for name, field in self.writing_form.base_fields.items()
            for value in request.POST.getlist(name)
            if name not in ("edits", "window") and value.strip()
        ]
        context = {**self.admin_site.each_context(request), "title": _("没有保存"), "note": note, "typed": typed}
        return TemplateResponse(request, "publishing/not_saved.html", context, status=409)


def _words_in(form: TextForm) -> str:
    """Of the open form's text; some kinds have none of their own, but make it of other fields."""
    return text_of(clean_html(str(form["body_html"].value() or ""))) if "body_html" in form.fields else ""


def _last_return(revision: Revision | None):
    """The latest word that came back with a returned revision."""
    if revision is None or revision.state != State.RETURNED:
        return None
    return revision.events.filter(move="return").select_related("person").order_by("-at", "-id").first()
