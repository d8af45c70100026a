"""Columns 栏目 of the site: name, type and description of each (META-01, META-02)."""

from django.utils.translation import gettext_lazy as _


def column(name, type, description, keywords="") -> dict:
    return {"name": name, "type": type, "description": description, "keywords": keywords or name}


HOME = column(
    _("首页"), _("首页"), _("政府信息、办事指南和互动交流的入口"), _("政务公开,政府信息,政策,办事,来信")
)  # fmt: skip
DOCUMENTS = column(_("公开的信息"), _("信息公开目录"), _("各单位主动公开的全部政府信息，按领域、体裁、单位、年份查找"))
POLICIES = column(_("政策文件"), _("政策文件"), _("政府及其部门的规范性文件和其他政策文件，标明是否有效"))
INTERPRETATIONS = column(_("政策解读"), _("政策解读"), _("政策文件的文字解读、图解、问答、音频视频，与文件互相链接"))
ORGANS = column(
    _("机构"), _("机构职能"), _("各单位的职责、负责人、内设机构、地址和电话"), _("机构职能,负责人,联系方式")
)
GUIDE = column(_("政府信息公开指南"), _("信息公开指南"), _("公开什么、在哪里看、怎样申请"))
RULES = column(_("政府信息公开制度"), _("信息公开制度"), _("国家和本地的政府信息公开制度"))
SITE_MAP = column(_("站点地图"), _("信息公开目录"), _("本网站的全部栏目"))
