"""A small notation for official texts, turned into clean HTML.

# heading      ## lower heading      * point      1. numbered point
^ caption      | head | head         | cell | cell      anything else is a paragraph
"""

import re
from html import escape

NUMBER = re.compile(r"^-?[\d,]+(\.\d+)?%?$|^—$")


def table(head, rows, caption=""):
    """The notation of a table, from a head and rows of anything printable."""
    lines = [f"^ {caption}"] if caption else []
    return "\n".join(lines + ["| " + " | ".join(str(cell) for cell in row) for row in [head, *rows]])


def to_html(text):
    """Turn the notation into HTML; every line is one block, neighbouring points and rows belong together."""
    blocks, lines = [], [line.strip() for line in text.strip().splitlines()]
    lines = [line for line in lines if line]
    while lines:
        kind = _kind(lines[0])
        if kind == "p":
            blocks.append(f"<p>{escape(lines.pop(0), quote=False)}</p>")
            continue
        if kind in ("h2", "h3"):
            blocks.append(f"<{kind}>{escape(lines.pop(0).lstrip('# '), quote=False)}</{kind}>")
            continue
        caption = escape(lines.pop(0)[2:], quote=False) if kind == "caption" else ""
        kind = "table" if caption else kind
        group = []
        while lines and _kind(lines[0]) == kind:
            group.append(lines.pop(0))
        blocks.append(_table(group, caption) if kind == "table" else _points(kind, group))
    return "\n".join(blocks)


def _kind(line):
    if line.startswith("## "):
        return "h3"
    if line.startswith("# "):
        return "h2"
    if line.startswith("^ "):
        return "caption"
    if line.startswith("| "):
        return "table"
    if line.startswith("* "):
        return "ul"
    return "ol" if re.match(r"\d+\. ", line) else "p"


def _points(tag, lines):
    points = "".join(f"<li>{escape(line.split(' ', 1)[1], quote=False)}</li>" for line in lines)
    return f"<{tag}>{points}</{tag}>"


def _table(lines, caption):
    head, *rows = [
        [escape(cell.strip(), quote=False) for cell in line[2:].removesuffix(" |").split(" | ")] for line in lines
    ]
    title = f"<caption>{caption}</caption>" if caption else ""
    top = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    body = "".join("<tr>" + "".join(_cell(cell) for cell in row) + "</tr>" for row in rows)
    return f"<table>{title}<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _cell(words):
    """A number stands at the right, so that places stand under places."""
    aligned = ' class="align-right"' if NUMBER.match(words) else ""
    return f"<td{aligned}>{words}</td>"
