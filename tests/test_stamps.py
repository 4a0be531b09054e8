"""Stamps: an unchanged file is known without reading it, and nothing is believed that could be a lie."""

import os
from pathlib import Path

import pytest

from bantin.stamps import Known, Ledger, Stamp, digest_of, is_settled, stamp_of, tick
from tests.rebuilding import wait_for_the_next_tick

OLD = Stamp(size=3, mtime=1_000, ctime=1_000, inode=7)
LONG_AGO = 1_000_000_000 * 10**9
FAR_AHEAD = 4_000_000_000 * 10**9


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that was written before the disk's clock last moved."""
    path = tmp_path / "bai.md"
    path.write_text("một", "utf-8")
    wait_for_the_next_tick(path, tmp_path)
    return path


def stamp_at(path: Path) -> Stamp:
    return stamp_of(path.stat())


def noted(path: Path) -> Ledger:
    """The ledger of a build that has read this file."""
    ledger = Ledger({}, tick(path.parent))
    ledger.digest(str(path), path.stat())
    return ledger


def known_next_time(path: Path, before: Ledger) -> bytes | None:
    return Ledger(before.seen, tick(path.parent)).known(str(path), path.stat())


def test_same_content_has_the_same_short_name_and_other_content_another() -> None:
    assert digest_of(b"a") == digest_of(b"a")
    assert len({digest_of(content) for content in (b"", b"a", b"b", b"a\0", b"aa")}) == 5


def test_unchanged_file_keeps_its_stamp(file: Path) -> None:
    before = stamp_at(file)
    file.read_bytes()
    assert stamp_at(file) == before


def test_same_size_and_mtime_with_another_content_is_another_stamp(file: Path) -> None:
    before = file.stat()
    file.write_text("mốt", "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = file.stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert stamp_of(after) != stamp_of(before)


def test_file_put_in_place_by_renaming_with_its_time_kept_is_another_stamp(file: Path) -> None:
    before = file.stat()
    other = file.with_suffix(".new")
    other.write_text("bốn", "utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)
    assert stamp_at(file).mtime == before.st_mtime_ns
    assert stamp_at(file) != stamp_of(before)


def test_time_put_back_is_another_stamp(file: Path) -> None:
    before = stamp_at(file)
    os.utime(file, ns=(LONG_AGO, LONG_AGO))
    assert stamp_at(file) != before


@pytest.mark.parametrize(
    ("stamp", "now", "settled"),
    [
        (OLD, 1_001, True),
        (OLD, 1_000, False),
        (OLD, 999, False),
        (OLD._replace(ctime=1_001), 1_001, False),
        (OLD._replace(mtime=LONG_AGO, ctime=1_000), 1_001, False),
        (OLD._replace(mtime=1, ctime=1_000), 1_001, True),
        (OLD, 0, False),
    ],
)
def test_stamp_is_settled_only_where_the_clock_had_moved_on(stamp: Stamp, now: int, *, settled: bool) -> None:
    assert is_settled(stamp, now) is settled


def test_clock_never_goes_back_and_moves_on(tmp_path: Path) -> None:
    begun = tick(tmp_path)
    assert 0 < begun <= tick(tmp_path)
    while (now := tick(tmp_path)) == begun:
        pass
    assert now > begun


def test_clock_is_that_of_the_files_beside_it(tmp_path: Path) -> None:
    before = tick(tmp_path)
    (tmp_path / "x").touch()
    assert before <= (tmp_path / "x").stat().st_mtime_ns <= tick(tmp_path)


def test_clock_that_cannot_be_read_is_before_everything(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert tick(tmp_path / "file") == 0
    (tmp_path / "clock").mkdir()
    assert tick(tmp_path) == 0


def test_clock_is_not_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_text("giữ", "utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "clock").symlink_to(tmp_path / "theirs")
    assert tick(tmp_path / "folder") == 0
    assert (tmp_path / "theirs").read_text("utf-8") == "giữ"


def test_unchanged_file_is_known_without_reading_it(file: Path) -> None:
    before = noted(file)
    ledger = Ledger(before.seen, tick(file.parent))
    found = file.stat()
    file.unlink()
    assert ledger.digest(str(file), found) == digest_of("một".encode())
    assert ledger.seen == before.seen


def test_file_of_the_current_tick_is_not_believed(tmp_path: Path) -> None:
    file = tmp_path / "bai.md"
    file.write_bytes(b"one")
    now = file.stat().st_ctime_ns  # the clock had not moved on when the build began
    ledger = Ledger({}, now)
    ledger.digest(str(file), file.stat())
    assert ledger.seen[str(file)].settled is False
    assert Ledger(ledger.seen, now).known(str(file), file.stat()) is None


def test_file_that_was_not_believed_is_believed_once_it_was_read_later(file: Path) -> None:
    early = Ledger({}, file.stat().st_mtime_ns)
    early.digest(str(file), file.stat())
    later = Ledger(early.seen, tick(file.parent))
    later.digest(str(file), file.stat())
    assert later.seen[str(file)].settled is True
    assert known_next_time(file, later) == digest_of("một".encode())


def test_change_between_stat_and_reading_is_found_next_time(file: Path) -> None:
    ledger, found = Ledger({}, tick(file.parent)), file.stat()
    file.write_text("ba!", "utf-8")
    assert ledger.digest(str(file), found) == digest_of(b"ba!")
    assert known_next_time(file, ledger) is None


def test_edit_that_keeps_size_and_time_is_found(file: Path) -> None:
    before, found = noted(file), file.stat()
    content = file.read_bytes()
    file.write_bytes(content[::-1])
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert known_next_time(file, before) is None


def test_time_from_the_future_is_never_believed(file: Path) -> None:
    os.utime(file, ns=(FAR_AHEAD, FAR_AHEAD))
    before = noted(file)
    assert known_next_time(file, before) is None
    again = Ledger(before.seen, tick(file.parent))
    again.digest(str(file), file.stat())
    assert known_next_time(file, again) is None


def test_touched_file_is_read_and_has_the_same_digest(file: Path) -> None:
    before = noted(file)
    os.utime(file)
    after = Ledger(before.seen, tick(file.parent))
    assert after.known(str(file), file.stat()) is None
    assert after.digest(str(file), file.stat()) == before.seen[str(file)].digest


def test_unknown_file_is_read(file: Path) -> None:
    assert Ledger({}, tick(file.parent)).known(str(file), file.stat()) is None


def test_ledger_holds_only_what_this_build_has_seen(file: Path) -> None:
    gone = {"/gone.md": Known(OLD, b"d", settled=True)}
    ledger = Ledger({**gone, **noted(file).seen}, tick(file.parent))
    ledger.digest(str(file), file.stat())
    assert list(ledger.seen) == [str(file)]


def test_file_that_is_gone_is_said_so(file: Path) -> None:
    found = file.stat()
    file.unlink()
    with pytest.raises(FileNotFoundError):
        Ledger({}, 1).digest(str(file), found)
