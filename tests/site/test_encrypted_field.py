import logging

import pytest
from django.core.exceptions import FieldError
from django.core.management import CommandError, call_command
from django.db import connection, connections, models
from django.test.utils import isolate_apps

from portal.site import keys
from portal.site.fields import EncryptedTextField, Secret
from portal.site.management.commands.rotate_keys import reencrypt_model
from portal.trail.models import Trail

pytestmark = pytest.mark.medium
NAME = "测试员甲 13900000000"


@pytest.fixture
def note(db, tmp_path, settings, monkeypatch):
    """A model with an encrypted field, as letters and requests will have."""
    monkeypatch.delenv("PORTAL_KEYS", raising=False)
    settings.PORTAL_KEYS = tmp_path / "keys.json"
    with isolate_apps("portal.site"):

        class Note(models.Model):
            text = EncryptedTextField(null=True)

            class Meta:
                app_label = "site"
                db_table = "note_for_test"

            def __str__(self):
                return f"{self.pk}"

    with connections["owner"].schema_editor() as editor:
        editor.create_model(Note)
    connections["owner"].cursor().execute("GRANT SELECT, INSERT, UPDATE ON note_for_test TO portal_staff")
    return Note


def stored(pk):
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM note_for_test WHERE id = %s", [pk])
        return cursor.fetchone()[0]


def test_database_holds_no_plain_text_and_the_model_reads_it_back(note):
    made = note.objects.create(text=NAME)
    assert NAME not in stored(made.pk)
    assert "测试员" not in stored(made.pk)
    assert keys.decrypt(stored(made.pk)) == NAME
    assert note.objects.get().text == NAME
    assert list(note.objects.values_list("text", flat=True)) == [NAME]


def test_value_never_shows_itself_in_repr_or_log(note, caplog):
    note.objects.create(text=NAME)
    read = note.objects.get()
    unsaved = note(text=NAME)
    for value in (read.text, unsaved.text):
        assert isinstance(value, Secret)
        assert repr(value) == "'***'"
        logging.getLogger("portal").warning("value %r of %r with %r", value, read, read.__dict__)
    assert NAME not in caplog.text
    assert NAME not in repr(list(note.objects.values("text")))


def test_empty_and_missing_stay_what_they_are(note):
    assert note.objects.create(text="").text == ""
    assert note.objects.create(text=None).text is None
    assert [each.text for each in note.objects.order_by("pk")] == ["", None]
    assert note.objects.filter(text__isnull=True).count() == 1


def test_encrypted_text_cannot_be_searched(note):
    for lookup in ("text", "text__contains", "text__in"):
        with pytest.raises(FieldError):
            note.objects.filter(**{lookup: [NAME]}).exists()


def test_update_in_bulk_is_encrypted_too(note):
    made = note.objects.create(text="旧")
    note.objects.filter(pk=made.pk).update(text=NAME)
    assert keys.decrypt(stored(made.pk)) == NAME
    made.text = "新"
    note.objects.bulk_update([made], ["text"])
    assert keys.decrypt(stored(made.pk)) == "新"
    [other] = note.objects.bulk_create([note(text=NAME)])
    assert keys.decrypt(stored(other.pk)) == NAME


def test_rotation_keeps_rows_readable_and_reencryption_needs_only_the_new_key(note, settings):
    rows = [note.objects.create(text=f"{NAME} {n}") for n in range(3)]
    call_command("rotate_keys")
    assert note.objects.get(pk=rows[0].pk).text == f"{NAME} 0"
    assert Trail.objects.get().action == "keys_rotated"
    assert reencrypt_model(note, ["text"]) == 3
    newest = keys.KeyRing(keys.ring().fernet[:1], (), ())
    assert [newest.decrypt(stored(row.pk)) for row in rows] == [f"{NAME} {n}" for n in range(3)]


def test_wrong_ring_refuses_clearly_and_changes_nothing(note, settings, tmp_path):
    made = note.objects.create(text=NAME)
    token = stored(made.pk)
    settings.PORTAL_KEYS = tmp_path / "other" / "keys.json"
    with pytest.raises(keys.WrongKey, match="密钥文件不对"):
        note.objects.get()
    with pytest.raises(keys.WrongKey):
        reencrypt_model(note, ["text"])
    assert stored(made.pk) == token


def test_command_makes_the_first_ring_once(note, capsys):
    call_command("rotate_keys", create=True)
    assert "私钥文件" in capsys.readouterr().out
    with pytest.raises(CommandError, match="已经有了"):
        call_command("rotate_keys", create=True)
