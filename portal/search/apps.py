from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Terms, engine and facets behind one small interface."""

    name = "portal.search"
    label = "search"
