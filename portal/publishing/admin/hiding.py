"""One click masks what was found; another takes out of an attachment what nobody sees. Both are edits of the draft."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.examination.masks.stripping import can_strip
from portal.people.models import Person
from portal.publishing import masking
from portal.publishing.findings import Standing
from portal.publishing.models import Revision
from portal.publishing.writing import may_write
from portal.workflow import Conflict, MoveRefused

LEFT_IN_FILES = frozenset({"FILE-TRACKED", "FILE-COMMENT", "FILE-HIDDEN", "FILE-EMBEDDED", "FILE-AUTHOR"})


def buttons(revision: Revision, found: list[Standing], person: Person) -> dict[str, dict]:
    """What may be clicked at each finding, by its key; nothing where this person cannot change the text."""
    if not (revision.is_editable and may_write(person, revision.publication.organ_id, revision.mode)):
        return {}
    names = dict(revision.files.values_list("blob_id", "name"))
    shown = {}
    for each in (standing.finding for standing in found):
        sha256 = each.part.removeprefix("file:").partition("/")[0] if each.part.startswith("file:") else ""
        if masking.can_be_masked(each.rule, each.part, names):
            shown[each.key] = {"mask": masking.example(each)}
        elif each.rule in LEFT_IN_FILES and can_strip(names.get(sha256, "")):
            shown[each.key] = {"strip": sha256}
    return shown


class Hiding:
    """The part of the revision's admin that takes the clicks."""

    def hiding_urls(self) -> list:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/masks/", wrap(self.mask_found), name="publishing_revision_mask"),
            path("<int:pk>/strip/", wrap(self.strip_attached), name="publishing_revision_strip"),
        ]

    @method_decorator(require_POST)
    def mask_found(self, request: HttpRequest, pk: int) -> HttpResponse:
        revision = self.found(request, pk)
        try:
            done = masking.mask_findings(
                revision.pk, request.POST.getlist("key"), by=request.user, edits=_edits(request)
            )
        except (Conflict, MoveRefused) as refused:
            return self._refused(request, revision, refused)
        if done.done:
            self.message_user(request, _("已遮盖%(n)s处。") % {"n": done.done})
        if done.left:
            where = "；".join(done.left)
            self.message_user(request, _("这些地方要自己改：%(where)s。") % {"where": where}, messages.WARNING)
        return _back(revision)

    @method_decorator(require_POST)
    def strip_attached(self, request: HttpRequest, pk: int) -> HttpResponse:
        revision = self.found(request, pk)
        try:
            report = masking.strip_file(
                revision.pk, request.POST.get("sha256", ""), by=request.user, edits=_edits(request)
            )
        except (Conflict, MoveRefused) as refused:
            return self._refused(request, revision, refused)
        what = "，".join(report) or _("没有要清理的")
        self.message_user(request, _("已清理附件：%(what)s。") % {"what": what})
        return _back(revision)

    def _refused(self, request: HttpRequest, revision: Revision, refused: Exception) -> HttpResponse:
        status = 409 if isinstance(refused, Conflict) else 400
        return self.render(request, revision, refusal=str(refused), view="findings", status=status)


def _edits(request: HttpRequest) -> int | None:
    """The number of edits that the page was made from; whoever saved meanwhile is not overwritten."""
    given = request.POST.get("edits", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None


def _back(revision: Revision) -> HttpResponse:
    return redirect(f"{reverse('admin:publishing_revision_change', args=[revision.pk])}?view=findings")
