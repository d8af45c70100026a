"""Coverage as lists: everything that one organ owes, domain by domain; what should have been public longest ago."""

from collections import Counter

from disclosure.coverage.counted import LAST_NIGHT, Line
from disclosure.coverage.markup import OwedRows
from disclosure.coverage.picture import legend_of
from disclosure.coverage.states import BY_CODE, MISSING
from disclosure.duties.unconcerned import domains_for
from disclosure.models import Domain
from portal.people.models import Organ


def organ_context(lines: list[Line], organ: Organ, *, only: str = "") -> dict:
    """`only` = "missing": what is missing alone; the numbers are those of everything."""
    domains = {domain.pk: domain for domain in domains_for(organ)}
    groups, unconcerned = [], []
    for domain in domains.values():
        of_domain = [line for line in lines if line.domain == domain.pk]
        if domain.why_not and all(line.state == "not_applicable" for line in of_domain):
            unconcerned.append({"domain": domain, "reason": domain.why_not, "total": len(of_domain)})
            continue
        shown = [line for line in of_domain if not only or line.state in MISSING]
        if shown:
            done = sum(line.is_public for line in of_domain)
            groups.append({
                "code": domain.code, "name": domain.name, "url": domain.get_absolute_url(),
                "done": done, "total": len(of_domain), "missing": len(of_domain) - done,
                "percent": round(100 * done / len(of_domain)),
                "rows": OwedRows(line_row(line, domain, organ) for line in shown),
            })  # fmt: skip
    states = Counter(line.state for line in lines)
    return {
        "legend": legend_of(lines),
        "groups": groups,
        "unconcerned": unconcerned,
        "total": len(lines),
        "missing": sum(states[code] for code in MISSING),
    }


def line_row(line: Line, domain: Domain, organ: Organ) -> dict:
    state, path = BY_CODE[line.state], f"{domain.code}/{line.number}"
    return {
        "key": line.key, "anchor": f"i{domain.code}-{line.number}", "path": path, "title": line.title,
        "url": f"/catalog/{path}/", "code": state.code, "mark": state.mark, "label": state.label,
        "n": line.n, "documents_url": f"/catalog/{path}/?organ={organ.code}" if line.is_public else "",
        "newest": line.newest, "due_on": line.due_on, "note": line.note,
    }  # fmt: skip


def worst_rows(lines: list[Line], organs: list[Organ], domains: list[Domain]) -> OwedRows:
    organs, domains = {organ.pk: organ for organ in organs}, {domain.pk: domain for domain in domains}
    return OwedRows(
        line_row(line, domains[line.domain], organs[line.organ])
        | {"organ": str(organs[line.organ]), "domain": str(domains[line.domain])}
        for line in lines
    )


def owed_by(organ: Organ) -> list[dict]:
    """Domain by domain what `organ` owes and how much of it is released, as counted last night: for its own page."""
    return [
        {
            "url": f"/coverage/organs/{organ.code}/#d{code}", "title": name, "domain": code, "done": done,
            "total": total, "missing": total - done, "percent": round(100 * done / total),
        }
        for code, name, total, done in LAST_NIGHT.domains_of(organ.pk)
    ]  # fmt: skip
