"""The heat map at the desk, as of now and with drafts; laying the default duties, the difference first."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from disclosure import supplement
from disclosure.coverage import counted, picture
from disclosure.coverage.counted import Line
from disclosure.coverage.lists import organ_context, worst_rows
from disclosure.duties.laying import difference, lay, without_organ
from disclosure.duties.unconcerned import declared_for
from disclosure.models import Domain, Duty
from portal.cases.today import today
from portal.people.models import Organ
from portal.people.reach import reach, tops

BASE = "/admin/disclosure/duty/"
DESK = picture.Place(f"{BASE}coverage/")
WORST = 20
SHOWN = 100


class CoveragePages:
    """The part of the duties' admin for both."""

    def coverage_urls(self) -> list[tuple]:
        wrap = self.admin_site.admin_view
        return [
            ("coverage/", wrap(self.coverage), "disclosure_duty_coverage"),
            ("coverage/organs/<slug:code>/", wrap(self.of_organ), "disclosure_duty_organ"),
            ("coverage/organs/<slug:code>/check/", wrap(self.compared), "disclosure_duty_check"),
            ("coverage/domains/<slug:code>/", wrap(self.of_domain), "disclosure_duty_domain"),
            ("lay/", wrap(self.lay), "disclosure_duty_lay"),
        ]

    def _organs(self, request: HttpRequest) -> list[Organ]:
        """The organs whose duties this person sees."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return list(Organ.objects.filter(pk__in=reach(request, self.rights["view"])).in_order())

    def _organ(self, request: HttpRequest, code: str) -> Organ:
        organ = next((each for each in self._organs(request) if each.code == code), None)
        if organ is None:
            raise Http404
        return organ

    def coverage(self, request: HttpRequest) -> HttpResponse:
        organs, domains = self._organs(request), list(Domain.objects.all())
        cells, worst = counted.now(today()).picture([organ.pk for organ in organs], WORST)
        columns = picture.columns(domains, DESK)
        context = {
            "title": _("公开情况"),
            "legend": picture.legend(cells),
            "columns": columns,
            "groups": picture.by_organ(cells, organs, columns, DESK),
            "worst": worst_rows(worst, organs, domains),
            "may_lay": self._may_lay(request),
        }
        return self._page(request, "coverage", context)

    def of_organ(self, request: HttpRequest, code: str) -> HttpResponse:
        organ = self._organ(request, code)
        lines = counted.now(today()).of_organ(organ.pk)
        context = organ_context(lines, organ) | {"title": _("%s应当公开的事项") % organ, "organ": organ}
        who = _who(line.key for line in lines)
        for group in context["groups"]:
            for row in group["rows"]:
                row |= {"desk_url": f"{BASE}{row['key']}/change/", "who": who.get(row["key"], ""),
                        "url": f"/admin/disclosure/document/add/?item={row['path']}"
                        if self._writes(request, organ) else row["url"]}  # fmt: skip
        return self._page(request, "coverage_organ", context)

    def compared(self, request: HttpRequest, code: str) -> HttpResponse:
        """An organ's own catalog against the 26 domains and the law: what stands twice, what is missing, what does not
        concern it."""
        organ = self._organ(request, code)
        context = {
            "title": _("%s的目录对照") % organ,
            "organ": organ,
            "own": Domain.objects.filter(organ=organ).first(),
            "twins": supplement.twins(organ),
            "lacks": supplement.lacks(organ),
            "unconcerned": declared_for(organ).select_related("domain", "organ").order_by("domain__sort_order"),
            "may": self._may_lay(request),
        }
        return self._page(request, "catalog_check", context)

    def of_domain(self, request: HttpRequest, code: str) -> HttpResponse:
        """The duty matrix of a domain: item × organ; each cell opens the released documents, or else the duty."""
        domain = get_object_or_404(Domain, code=code)
        organs = {organ.pk: organ for organ in self._organs(request)}
        lines = [line for line in counted.now(today()).of_domain(domain.pk) if line.organ in organs]
        owing = {line.organ for line in lines}
        columns = [organ for organ in organs.values() if organ.pk in owing]

        def link(line: Line, organ: Organ) -> str:
            path = f"/catalog/{code}/{line.number}/?organ={organ.code}"
            return path if line.is_public else f"{BASE}{line.key}/change/"

        context = {
            "title": _("%s：事项和单位") % domain.name,
            "domain": domain,
            "legend": picture.legend_of(lines),
            "organs": [{"name": str(organ), "url": DESK.organ(organ)} for organ in columns],
            "rows": picture.by_item(lines, columns, link),
        }
        return self._page(request, "coverage_domain", context)

    def lay(self, request: HttpRequest) -> HttpResponse:
        """The difference; by POST it is written."""
        if not self._may_lay(request):
            raise PermissionDenied
        if request.method == "POST":
            self.message_user(request, _("已按目录安排：%s。") % lay(by=request.user, on=today()))
            return redirect("admin:disclosure_duty_coverage")
        found = difference()
        organs = {organ.pk: organ for organ in Organ.objects.all()}
        new: dict[str, int] = {}
        for each in found.new:
            name = str(organs[each.organ_id])
            new[name] = new.get(name, 0) + 1
        context = {
            "title": _("按目录安排公开责任"),
            "found": found,
            "new": sorted(new.items(), key=lambda pair: (-pair[1], pair[0])),
            "ended": Duty.objects.filter(pk__in=found.ended[:SHOWN]).select_related("organ", "item__domain"),
            "nobody": without_organ(found)[:SHOWN],
        }
        return self._page(request, "duties_lay", context)

    def _may_lay(self, request: HttpRequest) -> bool:
        """It concerns all organs, so it is done from the top of their tree."""
        return request.user.is_superuser or bool(reach(request, self.rights["change"]) & tops(request))

    def _writes(self, request: HttpRequest, organ: Organ) -> bool:
        return organ.pk in reach(request, ("write",))

    def _page(self, request: HttpRequest, name: str, context: dict) -> HttpResponse:
        context |= {**self.admin_site.each_context(request), "title": context["title"], "opts": self.opts}
        return TemplateResponse(request, f"disclosure/desk/{name}.html", context)


def _who(keys) -> dict[int, str]:
    """Duty → unit, post and person, in words; only where something is said."""
    somebody = Q(unit__isnull=False) | Q(person__isnull=False) | ~Q(post="")
    duties = Duty.objects.filter(somebody, pk__in=list(keys)).select_related("unit", "person")
    return {
        duty.pk: " ".join(filter(None, (duty.unit and duty.unit.name, duty.post, duty.person and duty.person.name)))
        for duty in duties
    }
