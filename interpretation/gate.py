"""The gate of INT-04 and what goes out together: asked by publishing before anything of ours is signed.

The database asks the same at commit (sql/20_gate.sql), whoever writes.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from interpretation.forms import FORMS
from interpretation.interpretations import KIND
from interpretation.models import Arrangement, Source
from portal.cases.today import today
from portal.people.models import Organ, Person
from portal.people.rights import OrganTree, organs_visible_to
from portal.publishing.companions import Companions
from portal.publishing.kinds import Problem, kind_of
from portal.publishing.models import Publication, Revision
from portal.publishing.states import OPEN, State

DOCUMENT = "document"
# Of each document: the article by which it must be interpreted, how that is arranged, whether it is.
ASKED = """
SELECT d.id, must_interpret(d.header, %(today)s::date), (arranged(d.publication, d.no)).way,
       is_interpreted(d.publication)
FROM unnest(%(ids)s::bigint[], %(publications)s::uuid[], %(numbers)s::int[], %(headers)s::jsonb[])
     AS d(id, publication, no, header)"""


def gate(revisions: Sequence[Revision]) -> dict[int, Problem]:
    """Documents that must be interpreted and for which nobody has said how."""
    found = {}
    for revision, article, way, is_told in _standing(revisions):
        if article and not way and not is_told and not _goes_along(revision):
            words = _("这份文件必须解读（%(article)s）：请写一篇解读一起送审，或者安排以后解读，或者写明为什么不用。")
            found[revision.pk] = Problem(words % {"article": article})
    return found


def _goes_along(revision: Revision) -> bool:
    """A batch waits for nobody (states.py)."""
    return revision.mode != Revision.Mode.BATCH and bound_to(revision).exists()


def companions(revision: Revision) -> Companions | None:
    """An interpretation waits until its documents are public; a document for one of its interpretations, where it must
    be interpreted and nothing else is arranged."""
    if revision.publication.kind == KIND:
        waited = Publication.objects.filter(explained_by__revision=revision, live_release__isnull=True)
        if keys := frozenset(waited.values_list("pk", flat=True)):
            return Companions(all_of=keys, words=_("已签发，等解读的文件一起公开"))
    if revision.publication.kind == DOCUMENT and (bound := open_for(revision.publication_id)):
        keys = frozenset(bound.values_list("publication", flat=True))
        ((_revision, article, way, is_told),) = _standing([revision])
        if article and not way and not is_told:
            enough = frozenset(bound_to(revision).values_list("publication", flat=True))
            return Companions(any_of=enough, beside=keys - enough, words=_("已签发，等解读签发后一起公开"))
        return Companions(beside=keys)
    return None


def open_for(document: UUID) -> QuerySet[Revision]:
    """Interpretations of a document that are being written, reviewed, or wait for it."""
    sources = Source.objects.filter(target=document, revision__state__in=OPEN)
    return Revision.objects.filter(pk__in=sources.values("revision"))


def bound_to(revision: Revision) -> QuerySet[Revision]:
    """Those of them on which the document may rely (INT-03): by whoever answers for it, stands among its issuers, or
    belongs to either from above or below. What a stranger begins opens no gate."""
    header, tree = _header(revision), OrganTree(today())
    issuers = Organ.objects.filter(name__in=header["issuing_organs"]).values_list("pk", flat=True)
    near = {organ for own in (revision.publication.organ_id, *issuers) for organ in tree.line_of(own)}
    return open_for(revision.publication_id).filter(publication__organ__in=near)


def arrangement_of(revision: Revision) -> Arrangement | None:
    """Of this revision, else the last one before it."""
    said = Arrangement.objects.filter(revision__publication=revision.publication_id, revision__no__lte=revision.no)
    return said.exclude(revision__state=State.DISCARDED).order_by("-revision__no").first()


def article_of(revision: Revision) -> str:
    """By which a document must be interpreted; empty: it need not."""
    return next((article or "" for _revision, article, _way, _told in _standing([revision])), "")


def _standing(revisions: Sequence[Revision]) -> list[tuple[Revision, str | None, str | None, bool]]:
    documents = {each.pk: each for each in revisions if each.publication.kind == DOCUMENT}
    if not documents:
        return []
    values = {
        "today": today(), "ids": list(documents),
        "publications": [each.publication_id for each in documents.values()],
        "numbers": [each.no for each in documents.values()],
        "headers": [connection.ops.adapt_json_value(_header(each), None) for each in documents.values()],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(ASKED, values)
        return [(documents[pk], *rest) for pk, *rest in cursor.fetchall()]


def _header(revision: Revision) -> dict:
    return revision.header if revision.hash else kind_of(DOCUMENT).header(revision)


def panel(revision: Revision, reader: Person) -> dict | None:
    """What stands beside a document at the desk: must it be interpreted, what is arranged, what is being written by
    those whose drafts the reader finds."""
    if revision.publication.kind != DOCUMENT:
        return None
    ((_revision, article, _way, is_told),) = _standing([revision])
    said = arrangement_of(revision)
    lines = [_("这份文件必须解读：%(article)s。") % {"article": article} if article else _("这份文件可以不解读。")]
    visible = open_for(revision.publication_id).filter(publication__organ__in=organs_visible_to(reader, today()))
    lines += [
        _("“%(title)s”：%(state)s") % {"title": each.title, "state": each.get_state_display()} for each in visible
    ]
    if said:
        day = f"（{said.on:%Y-%m-%d}，{said.person}）" if said.on else f"（{said.reason}）"
        lines.append(f"{said.get_way_display()}{day}")
        lines += _planned(said)
    if is_told:
        lines.append(_("已有公开的解读。"))
    lacks = bool(article) and not said and not is_told and not bound_to(revision).exists()
    links = [{"url": f"{reverse('admin:interpretation_interpretation_add')}?of={revision.publication_id}",
              "label": _("写一篇解读")}]  # fmt: skip
    if revision.is_editable:
        links.append({"url": reverse("admin:interpretation_arrangement_change", args=[revision.publication_id]),
                      "label": _("安排以后解读，或者不用解读")})  # fmt: skip
    return {"heading": _("解读"), "lines": lines, "tone": "warn" if lacks else "", "links": links}


def _planned(said: Arrangement) -> list[str]:
    """What a plan says beside its day (INT-05): who approves the document approves it, too."""
    forms = "、".join(str(FORMS[code].label) for code in said.forms if code in FORMS)
    told = ((_("形式"), forms), (_("提纲"), said.outline))
    return [f"{label}：{words}" for label, words in told if words]
