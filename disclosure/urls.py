"""Public addresses of disclosure: a contract."""

from django.urls import path, register_converter

from disclosure.views import (
    catalog,
    catalog_item,
    catalog_table,
    changes,
    columns,
    coverage,
    documents,
    files,
    labels,
    policies,
    series,
    withheld,
)


class CodeConverter:
    """Digits as text: 01 stays 01."""

    regex = "[0-9]{2,4}"
    to_python = to_url = staticmethod(str)


register_converter(CodeConverter, "code")

urlpatterns = [
    path("catalog/", catalog.catalog, name="catalog"),
    path("catalog/withheld/", withheld.withheld, name="withheld"),
    path("catalog/labels/<slug:code>/", labels.labels, name="labels"),
    path("catalog/<code:code>/", catalog.domain, name="domain"),
    path("catalog/<code:code>/table.xlsx", catalog_table.catalog_table, name="catalog-table"),
    path("catalog/<code:code>/<code:number>/", catalog_item.item, name="item"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("coverage/organs/<slug:code>/", coverage.coverage_organ, name="coverage-organ"),
    path("coverage/domains/<code:code>/", coverage.coverage_domain, name="coverage-domain"),
    path("columns/", columns.column_list, name="columns"),
    path("columns/<slug:slug>/", columns.column, name="column"),
    path("policies/", policies.policies, name="policies"),
    path("topics/", series.series_list, name="series-list"),
    path("topics/<slug:code>/", series.series, name="series"),
    path("documents/", documents.document_list, name="documents"),
    path("documents/<number:number>/", documents.document, name="document"),
    path("documents/<number:number>/print/", documents.document_print, name="document-print"),
    path("documents/<number:number>/paper.<str:form>", files.document_paper, name="document-paper"),
    path("documents/<number:number>/versions/<number:no>/", documents.document_version, name="document-version"),
    path("documents/<number:number>/versions/<number:no>/changes/", changes.document_changes, name="document-changes"),
    path("documents/<number:number>/files/<int:n>/<str:name>", files.document_file, name="document-file"),
]
