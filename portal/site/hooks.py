"""What the apps tell the ground floor about themselves, each in its own `portal_hooks.py`."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps

# Each is a tuple; its members, and who asks for them.
HOOKS = {
    "KINDS": "kinds of publication (publishing/kinds.py)",
    "GATES": "what keeps a text from being submitted or signed (publishing/gates.py)",
    "COMPANIONS": "what goes out together with a text (publishing/companions.py)",
    "RULES": "rules of the examination (examination/rules.py)",
    "OPTIONS": "what the office may set (site/options.py)",
    "TICKS": "what is done each minute (site/ticking.py)",
    "MAIL_KINDS": "kinds of mail, with their labels (site/dead_letters.py)",
    "DESK_QUEUES": "what waits for a person, on the first page of the desk (publishing/queue.py)",
    "DESK_STARTS": "ways to begin something there (site/work.py)",
    "DESK_FINDERS": "where its search goes (site/work.py)",
    "READER_PANELS": "what stands beside a text under review, for this reader (publishing/admin/panels.py)",
    "REVISION_PANELS": "the same for every reader",
    "TYPED_CHECKS": "what refuses words typed in any form of the desk (people/desk_admin.py)",
    "HOME_BLOCKS": "blocks of the home page (site/views/home.py)",
    "GUIDE_ROWS": "rows of the table of the guide (site/views/pages.py)",
    "UPKEEP": "what the office keeps up to date (site/upkeep.py)",
    "ORGAN_ITEMS": "what an organ owes, on its page (site/views/organs.py)",
    "SEARCH_ITEMS": "what can be asked for by name (site/finding/wording.py)",
    "ASKED_FOR": "what to do about words that found nothing (site/admin/understanding.py)",
    "BESIDE_DOCUMENT": "what is shown beside a document (disclosure/beside.py)",
    "COURSE": "stages of a policy that others know of (interpretation/chain.py)",
    "SAMPLE_LOGINS": "whom to be in the demo (site/management/commands/demo.py)",
    "SAMPLE_GROUND": "what the sample county has beside organs and people (disclosure/sample/loading)",
    "SAMPLE_TEXTS": "texts beside its documents",
    "SAMPLE_BESIDE": "what is asked of a document before its review",
    "SAMPLE_LAST": "what leads to texts that are all public by then",
}


def gathered(name: str) -> Iterator:
    """The values of the tuple `name` in every app's `portal_hooks.py`, in the order of INSTALLED_APPS."""
    for module in _modules():
        yield from getattr(module, name, ())


@cache
def _modules() -> tuple[ModuleType, ...]:
    names = (f"{app.name}.portal_hooks" for app in apps.get_app_configs())
    return tuple(import_module(name) for name in names if find_spec(name))
