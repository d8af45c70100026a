"""The key ring's file: made once, closed to others, rotated without losing what was written."""

import json
import stat
import threading

import pytest

from portal.site import key_files, keys
from portal.site.key_files import KeyProblem
from portal.site.keys import WrongKey

pytestmark = pytest.mark.small


@pytest.fixture(autouse=True)
def home(tmp_path, settings, monkeypatch):
    monkeypatch.delenv("PORTAL_KEYS", raising=False)
    monkeypatch.delenv("PORTAL_DESK_KEYS", raising=False)
    settings.PORTAL_KEYS = tmp_path / "secrets" / "keys.json"
    return tmp_path / "secrets"


def test_ring_is_made_on_first_use_and_closed_to_others(home):
    token = keys.encrypt("测试员甲")
    assert keys.decrypt(token) == "测试员甲"
    assert {path.name for path in home.iterdir()} == {"keys.json", "desk_keys.json"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()} == {0o600}


def test_many_first_uses_at_once_make_one_ring(home):
    tokens = []
    threads = [threading.Thread(target=lambda: tokens.append((keys.encrypt("甲"), keys.seal("乙")))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [(keys.decrypt(a), keys.unseal(b)) for a, b in tokens] == [("甲", "乙")] * 8


def test_rotation_keeps_old_values_readable_and_writes_with_the_new_key(home):
    old = keys.encrypt("测试员甲"), keys.seal("13900000000"), keys.keyed_hash("code", "K7Q2")
    before = json.loads((home / "keys.json").read_text())
    key_files.rotate(hash_too=True, seal_too=True)
    assert keys.decrypt(old[0]) == "测试员甲"
    assert keys.unseal(old[1]) == "13900000000"
    assert keys.keyed_hash("code", "K7Q2") != old[2]
    assert old[2] in keys.keyed_hashes("code", "K7Q2")
    new = keys.encrypt("新"), keys.seal("新")
    (home / "keys.json").write_text(json.dumps(before))
    with pytest.raises(WrongKey):
        keys.decrypt(new[0])
    assert keys.unseal(new[1]) == "新"


def test_rotation_by_another_process_is_noticed(home):
    keys.encrypt("甲")
    values = json.loads((home / "keys.json").read_text())
    other = {**values, "fernet": [key_files.new_fernet(), *values["fernet"]]}
    (home / "keys.json").unlink()
    (home / "keys.json").write_text(json.dumps(other))
    (home / "keys.json").chmod(0o600)
    assert keys.ring().fernet[0] == other["fernet"][0]


def test_wrong_key_and_altered_text_are_refused_in_words(home, settings, tmp_path):
    token, sealed = keys.encrypt("测试员甲"), keys.seal("测试员甲")
    with pytest.raises(WrongKey, match="被改过"):
        keys.decrypt(token[:-8] + "AAAAAAA=")
    settings.PORTAL_KEYS = tmp_path / "other" / "keys.json"
    with pytest.raises(WrongKey, match="密钥文件不对"):
        keys.decrypt(token)
    keys.ring()
    with pytest.raises(WrongKey, match="私钥文件不对"):
        keys.unseal(sealed)
    with pytest.raises(WrongKey, match="不是密封"):
        keys.unseal(token)


def test_public_process_seals_what_it_cannot_open(home, monkeypatch, tmp_path):
    keys.ring()
    monkeypatch.setenv("PORTAL_DESK_KEYS", str(tmp_path / "elsewhere.json"))
    sealed = keys.seal("测试员甲")
    assert "测试" not in sealed
    with pytest.raises(KeyProblem, match="没有私钥文件"):
        keys.unseal(sealed)


def test_ring_that_production_names_is_never_made_silently(monkeypatch, home):
    monkeypatch.setenv("PORTAL_KEYS", str(home / "keys.json"))
    with pytest.raises(KeyProblem, match="rotate_keys --create"):
        keys.encrypt("甲")
    assert not home.exists()
    key_files.create()
    assert keys.decrypt(keys.encrypt("甲")) == "甲"


def test_ring_open_to_others_or_unreadable_is_refused(home):
    keys.ring()
    path = home / "keys.json"
    path.write_text(path.read_text() + " ")
    path.chmod(0o640)
    with pytest.raises(KeyProblem, match="chmod 600"):
        keys.ring()
    path.chmod(0o600)
    for content in ("{", "[]", '{"fernet": 1}'):
        path.write_text(content)
        with pytest.raises(KeyProblem, match="读不懂"):
            keys.ring()
    path.write_text('{"fernet": []}')
    with pytest.raises(KeyProblem, match="不完整"):
        keys.ring()


def test_keyed_hash_depends_on_purpose_and_key(home, settings, tmp_path):
    one = keys.keyed_hash("letter code", "K7Q2")
    assert one == keys.keyed_hash("letter code", "K7Q2")
    assert one != keys.keyed_hash("request code", "K7Q2")
    assert keys.keyed_hash("a", "bc") != keys.keyed_hash("ab", "c")
    settings.PORTAL_KEYS = tmp_path / "other" / "keys.json"
    assert one != keys.keyed_hash("letter code", "K7Q2")


def test_ring_does_not_show_its_keys(home):
    ring = keys.ring()
    assert ring.fernet[0] not in repr(ring)
    assert repr(ring) == "KeyRing()"
