"""Makers that the corpus did not need: fast-saved .doc, the rarer records of .xls, parts joined to a package."""
