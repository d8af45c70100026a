"""What a return asks of the author, on the page where the text is written."""

from django import template

from portal.publishing import marking
from portal.publishing.models import Revision

register = template.Library()


@register.inclusion_tag("publishing/asked.html", takes_context=True)
def asked_of_author(context, revision: Revision | None) -> dict:
    """The marks of the last return as fields of the form around; what was typed and not saved stays in them."""
    if revision is None:
        return {"asked": []}
    typed = context["request"].POST
    return {
        "asked": [
            {"field": each.field, "mark": each.mark, "label": each.label, "answered": each.answer is not None,
             "words": typed.get(each.field, each.answer.words if each.answer else "")}
            for each in marking.asked_now(revision)
        ],
        "most": marking.LONGEST,
    }  # fmt: skip
