"""What a clerk types in blocks, an empty line between two: questions with their choices, policies in grains."""

import re
from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError

from portal.publishing.content import plain

BETWEEN = re.compile(r"\n\s*\n")


class BlocksField(forms.CharField):
    """Cleans to what `read` makes of each block; what cannot be read is told with the number of its block (`named`:
    its words, of place and why). `too_many` speaks of n."""

    def __init__(self, *, read: Callable[[str], dict], most: int, too_many: str, named: str, **kwargs):
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 7}), **kwargs)
        self.read, self.most, self.too_many, self.named = read, most, too_many, named

    def to_python(self, value) -> list[dict]:
        typed = (super().to_python(value) or "").replace("\r", "")
        blocks = [block for block in BETWEEN.split(typed) if plain(block)]
        if len(blocks) > self.most:
            raise ValidationError(self.too_many % {"n": self.most})
        found, wrong = [], []
        for place, block in enumerate(blocks, 1):
            try:
                found.append(self.read(block))
            except ValidationError as error:
                wrong += [self.named % {"place": place, "why": why} for why in error.messages]
        if wrong:
            raise ValidationError(wrong)
        return found

    def has_changed(self, initial, data) -> bool:
        return (initial or "").split() != (data or "").split()
