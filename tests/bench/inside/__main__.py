"""One question a line, as JSON: [name, argument …]; one answer a line."""

import json
import sys

from tests.bench.inside import bare, coverage, desk, examining, filing, pages, profiling, releasing, reporting

ANSWERS = {
    "times": pages.times,
    "queries": pages.queries,
    "front queries": pages.front_queries,
    "examine": examining.times,
    "profile": profiling.profile,
    "desk lists": desk.lists,
    "desk visits": desk.visits,
    "ready to sign": releasing.ready_to_sign,
    "sign": releasing.sign,
    "withdraw": releasing.withdraw,
    "lane with letters": filing.lane_with_letters,
    "bare search": bare.times,
    "owe everything": coverage.owe_everything,
    "packed": coverage.packed,
    "requests of sixty organs": reporting.filled_organs,
    "report times": reporting.times,
}

for line in sys.stdin:
    name, *arguments = json.loads(line)
    print(json.dumps(ANSWERS[name](*arguments)), flush=True)
