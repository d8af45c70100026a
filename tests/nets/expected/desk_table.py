"""The addresses that every table at the desk has, from one grid: - (not there), see, change."""

from collections.abc import Mapping

from tests.nets.expected.notation import Row, Values, all_seats, grid, only, turned

NONE = {"object_id": "987654321"}


def desk_table(
    name: str,
    access: str,
    things: Mapping[str, Values],
    *,
    lists: str,
    adds: str = "",
    hidden: str = "absent",
    form_for_viewers: str = "page",
    empty: str = "again",
) -> list[Row]:
    """`access`: a grid with a column for each of `things`; `lists` and `adds`: who sees the list and begins a new row.

    A row out of reach is absent; in a table whose rows belong to no organ it is `hidden="forbidden"` for those who
    have no right in the table at all. `empty="done"`: a form in which nothing has to be filled. Nobody deletes.
    """
    at = f"admin/{name}/"
    list_ = only(lists, "page", "forbidden")
    rows = [
        Row(at, list_, list_),
        Row(f"{at}add/", only(adds, "page", "forbidden"), only(adds, "again", "forbidden")),
        *_of_one(at, "no such row", NONE, dict.fromkeys(("see", "change", "-"), "absent"), {}, empty),
    ]
    for thing, cells in grid(access).items():
        rows += _of_one(
            at, thing, things[thing], {"see": form_for_viewers, "change": "page", "-": hidden}, cells, empty
        )
    return rows


def _of_one(
    at: str, thing: str, values: Values, answers: Mapping[str, str], cells: Mapping[str, str], empty: str
) -> list[Row]:
    """The form, the history, the way to delete, the short address. POST sends nothing."""
    if not cells:
        nowhere = all_seats("absent")
        change_get = change_post = history = delete = nowhere
    else:
        hidden = answers["-"]
        change_get = turned(cells, answers)
        change_post = turned(cells, {"see": "forbidden", "change": empty, "-": hidden})
        history = turned(cells, {"see": "page", "change": "page", "-": hidden})
        delete = turned(cells, {"see": "forbidden", "change": "forbidden", "-": hidden})
    one = f"{at}<path:object_id>/"
    aside = all_seats("elsewhere")
    return [
        Row(f"{one}change/", change_get, change_post, values, thing),
        Row(f"{one}history/", history, history, values, thing),
        Row(f"{one}delete/", delete, delete, values, thing, sent={"post": "yes"}),
        Row(one, aside, aside, values, thing),
    ]
