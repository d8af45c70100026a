"""Lanes: one intake, many promises. A lane is data; the promise that the writer reads is the clock that runs."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterKind(models.TextChoices):
    INQUIRY = "inquiry", _("咨询")
    COMPLAINT = "complaint", _("投诉")
    SUGGESTION = "suggestion", _("建议")
    HELP = "help", _("求助")
    REPORT = "report", _("举报")
    SITE_ERROR = "site_error", _("网站找错")


KIND_HINTS = {
    LetterKind.INQUIRY: _("问政策、问办法"),
    LetterKind.COMPLAINT: _("反映问题，请求处理"),
    LetterKind.SUGGESTION: _("对工作提意见"),
    LetterKind.HELP: _("急难事情"),
    LetterKind.REPORT: _("检举工作人员，从不公开，不转给他所在的单位"),
    LetterKind.SITE_ERROR: _("错字、打不开、过时的内容"),
}


class LaneQuerySet(models.QuerySet):
    def open(self):
        return self.filter(is_open=True)


class Lane(models.Model):
    code = models.SlugField(_("代码"), max_length=30, unique=True, help_text=_("用在网址里，定下后不再改。"))
    name = models.CharField(_("名称"), max_length=50, help_text=_("例如 县长信箱。"))
    for_whom = models.CharField(_("写给谁、给谁用"), max_length=200, blank=True)
    promise = models.CharField(_("承诺"), max_length=300, blank=True, help_text=_("期限由下面的表写出，这里写别的。"))
    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="+", verbose_name=_("由谁分办"))
    may_publish = models.BooleanField(
        _("答复可以公开"), default=True, help_text=_("写信人同意的，去掉个人信息，另经审核才公开。")
    )
    is_direct = models.BooleanField(
        _("直接交给那一页的单位"), default=False,
        help_text=_("从一份文件那里写的，不经分办，交给公开那份文件的单位；那里没有办理员的仍由分办的人转。"),
    )  # fmt: skip
    is_followed_up = models.BooleanField(
        _("答复以后接着督办"),
        default=False,
        help_text=_("答复、督办、办理、反馈都告诉写信人，并可以按期编成专报公开。"),
    )
    for_assessors = models.BooleanField(
        _("只收评议员的"), default=False, help_text=_("写信要填评议员证号，不问姓名电话；评议员在“评议员”里定。")
    )
    is_open = models.BooleanField(_("开放"), default=False, help_text=_("有人分办、有人办理以后再打开。"))
    sort = models.PositiveIntegerField(_("排序"), default=100)

    objects = LaneQuerySet.as_manager()

    class Meta:
        db_table = "lane"
        verbose_name = _("来信渠道")
        verbose_name_plural = _("来信渠道")
        ordering = ["sort", "code"]

    def __str__(self):
        return self.name


class LaneKind(models.Model):
    """A kind of letter that a lane takes, with the limit that holds there (BOX-07)."""

    DAYS = (MinValueValidator(1), MaxValueValidator(90))

    lane = models.ForeignKey(Lane, models.CASCADE, related_name="kinds")
    kind = models.CharField(_("种类"), max_length=20, choices=LetterKind)
    days = models.PositiveSmallIntegerField(_("几个工作日内答复"), validators=DAYS)
    more_days = models.PositiveSmallIntegerField(
        _("延期最多再加"), default=0, validators=[MaxValueValidator(90)], help_text=_("0：不能延期。")
    )
    is_taken = models.BooleanField(_("受理"), default=True, help_text=_("不再收的，去掉勾。"))
    sort = models.PositiveSmallIntegerField(_("排序"), default=100)

    class Meta:
        db_table = "lane_kind"
        verbose_name = _("受理的种类和期限")
        verbose_name_plural = _("受理的种类和期限")
        ordering = ["sort", "id"]
        constraints = [models.UniqueConstraint(fields=["lane", "kind"], name="lane_kind_once")]

    def __str__(self):
        return self.get_kind_display()
