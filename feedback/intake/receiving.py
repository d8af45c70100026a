"""Taking in the form that a stranger sends: kept and acknowledged, or shown again with what is wrong."""

from types import ModuleType

from django.http import HttpRequest

from feedback.intake.filing import SentBefore
from portal.site.addresses import full_address
from portal.site.floods import are_within
from portal.site.honest import HonestForm
from portal.site.qr import qr_svg


def receive(request: HttpRequest, form: HonestForm, filing: ModuleType, kind: str, *, most, **how):
    """The receipt of what this form is, filed now or before; None: show it again. `most`: the limits that are asked of
    a whole form (see `are_within`); `how`: for `filing.file`."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        if receipt := filing.again(form):
            return receipt
        if are_within(request, form, kind, **most(form)):
            return filing.file(form, **how)
    except SentBefore as error:
        form.add_error(None, str(error))
        form.is_new = True
    return None


def acknowledged(request: HttpRequest, receipt, path: str) -> dict:
    """For the page of a receipt: number and code, and where they are asked for."""
    track = full_address(request, path)
    return {"receipt": receipt, "track": track, "qr": qr_svg(track)}
