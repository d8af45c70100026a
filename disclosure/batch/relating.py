"""Relations of an imported document: the other end is looked for among ours."""

from disclosure.batch.lines import Line
from disclosure.library.relations import Related
from disclosure.models import Document
from portal.publishing.models import Entry


def ends_of(line: Line) -> list[Related]:
    """What the line says of others; one that is not here is kept by its name, and the line says so."""
    found = []
    for each in line.relations:
        there = each.index_number and Document.objects.filter(
            responsible_organ__code=each.organ, index_number=each.index_number
        ).values_list("pk", flat=True).first()  # fmt: skip
        if each.index_number and not there:
            line.warnings.append("relation_outside")
        entry = Entry.objects.filter(pk=there).first() if there else None
        address = (entry.path if entry else "") if there else each.address
        found.append(Related(each.kind, each.words, there or None, address, each.effective_on))
    return found
