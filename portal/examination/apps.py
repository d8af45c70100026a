from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExaminationConfig(AppConfig):
    """What is wrong with a text or a file before it is public: readers, rules, masks. Holds no table of its own."""

    name = "portal.examination"
    label = "examination"
    verbose_name = _("公开前检查")
