"""What a duty may be in, as one table: the first rule that holds is its state. A duty that nobody has is no cell.

`when` is SQL over the columns of `rows.py`: n (released documents), newest, due_on (by the rhythm), pending_on (the
first day on which a draft is due; never for the public), rhythm, not_applicable, through (an item that satisfies it is
released); `%(day)s` is the day, `%(soon)s` the last day that is soon.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class State:
    """`mark` is the character of the picture, `label` its words; `is_missing`: it is in the list of what is owed."""

    code: str
    mark: str
    label: str
    when: str
    is_missing: bool = False


STATES = (
    State("not_applicable", "免", _("不适用（已说明理由）"), "not_applicable <> ''"),
    State("late", "逾", _("逾期未公开"),
          "pending_on < %(day)s OR due_on < %(day)s AND (n = 0 OR rhythm = 'yearly')", True),
    State("stale", "旧", _("超期未更新"), "due_on < %(day)s", True),
    State("due_soon", "将", _("即将到期"), "least(due_on, pending_on) <= %(soon)s"),
    State("through", "转", _("由对应的事项公开"), "n = 0 AND through"),
    State("never", "空", _("从未公开"), "n = 0", True),
    State("released", "✓", _("已公开"), "true"),
)  # fmt: skip
BY_CODE = {state.code: state for state in STATES}
MISSING = tuple(state.code for state in STATES if state.is_missing)
# Of several in one cell the first of these is shown.
WORST_FIRST = ("late", "stale", "never", "due_soon", "released", "through", "not_applicable")
FINE = ("released", "through")  # how many there are says nothing
IN_ORDER = ("released", "through", "due_soon", "late", "stale", "never", "not_applicable")  # of a legend
NOT_THIS = _("不涉及")
CASE = "CASE {} END".format(" ".join(f"WHEN {state.when} THEN '{state.code}'" for state in STATES))
