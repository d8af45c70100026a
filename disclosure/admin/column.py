"""Columns at the desk: the office sets them up, sees what they would show, and which of them stand still."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseRedirect
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.admin.domain import ReferenceAdmin
from disclosure.admin.lines import LinesField
from disclosure.columns.counting import stands_still
from disclosure.columns.showing import COUNTED, page_of
from disclosure.models import CatalogItem, Column
from portal.cases.today import today
from portal.site.rows import in_order
from portal.site.vocabulary import ORGAN, Vocabulary

SHOWN = 10
CHOSEN = {"kinds": "kind", "topics": "topic", "domains": "domain", "stages": "stage", "organs": ORGAN}


class ColumnForm(forms.ModelForm):
    items = LinesField(
        label=gettext_lazy("目录事项"), required=False, each=10, rows=3,
        help_text=gettext_lazy("一行一个编号，例如 20/0007。"),
    )  # fmt: skip

    class Meta:
        model = Column
        fields = ("name", "slug", "type", "description", "keywords", "parent", "items", *CHOSEN, "order",
                  "expected_days", "sort", "is_offered")  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        words = Vocabulary()
        for name, axis in CHOSEN.items():
            label = Column._meta.get_field(name).verbose_name
            choices = list(words.words(axis).items())
            self.fields[name] = forms.MultipleChoiceField(
                label=label, choices=choices, required=False, widget=forms.SelectMultiple(attrs={"size": 6}),
                help_text=_("可以选几个，有一个符合就算。"),
            )  # fmt: skip
            self.initial.setdefault(name, getattr(self.instance, name))

    def clean_items(self):
        wrong = [path for path in self.cleaned_data["items"] if not CatalogItem.objects.at(path).exists()]
        if wrong:
            raise ValidationError(_("没有这些事项：%(paths)s") % {"paths": "、".join(wrong)})
        return self.cleaned_data["items"]

    def clean_parent(self):
        parent = self.cleaned_data["parent"]
        if parent and (parent.pk == self.instance.pk or parent.parent_id):
            raise ValidationError(_("栏目最多两级，请选一个上面没有上级的栏目。"))
        if parent and self.instance.pk and self.instance.children.exists():
            raise ValidationError(_("这个栏目下面有栏目，不能再有上级。"))
        return parent

    def clean(self):
        super().clean()
        if not any(self.cleaned_data.get(name) for name in ("items", *CHOSEN)):
            raise ValidationError(_("请至少选一样：目录事项、体裁、主题、领域、单位或者阶段。"))


class StillFilter(admin.SimpleListFilter):
    title = gettext_lazy("更新")
    parameter_name = "still"

    def lookups(self, request, model_admin):
        return [("late", _("超期未更新")), ("empty", _("空的"))]

    def queryset(self, request, queryset):
        if self.value() == "empty":
            return queryset.exclude(state__n__gt=0)
        if self.value() != "late":
            return queryset
        on = today()
        late = [column.pk for column in queryset.select_related("state") if stands_still(column, on)]
        return queryset.filter(pk__in=late)


@admin.register(Column)
class ColumnAdmin(ReferenceAdmin):
    form = ColumnForm
    list_display = ("name", "shown_address", "type", "shown_newest", "shown_still", "is_offered")
    list_filter = (StillFilter, "is_offered")
    list_select_related = ("state",)
    search_fields = ("name", "slug", "description")
    fields = (*ColumnForm.Meta.fields, "would_show")
    readonly_fields = ("would_show",)

    def get_readonly_fields(self, request, obj=None):
        return ("slug", "would_show") if obj else ("would_show",)  # it stands in addresses

    def response_add(self, request: HttpRequest, obj, post_url_continue=None) -> HttpResponseRedirect:
        return self._back(request, obj)

    def response_change(self, request: HttpRequest, obj) -> HttpResponseRedirect:
        return self._back(request, obj)

    def _back(self, request: HttpRequest, obj: Column) -> HttpResponseRedirect:
        """To the page where it is seen what the column would show."""
        self.message_user(
            request, _("已保存。看下面“会有哪些”，合适了就启用。") if not obj.is_offered else _("已保存。")
        )
        return HttpResponseRedirect(f"/admin/disclosure/column/{obj.pk}/change/")

    @admin.display(description=gettext_lazy("网址"))
    def shown_address(self, column):
        return column.get_absolute_url()

    @admin.display(description=gettext_lazy("最近更新"))
    def shown_newest(self, column):
        state = getattr(column, "state", None)
        return timezone.localdate(state.newest_at) if state and state.newest_at else _("空的")

    @admin.display(description=gettext_lazy("更新要求"))
    def shown_still(self, column):
        late, allowed = stands_still(column, today()), column.allowed_days
        if late:
            return format_html("<b>! {}</b>", _("超期%(n)s日") % {"n": late})
        return _("%(n)s日内更新") % {"n": allowed} if allowed else _("不要求")

    @admin.display(description=gettext_lazy("会有哪些"))
    def would_show(self, column):
        if column.pk is None:
            return _("保存以后，这里列出会有哪些文件。")
        keys, total = page_of(column, 0, SHOWN)
        if not total:
            return _("现在没有符合的文件，公众看不到这个栏目。")
        told = _("多于%(n)s件") if total > COUNTED else _("共%(n)s件")
        rows = format_html_join(
            "", '<li><a href="{}">{}</a></li>', ((entry.path, entry.title) for entry in in_order(keys))
        )
        return format_html("{}<ul>{}</ul>", told % {"n": min(total, COUNTED)}, rows)
