"""Public addresses of disclosure (design.md §4): a contract."""

from django.urls import path, register_converter

from disclosure.views import catalog


class CodeConverter:
    """Digits as text: 01 stays 01."""

    regex = "[0-9]{2,4}"
    to_python = to_url = staticmethod(str)


register_converter(CodeConverter, "code")

urlpatterns = [
    path("catalog/", catalog.catalog, name="catalog"),
    path("catalog/<code:code>/", catalog.domain, name="domain"),
    path("catalog/<code:code>/<code:number>/", catalog.item, name="item"),
]
