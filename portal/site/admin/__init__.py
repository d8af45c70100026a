from portal.site.admin.setting import SettingAdmin
from portal.site.admin.workday import WorkdayAdmin

__all__ = ["SettingAdmin", "WorkdayAdmin"]
