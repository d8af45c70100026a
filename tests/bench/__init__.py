"""How fast the portal is, in ratios: `make bench`.

A ratio holds on other machines, a time does not: every row divides two figures that were taken in turns (A B A B …)
in one run, on one machine. Nothing here asserts on time; the table says what reaches its goal and what does not.

- `goals.py` names the rows; one module measures one subject: `cached.py`, `uncached.py`, `growth.py`, `searching.py`,
  `queries.py`, `desk.py`, `filing.py`, `readers.py`, `weight.py`, `freshness.py`, `importing.py`,
  `memory.py`, `soaking.py`, `workers.py`;
- `places.py` makes the databases and keeps them in $PORTAL_BENCH; `filling.py` fills them;
- `servers.py` starts granian and nginx, `load.py` runs wrk, `probe.py` asks a Django process without HTTP between;
- `naive/` is what one would write in an afternoon: Paginator, `icontains`, one query a facet.

`python -m tests.bench --only cached --seconds 1 --rounds 1` tries one subject.
"""
