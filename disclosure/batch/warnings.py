"""What is said of a line that goes in all the same."""

from django.utils.translation import gettext_lazy

WARNINGS = {
    "no_issued_date": gettext_lazy("没有成文日期"),
    "no_issuer": gettext_lazy("没有发文机关"),
    "number_form": gettext_lazy("发文字号不是常见的写法，照原样保留"),
    "number_twice": gettext_lazy("发文字号与别的文件相同，照原样保留"),
    "same_title": gettext_lazy("标题与别的文件相同（例如同一部法的几个版本）"),
    "full_width": gettext_lazy("标题里有全角数字，照原样保留"),
    "one_paragraph": gettext_lazy("正文没有分段"),
    "effective_before_issued": gettext_lazy("施行日期早于成文日期"),
    "published_before_issued": gettext_lazy("发布日期早于成文日期"),
    "issued_in_future": gettext_lazy("成文日期晚于今天"),
    "kind_unknown": gettext_lazy("体裁不在词表里，记为“其他”"),
    "topic_unknown": gettext_lazy("主题分类不在词表里，没有记"),
    "word_unknown": gettext_lazy("有一栏的词不在词表里，没有记，原文留着"),
    "item_unknown": gettext_lazy("目录事项不在目录里，没有记，原文留着"),
    "relation_unknown": gettext_lazy("与别的文件的关系没有写全，没有记，原文留着"),
    "relation_outside": gettext_lazy("有关系的文件不在本平台，只记名称"),
    "relation_address": gettext_lazy("有关系的文件网址不完整，没有记，原文留着"),
    "organ_unknown": gettext_lazy("公开责任主体不是本级的机关，记在导入的机关名下"),
    "abstract_cut": gettext_lazy("内容概述太长，只取前500字，原文留着"),
    "old_address_elsewhere": gettext_lazy("原网址不是旧网站的，或者这里已有这个地址，不能转到这里，原文留着"),
    "old_address_taken": gettext_lazy("原网址已经转到另一份文件"),
    "file_missing": gettext_lazy("附件不在文件夹里"),
}
