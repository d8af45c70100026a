"""The parts of the section 政府信息公开, in the order that the office's setting keeps (PLT-02)."""

from portal.site.navigation import exists
from portal.site.options import option

PLACES = {
    "政策": "/policies/",
    "政府信息公开指南": "/guide/",
    "政府信息公开制度": "/rules/",
    "法定主动公开内容": "/catalog/",
    "政府信息公开年报": "/reports/",
    "依申请公开": "/requests/",
}


def sections(path: str) -> list[dict]:
    """{label, url, current} of the parts that stand; `path` lies in one of them."""
    named = [name for name in option("disclosure.sections") if name in PLACES]
    return [
        {"label": name, "url": PLACES[name], "current": path.startswith(PLACES[name])}
        for name in dict.fromkeys([*named, "依申请公开"])
        if exists(PLACES[name])
    ]
