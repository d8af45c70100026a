"""How the sample's policies are to be interpreted: most by a plan, what concerns only offices not at all."""

from interpretation import arranging
from interpretation.gate import gate
from portal.cases.today import today
from portal.people.models import Person
from portal.publishing.models import Revision

EXEMPT = {
    "政府投资工程建设项目管理规定": "只规定政府内部怎样立项、审批和付款，不增减公民、法人的权利义务。",
    "机关档案管理规定": "只规定机关内部的档案工作，不涉及群众办事。",
}


def arrange(title: str, revision: Revision, clerk: Person) -> None:
    """Before its review, where it must be interpreted (INT-04)."""
    if not gate([revision]):
        return
    for words, reason in EXEMPT.items():
        if words in title:
            arranging.exempt(revision.pk, reason, by=clerk)
            return
    outline = "为什么制定、谁能享受、怎么办、从哪天起；在平台和政务公开专区发布。"
    arranging.plan(
        revision.pk,
        on=today(),
        person="测试负责人（起草单位主要负责人）",
        forms=["text", "qa"],
        outline=outline,
        by=clerk,
    )
