"""One thing (一件事): a few plain questions that lead to what applies. Reference data, public once saved."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Scenario(models.Model):
    """`questions`: [{ask, answers: [{words, audiences: codes, documents: addresses}]}] (interpretation/scenarios).
    What is shown of a document comes from its entry: what is not public is not there."""

    code = models.CharField(
        _("代码"), max_length=40, unique=True,
        validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("代码只用小写字母、数字和短横线。"))],
        help_text=_("用在网址 /policies/situations/代码/ 里，定下后不再改。"),
    )  # fmt: skip
    name = models.CharField(_("哪一件事"), max_length=40, unique=True, help_text=_("用群众的话写，例如 家里有老人。"))
    intro = models.CharField(_("说明"), max_length=200, help_text=_("一句话，说能帮上什么。"))
    domains = ArrayField(
        models.CharField(max_length=10), verbose_name=_("只看这些领域的政策"), default=list, blank=True,
        help_text=_("回答对上的政策里，只列这些领域的；都不选，就都列。"),
    )  # fmt: skip
    questions = models.JSONField(_("问题和回答"), default=list)
    in_use = models.BooleanField(_("使用"), default=True)
    sort = models.PositiveIntegerField(_("排序"), default=1000)

    class Meta:
        db_table = "scenario"
        verbose_name = _("一件事")
        verbose_name_plural = _("一件事")
        ordering = ["sort", "code"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"/policies/situations/{self.code}/"
