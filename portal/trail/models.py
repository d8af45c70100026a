"""The trail (留痕): every step of every person, in one chained table that nobody can change."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from portal.trail.words import word


class Trail(models.Model):
    """One step. Number, time and hashes are set by the database (sql/10_chain.sql); what is written here is ignored.

    No citizen's personal data stands in it; staff stand in it by id, name and organ as they were then.
    """

    id = models.BigIntegerField(_("序号"), primary_key=True, db_default=0)
    at = models.DateTimeField(_("时间"), db_default=Now())
    actor_id = models.BigIntegerField(_("人员编号"), null=True)
    actor_name = models.TextField(_("人员"), default="")
    actor_organ = models.TextField(_("人员所在机关"), default="")
    actor_via = models.TextField(_("途径"), default="")
    action = models.TextField(_("动作"))
    object_type = models.TextField(_("对象类别"), default="")
    object_id = models.TextField(_("对象编号"), default="")
    organ = models.TextField(_("对象所属机关"), default="")
    from_state = models.TextField(_("原状态"), default="")
    to_state = models.TextField(_("新状态"), default="")
    reason = models.TextField(_("理由"), default="")
    content_hash = models.TextField(_("内容散列"), default="")
    request_id = models.TextField(_("请求编号"), default="")
    prev = models.TextField(_("前一行散列"), db_default="")
    h = models.TextField(_("本行散列"), db_default="")

    class Meta:
        db_table = "trail"
        verbose_name = _("留痕")
        verbose_name_plural = _("留痕")
        ordering = ["id"]
        indexes = [
            models.Index(fields=["object_type", "object_id", "id"], name="trail_object"),
            models.Index(fields=["actor_id", "id"], name="trail_actor"),
            # What the list at the desk is searched by.
            models.Index(fields=["actor_name", "id"], name="trail_actor_name"),
            models.Index(fields=["action", "id"], name="trail_action"),
            models.Index(fields=["organ", "id"], name="trail_organ"),
            models.Index(fields=["object_id", "id"], name="trail_object_id"),
        ]

    def __str__(self):
        return f"{self.id} {self.action}"

    @property
    def what(self) -> str:
        return word(self.action)

    @property
    def states(self) -> str:
        """“起草 → 初审”, as far as the step has states."""
        return " → ".join(word(state) for state in (self.from_state, self.to_state) if state)


class TrailHead(models.Model):
    """The last number and hash of the chain: one row, which the next step locks. A removed tail is seen by it."""

    single = models.BooleanField(primary_key=True, default=True)
    n = models.BigIntegerField(_("序号"))
    h = models.TextField(_("散列"))

    class Meta:
        db_table = "trail_head"
        verbose_name = _("链头")
        verbose_name_plural = _("链头")
        constraints = [models.CheckConstraint(condition=models.Q(single=True), name="trail_head_one_row")]

    def __str__(self):
        return f"{self.n}:{self.h}"
