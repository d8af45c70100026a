"""The ledger of a consultation at the desk: opinions by the page, the lines they are put into, what becomes of each."""

from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from feedback.admin.opinions import OpinionPages
from feedback.consultations import ledger, results
from feedback.consultations.consultations import CONSULTATION
from feedback.consultations.forms import FORMS
from feedback.consultations.ledger import BY_ENTERPRISES, SEEN, SEES, WORKS
from feedback.models import Consultation, Period, Standing
from feedback.models.opinion import Adoption, ApplicantKind, Opinion
from portal.cases.today import today
from portal.database.row_keys import key_in
from portal.people.reach import reach
from portal.publishing.content import plain
from portal.workflow import Conflict, MoveRefused

ROWS = 50
SHOWN = {
    "": (_("全部"), SEEN),
    "open": (_("没有归类的"), SEEN & Q(adoption=None)),
    "enterprise": (_("涉企的"), SEEN & BY_ENTERPRISES),
    "hidden": (_("已屏蔽的"), ~SEEN),
}  # fmt: skip


class LineForm(forms.ModelForm):
    """One line of the ledger; what it must say the ledger itself says."""

    class Meta:
        model = Adoption
        fields = ("summary", "decision", "reason")
        widgets = {"summary": forms.Textarea(attrs={"rows": 2}), "reason": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.auto_id = f"line{self.instance.pk}_%s"


class LedgerPages(OpinionPages):
    """Part of the admin of consultations."""

    def ledger_urls(self) -> list:
        wrap, at = self.admin_site.admin_view, "<uuid:pk>/opinions/"
        return [
            path(at, wrap(self.ledger), name="feedback_ledger"),
            path(f"{at}acts/<slug:act>/", wrap(self.act), name="feedback_ledger_act"),
            path(f"{at}result/", wrap(self.begin_result), name="feedback_result"),
            *self.opinion_urls(at),
        ]

    def ledger(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self.ledger_page(request, self.held(request, pk))

    def ledger_page(self, request: HttpRequest, held: Consultation, refusal: str = "", line=None, status=200):
        which, words = request.GET.get("show", ""), plain(request.GET.get("q", ""))[:100]
        if which not in SHOWN:
            raise Http404
        page = Paginator(_keys(held.pk, which, words), ROWS).get_page(request.GET.get("page"))
        rows = Opinion.objects.select_related("adoption").defer("sealed").in_bulk(page.object_list)
        period, form = held.period, FORMS[held.period.form]
        lines, counted = list(ledger.lines(held.pk)), ledger.counted(held.pk)
        works = held.organ_id in reach(request, WORKS)
        if line is None and (opened := next((each for each in lines if str(each.pk) == request.GET.get("line")), None)):
            line = LineForm(instance=opened)
        context = {
            **self.admin_site.each_context(request), "title": period.release.title, "opts": self.opts, "held": held,
            "period": period, "form": form, "counted": counted, "refusal": refusal, "works": works,
            "kinds": [{"label": ApplicantKind(kind).label, "n": n} for kind, n in counted.by_kind.items()],
            "lines": lines if form.code == "draft" else [], "line": line, "page": page,
            "opinions": [rows[key] for key in page], "which": which, "q": words,
            "shows": [{"code": code, "label": label, "current": code == which} for code, (label, _q) in SHOWN.items()],
            "query": urlencode({"show": which, "q": words, "page": page.number}),
            "is_closed": period.standing(today()) == Standing.CLOSED,
            "is_answered": bool(period.answered_on), "seated": Opinion.objects.filter(
                consultation=held.pk, seat__isnull=False).count() if form.has_places else 0,
        }  # fmt: skip
        return TemplateResponse(request, "admin/feedback/consultation/ledger.html", context, status=status)

    def held(self, request: HttpRequest, pk: UUID, rights=SEES) -> Consultation:
        """A released consultation of one's organs; for others there is none."""
        found = Consultation.objects.filter(pk=pk, kind=CONSULTATION.code, organ__in=reach(request, rights))
        held = found.select_related("organ").first()
        period = Period.objects.select_related("release").filter(pk=pk).first()
        if held is None or period is None:
            raise Http404
        held.period = period
        return held

    @method_decorator(require_POST)
    def act(self, request: HttpRequest, pk: UUID, act: str) -> HttpResponse:
        held = self.held(request, pk)
        chosen = [key for key in map(key_in, request.POST.getlist("opinion")[:ROWS]) if key]
        back, line, by = f"{self._at(pk)}?{request.GET.urlencode()}", None, request.user
        try:
            match act:
                case "put":
                    into = request.POST.get("into", "")
                    if into == "new" and not plain(request.POST.get("summary", "")):
                        raise MoveRefused(_("请写这一类意见说的是什么。"))
                    ledger.put(pk, chosen, into=int(into) if into.isdecimal() else None,
                               summary=request.POST.get("summary", "") if into == "new" else "", by=by)  # fmt: skip
                case "hide":
                    ledger.hide(pk, chosen, request.POST.get("reason", ""), by=by)
                case "seat":
                    ledger.seat(pk, chosen, by=by)
                case "decide":
                    line = LineForm(request.POST, instance=self._line(pk, request.POST.get("line", "")))
                    ledger.decide(line.instance.pk, by=by, **{
                        name: line.data.get(name, "") for name in ("decision", "reason", "summary")})  # fmt: skip
                case _:
                    raise Http404
        except MoveRefused as error:
            return self.ledger_page(request, held, str(error), line, status=400)
        messages.success(request, _("已记下。"))
        return redirect(back)

    def _line(self, consultation: UUID, pk: str) -> Adoption:
        line = Adoption.objects.filter(consultation=consultation, pk=pk).first() if pk.isdecimal() else None
        if line is None:
            raise Http404
        return line

    def begin_result(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        held = self.held(request, pk)
        if request.method != "POST":
            return redirect(self._at(pk))
        try:
            revision = results.begin(pk, by=request.user)
        except (MoveRefused, Conflict) as error:
            return self.ledger_page(request, held, str(error), status=409)
        return redirect(CONSULTATION.desk_path(revision))

    def _at(self, pk: UUID) -> str:
        return reverse("admin:feedback_ledger", args=[pk])


def _keys(consultation: UUID, which: str, words: str) -> QuerySet:
    """In the order in which they came; only the keys, for a late page passes over many. Words are looked for in what
    is seen alone: a hit would tell what a hidden one says, and the trail nothing of it."""
    found = Opinion.objects.filter(SHOWN[which][1], consultation=consultation)
    found = found.filter(SEEN, text__icontains=words) if words else found
    return found.order_by("received_at", "id").values_list("pk", flat=True)
