"""A list with facets, one document, a search, a home page."""

import segno
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe

from tests.bench.naive.models import Document, Domain

AXES = {
    "domain": ("领域", "domain__code", "domain__name"),
    "kind": ("体裁", "kind", "kind"),
    "organ": ("单位", "organ__code", "organ__name"),
    "validity": ("有效性", "validity", "validity"),
    "year": ("年份", "year", "year"),
    "topic": ("主题", "topic", "topic"),
    "level": ("层级", "level", "level"),
}
SHOWN = 8


def home(request):
    documents = Document.objects.select_related("organ")
    context = {
        "newest": documents[:6],
        "total": Document.objects.count(),
        "policies": documents.exclude(number="")[:4],
        "domains": Domain.objects.order_by("code"),
    }
    return render(request, "naive/home.html", context)


def document_list(request):
    return render(request, "naive/list.html", _listing(request, Document.objects.all()))


def search(request):
    q = request.GET.get("q", "").strip()
    found = Document.objects.none()
    if q:
        found = Document.objects.all()
        for word in q.split():
            found = found.filter(Q(title__icontains=word) | Q(text__icontains=word) | Q(number__icontains=word))
    return render(request, "naive/list.html", _listing(request, found) | {"q": q, "searching": True})


def document_detail(request, pk):
    document = get_object_or_404(Document.objects.select_related("organ", "domain"), pk=pk)
    context = {"document": document, "files": document.attachments.all()}
    if request.GET.get("qr") != "0":  # as for facets: what the page costs without
        context["qr"] = mark_safe(segno.make(request.build_absolute_uri(), error="m").svg_inline(border=2))
    return render(request, "naive/detail.html", context)


def _listing(request, documents):
    chosen = {axis: request.GET[axis] for axis in AXES if request.GET.get(axis)}
    page = Paginator(_narrowed(documents, chosen).select_related("organ"), 20).get_page(request.GET.get("page"))
    # `facets=0` leaves them out: what search costs without.
    axes = AXES if request.GET.get("facets") != "0" else {}
    facets = [_facet(request, documents, axis, chosen) for axis in axes]
    chips = [{"label": value, "url": _url(request, **{axis: None})} for axis, value in chosen.items()]
    return {
        "page": page, "pages": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "facets": facets, "chips": chips, "q": request.GET.get("q", ""),
    }  # fmt: skip


def _narrowed(documents, chosen):
    return documents.filter(**{AXES[axis][1]: value for axis, value in chosen.items()})


def _facet(request, documents, axis, chosen):
    label, field, name = AXES[axis]
    others = {other: value for other, value in chosen.items() if other != axis}
    counts = _narrowed(documents, others).order_by().values(field, name).annotate(n=Count("pk")).order_by("-n", field)
    options = [
        {
            "label": row[name], "count": row["n"], "chosen": chosen.get(axis) == str(row[field]),
            "url": _url(request, **{axis: row[field]}),
        }
        for row in counts if row[field]
    ]  # fmt: skip
    return {"label": label, "options": options[:SHOWN], "more": max(0, len(options) - SHOWN)}


def _url(request, **changes):
    values = request.GET.copy()
    values.pop("page", None)
    for name, value in changes.items():
        values.pop(name, None)
        if value is not None:
            values[name] = value
    return f"{request.path}?{values.urlencode()}"
