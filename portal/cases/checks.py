import os

from django.core.checks import Tags, Warning, register


@register(Tags.compatibility, deploy=True)
def calendar_runs(app_configs, **kwargs):
    """A stopped calendar belongs to tests and samples only."""
    if day := os.environ.get("PORTAL_TODAY"):
        return [Warning(f"日期被固定在 {day}（PORTAL_TODAY），期限不会往前走。", id="portal.W010")]
    return []
