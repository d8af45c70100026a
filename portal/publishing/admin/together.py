"""The page on which several are approved in one go: each title and hash named, one word for all, a line for each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from portal.people.sessions import recent_authentication_required
from portal.publishing import together, typed
from portal.publishing.admin.saying import SayingForm
from portal.publishing.states import APPROVAL_AT, REVISION, SecrecyResult

PICKED = "r"


class Together:
    """The part of the revision's admin that takes several at once."""

    def together_urls(self) -> list:
        wrap = self.admin_site.admin_view
        return [path("together/", wrap(self.together), name="publishing_revision_together")]

    def together(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and typed.marks_in(typed.sent(request.POST)):
            return self.approve_together(request)  # refused there; what is marked waits in no session
        if request.method == "POST":
            return recent_authentication_required(self.approve_together)(request)
        picked = [int(pk) for pk in request.GET.getlist(PICKED) if pk.isdecimal() and len(pk) < 19]
        revisions = together.choosable(request.user, picked)
        if not revisions:
            return redirect("admin:index")
        return self.confirm(request, revisions, SayingForm(move=REVISION["pass_first"]), ticked=len(picked))

    def approve_together(self, request: HttpRequest) -> HttpResponse:
        chosen = [each for each in map(_chosen, request.POST.getlist(PICKED)) if each]
        form = SayingForm(request.POST, move=REVISION["pass_first"])
        if form.is_valid() and form.cleaned_data["secrecy_result"] != SecrecyResult.CLEARED:
            form.add_error("secrecy_result", _("一起审核的都要“不涉密，可以公开”；不能确定的、涉密的请单独办。"))
        if not typed.is_fine(form, by=request.user):
            revisions = together.choosable(request.user, [each.pk for each in chosen])
            return self.confirm(request, revisions, form, status=400)
        outcomes = together.approve(chosen, form.said(), by=request.user)
        done = sum(outcome.done for outcome in outcomes)
        context = {
            **self.admin_site.each_context(request), "title": _("一起审核的结果"), "opts": self.opts,
            "outcomes": outcomes, "done": done, "left": len(outcomes) - done,
        }  # fmt: skip
        return TemplateResponse(request, "publishing/together_done.html", context, status=200 if done else 409)

    def confirm(self, request, revisions, form: SayingForm, *, ticked: int = 0, status: int = 200) -> HttpResponse:
        rows = [
            {"revision": each, "move": REVISION[APPROVAL_AT[each.state]].label,
             "picked": f"{each.pk}:{each.hash}:{each.state}"}
            for each in revisions
        ]  # fmt: skip
        context = {
            **self.admin_site.each_context(request), "title": _("一起审核"), "opts": self.opts, "form": form,
            "rows": [row for row in rows if not row["revision"].open_now],
            "left_out": [row for row in rows if row["revision"].open_now], "most": together.MOST,
            "later": max(0, ticked - together.MOST),
        }  # fmt: skip
        return TemplateResponse(request, "publishing/together.html", context, status=status)


def _chosen(text: str) -> together.Chosen | None:
    pk, _colon, rest = text.partition(":")
    digest, _colon, state = rest.partition(":")
    return together.Chosen(int(pk), digest, state) if pk.isdecimal() and len(pk) < 19 else None
