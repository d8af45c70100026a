"""A form of the desk that does one thing: what came of sending it."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms

from portal.publishing.typed import is_fine
from portal.workflow import Conflict, MoveRefused


@dataclass(frozen=True)
class Tried:
    """Done, or why not: the refusal to be shown above the form, and the status of its page."""

    is_done: bool = False
    refusal: str = ""
    status: int = 400


NOT_SENT = Tried(status=200)


def tried(form: forms.Form, do: Callable[..., object], *, by) -> Tried:
    """`do` with what the form says, where nothing is wrong with it."""
    if not is_fine(form, by=by):
        return Tried()
    try:
        do(**form.cleaned_data, by=by)
    except Conflict as conflict:
        return Tried(refusal=str(conflict), status=409)
    except MoveRefused as refused:
        return Tried(refusal=str(refused))
    return Tried(is_done=True)
