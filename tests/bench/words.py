"""What readers ask for, by classes that nobody tuned on.

Pieces of two to eight characters from random places of the corpus, so that half of them are no words of a dictionary;
put into classes by how many documents of the smaller place hold them.
"""

import gzip
import json
import random
import re
from pathlib import Path

from tests.bench.places import CORPUS, Place

SEED = 20261122
RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
# Class → between which shares of all documents.
SHARES = {"common": (0.1, 1.0), "middling": (0.005, 0.05), "rare": (0.0, 0.001)}
CLASSES = (*SHARES, "pair", "common and rare", "phrase", "none")
NAMES = {
    "common": "常见词", "middling": "中等词", "rare": "罕见词", "pair": "两个中等词", "common and rare": "常见加罕见",
    "phrase": "四到八字的句子片段", "none": "没有的词",
}  # fmt: skip


def drawn(place: Place, each: int, kept: Path) -> dict[str, list[str]]:
    """Class → `each` queries; drawn once and kept, so that every size is asked the same."""
    if kept.exists() and min(map(len, (found := json.loads(kept.read_text())).values())) >= each:
        return {name: queries[:each] for name, queries in found.items()}
    with place.connect() as database:
        texts = [row[0] for row in database.execute("SELECT title || E'\\n' || body_text FROM release")]
    found = classes(texts, _runs(texts), each)
    kept.write_text(json.dumps(found, ensure_ascii=False))
    return found


def classes(texts: list[str], runs: list[str], each: int) -> dict[str, list[str]]:
    """`runs` are what pieces are cut from, `texts` where they are counted."""
    draw = random.Random(SEED)
    found: dict[str, list[str]] = {name: [] for name in CLASSES}
    words: dict[str, list[str]] = {name: [] for name in SHARES}
    for _try in range(200 * each):
        if min(map(len, words.values())) >= 2 * each:
            break
        word = _piece(runs, draw, 2, 3)
        share = sum(word in text for text in texts) / len(texts)
        for name, (least, most) in SHARES.items():
            if least < share <= most and len(words[name]) < 2 * each:
                words[name].append(word)
    spare = [word for some in words.values() for word in some]  # a tiny place has no rare words
    for name in SHARES:
        words[name] = (words[name] or spare) * (2 * each)
    for name in SHARES:
        found[name] = words[name][:each]
    for place in range(each):
        common, rare = words["common"][each + place], words["rare"][each + place]
        found["pair"].append(" ".join(words["middling"][2 * place : 2 * place + 2]))
        found["common and rare"].append(f"{common} {rare}")
        found["phrase"].append(_piece(runs, draw, 4, 8))
        found["none"].append(_nowhere(runs, draw, texts))
    return found


def _runs(texts: list[str]) -> list[str]:
    """Runs of Chinese characters, of the corpus where it is there, else of the texts themselves."""
    if CORPUS.exists():
        with gzip.open(CORPUS, "rt", encoding="utf-8") as file:
            texts = [json.loads(line)["text"] for _n, line in zip(range(3000), file, strict=False)]
    return [run for text in texts for run in RUN.findall(text)]


def _piece(runs: list[str], draw: random.Random, least: int, most: int) -> str:
    """A piece of `least` to `most` characters; a long run is the likelier to be cut."""
    while True:
        run, length = draw.choice(runs), draw.randint(least, most)
        if len(run) >= length:
            start = draw.randint(0, len(run) - length)
            return run[start : start + length]


def _nowhere(runs: list[str], draw: random.Random, texts: list[str]) -> str:
    """Characters that occur, one after the other as they never do."""
    while True:
        word = "".join(_piece(runs, draw, 2, 2)[0] for _n in range(3))
        if not any(word in text for text in texts):
            return word
