"""Fields that the database holds encrypted (at rest, in its backups and in its logs) and never shows."""

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from portal.site.keys import decrypt, encrypt


class Secret(str):
    """A text that does not show itself: its repr, in a log or in a traceback, is three stars."""

    __slots__ = ()

    def __repr__(self):
        return "'***'"


class _SecretAttribute(DeferredAttribute):
    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = _hidden(value)


class EncryptedTextField(models.TextField):
    """Text, stored as a token of the newest key. Equal texts have unequal tokens, so only `isnull` can be asked."""

    descriptor_class = _SecretAttribute

    def get_db_prep_save(self, value, connection):
        if isinstance(value, str) and value:
            return encrypt(str(value))
        return super().get_db_prep_save(value, connection)

    def from_db_value(self, value, expression, connection):
        return _hidden(decrypt(value) if value else value)

    def to_python(self, value):
        return _hidden(super().to_python(value))

    def get_lookup(self, lookup_name):
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def value_to_string(self, obj):
        """A dump of the data carries the token, as a backup does."""
        value = self.value_from_object(obj)
        return encrypt(str(value)) if value else value


def _hidden(value):
    return Secret(value) if isinstance(value, str) and not isinstance(value, Secret) else value
