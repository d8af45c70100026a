from portal.site.admin.article import ArticleAdmin
from portal.site.admin.mail import MailAdmin
from portal.site.admin.setting import SettingAdmin
from portal.site.admin.trail import TrailAdmin
from portal.site.admin.understanding import AskedWordsAdmin, PromotedAnswerAdmin, SynonymAdmin
from portal.site.admin.upkeep import UpkeepAdmin
from portal.site.admin.workday import WorkdayAdmin

__all__ = ["ArticleAdmin", "AskedWordsAdmin", "MailAdmin", "PromotedAnswerAdmin", "SettingAdmin", "SynonymAdmin",
           "TrailAdmin", "UpkeepAdmin", "WorkdayAdmin"]  # fmt: skip
