"""Nets: small tools that walk over everything there is and compare it with what was declared. Extend by declaring.

- A new address: a row in `expected/<area>.py` (`Row`, or `desk_table` for a table at the desk): who gets what, by GET
  and by POST, for which object. `test_matrix` fails with the name of an address that no row declares. Rows state what
  the law of the house says, not what the code happens to do.
- A new public address: the same row in `expected/public.py`. Its example is asked before and after hidden
  things are planted (`test_nothing_leaks`), and it is crawled for canaries: nothing else to do.
- A new role: a seat in `world.SEATS`; every grid that does not name it gives it nothing.
- A new hidden thing, or a state of one: make it in `world.hide`, with `canary("its name")` in every text of it, name
  who may see it in `canaries.AUDIENCE`, and add it to `expected/publishing.py` where it has a page.
- A new form at the desk: a row in `test_forged_posts.FORMS`. Every other name in the house is posted with it, and what
  it does must be what the honest form does.
- A new list at the desk: its name in `desk_crawl.LISTS`, and what it may be asked in `ASKED`.

- Beside these: a new kind of answer gets a rule in `headers.RULES`; what axe finds is mended or excepted with a
  reason in `axe.EXCEPTIONS`; a value that must not stray goes into `personal.VALUES`; bad words and files into
  `fuzzing`; a control that must be missed when it is gone into `faults/seeded.py`.

The world of the nets: a county, a bureau (its own three reviews), a second bureau, a town below the county. One world
serves a whole file of tests (the fixture `world`): what they ask is rolled back or only reads.
"""
