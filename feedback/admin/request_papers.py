"""Papers of a request at the desk: what its applicant sent sealed, letters and notices, all of it as one package. Part
of the RequestAdmin."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from feedback.admin.walked import handed_over
from feedback.models import InformationRequest
from feedback.requests import answering, archiving, asking, notices, paper
from portal.publishing.file_types import BY_EXTENSION
from portal.site.keys import unseal_bytes


class RequestPapers:
    """`found`, `may_open` and `opened` are the admin's."""

    def paper_urls(self) -> list:
        view = self.admin_site.admin_view
        return [
            path("<uuid:pk>/letter/<slug:form>/", view(self.letter_view), name="feedback_request_letter"),
            path("<uuid:pk>/notices/<int:line>/<slug:form>/", view(self.notice_view), name="feedback_request_notice"),
            path("<uuid:pk>/package/", view(self.package_view), name="feedback_request_package"),
            path("<uuid:pk>/proof/", view(self.proof_view), name="feedback_request_proof"),
            path("<uuid:pk>/evidence/", view(self.evidence_view), name="feedback_request_evidence"),
            path("<uuid:pk>/asked/<int:n>/<slug:form>/", view(self.asked_view), name="feedback_request_asked"),
        ]

    def proof_view(self, request: HttpRequest, pk) -> HttpResponse:
        return self._unsealed(request, pk, "proof")

    def evidence_view(self, request: HttpRequest, pk) -> HttpResponse:
        return self._unsealed(request, pk, "evidence")

    def _unsealed(self, request: HttpRequest, pk, what: str) -> HttpResponse:
        asked = self.found(request, pk)
        if request.method != "POST":
            return redirect(self.address_of(pk))
        if not hasattr(asked, what):
            raise Http404
        self.opened(request, asked, f"{what}_read")
        kept = getattr(asked, what)
        mime = BY_EXTENSION[kept.extension].mime
        return handed_over(unseal_bytes(bytes(kept.sealed)), mime, f"{asked.number}-{what}.{kept.extension}")

    def letter_view(self, request: HttpRequest, pk, form: str) -> HttpResponse:
        """The approved letter with its addressee's name, to be sealed and sent."""
        asked = self.found(request, pk)
        reply = answering.last(asked)
        return self._drawn(request, asked, reply and reply.letter, form, asked.number)

    def notice_view(self, request: HttpRequest, pk, line: int, form: str) -> HttpResponse:
        """What the applicant is told by one line of the ledger, on paper."""
        asked = self.found(request, pk)
        told = asked.events.filter(pk=line, name__in=notices.NOTICES).first()
        return self._drawn(request, asked, told and notices.compose(asked, told), form, f"{asked.number}-{line}")

    def asked_view(self, request: HttpRequest, pk, n: int, form: str) -> HttpResponse:
        """The letter that asks a third party or another organ, of one line of the ledger."""
        asked = self.found(request, pk)
        line = asked.events.filter(pk=n, name__in=asking.LETTERS).first() if n < 2**63 else None
        letter = asking.letter_of(asked, line) if line and self.may_open(request, asked) else None
        return self._drawn(request, asked, letter, form, f"{asked.number}-{n}")

    def _drawn(self, request: HttpRequest, asked, letter: dict | None, form: str, name: str) -> HttpResponse:
        if request.method != "POST":
            return redirect(self.address_of(asked.pk))
        if form not in paper.FORMATS or not letter:
            raise Http404
        if not letter.get("addressee"):  # it is given the applicant's name
            self.opened(request, asked, "letter_drawn")
        try:
            content = paper.draw(asked, letter, form)
        except paper.NotDrawn as error:
            messages.error(request, str(error))
            return redirect(self.address_of(asked.pk))
        return handed_over(content, paper.FORMATS[form], f"{name}.{form}")

    def package_view(self, request: HttpRequest, pk) -> HttpResponse:
        asked = self.found(request, pk)
        if request.method != "POST":
            return redirect(self.address_of(pk))
        if asked.state not in InformationRequest.CLOSED:
            raise Http404
        self.opened(request, asked, "packed")
        try:
            return handed_over(archiving.package(asked), "application/zip", f"{asked.number}.zip")
        except paper.NotDrawn as error:
            messages.error(request, str(error))
            return redirect(self.address_of(pk))
