"""What upper floors ask of a text before it goes out; each a function in `GATES` of a portal_hooks.py."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from portal.publishing.kinds import Problem
from portal.publishing.models import Revision
from portal.site.hooks import gathered
from portal.workflow import MoveRefused


def lacking(revisions: Sequence[Revision]) -> dict[int, list[Problem]]:
    """Revision → what it lacks; of what lacks nothing, nothing. One question for as many as there are."""
    found: dict[int, list[Problem]] = {}
    for gate in gathered("GATES") if revisions else ():
        for pk, problem in gate(revisions).items():
            found.setdefault(pk, []).append(problem)
    return found


def stop_signing(revision: Revision) -> None:
    """Raises MoveRefused while something is lacking."""
    if problems := lacking([revision]).get(revision.pk):
        raise MoveRefused(_("还不能公开：") + "；".join(problem.message for problem in problems))
