"""What the examination tells the house: its rules, in the order in which they are asked."""

from portal.examination import datelines, leftovers, linking, marks, personal, wording

RULES = (
    *marks.RULES,
    *personal.RULES,
    *leftovers.RULES,
    *datelines.RULES,
    *linking.RULES,
    *wording.RULES,
)
