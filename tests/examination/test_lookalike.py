"""What looks like personal data and is none: in the corpus and in real texts; the figures are printed."""

import gzip
import json
from pathlib import Path

import pytest

from portal.examination.examine import examine
from portal.examination.personal import RULES
from portal.examination.subject import Subject, Text
from tests.examination.corpus import cases
from tests.examination.personal_here import TODAY, said_of

REAL = Path(__file__).parents[3] / "shared/data/policy_corpus_dev.jsonl.gz"


@pytest.mark.small
def test_look_alikes_of_the_corpus_give_no_alarm():
    alarms = [(case.id, [(each.rule, each.value) for each in said]) for case in cases("lookalike")
              if (said := said_of(case))]  # fmt: skip
    print(f"lookalike: {len(alarms)} false alarms in {len(cases('lookalike'))} cases")
    assert len(alarms) <= 0.02 * len(cases("lookalike")), alarms


@pytest.mark.long
@pytest.mark.skipif(not REAL.exists(), reason="../shared/data is not here")
def test_real_texts_give_next_to_no_alarm():
    alarms, count = [], 0
    with gzip.open(REAL, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            count += 1
            texts = (Text("title", "标题", row["title"]), Text("body", "正文", row["text"]))
            alarms += [(row["id"], each.rule) for each in examine(Subject(texts, today=TODAY), RULES)]
    print(f"real texts: {len(alarms)} alarms in {count}")
    assert len(alarms) <= 5, alarms
