"""How far a reader has come with a scenario: told by the address alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from interpretation.models import Scenario
from interpretation.scenarios.questions import MOST_QUESTIONS
from portal.site.bad_address import BadAddress

PARAMETERS = tuple(f"a{n}" for n in range(1, MOST_QUESTIONS + 1))  # the answer to each question, in its words


@dataclass
class Asked:
    """What was answered, what is asked next (nothing: all is answered), and whom and what the answers lead to."""

    answered: list[dict] = field(default_factory=list)
    next: dict | None = None
    audiences: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)


def read(scenario: Scenario, parameters: Mapping[str, str]) -> Asked:
    """Answers are given from the first question on; one that is not there any more is a bad address."""
    asked, said, address = Asked(), {}, scenario.get_absolute_url()
    for name, question in zip(PARAMETERS, scenario.questions, strict=False):
        words = parameters.get(name, "")
        if not words:
            asked.next = {
                "ask": question["ask"], "place": len(said) + 1, "total": len(scenario.questions),
                "answers": [
                    {"words": answer["words"], "url": f"{address}?{urlencode(said | {name: answer['words']})}"}
                    for answer in question["answers"]
                ],
            }  # fmt: skip
            break
        answer = next((answer for answer in question["answers"] if answer["words"] == words), None)
        if answer is None:
            raise BadAddress(_("问题改过了，没有这个回答。请从头再答一遍。"))
        again = f"{address}?{urlencode(said)}" if said else address
        asked.answered.append({"ask": question["ask"], "words": words, "again_url": again})
        asked.audiences += [code for code in answer["audiences"] if code not in asked.audiences]
        asked.documents += [path for path in answer["documents"] if path not in asked.documents]
        said[name] = words
    if len(said) < sum(bool(parameters.get(name)) for name in PARAMETERS):
        raise BadAddress(_("问题改过了，没有这个回答。请从头再答一遍。"))
    return asked
