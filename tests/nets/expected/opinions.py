"""The ledger of a consultation at the desk: who reads what people said, who works on it; for everybody else there is
none."""

from tests.nets.expected.notation import Row, all_seats

AT = "admin/feedback/consultation/<uuid:pk>/opinions/"
WORKS, READS = "clerk clerk2 caseworker", "reviewer reviewer2 signer office"


def seats(works: str, reads: str, others: str = "absent") -> dict[str, str]:
    return all_seats(others) | dict.fromkeys(WORKS.split(), works) | dict.fromkeys(READS.split(), reads)


def of(name: str, **more):
    return lambda world, seat: (
        {"pk": world.things[name].publication_id} | {key: world.facts.get(value, value) for key, value in more.items()}
    )


def chosen(**more):
    return lambda world, seat: {"opinion": world.facts["said"]} | more


METHOD, ABSENT = all_seats("method"), all_seats("absent")
ONE = of("asking", opinion="said")
OPINIONS = [
    Row(AT, seats("page", "page"), seats("page", "page"), of("asking")),
    Row(AT, seats("page", "page"), seats("page", "page"), of("asking"), query="?show=hidden&q=低保"),
    Row(AT, ABSENT, ABSENT, of("asking"), query="?show=odd"),
    Row(AT, ABSENT, ABSENT, of("asking_draft"), "never released"),
    Row(f"{AT}enter/", seats("page", "absent"), seats("again", "absent"), of("asking")),
    Row(f"{AT}acts/<slug:act>/", METHOD, seats("done", "refused"), of("asking", act="put"), "put",
        sent=chosen(into="new", summary="一类")),
    Row(f"{AT}acts/<slug:act>/", METHOD, seats("done", "refused"), of("asking", act="hide"), "hide",
        sent=chosen(reason="违法")),
    Row(f"{AT}acts/<slug:act>/", METHOD, ABSENT, of("asking", act="release"), "no such act"),
    Row(f"{AT}result/", seats("elsewhere", "elsewhere"), seats("refused", "refused"), of("asking"), "not over yet"),
    Row(f"{AT}<uuid:opinion>/", seats("page", "page"), seats("page", "page"), ONE),
    Row(f"{AT}<uuid:opinion>/reveal/", seats("elsewhere", "elsewhere"), seats("done", "forbidden"), ONE),
    Row(f"{AT}<uuid:opinion>/restore/", seats("elsewhere", "elsewhere"), seats("done", "forbidden"), ONE),
]  # fmt: skip
