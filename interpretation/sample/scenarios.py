"""Things that people of the sample county ask about (一件事), as its office typed them; 《》 holds words of a title."""

import re

from interpretation.models import Scenario
from interpretation.scenarios.questions import QuestionsField
from portal.publishing.models import Entry
from portal.trail.record import SYSTEM, record

TITLED = re.compile(r"《(.+?)》")
# Code → name, what it helps with, domains, questions.
SCENARIOS = {
    "elders": ("家里有老人", "津贴、体检、救助，老人能得到哪些，家里人怎么办。", ["19", "20", "21", "25"], """
问：老人多大年纪？
答：80岁以上
谁：老年人
看：《高龄津贴申领指南》 《65岁以上老年人免费体检》 《家庭医生怎么签》
答：65岁到79岁
看：《65岁以上老年人免费体检》 《家庭医生怎么签》
答：60岁到64岁
看：《城乡居民养老金申领》
问：家里收入怎么样？
答：很困难，或者已经是低保户
谁：困难家庭
看：《最低生活保障申请》
答：得了急病、出了意外，一时困难
看：《临时救助申请》
答：过得去
问：老人有没有儿女？
答：没有儿女，也没有收入
看：《特困人员救助供养申请》
答：有儿女"""),
    "house": ("房子要修、没地方住", "农村危房能补多少，县城公租房怎么申请。", ["09", "10"], """
问：住在哪里？
答：农村，房子旧了
谁：农民
看：《危房改造新办法》 《农村危房改造常见疑问》
答：县城，租房住
谁：租房买房的人
看：《公共租赁住房申请》 《公共租赁住房新办法》
问：家里是哪种情况？
答：低保户、特困户、收入在低保线边上
谁：困难家庭
答：刚毕业，在县城上班
谁：找工作的人
答：都不是"""),
    "work": ("找工作、想创业", "失业金、见习补贴、创业补贴和贷款，看您能领哪几样。", ["18", "19"], """
问：现在是什么情况？
答：刚毕业
谁：找工作的人
看：《高校毕业生报到接收》 《就业见习补贴申领》
答：失业了
谁：找工作的人
看：《失业登记办事指南》 《失业保险金申领》
答：年纪大或者身体不好，难找工作
谁：找工作的人
看：《就业困难人员认定》 《就业困难人员灵活就业社会保险补贴》
问：想找单位，还是自己干？
答：找单位上班
看：《职业指导门诊》
答：自己创业
谁：初创企业
看：《一次性创业补贴申领》 《创业担保贷款申请》"""),
    "move": ("要迁户口", "租房、打工、投靠家人，都怎么落户，要带什么。", ["22"], """
问：为什么迁？
答：在县城有房子，或者租了房子
谁：迁户口的人
看：《有合法稳定住所落户》
答：在县城打工、做生意
谁：迁户口的人
看：《务工人员就业落户》
答：跟家里人住到一起
看：《夫妻投靠落户》 《父母和子女相互投靠落户》
问：从哪里迁来？
答：本县的乡镇
看：《户口迁移一次办》
答：外县、外省
看：《户口迁移一次办》 《居住证申领》"""),
    "baby": ("家里要添孩子", "检查、叶酸、上户口、取名，从怀孕到孩子上学前。", ["22", "25"], """
问：到哪一步了？
答：准备怀孕
看：《免费孕前优生健康检查》 《免费领叶酸》
答：怀上了
谁：孕产妇和儿童家庭
看：《孕产妇免费服务包》
答：孩子出生了
谁：孕产妇和儿童家庭
看：《新生儿出生户口登记》 《0—6岁儿童免费健康检查》 《给孩子取名前》
问：父母的户口在哪里？
答：都在本县
答：有一方在外县
看：《居住证申领》"""),
}  # fmt: skip


def lay_scenarios() -> None:
    """Inside the caller's transaction, once the documents are public."""
    field = QuestionsField()
    for sort, (code, (name, intro, domains, words)) in enumerate(SCENARIOS.items(), 1):
        if Scenario.objects.filter(code=code).exists():
            continue
        places = {title: _address(title) for title in TITLED.findall(words)}
        if not all(places.values()):  # a part of the sample alone was asked for
            continue
        questions = field.clean(TITLED.sub(lambda titled, places=places: places[titled[1]], words))
        scenario = Scenario(
            code=code, name=name, intro=intro, domains=domains, questions=questions, sort=sort * 10
        )  # fmt: skip
        scenario.full_clean()
        scenario.save()
        record("scenario_added", by=SYSTEM, object=scenario, reason=name)


def _address(title: str) -> str | None:
    entries = Entry.objects.filter(section="document", title__contains=title)
    return entries.newest_first().values_list("path", flat=True).first()
