"""Attacks by upload (B-4): at every place where a file may be sent, refused or harmless.

`refused`: a clear message, nothing kept. `harmless`: refused, or kept and given back as a download that no browser
runs, under a cleaned name, within the limits of time and memory. Those with `heavy` are made when asked for.
"""

from . import bombs, broken, names, office, papers, programs

CASES = [*names.CASES, *programs.CASES, *office.CASES, *broken.CASES, *papers.CASES, *bombs.CASES]
