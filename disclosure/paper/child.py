"""Draws PDF and Word files in a process of its own: one job a line of JSON in, one answer a line out.

Run as `python -m disclosure.paper.child`. It fetches nothing, whatever a text names, and is stopped by its limits.
"""

import base64
import io
import json
import resource
import sys

try:
    from disclosure.paper import word
except ImportError:  # the extra `report` is not installed
    word = None

MEMORY, SECONDS = 2 << 30, 120  # of address space, and of work


class Missing(Exception):
    """Neither this job nor the next can be done here."""


def pdf(job: dict) -> bytes:
    try:  # only where one is drawn: it needs libraries of the system
        from weasyprint import HTML, urls
    except (ImportError, OSError) as error:
        raise Missing(str(error).splitlines()[0]) from error
    nothing = urls.URLFetcher(allowed_protocols=())
    return HTML(string=job["html"], url_fetcher=nothing).write_pdf(pdf_variant="pdf/ua-1")


def docx(job: dict) -> bytes:
    if word is None:
        raise Missing("python-docx")
    out = io.BytesIO()
    word.document(job["head"], job["number"], job["title"], job["body"], job["foot"]).save(out)
    return out.getvalue()


DRAW = {"pdf": pdf, "docx": docx}


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    for line in sys.stdin:
        job = json.loads(line)
        try:
            answer = {"content": base64.b64encode(DRAW[job["format"]](job)).decode()}
        except Missing as error:
            answer = {"missing": str(error)}
        except Exception as error:  # whatever a library makes of one text: the others are still drawn
            answer = {"failed": type(error).__name__}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
