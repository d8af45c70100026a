"""Guide and rules as the desk lists them: publications of two kinds, no table of their own."""

from django.utils.translation import gettext_lazy as _

from portal.publishing.models import Publication


class Article(Publication):
    class Meta:
        proxy = True
        verbose_name = _("公开指南和制度")
        verbose_name_plural = _("公开指南和制度")
