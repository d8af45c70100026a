"""The examination of a document with its workbook: what a clerk waits for at an upload and a save."""

from collections.abc import Iterator

from tests.bench import goals
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.rounds import percentile


def run(bench: Bench) -> Iterator[Row]:
    with bench.probe(bench.small) as asked:
        seconds, word, book = asked.ask("examine", bench.rounds)
    told = [
        f"Word {word / 1024:.0f} KB，工作簿 {book / 1e6:.1f} MB；各轮 " + "、".join(f"{each:.2f}" for each in seconds)
    ]
    yield Row("检查一份十页文件连同 3 MB 工作簿（中位）", percentile(seconds, 0.5), goals.EXAMINATION, told)
