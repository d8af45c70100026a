"""A stand-in for the rules: whatever stands in 【】 of the body is found, as grave as its first words say."""

import re

from portal.examination.finding import Finding, Place, Severity

HIT = re.compile("【(必改|须答|提示)[^】]*】")
SEVERITY = {"必改": Severity.BLOCKS, "须答": Severity.ANSWER, "提示": Severity.NOTE}


def bracketed(revision):
    return tuple(
        Finding("TEST-1", SEVERITY[hit[1]], Place("body", "正文", hit.start(), hit.end()), hit[0], "试一试")
        for hit in HIT.finditer(revision.body_text)
    )
