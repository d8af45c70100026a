"""What people ask for an item, written down by itself: from what is asked for in search, with one press."""

from django.contrib import admin

from disclosure.models import CatalogItem, ItemQuestion
from portal.people.desk_admin import DeskAdmin

KEEP = ("manage_reference",)


@admin.register(ItemQuestion)
class ItemQuestionAdmin(DeskAdmin):
    is_public = True
    rights = {"view": (*KEEP, "read_trail"), "add": KEEP, "change": KEEP}
    of_everyone = True
    fields = ("words", "item")
    list_display = ("words", "item")
    search_fields = ("words",)
    ordering = ("words",)
    list_select_related = ("item__domain",)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "item":
            listed = CatalogItem.objects.listed().named()
            kwargs["queryset"] = listed.order_by("domain__sort_order", "domain__code", "number")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
