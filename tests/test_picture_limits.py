"""What the decoding of pictures may cost, and what becomes of one that costs more."""

import multiprocessing
import subprocess
import sys

import pytest

from bantin.cores import Budget, Work, open_crew
from bantin.pictures import encode
from bantin.pictures.looks import Encoded, Flaw, Named
from bantin.pictures.making import encoded, load, lost
from bantin.pictures.memory import limited_memory
from tests.drawn import photo, saved, snapshot
from tests.minisite import PROJECT

MEGABYTE = 1024 * 1024
NAME = "0" * 32


def test_nothing_gets_more_memory_than_is_allowed() -> None:
    with pytest.raises(MemoryError), limited_memory(8 * MEGABYTE):
        bytearray(400 * MEGABYTE)
    assert len(bytearray(400 * MEGABYTE)) == 400 * MEGABYTE


def test_a_picture_that_takes_too_much_memory_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    content = saved(photo(4000, 4000), "png")
    monkeypatch.setattr(encode, "MEMORY", 16 * MEGABYTE)
    found = encode.encode(Named("png", content, NAME))
    assert isinstance(found, Flaw)
    assert (found.code, "bộ nhớ" in found.message.vi) == ("picture-unreadable", True)


def test_a_picture_that_takes_too_long_costs_no_other() -> None:
    large, small = Named("png", saved(photo(5000, 5000), "png"), NAME), Named("jpeg", snapshot(40, 30), NAME)
    work = Work(encoded, lambda _: 1, lost, Budget(cpu=0.6, wall=60), load)
    with open_crew(1) as crew:
        made = dict(crew.stream(work, [small, large, small]))
    assert [type(made[at]) for at in range(3)] == [Encoded, Flaw, Encoded]
    assert not multiprocessing.active_children()


def test_pillow_is_not_loaded_before_there_is_a_picture() -> None:
    code = (
        "import sys, bantin.pipeline, bantin.named_pictures; sys.exit('PIL' in sys.modules or 'segno' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=False).returncode == 0
