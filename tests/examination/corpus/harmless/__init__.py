"""Files and texts that speak of secrets, or look as if, and carry no mark: never refused for one."""

from . import documents, files, sayings

CASES = [*sayings.CASES, *documents.CASES, *files.CASES]
