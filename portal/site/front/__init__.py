"""The front: a page cache before Django. What it may keep is declared at each view (`declaring.py`); why what it
answers is always true stands in docs/adr/0015.

`front.py` answers; `asking.py` reads the request, `page.py` and `shelf.py` hold pages, `reading.py` says of which
edition a page is, `current.py`, `listener.py` and `bell.py` know which edition is the newest.
"""
