"""Cells and rows as markup: a template would ask the same questions for each of a thousand."""

from functools import cached_property

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from disclosure.coverage.states import BY_CODE, FINE, NOT_THIS, WORST_FIRST
from portal.cases.today import day_words


class Cells:
    """Draws cells of a heat map; its words are looked up once."""

    def __init__(self):
        self.empty = f'<td><i class="unseen">{NOT_THIS}</i></td>'
        self.words = {
            code: f'{state.mark}<i class="unseen">{escape(state.label)}</i>' for code, state in BY_CODE.items()
        }

    def cell(self, states: dict[str, int] | None, url: str, number: int | None = None) -> str:
        """The worst of its states, with how many there are (`number`: this one instead)."""
        if not states:
            return self.empty
        code = next(code for code in WORST_FIRST if code in states)
        shown = number if number is not None else "" if code in FINE else states[code]
        return f'<td><a class="h-{code}" href="{escape(url)}">{self.words[code]}{shown or ""}</a></td>'


class OwedRows(list):
    """The rows of components/owed_table.html, each a dict."""

    @property
    def cross(self) -> bool:
        """Whether the rows are of several organs and domains."""
        return bool(self) and "organ" in self[0]

    @property
    def at_the_desk(self) -> bool:
        return bool(self) and "desk_url" in self[0]

    @cached_property
    def html(self) -> SafeString:
        released, newest, due, who, reason = _("已公开"), _("最近公开"), _("应于"), _("责任"), _("理由：")
        unit, elsewhere, nobody = _("%s件"), _("看对应的事项"), _("写明责任")

        def told(name: str, words: str) -> str:
            return f'<td data-name="{name}">{words}</td>' if words else "<td></td>"

        def row(of: dict) -> str:
            label = escape(of["label"])
            title = f'<a href="{escape(of["url"])}">{escape(of["title"])}</a>'
            note = f'<p class="quiet">{reason}{escape(of["note"])}</p>' if of["note"] else ""
            where = f"<td>{escape(of['organ'])}</td><td>{escape(of['domain'])}</td>" if self.cross else ""
            count = unit % of["n"] if of["n"] else elsewhere
            count = f'<a href="{escape(of["documents_url"])}">{count}</a>' if of["documents_url"] else "0"
            desk = ""
            if self.at_the_desk:
                desk = told(who, f'<a href="{escape(of["desk_url"])}">{escape(of["who"] or nobody)}</a>')
            anchor = "" if self.cross else f' id="{of["anchor"]}"'
            return (
                f'<tr{anchor} data-state="{of["code"]}"><td><span class="heat-mark h-{of["code"]}" aria-hidden="true">'
                f'{of["mark"]}</span> {label}</td>{where}<th scope="row">{title}{note}</th>'
                f"{told(released, count)}{told(newest, of['newest'] and day_words(of['newest']))}"
                f"{told(due, of['due_on'] and day_words(of['due_on']))}{desk}</tr>\n"
            )

        return mark_safe("".join(map(row, self)))
