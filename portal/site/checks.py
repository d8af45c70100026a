"""Checks of the site that Django's `check --database default`, `migrate` and the tests run."""

from django.core.checks import Tags, Warning, register
from django.db import DatabaseError

from portal.site.profile import empty_items


@register(Tags.database)
def foot_is_complete(app_configs, databases, **kwargs):
    """Every page must carry the eight items of the foot (website-standard §3.2, MON-D15)."""
    if not databases:
        return []
    try:
        empty = empty_items()
    except DatabaseError:  # not migrated yet
        return []
    if not empty:
        return []
    labels = "、".join(str(each.label) for each in empty)
    hint = "在工作台“设置”里填，或运行 manage.py check_site 看清单。"
    return [Warning(f"网站底部还缺：{labels}。", hint=hint, id="portal.W020")]
