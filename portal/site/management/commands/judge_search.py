import urllib.error
import urllib.request
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.test import Client

from portal.site.finding.judging import judge, read, scores


class Command(BaseCommand):
    help = (
        "用一份评判过的查询考搜索：每行一个 JSON，写明 q、kind 和应当找到的 expect（标题）或 title_regex。"
        "按种类写出第一条就对、前十条里有、平均倒数排名。"
    )

    def add_arguments(self, parser):
        parser.add_argument("file", help="查询文件（.jsonl）")
        parser.add_argument("--url", help="正在运行的平台，例如 http://127.0.0.1:8000；不写就问这里的数据库")
        parser.add_argument("--show", action="store_true", help="也列出没有排在第一的")

    def handle(self, *, file, url, show, **options):
        try:
            queries = read(Path(file))
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"读不了这份文件：{error}") from error
        verdicts = judge(queries, _by_network(url.rstrip("/")) if url else _here)
        if show:
            for verdict in verdicts:
                if verdict.rank != 1:
                    first = "；".join(verdict.found[:3]) or "什么也没有"
                    self.stdout.write(f"{verdict.rank or '—'}\t{verdict.judged.kind}\t{verdict.judged.q}\t{first}")
        self.stdout.write("种类\t条数\thit@1\thit@10\tMRR")
        for kind, score in scores(verdicts).items():
            self.stdout.write(f"{kind or '合计'}\t{score.n}\t{score.at_1:.3f}\t{score.at_10:.3f}\t{score.mrr:.3f}")


def _here(path: str) -> str:
    answer = Client(raise_request_exception=False).get(path, headers={"host": "localhost"})
    return _readable(path, answer.status_code, answer.content)


def _readable(path: str, status: int, body: bytes) -> str:
    """A fault is no answer, and least of all the right one to what nothing is expected of."""
    if status >= 500:
        raise CommandError(f"{path} 出错：{status}")
    return body.decode()


def _by_network(url: str):
    def page_of(path: str) -> str:
        try:
            with urllib.request.urlopen(f"{url}{path}", timeout=60) as answer:
                return _readable(path, answer.status, answer.read())
        except urllib.error.HTTPError as error:
            return _readable(path, error.code, error.read())
        except OSError as error:
            raise CommandError(f"{url} 没有回答：{error}") from error

    return page_of
