"""The readers in this process: for the many small cases of the corpus, which need no bounds of time and memory."""

from portal.examination.reading.asking import Read, read_here
from tests.examination.corpus import Case

TYPED = "正文.html"  # text typed into the editor is read like a page


def look(case: Case) -> Read:
    return read_here(case.make(), case.name or TYPED)
