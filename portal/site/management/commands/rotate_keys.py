from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import models, router, transaction

from portal.site import key_files, keys
from portal.site.fields import EncryptedTextField
from portal.trail.record import SYSTEM, record

CHUNK = 500


class Command(BaseCommand):
    help = "换上新的加密密钥；旧密钥留着读旧内容。"

    def add_arguments(self, parser):
        parser.add_argument("--create", action="store_true", help="第一次：建立密钥文件")
        parser.add_argument("--hash", action="store_true", help="查询码散列的密钥也换")
        parser.add_argument("--seal", action="store_true", help="密封身份信息的密钥也换")
        parser.add_argument("--reencrypt", action="store_true", help="把已有内容改用最新密钥加密")

    def handle(self, *args, **options):
        try:
            if options["create"]:
                self._create()
            else:
                key_files.rotate(hash_too=options["hash"], seal_too=options["seal"])
                record("keys_rotated", by=SYSTEM, object_type="keys", alone=True)
                self.stdout.write("新密钥已启用，各进程下次使用时自动换上。请另存密钥文件，旧备份仍要它来读。")
            if options["reencrypt"]:
                self.stdout.write(f"改用最新密钥加密 {reencrypt()} 行。")
        except (key_files.KeyProblem, keys.WrongKey) as error:
            raise CommandError(str(error)) from error

    def _create(self):
        if key_files.ring_path().exists():
            raise CommandError(f"密钥文件已经有了：{key_files.ring_path()}")
        key_files.create()
        self.stdout.write(f"密钥文件：{key_files.ring_path()}\n私钥文件（只给工作台）：{key_files.desk_path()}")


def reencrypt() -> int:
    """Write every encrypted value anew, in chunks; returns the number of rows."""
    return sum(
        reencrypt_model(model, names)
        for model in apps.get_models()
        if (names := [each.name for each in model._meta.local_fields if isinstance(each, EncryptedTextField)])
    )


def reencrypt_model(model: type[models.Model], names: list[str]) -> int:
    done, last = 0, None
    while True:
        with transaction.atomic(using=router.db_for_write(model)):
            rows = model._base_manager.order_by("pk").select_for_update().only("pk", *names)
            chunk = list((rows.filter(pk__gt=last) if last is not None else rows)[:CHUNK])
            if not chunk:
                return done
            model._base_manager.bulk_update(chunk, names)
        done, last = done + len(chunk), chunk[-1].pk
