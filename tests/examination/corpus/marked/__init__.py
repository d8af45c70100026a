"""Files and typed texts that carry a secrecy mark: all refused at intake, no byte kept (REV-02, I-7)."""

from . import archives, pages, papers, sheets, texts, word_parts, words

CASES = [*texts.CASES, *pages.CASES, *words.CASES, *word_parts.CASES, *sheets.CASES, *papers.CASES, *archives.CASES]
