"""Files and typed texts that carry a secrecy mark: all refused at intake, no byte kept (REV-02, quality.md §1.1, I-7)."""

from . import archives, papers, sheets, texts, words

CASES = [*texts.CASES, *words.CASES, *sheets.CASES, *papers.CASES, *archives.CASES]
