"""What the apps tell the ground floor about themselves, each in its own `portal_hooks.py`."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps


def gathered(name: str) -> Iterator:
    """The values of the tuple `name` in every app's `portal_hooks.py`, in the order of INSTALLED_APPS."""
    for module in _modules():
        yield from getattr(module, name, ())


@cache
def _modules() -> tuple[ModuleType, ...]:
    names = (f"{app.name}.portal_hooks" for app in apps.get_app_configs())
    return tuple(import_module(name) for name in names if find_spec(name))
