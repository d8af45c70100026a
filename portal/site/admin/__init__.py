from portal.site.admin.article import ArticleAdmin
from portal.site.admin.mail import MailAdmin
from portal.site.admin.setting import SettingAdmin
from portal.site.admin.trail import TrailAdmin
from portal.site.admin.workday import WorkdayAdmin

__all__ = ["ArticleAdmin", "MailAdmin", "SettingAdmin", "TrailAdmin", "WorkdayAdmin"]
