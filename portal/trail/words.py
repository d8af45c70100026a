"""What actions, states and roles of the trail are called in Chinese. Apps that record them name them here."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

_words: dict[str, str] = {}
ENDINGS = {"_added": _("新增"), "_changed": _("修改")}  # of reference data; which table, the object says


def name(words: Mapping[str, str]) -> None:
    """Machine name → Chinese."""
    _words.update(words)


def word(machine: str) -> str:
    """The Chinese of a machine name; itself where nobody has named it."""
    if machine in _words:
        return str(_words[machine])
    return next((str(label) for ending, label in ENDINGS.items() if machine.endswith(ending)), machine)


def named(words: str) -> list[str]:
    """The machine names whose Chinese contains these words, and they themselves."""
    return [machine for machine, label in _words.items() if words in str(label)] + [words]
