"""What the examination tells the house: its rules, in the order in which they are asked."""

from portal.examination import marks

RULES = (*marks.RULES,)
