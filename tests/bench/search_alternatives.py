"""The ways to search that were weighed against each other. Each takes what is typed and gives the newest twenty keys
and how many there are (None: it cannot say); the portal's own gives facets and titles first besides."""

from dataclasses import dataclass

import psycopg
import rjieba

from portal.search import engine
from portal.search.terms import wanted
from tests.bench.search_tables import HOT, words_of

FETCH = """WITH found AS MATERIALIZED (SELECT publication, sort_at FROM {table} WHERE tsv @@ %(q)s::tsquery)
           SELECT (SELECT count(*) FROM found),
                  array(SELECT publication FROM found ORDER BY sort_at DESC, publication DESC LIMIT 20)"""
WALK = """SELECT publication FROM entry_terms WHERE ts_match_vq(tsv, %(q)s::tsquery)
          ORDER BY sort_at DESC, publication DESC LIMIT 20"""
HOT_WALK = """SELECT publication FROM walk WHERE (hot & %(mask)s::bit({hot})) = %(mask)s::bit({hot})
              ORDER BY sort_at DESC, publication DESC LIMIT 20"""
RARE_SHARE, RARE_ROWS = 0.008, 3000


@dataclass
class Ways:
    """All of them over one database."""

    database: psycopg.Connection
    n: int

    def __post_init__(self):
        rows = self.database.execute("SELECT word FROM term_df ORDER BY df DESC, word LIMIT %s", [HOT])
        self.hot = {word: place for place, (word,) in enumerate(rows)}

    def words(self, query: str):
        return self._fetch("words", word_query(query))

    def bigrams(self, query: str):
        return self._fetch("entry_terms", wanted(query).tsquery)

    def words_then_bigrams(self, query: str):
        total, page = self.words(query)
        return (total, page) if total >= 20 else self.bigrams(query)

    def hot_bits(self, query: str):
        terms = wanted(query).terms
        if not terms or not terms <= self.hot.keys():
            return self.by_frequency(query)
        places = {self.hot[term] for term in terms}
        mask = "".join("1" if place in places else "0" for place in range(HOT))
        return self._frequency(terms), self._page(HOT_WALK.format(hot=HOT), {"mask": mask})

    def by_frequency(self, query: str):
        """Walk where every term is frequent, else fetch."""
        asked = wanted(query)
        rarest = self._frequency(asked.terms, rarest=True)
        if asked.beginnings or rarest < max(RARE_ROWS, RARE_SHARE * self.n):
            return self.bigrams(query)
        return self._frequency(asked.terms), self._page(WALK, {"q": asked.tsquery})

    def portal(self, query: str):
        found = engine.search(query)
        return found.total, found.publications

    def _frequency(self, terms, *, rarest: bool = False) -> int | None:
        """How many hold one term; of several nothing is known but that it is no more than the rarest's."""
        rows = self.database.execute("SELECT df FROM term_df WHERE word = ANY (%s)", [list(terms)]).fetchall()
        if rarest:
            return min((df for (df,) in rows), default=0) if len(rows) == len(terms) else 0
        return rows[0][0] if len(terms) == len(rows) == 1 else None

    def _fetch(self, table: str, tsquery: str):
        if not tsquery:
            return 0, []
        return self.database.execute(FETCH.format(table=table), {"q": tsquery}).fetchone()

    def _page(self, statement: str, values: dict) -> list:
        return [key for (key,) in self.database.execute(statement, values)]


NAMES = {
    "words": "只用词典的词", "bigrams": "二字组，总是按索引取", "words_then_bigrams": "先词后二字组",
    "by_frequency": "二字组，按词频选路", "hot_bits": "二字组，热词位图", "portal": "本平台：按抽样选路，含分面、件数",
}  # fmt: skip


def word_query(query: str) -> str:
    return " & ".join(f"'{word[:60]}'" for word in sorted(words_of(rjieba, query)))
