"""All that an entry can be found under, as "axis:code": what lists and search are narrowed by and counted along."""

import datetime
from dataclasses import dataclass

POLICY = "policy"
# 政策文件: what a government decides for all, under a number of its own; a 决定 is mostly a decision on one case.
POLICY_KINDS = ("resolution", "order", "announcement", "public_notice", "opinions", "notice", "plan")


@dataclass(frozen=True)
class Standing:
    """Where an entry stands on a day, and the next day on which that changes by itself (None: never)."""

    validity: str
    turns_on: datetime.date | None = None


def standing_of(entry, on: datetime.date) -> Standing:
    """DOC-04: what the office states; else the term's first day and the day after its last."""
    if entry.validity_mark:
        return Standing(entry.validity_mark)
    if entry.valid is None:
        return Standing("in_force")
    begins, ends = entry.valid.lower, entry.valid.upper
    if begins and on < begins:
        return Standing("not_yet_in_force", begins)
    return Standing("in_force", ends) if ends is None or on < ends else Standing("expired")


def facets_of(entry, organ_code: str, on: datetime.date) -> list[str]:
    """The facets of `entry` on the day `on`; its section and its catalog items are columns of their own."""
    found = {
        f"kind:{entry.kind}", f"organ:{organ_code}", f"year:{entry.year}",
        f"validity:{standing_of(entry, on).validity}",
        *(f"domain:{code}" for code in entry.domains), *(f"topic:{code}" for code in entry.topics),
    }  # fmt: skip
    for axis in ("level", "stage"):
        if code := getattr(entry, axis):
            found.add(f"{axis}:{code}")
    if entry.kind in POLICY_KINDS and len(entry.numbers) > 1:
        found.add(f"kind:{POLICY}")
    return sorted(found)
