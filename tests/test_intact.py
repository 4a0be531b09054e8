"""What stands in the output, found out by a fork: in processes of their own, since a fork wants no other threads."""

import subprocess
import sys
from pathlib import Path

import pytest

from bantin.intact import MANY
from tests.minisite import PROJECT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks are used on Linux only")

LOOK = """
import os, signal, sys, time
from pathlib import Path
import bantin.intact
from bantin.last import Made
from bantin.stamps import stamp_of
from hashlib import sha256

output, edit = Path(sys.argv[1]), sys.argv[2]
forks = []
fork = os.fork
os.fork = lambda: forks.append(fork()) or forks[-1]
bantin.intact.MANY = 1
os.sched_getaffinity = lambda _process: {0, 1}
locations = [path for path in sorted(output.rglob("*")) if path.is_file()]
made = {
    str(path.relative_to(output)): Made(
        b"", "", (), sha256(path.read_bytes()).hexdigest(), stamp_of(path.lstat()), settled=True
    )
    for path in locations
}
exec(edit)
with bantin.intact.looked_at(output, made, private=False) as intact:
    if len(sys.argv) > 3:
        exec(sys.argv[3])
    print([path for path, one in made.items() if not intact(path, one)], end="")
left = []
try:
    os.waitpid(-1, os.WNOHANG)
    left = forks
except ChildProcessError:
    pass
print(len(forks), left)
"""
NAMES = ["a/index.html", "a/b/index.html", "c.txt", "đường/tệp.txt", "e/index.html"]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    for name in NAMES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Nội dung của {name}\n", encoding="utf-8")
    return folder


def looked(output: Path, *edits: str) -> str:
    """What is not intact after an edit, how many forks were asked, and which of them are still there."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", LOOK, str(output), *edits],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PATH": "", "PYTHONUTF8": "1"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("edit", "lost"),
    [
        ("", []),
        ("(output / 'c.txt').write_text('khác')", ["c.txt"]),
        ("(output / 'đường/tệp.txt').unlink()", ["đường/tệp.txt"]),
        ("(output / 'a').rename(output / 'x'); (output / 'a').symlink_to('x')", ["a/b/index.html", "a/index.html"]),
        ("text = (output / 'c.txt').read_bytes(); (output / 'c.txt').write_bytes(text)", []),
    ],
)
def test_the_fork_tells_what_is_not_as_it_was_written(output: Path, edit: str, lost: list[str]) -> None:
    assert looked(output, edit) == f"{lost}1 []"


def test_what_a_killed_fork_has_not_told_is_looked_at_by_the_build(output: Path) -> None:
    edit = "(output / 'c.txt').write_text('khác')"
    slow = (
        "one = bantin.intact.is_intact;"
        "bantin.intact.is_intact = lambda *a, **k: time.sleep(60 * (forks == [0])) or one(*a, **k)"
    )
    assert looked(output, f"{edit}; {slow}", "os.kill(forks[0], signal.SIGKILL)") == "['c.txt']1 []"


def test_a_machine_without_room_for_a_fork_is_looked_at_by_the_build(output: Path) -> None:
    edit = "(output / 'c.txt').write_text('khác')\ndef fork(): raise BlockingIOError(11, 'no room')\nos.fork = fork"
    assert looked(output, edit) == "['c.txt']0 []"


def test_a_build_that_needs_no_answer_does_not_wait_for_one(output: Path) -> None:
    slow = "bantin.intact.is_intact = lambda *_, **__: time.sleep(60)"
    assert looked(output, slow, "made.clear()") == "[]1 []"


def test_few_files_are_not_worth_a_fork(output: Path) -> None:
    assert len(NAMES) < MANY
    assert looked(output, "bantin.intact.MANY = 6") == "[]0 []"
    assert looked(output, "os.sched_getaffinity = lambda _process: {0}") == "[]0 []"
    assert looked(output, "import threading; threading.Thread(target=time.sleep, args=(1,)).start()") == "[]0 []"


def test_a_fork_holds_no_lock_of_the_build(output: Path) -> None:
    """Another build may begin as soon as this one is killed, though its fork still looks."""
    slow = (
        "one = bantin.intact.is_intact; bantin.intact.is_intact = lambda *a, **k: time.sleep(60) or one(*a, **k);"
        "import fcntl; lock = open(output.parent / 'lock', 'w'); fcntl.flock(lock, fcntl.LOCK_EX)"
    )
    then = (
        "lock.close(); other = open(output.parent / 'lock')\n"
        "for _ in range(500):\n"
        "    try:\n"
        "        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB); break\n"
        "    except BlockingIOError: time.sleep(.01)\n"
        "else: print('locked')\n"
        "made.clear()"
    )
    assert looked(output, slow, then) == "[]1 []"
