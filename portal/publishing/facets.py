"""All that an entry can be found under, as "axis:code": what lists and search are narrowed by and counted along."""

import datetime
from dataclasses import dataclass

POLICY = "policy"
# 政策文件: what a government decides for all, under a number of its own; a 决定 is mostly a decision on one case.
POLICY_KINDS = ("resolution", "order", "announcement", "public_notice", "opinions", "notice", "plan")


# The shelves of the policy library, and the kinds that stand there whatever their number.
SHELVES = {
    "rules": ("rules", "statute", "regulation", "local_regulation", "judicial_interpretation", "laws_and_regulations"),
    "normative": ("normative_document",),
    "other": ("policy_document",),
}  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """Where an entry stands on a day, and the next day on which that changes by itself (None: never)."""

    validity: str
    turns_on: datetime.date | None = None


ENDED = ("repealed", "expired")


def standing_of(entry, on: datetime.date) -> Standing:
    """DOC-04: what the office states; what released documents say of it; its first day and the day after its last."""
    begins, ends = (entry.valid.lower, entry.valid.upper) if entry.valid else (None, None)
    if entry.validity_mark in ENDED:
        return Standing(entry.validity_mark)
    days = (begins, ends, entry.amended_on, entry.repealed_on)
    turns_on = min((day for day in days if day and day > on), default=None)
    if entry.repealed_on and on >= entry.repealed_on:
        return Standing("repealed")
    if begins and on < begins:
        return Standing("not_yet_in_force", turns_on)
    if ends and on >= ends:
        return Standing("expired", turns_on)
    if entry.validity_mark or entry.amended_on and on >= entry.amended_on:
        return Standing("amended", turns_on)
    return Standing("in_force", turns_on)


def shelf_of(entry) -> str:
    """Where in the policy library an entry stands; empty: it is none of it. A normative document is known by its kind,
    by 规 in its number, or by a registration number beside it (DOC-06)."""
    for shelf, kinds in SHELVES.items():
        if entry.kind in kinds:
            return shelf
    if entry.kind not in POLICY_KINDS or len(entry.numbers) < 2:
        return ""
    return "normative" if "规〔" in entry.numbers[0] or len(entry.numbers) > 4 else "other"


def facets_of(entry, organ_code: str, on: datetime.date) -> list[str]:
    """The facets of `entry` on the day `on`; its section and its catalog items are columns of their own."""
    found = {
        f"kind:{entry.kind}", f"organ:{organ_code}", f"year:{entry.year}",
        f"validity:{standing_of(entry, on).validity}",
        *(f"domain:{code}" for code in entry.domains), *(f"topic:{code}" for code in entry.topics),
        *(f"audience:{code}" for code in entry.audiences),
    }  # fmt: skip
    for axis in ("level", "stage"):
        if code := getattr(entry, axis):
            found.add(f"{axis}:{code}")
    if entry.kind in POLICY_KINDS and len(entry.numbers) > 1:
        found.add(f"kind:{POLICY}")
    if shelf := shelf_of(entry):
        found |= {f"shelf:{POLICY}", f"shelf:{shelf}"}
    return sorted(found)
