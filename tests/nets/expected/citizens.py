"""What strangers may send: forms without an account, the same for everybody."""

from tests.nets.expected.notation import Row, all_seats
from tests.nets.expected.public import NEVER, number


def everybody(answer: str) -> dict:
    return all_seats(answer, anonymous=answer)


def token(name: str):
    return lambda world: f"?t={world.facts[name]}"


CITIZENS = [
    Row("follow/", everybody("page"), everybody("again")),
    Row("follow/", everybody("page"), everybody("again"), query="?organ=mzj&q=低保"),
    Row("follow/", everybody("bad"), everybody("bad"), query="?organ=odd"),
    Row("follow/mine/", everybody("page"), everybody("done"), {}, "followed", token("follow"), {"do": "stop"}),
    Row("follow/mine/", everybody("absent"), everybody("absent"), {}, "nothing followed", "?t=x"),
]


CITIZENS += [
    Row("consultations/<number:number>/opinion/", everybody("page"), everybody("again"), number("asking")),
    Row(
        "consultations/<number:number>/opinion/",
        everybody("page"),
        everybody("again"),
        number("asking"),
        query="?paragraph=1",
    ),
    Row(
        "consultations/<number:number>/opinion/",
        everybody("absent"),
        everybody("absent"),
        NEVER,
        "never released",
    ),
    Row("consultations/track/", everybody("page"), everybody("done")),  # a try is counted
    Row("interpretations/<number:number>/word/", everybody("page"), everybody("again"), number("reading")),
    Row("interpretations/<number:number>/word/", everybody("absent"), everybody("absent"), NEVER, "never"),
    Row("letters/new/", everybody("page"), everybody("again")),
    Row("letters/new/", everybody("page"), everybody("again"), query="?lane=county&about=/documents/"),
    Row("letters/new/", everybody("bad"), everybody("again"), query="?lane=odd"),
    Row("requests/new/", everybody("page"), everybody("again")),
    Row("requests/records/new/", everybody("page"), everybody("again")),
    Row("requests/track/", everybody("page"), everybody("done")),  # a try is counted
    Row("letters/track/", everybody("page"), everybody("done")),  # a try is counted
    Row("letters/board/", everybody("page"), everybody("method")),  # live numbers, so not among what stays to the byte
]
