"""3,857 real texts, where they lie beside the project: many speak of secrets, none is marked as one."""

import gzip
import json
import re
from pathlib import Path

import pytest

from portal.examination.examine import examine
from portal.examination.marks import RULES
from portal.examination.subject import Subject, Text

CORPUS = Path(__file__).parents[3] / "shared/data/policy_corpus_dev.jsonl.gz"
SPEAKS = re.compile("秘密|机密|绝密")


@pytest.mark.long
@pytest.mark.skipif(not CORPUS.exists(), reason="../shared/data is not here")
def test_no_real_text_is_taken_for_a_marked_one():
    count = speak = 0
    refused = []
    with gzip.open(CORPUS, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            count, speak = count + 1, speak + bool(SPEAKS.search(row["text"]))
            subject = Subject((Text("title", "标题", row["title"], "title"), Text("body", "正文", row["text"])))
            refused += [(row["title"], mark.value) for mark in examine(subject, RULES)]
    print(f"{count} real texts, {speak} speak of secrets: {len(refused)} refused")
    assert refused == [] and count > 3000
