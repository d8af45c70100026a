"""An answer that the office puts on top of what is found for some words."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class PromotedAnswer(models.Model):
    asked = models.CharField(
        _("这样问的时候"), max_length=300, help_text=_("一种问法或几种问法，用顿号分开；“怎么”“哪里”这类词不用写。")
    )
    title = models.CharField(_("回答"), max_length=100, help_text=_("一句话，带着网址，例如 看各单位的电话和地址。"))
    url = models.CharField(_("网址"), max_length=300, help_text=_("本站的写成 /organs/，站外的写全。"))
    words = models.CharField(_("再说一句"), max_length=200, blank=True)
    in_use = models.BooleanField(_("使用"), default=True)

    class Meta:
        db_table = "promoted_answer"
        verbose_name = _("推荐答案")
        verbose_name_plural = _("推荐答案")
        ordering = ["asked", "id"]
        constraints = [
            models.UniqueConstraint(fields=["asked", "url"], name="promoted_answer_once"),
            models.CheckConstraint(
                condition=~models.Q(asked="") & ~models.Q(title="") & models.Q(url__regex="^(/[^/]|https?://|/$)"),
                name="promoted_answer_given",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return self.url if self.url.startswith("/") else None

    def clean(self):
        if not self.url.startswith(("/", "https://", "http://")) or self.url.startswith("//"):
            raise ValidationError({"url": _("本站的网址从 / 开始，站外的从 https:// 开始。")})
