"""Files for the import, made in the tests."""

import gzip
import json
from pathlib import Path

GOOD = (
    {
        "title": "霁川县扬尘污染防治办法", "issuer": "霁川县人民政府", "document_number": "霁政规[2024] 3号",
        "kind": "政府规章", "issued_date": "2024-03-04", "effective_date": "2024-05-01",
        "text": "第一条 为了防治扬尘污染，制定本办法。\n第二条 工地应当洒水。",
    },
    {
        "title": "关于清理河道的通知", "issuer": "县水利局、县生态环境局", "document_number": "霁水发〔2025〕8号",
        "kind": "政策文件", "issued_date": "2025-06-03", "index_number": "000099/2025-00008",
        "published_date": "2025-06-05", "topic": "农业、林业、水利/水利", "text": "各乡镇：\n请于汛期前清理河道。",
    },
    {
        "title": "关于清理河道的解读", "issuer": "县水利局", "kind": "政策解读", "issued_date": "2025-06-06",
        "text": "为什么要清理河道。",
    },
)  # fmt: skip


def line(**changes) -> dict:
    return {
        "title": "一份文件",
        "issuer": "县民政局",
        "kind": "其他",
        "issued_date": "2025-01-02",
        "text": "正文。",
    } | changes


def write(folder: Path, lines, name: str = "documents.jsonl") -> Path:
    """`lines` are objects, or bytes as they are to stand in the file."""
    raw = b"\n".join(
        each if isinstance(each, bytes) else json.dumps(each, ensure_ascii=False).encode() for each in lines
    )
    path = folder / name
    path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    return path
