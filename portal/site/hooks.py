"""What the apps tell the ground floor about themselves, each in its own `portal_hooks.py`."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps


def gathered(name: str) -> Iterator:
    """The values of the tuple `name` in every app's `portal_hooks.py`, in the order of INSTALLED_APPS."""
    for app in apps.get_app_configs():
        if find_spec(f"{app.name}.portal_hooks"):
            yield from getattr(import_module(f"{app.name}.portal_hooks"), name, ())
