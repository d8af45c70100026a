"""A person with a login. What a person may do follows from memberships (portal/people/rights.py), never from flags."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class PersonManager(BaseUserManager):
    def create_user(self, username: str, password: str | None = None, **fields) -> "Person":
        person = self.model(username=self.model.normalize_username(username), **fields)
        person.set_password(password)
        person.save()
        return person

    def create_superuser(self, username: str, password: str | None = None, **fields) -> "Person":
        return self.create_user(username, password, is_superuser=True, **fields)


class Person(AbstractBaseUser):
    username = models.CharField(
        _("登录名"), max_length=60, unique=True,
        validators=[RegexValidator(r"^[A-Za-z0-9._-]+$", _("登录名只用字母、数字、点、下划线和短横线。"))],
    )  # fmt: skip
    name = models.CharField(_("姓名"), max_length=30)
    is_active = models.BooleanField(_("启用"), default=True, help_text=_("停用后，下一次操作起就进不来；人员不删除。"))
    is_superuser = models.BooleanField(
        _("系统管理员"), default=False, help_text=_("可以看全部、管人员；审核和签发仍要有相应角色。")
    )
    is_sample = models.BooleanField(
        _("示例人员"), default=False, editable=False, help_text=_("随示例放入的；只有演示站才能登录。")
    )
    created_at = models.DateTimeField(_("建立时间"), auto_now_add=True)
    work_email = models.EmailField(
        _("工作邮箱"), blank=True, default="", db_default="",
        help_text=_("选填。每个工作日早上收一封提醒，只写件数；不能用来登录或找回密码。"),
    )  # fmt: skip
    reminded_on = models.DateField(_("最近一次提醒"), null=True, editable=False)

    objects = PersonManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        db_table = "person"
        verbose_name = _("人员")
        verbose_name_plural = _("人员")
        ordering = ["username"]

    def __str__(self):
        return self.name or self.username

    @property
    def is_staff(self) -> bool:
        """Everybody who can log in works at the desk: citizens have no accounts."""
        return self.is_active

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @property
    def trail_organ(self) -> str:
        """The organs this person belongs to, as the trail keeps them."""
        names = self.memberships.order_by("since").values_list("organ__short_name", flat=True)
        return "、".join(dict.fromkeys(names))
