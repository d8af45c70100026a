"""What readers said of interpretations, at the desk of those who wrote them and of the office. Read only."""

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interpretation.models import ReaderWord, Unclear
from portal.database.row_keys import key_in
from portal.people.desk_admin import DeskAdmin
from portal.site.key_files import KeyProblem
from portal.site.keys import WrongKey, unseal


class OfOne(admin.SimpleListFilter):
    """?of=<publication>: those of one interpretation; the way there is from its own page."""

    title, parameter_name = gettext_lazy("解读"), "of"

    def lookups(self, request, model_admin):
        return []

    def has_output(self):
        return False

    def queryset(self, request, words):
        return words.filter(interpretation=key_in(self.value())) if self.value() else words


@admin.register(ReaderWord)
class ReaderWordAdmin(DeskAdmin):
    rights = {"view": ("read", "read_below", "write", "review")}
    organ_lookup = "interpretation__organ"
    list_display = ("at", "of", "helped", "reasons", "words")
    list_display_links = None
    list_filter = (OfOne, "helped")
    ordering = ("-id",)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("interpretation__live_release")

    @admin.display(description=gettext_lazy("解读"))
    def of(self, word):
        release = word.interpretation.live_release
        return release.title if release else _("（已撤下）")

    @admin.display(description=gettext_lazy("哪里不明白"))
    def reasons(self, word):
        return _("；").join(str(Unclear(code).label) for code in word.unclear)

    @admin.display(description=gettext_lazy("写的话"))
    def words(self, word):
        if not word.sealed:
            return ""
        try:
            return unseal(word.sealed)
        except (KeyProblem, WrongKey):
            return _("（密钥不对，读不出）")
