"""An interpretation (政策解读): a publication that explains documents; reviewed and released like any other."""

from django.utils.translation import gettext_lazy as _

from portal.publishing.models import Publication


class Interpretation(Publication):
    class Meta:
        proxy = True
        verbose_name = _("政策解读")
        verbose_name_plural = _("政策解读")
