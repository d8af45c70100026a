"""What the fields of an older site's file are called, and which place each has here. What is in no row of this table
has no place of its own: it is kept beside the document and shown to the reviewer."""

import unicodedata

PLACES = {
    "title": ("title", "标题", "题名"),
    "text": ("text", "body", "正文", "内容"),
    "body_html": ("body_html", "html"),
    "issuer": ("issuer", "agency", "issuing_organs", "发文机关", "发布机构", "制发机关"),
    "document_number": ("document_number", "发文字号", "文号"),
    "index_number": ("index_number", "索引号"),
    "registration_number": ("registration_number", "统一编号"),
    "issued_date": ("issued_date", "issued_on", "generated_date", "成文日期", "生成日期", "发文日期"),
    "published_date": ("published_date", "published_at", "发布日期", "发布时间", "公开日期"),
    "effective_date": ("effective_date", "effective_from", "施行日期", "实施日期", "生效日期"),
    "effective_until": ("effective_until", "expires_date", "有效期至", "失效日期"),
    "status": ("status", "validity_mark", "有效性", "时效性"),
    "kind": ("kind", "体裁", "文种"),
    "topic": ("topic", "主题分类"),
    "stage": ("stage", "公开阶段"),
    "abstract": ("abstract", "summary", "内容概述", "摘要"),
    "content_source": ("content_source", "来源"),
    "caption_note": ("caption_note", "题注"),
    "filing_number": ("filing_number", "备案号"),
    "filed_date": ("filed_date", "filed_on", "备案日期"),
    "disclosure_time": ("disclosure_time", "公开时限"),
    "scope": ("scope", "公开范围"),
    "items": ("items", "目录事项"),
    "relations": ("relations",),
    "old_addresses": ("old_addresses", "url", "old_url", "网址", "原网址", "链接"),
    "files": ("files", "attachments", "附件"),
    "left": ("left",),  # written by our own export
    "responsible_organ": ("responsible_organ", "公开责任主体"),
}
_PLACE_OF = {name: place for place, names in PLACES.items() for name in names}


def place_of(name: str) -> str | None:
    """The place of a field by its name as written in the file."""
    return _PLACE_OF.get(unicodedata.normalize("NFKC", name).strip().lower())


def sorted_out(said: dict) -> tuple[dict[str, tuple[str, object]], dict[str, object]]:
    """Place → (name as written, value), and what has no place. Of two names for one place the first that says
    something counts, and another that says something else is left over."""
    placed: dict[str, tuple[str, object]] = {}
    left: dict[str, object] = {}
    for name, value in said.items():
        if value is None or value == "" or value == [] or value == {}:
            continue
        place = place_of(name)
        if place is None:
            left[name] = value
        elif place not in placed:
            placed[place] = (name, value)
        elif placed[place][1] != value:
            left[name] = value
    return placed, left
