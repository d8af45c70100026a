"""Letters of decisions and notices on the way, to take along: PDF and Word, drawn by the child that draws policy
documents."""

import base64
import datetime

from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from disclosure.paper.making import drawn
from feedback.intake.telling import who_filed
from feedback.models import InformationRequest
from portal.cases.today import day_words

FORMATS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class NotDrawn(Exception):
    """A component is missing or failed; the message is for the person at the desk."""


def draw(request: InformationRequest, letter: dict, form: str) -> bytes:
    """To the addressee that it names, else to the applicant, whose name lies sealed: here alone it is whole."""
    addressee = letter.get("addressee") or who_filed(request)["name"]
    answer = next(iter(drawn([job_of(addressee, letter, form)])), {})
    if not answer.get("content"):
        raise NotDrawn(_("没有画成，请告诉系统管理员：缺少生成文件的组件，或者超过了时间。"))
    return base64.b64decode(answer["content"])


def job_of(addressee: str, letter: dict, form: str) -> dict:
    """As the child that draws takes it."""
    day = day_words(datetime.date.fromisoformat(letter["day"]))
    context = letter | {"addressee": addressee, "day": day}
    if form == "pdf":
        return {"format": form, "html": render_to_string("feedback/reply_paper.html", context)}
    lines = [f"{context['addressee']}：", *letter["paragraphs"], *letter["remedies"]]
    body = format_html_join("", "<p>{}</p>", ((line,) for line in lines))
    signed = format_html_join("", '<p class="signature">{}</p>', ((line,) for line in (letter["organ"], day)))
    return {"format": form, "head": [letter["organ"]], "number": letter["number"], "title": letter["title"],
            "body": body + signed, "foot": [_("（盖章处）")]}  # fmt: skip
