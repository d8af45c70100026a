"""The section 政府信息公开 on the pages that belong to it."""

from django import template

from portal.site.sections import sections

register = template.Library()


@register.inclusion_tag("components/section_nav.html", takes_context=True)
def section_nav(context) -> dict:
    return {"sections": sections(context["request"].path_info)}
