"""Public pages of following: the form, what its reader is told, and the page behind the address in each mail."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from portal.following import asking
from portal.following.asking import FROM_PLACE, IN_ALL, FollowForm
from portal.following.choice import read
from portal.following.models import Rhythm
from portal.site import columns
from portal.site.addresses import full_address, has_mail
from portal.site.floods import are_within
from portal.site.front.declaring import kept
from portal.site.reading import reads, takes_forms
from portal.site.vocabulary import vocabulary

COLUMN = columns.column(_("订阅"), _("信息公开目录"), _("有新公开的，发到邮箱或阅读器"))
CRUMB = {"label": _("订阅"), "url": "/follow/"}


@takes_forms
def follow(request: HttpRequest) -> HttpResponse:
    words = vocabulary()
    choice = read(request.GET, words)
    if request.method == "POST" and has_mail():
        form = FollowForm(request.POST, words=words)
        if form.is_valid() and are_within(request, form, "follow", most=FROM_PLACE, in_all=IN_ALL):
            asking.ask(form.choice, form.cleaned_data["rhythm"], form.cleaned_data["email"])
            return HttpResponseRedirect("/follow/sent/", status=303)
    else:
        chosen = dict(facet.split(":", 1) for facet in choice.facets)
        form = FollowForm(initial={**chosen, "q": choice.words}, words=words)
    context = {
        "title": _("订阅"), "form": form, "choice": choice, "told": choice.told(words), "has_mail": has_mail(),
        "feed": full_address(request, choice.feed_url), "crumbs": [{"label": _("订阅")}], "column": COLUMN,
        **({"robots": "noindex"} if choice.query else {}),
    }  # fmt: skip
    return form.answer(render(request, "following/follow.html", context))


@reads
@kept()
def sent(request: HttpRequest) -> HttpResponse:
    """The same for everybody: nobody learns whether an address follows something already."""
    context = {
        "title": _("请到邮箱里确认"), "heading": _("请到邮箱里确认"), "tone": "ok",
        "text": _("我们给您写的邮箱发了一封信。打开信里的网址，按“确认订阅”，才算订上。两天内有效。"),
        "ways": [{"url": "/documents/", "label": _("看公开的信息")}], "robots": "noindex",
        "crumbs": [CRUMB, {"label": _("请到邮箱里确认")}], "column": COLUMN,
    }  # fmt: skip
    return render(request, "following/said.html", context)


@csrf_exempt  # whoever holds the token may; mail programs send it by themselves (RFC 8058)
@takes_forms
def mine(request: HttpRequest) -> HttpResponse:
    """Behind the address in each mail: looking changes nothing, a button confirms or stops."""
    token = request.GET.get("t", "")
    if request.method == "POST":
        if request.POST.get("do") == "confirm" and asking.confirm(token):
            return HttpResponseRedirect(f"/follow/mine/?t={token}", status=303)
        if request.POST.get("do") == "stop" or request.POST.get("List-Unsubscribe") == "One-Click":
            asking.stop(token)
            return _nothing(request, _("已停止订阅"), _("不会再有信，邮箱已经删去。"), 200)
    if (found := asking.see(token)) is None:
        words = _("可能已经停订，或者过了两天没有确认。邮箱已经删去，不会再有信。")
        return _nothing(request, _("没有这项订阅"), words, 404)
    choice, rhythm, confirmed = found
    context = {
        "title": _("我的订阅"), "told": choice.told(vocabulary()), "rhythm": Rhythm(rhythm).label,
        "confirmed": confirmed, "list_url": choice.list_url, "follow_url": choice.follow_url, "robots": "noindex",
        "crumbs": [CRUMB, {"label": _("我的订阅")}], "column": COLUMN,
    }  # fmt: skip
    return render(request, "following/mine.html", context)


def _nothing(request: HttpRequest, heading: str, text: str, status: int) -> HttpResponse:
    context = {
        "title": heading, "heading": heading, "tone": "ok" if status == 200 else "info", "text": text,
        "ways": [{"url": "/follow/", "label": _("订阅别的")}, {"url": "/documents/", "label": _("看公开的信息")}],
        "robots": "noindex", "crumbs": [CRUMB, {"label": heading}], "column": COLUMN,
    }  # fmt: skip
    return render(request, "following/said.html", context, status=status)
