"""The store: what was put comes back, and whatever happens to its file costs time, never a wrong value."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from bantin.memo import CHECK, FILE, KINDS, Memo, StoreBroken, memo_in_memory, open_memo, remove_memo
from tests.minisite import PROJECT

ROWS = [(b"key %d" % number, b"value %d " % number * 40) for number in range(50)]
OPENED = "import os, resource, signal, sys; from pathlib import Path; from bantin.memo import *; "


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """The folder of a store with fifty values."""
    memo = open_memo(tmp_path)
    memo.put("entry", ROWS)
    memo.commit()
    memo.close()
    return tmp_path


def values(folder: Path) -> dict[bytes, bytes]:
    memo = open_memo(folder)
    try:
        return dict(memo.many("entry", [key for key, _ in ROWS]))
    finally:
        memo.close()


def told_or_missed(folder: Path) -> bool:
    """Whether the store says that it is broken, or has lost some values; AssertionError where one is wrong."""
    try:
        found = values(folder)
    except StoreBroken:
        return True
    assert found.items() <= dict(ROWS).items()
    return found != dict(ROWS)


def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", OPENED + code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=PROJECT)


def test_values_come_back_in_another_process(filled: Path) -> None:
    done = run("memo = open_memo(Path(sys.argv[1])); print(memo.get('entry', b'key 7'))", filled)
    assert done.stdout == f"{dict(ROWS)[b'key 7']!r}\n", done.stderr


def test_value_may_be_put_again_and_may_be_empty() -> None:
    memo = memo_in_memory()
    memo.put("state", [(b"", b"old"), (b"k", b"")])
    memo.put("state", [(b"", b"new")])
    assert (memo.get("state", b""), memo.get("state", b"k")) == (b"new", b"")


def test_unknown_key_has_no_value() -> None:
    assert memo_in_memory().get("entry", b"unknown") is None


def test_kinds_do_not_mix() -> None:
    memo = memo_in_memory()
    memo.put("entry", [(b"k", b"value")])
    assert memo.get("markup", b"k") is None


def test_more_keys_than_one_query_takes_are_all_found() -> None:
    memo = memo_in_memory()
    rows = [(b"%d" % number, b"v%d" % number) for number in range(1_203)]
    memo.put("markup", rows)
    assert dict(memo.many("markup", [b"none", *(key for key, _ in rows)])) == dict(rows)


def test_only_what_is_kept_stays() -> None:
    memo = memo_in_memory()
    memo.put("entry", ROWS)
    memo.put("markup", ROWS)
    memo.keep_only("entry", {b"key 1", b"key 2", b"never there"})
    assert {key for key, _ in memo.many("entry", [key for key, _ in ROWS])} == {b"key 1", b"key 2"}
    assert len(dict(memo.many("markup", [key for key, _ in ROWS]))) == len(ROWS)


def test_what_was_not_committed_is_forgotten(filled: Path) -> None:
    memo = open_memo(filled)
    memo.put("entry", [(b"key 1", b"never committed")])
    memo.close()
    assert values(filled) == dict(ROWS)


def test_value_under_the_key_of_another_is_a_miss(filled: Path) -> None:
    with sqlite3.connect(filled / FILE) as connection:
        connection.execute("UPDATE entry SET value = (SELECT value FROM entry WHERE key = ?)", (b"key 1",))
    connection.close()
    assert values(filled) == {b"key 1": dict(ROWS)[b"key 1"]}


@pytest.mark.parametrize("stored", ["'text'", "17", "1.5", "x''", "zeroblob(15)", "zeroblob(16)"])
def test_value_that_we_never_wrote_is_a_miss(filled: Path, stored: str) -> None:
    with sqlite3.connect(filled / FILE) as connection:
        connection.execute(f"UPDATE entry SET value = {stored} WHERE key = ?", (b"key 3",))  # noqa: S608
    connection.close()
    assert values(filled) == {key: value for key, value in ROWS if key != b"key 3"}


def test_flipped_byte_in_a_value_is_a_miss(filled: Path) -> None:
    file = filled / FILE
    content = file.read_bytes()
    at = content.index(b"value 9 ") + 3
    file.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    assert values(filled) == {key: value for key, value in ROWS if key != b"key 9"}


def test_flipped_byte_in_a_checksum_is_a_miss(filled: Path) -> None:
    file = filled / FILE
    content = file.read_bytes()
    at = content.index(b"value 9 ") - CHECK
    file.write_bytes(content[:at] + bytes([content[at] ^ 255]) + content[at + 1 :])
    assert values(filled) == {key: value for key, value in ROWS if key != b"key 9"}


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes_anywhere_never_give_a_wrong_value_or_another_error(filled: Path, seed: int) -> None:
    file, chance = filled / FILE, random.Random(seed)  # noqa: S311
    content = bytearray(file.read_bytes())
    for _ in range(1 + seed % 4):
        content[chance.randrange(len(content) if seed % 2 else 200)] ^= 1 << chance.randrange(8)
    file.write_bytes(content)
    told_or_missed(filled)
    with suppress(StoreBroken):
        memo = open_memo(filled)
        memo.keep_only("entry", {b"key 1"})
        memo.put("markup", ROWS)
        memo.commit()
        memo.close()
        assert values(filled).items() <= dict(ROWS).items()


@pytest.mark.parametrize("left", [1, 15, 16, 99, 100, 4_095, 4_096, 4_097, 8_192, 16_385, -1])
def test_truncated_file_is_broken_or_misses(filled: Path, left: int) -> None:
    content = (filled / FILE).read_bytes()
    (filled / FILE).write_bytes(content[:left])
    assert told_or_missed(filled)


def test_empty_file_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    memo = open_memo(tmp_path)
    memo.put("entry", ROWS)
    assert memo.get("entry", b"key 1") == dict(ROWS)[b"key 1"]
    memo.close()


@pytest.mark.parametrize(
    "foreign",
    [
        "CREATE TABLE moz_places (id INTEGER PRIMARY KEY)",
        f"CREATE TABLE {KINDS[0]} (key BLOB PRIMARY KEY, value BLOB NOT NULL)",
        f"CREATE TABLE {KINDS[0]} (key TEXT, value TEXT)",
    ],
)
def test_store_of_another_schema_is_broken(tmp_path: Path, foreign: str) -> None:
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute(foreign)
    connection.close()
    with pytest.raises(StoreBroken):
        open_memo(tmp_path)


@pytest.mark.parametrize(
    "more",
    [
        "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END",
        "CREATE VIEW v AS SELECT key FROM entry",
        "CREATE INDEX i ON entry (value)",
        "CREATE TABLE more (x)",
    ],
)
def test_store_with_anything_more_in_it_is_broken(filled: Path, more: str) -> None:
    with sqlite3.connect(filled / FILE) as connection:
        connection.execute(more)
    connection.close()
    with pytest.raises(StoreBroken):
        open_memo(filled)


def test_view_in_the_place_of_a_table_is_broken(filled: Path) -> None:
    with sqlite3.connect(filled / FILE) as connection:
        connection.execute("DROP TABLE entry")
        connection.execute("CREATE VIEW entry AS SELECT x'00' AS key, x'00' AS value")
    connection.close()
    with pytest.raises(StoreBroken):
        open_memo(filled)


def _text(path: Path) -> None:
    path.write_text("Ghi chú của tôi, không phải kho tạm. " * 200, "utf-8")


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "x").touch()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _dangling(path: Path) -> None:
    path.symlink_to(path.parent / "gone" / "away")


@pytest.mark.parametrize("put_there", [_text, _folder, _pipe, _dangling])
def test_something_else_in_its_place_is_broken(tmp_path: Path, put_there: Callable[[Path], None]) -> None:
    put_there(tmp_path / FILE)
    with pytest.raises(StoreBroken):
        open_memo(tmp_path)


def test_file_in_the_place_of_its_folder_is_broken(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("x", "utf-8")
    with pytest.raises(StoreBroken):
        open_memo(tmp_path / "cache" / "bantin")


def test_removing_takes_the_store_and_its_journals_only(filled: Path) -> None:
    for name in ("-journal", "-wal", "-shm"):
        (filled / f"{FILE}{name}").touch()
    (filled / "mine.txt").touch()
    remove_memo(filled)
    assert [path.name for path in filled.iterdir()] == ["mine.txt"]


def test_removing_a_link_leaves_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_text("x" * 5_000, "utf-8")
    (tmp_path / FILE).symlink_to(tmp_path / "theirs")
    with pytest.raises(StoreBroken):
        open_memo(tmp_path)
    remove_memo(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["theirs"]


def test_closed_store_is_broken(filled: Path) -> None:
    memo = open_memo(filled)
    memo.close()
    with pytest.raises(StoreBroken):
        memo.get("entry", b"key 1")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_kill_in_a_transaction_loses_nothing_that_was_committed(filled: Path) -> None:
    code = (
        "memo = open_memo(Path(sys.argv[1])); memo.put('entry', [(b'new', b'committed')]); memo.commit(); "
        "memo._connection.execute('PRAGMA cache_size = 1'); "
        "memo.put('entry', ((b'key %d' % n, b'wrong' * 2000) for n in range(300))); "
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = run(code, filled)
    assert done.returncode == -signal.SIGKILL
    assert (filled / f"{FILE}-journal").exists(), "the transaction had not reached the disk"
    assert values(filled) == dict(ROWS)
    memo = open_memo(filled)
    assert memo.get("entry", b"new") == b"committed"
    memo.close()


def test_lost_journal_of_a_killed_transaction_gives_no_wrong_value(filled: Path) -> None:
    code = (
        "memo = open_memo(Path(sys.argv[1])); memo._connection.execute('PRAGMA cache_size = 1'); "
        "memo.put('entry', [(b'key %d' % n, b'later' * 2000) for n in range(50)]); "
        "memo.put('markup', [(b'%d' % n, b'x' * 9000) for n in range(300)]); os._exit(9)"
    )
    assert run(code, filled).returncode == 9
    (filled / f"{FILE}-journal").unlink()
    try:
        found = values(filled)
    except StoreBroken:
        return
    later = {key: b"later" * 2000 for key, _ in ROWS}
    assert all(value in (dict(ROWS)[key], later[key]) for key, value in found.items())


def test_full_store_is_broken_and_keeps_what_it_had(filled: Path) -> None:
    memo = open_memo(filled)
    (pages,) = memo._connection.execute("PRAGMA page_count").fetchone()
    memo._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreBroken):
        memo.put("markup", [(b"%d" % number, b"x" * 9_000) for number in range(9)])
    memo.close()
    assert values(filled) == dict(ROWS)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of a file's size here")
@pytest.mark.parametrize("room", [0, 4_096, 60_000])
def test_full_disk_is_broken_and_no_crash(tmp_path: Path, room: int) -> None:
    code = (
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)\n"
        "try:\n"
        "    memo = open_memo(Path(sys.argv[1]))\n"
        "    memo.put('entry', ((b'%d' % n, b'x' * 9000) for n in range(900)))\n"
        "    memo.commit()\n"
        "except StoreBroken as error:\n"
        "    print('broken')\n"
    )
    done = run("\n" + code, tmp_path, room)
    assert done.stdout == "broken\n", done.stderr


def test_two_processes_may_have_it_open(filled: Path) -> None:
    reader = open_memo(filled)
    assert reader.get("entry", b"key 1") == dict(ROWS)[b"key 1"]
    done = run("memo = open_memo(Path(sys.argv[1])); memo.put('entry', [(b'k', b'v')]); memo.commit()", filled)
    assert done.returncode == 0, done.stderr
    assert reader.get("entry", b"k") == b"v"
    reader.close()


def test_store_that_another_process_holds_is_broken_not_wrong(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda path, isolation_level: connect(path, 0, isolation_level=isolation_level)
    )
    holder: Memo = open_memo(filled)
    holder._connection.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreBroken):
        open_memo(filled)
    holder.close()
