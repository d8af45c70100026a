"""公开渠道和载体: the thirteen boxes of the official tables, and how a reader finds each (哪里找)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    GOV_WEBSITE = "gov_website", _("政府网站")
    GOV_GAZETTE = "gov_gazette", _("政府公报")
    WEIBO_WECHAT_APP = "weibo_wechat_app", _("两微一端")
    PRESS_CONFERENCE_HEARING = "press_conference_hearing", _("发布会/听证会")
    BROADCAST_TV = "broadcast_tv", _("广播电视")
    PRINT_MEDIA = "print_media", _("纸质媒体")
    PUBLIC_READING_POINT = "public_reading_point", _("公开查阅点")
    GOV_SERVICE_CENTER = "gov_service_center", _("政务服务中心")
    CONVENIENCE_STATION = "convenience_station", _("便民服务站")
    HOUSEHOLD_ONSITE = "household_onsite", _("入户/现场")
    NOTICE_BOARD_SCREEN = "notice_board_screen", _("社区/企事业单位/村公示栏(电子屏)")
    TARGETED_PUSH = "targeted_push", _("精准推送")
    OTHER = "other", _("其他")


# How other tables spell the same boxes (catalog tables of several counties).
SPELLINGS = {
    "纸质载体": Channel.PRINT_MEDIA,
    "行政服务中心": Channel.GOV_SERVICE_CENTER,
    "政府服务中心": Channel.GOV_SERVICE_CENTER,
    "社区/企事业单位/村公示栏（电子屏）": Channel.NOTICE_BOARD_SCREEN,
}
WHERE_TO_FIND = {
    Channel.GOV_WEBSITE: _("本网站"),
    Channel.WEIBO_WECHAT_APP: _("微博、微信、客户端"),
    Channel.PRESS_CONFERENCE_HEARING: _("发布会、听证会"),
    Channel.HOUSEHOLD_ONSITE: _("入户告知、现场"),
    Channel.NOTICE_BOARD_SCREEN: _("村（居）、单位公示栏"),
    Channel.TARGETED_PUSH: _("直接告知本人"),
    Channel.OTHER: _("其他指定平台"),
}


def channel_named(text: str) -> Channel | None:
    """The box of that Chinese name, however it is spelled."""
    return SPELLINGS.get(text) or next((channel for channel in Channel if channel.label == text), None)


def where_to_find(codes: list[str]) -> list[str]:
    return [str(WHERE_TO_FIND.get(channel, channel.label)) for channel in Channel if channel.value in codes]
