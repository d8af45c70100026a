"""Buttons of the writing page that change the open form and save nothing: a file up or down, words filled in, a Word
file read. They work without script; what is typed comes back as it was, with the one thing changed."""

from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from portal.publishing import intake
from portal.publishing.admin.files_field import CARRIED, rows_of, token_of
from portal.publishing.attaching import Kept
from portal.publishing.content import clean_html, text_of
from portal.publishing.word.taking import take

ASIDES = ("_up", "_down", "_fill", "_word")


def is_aside(request: HttpRequest) -> bool:
    return any(name in request.POST for name in ASIDES)


def carried_out(request: HttpRequest, attached, fillable, untouched: str = "") -> QueryDict:
    """What was typed, with what the button asked for; new files are taken in on the way. `untouched` is the text with
    which the form began, which nobody typed."""
    typed = request.POST.copy()
    _take_new_files(request, typed)
    if "_word" in typed:
        _word(request, typed, untouched)
    elif "_fill" in typed:
        name, _colon, value = typed["_fill"].partition(":")
        if name in fillable:
            typed[name] = value[:500]
    else:
        _move(typed, attached)
    return typed


def _take_new_files(request: HttpRequest, typed: QueryDict) -> None:
    for upload in request.FILES.getlist("new_files"):
        try:
            name, blob = intake.take(upload.name, upload.chunks(), by=request.user)
            typed.appendlist(CARRIED, token_of(Kept(blob, name)))
        except intake.Refused as refused:
            messages.error(request, str(refused))


def _word(request: HttpRequest, typed: QueryDict, untouched: str) -> None:
    """The text of a Word file, behind what is written already; its pictures become attachments."""
    upload = request.FILES.get("word")
    if upload is None:
        messages.error(request, _("请先选择一个 Word 文件。"))
        return
    try:
        word = take(upload.name, upload.chunks(), by=request.user)
    except intake.Refused as refused:
        messages.error(request, str(refused))
        return
    written = typed.get("body_html", "")
    is_own = text_of(clean_html(written)) not in ("", text_of(clean_html(untouched)))
    typed["body_html"] = written + word.body_html if is_own else word.body_html
    for picture in word.pictures:
        typed.appendlist(CARRIED, token_of(picture))
    messages.success(request, _("已从“%(name)s”读进正文，还没有保存。请核对。") % {"name": word.name})
    if word.left_out:
        messages.warning(request, _("没有读进来的：%(what)s。") % {"what": "；".join(word.left_out)})


def _move(typed: QueryDict, attached) -> None:
    rows = rows_of(typed, attached)
    step, wanted = (-1, typed["_up"]) if "_up" in typed else (1, typed["_down"])
    places = [row.key for row in rows]
    if wanted in places and 0 <= (other := places.index(wanted) + step) < len(places):
        places.remove(wanted)
        places.insert(other, wanted)
    for place, key in enumerate(places, 1):
        typed[f"{key}_place"] = str(place)
