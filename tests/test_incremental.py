"""The promise: whatever happens, an incremental build equals a clean one, and one more does nothing."""

import os
from pathlib import Path

import pytest

from tests.incremental import engine, mutants
from tests.incremental.machine import replay, run
from tests.incremental.promise import STEPS, tree_of
from tests.incremental.recorded import RECORDED
from tests.incremental.world import create

SEED = int(os.environ.get("NIGHTLY") or 0)
PARTS = 8 if SEED else 4
SEQUENCES = (1_000 if SEED else 20) // PARTS
LENGTH = 20 if SEED else 6
ENOUGH = 300  # sequences in which every mutant must be caught

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="builds are killed in a fork of the tests")


@pytest.mark.parametrize("part", range(PARTS))
def test_incremental_build_equals_a_clean_one_after_whatever_happens(part: int) -> None:
    run(SEQUENCES, LENGTH, SEED * 100 + part)


@pytest.mark.parametrize("name", RECORDED)
def test_story_that_was_kept_holds(tmp_path: Path, name: str) -> None:
    replay(tmp_path, list(RECORDED[name]))


@pytest.mark.parametrize("mutant", mutants.PICTURE_MUTANTS, ids=[one.name for one in mutants.PICTURE_MUTANTS])
def test_story_of_a_picture_catches_an_engine_that_overlooks_it(tmp_path: Path, mutant: mutants.Mutant) -> None:
    with pytest.raises(AssertionError):
        replay(tmp_path, list(RECORDED["a picture gets other sides, then others again"]), mutant.build)


@pytest.mark.parametrize("name", ["change time of a file"])
def test_story_of_a_text_catches_an_engine_that_overlooks_it(tmp_path: Path, name: str) -> None:
    with pytest.raises(AssertionError):
        replay(tmp_path, list(RECORDED["a text is another, its size and time are not"]), mutants.builders()[name]())


def test_every_step_has_a_name_of_its_own() -> None:
    assert len(set(STEPS)) == len(STEPS)


def test_shortcuts_change_nothing(tmp_path: Path) -> None:
    world = create(tmp_path)
    assert engine.build(world.request).built
    plain = tree_of(world.request.output)
    with engine.shortcuts():
        assert engine.build(engine.afresh(create(tmp_path).request, world.root)).built
    assert tree_of(world.request.output) == plain


@pytest.mark.parametrize("mutant", mutants.MUTANTS, ids=[one.name for one in mutants.MUTANTS])
def test_mutant_replaces_something_that_is_there(mutant: mutants.Mutant) -> None:
    for target in mutant.targets:
        owner, name = mutants.owner_of(target)
        assert name in vars(owner)


if SEED:  # takes minutes: make nightly

    @pytest.mark.parametrize("name", mutants.builders())
    def test_mutant_is_caught(name: str) -> None:
        caught = caught_after(mutants.builders()[name]())
        print(f"{name}: sequence {caught}")  # noqa: T201  `make nightly` shows it
        assert caught is not None


def caught_after(build: engine.Builder) -> int | None:
    """The number of the sequence that caught a mutant, or None."""
    try:
        run(ENOUGH, 20, SEED, build, shrink=False)
    except (AssertionError, KeyError) as error:  # a mutant may trip over itself
        note = next(one for one in error.__notes__ if one.startswith("story "))
        return int(note.split()[1])
    return None
