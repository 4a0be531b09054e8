"""Builds that are disturbed: each begins with an edit, so that there is something to write."""

import errno
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from tests.incremental import accidents, edits, files, surroundings
from tests.incremental.edits import Edit, Pick
from tests.incremental.engine import Builder
from tests.incremental.world import World

Ordeal: TypeAlias = Callable[[World, Pick, Builder], None]

BEFORE: tuple[Edit, ...] = (
    edits.edit_title,
    edits.edit_body,
    files.add,
    files.delete,
    surroundings.edit_settings,
    surroundings.edit_engine_template,
    files.replace_picture,
)
MEANWHILE: tuple[Edit, ...] = (
    edits.edit_title,
    edits.edit_body_keeping_its_size,
    edits.change_table,
    files.replace_picture_unseen,
    files.delete,
    files.add,
    files.swap,
    surroundings.edit_engine_template,
    surroundings.edit_settings,
)
REFUSALS = ((errno.ENOSPC, True), (errno.EACCES, False), (errno.EIO, True), (errno.EACCES, True))
SIZES = (0, 512, 4_096, 9_000, 20_000, 60_000)


def moment_of(pick: Pick) -> int:
    """Early ones more often: a build of one edit makes few changes."""
    return pick.a % (6, 24, 96)[pick.b % 3]


def killed(world: World, pick: Pick, build: Builder) -> None:
    accidents.killed_at(moment_of(pick), lambda: build(world.request))


def killed_after_a_while(world: World, pick: Pick, build: Builder) -> None:
    accidents.killed_after(pick.a % 60 / 1000, lambda: build(world.request))


def refused(world: World, pick: Pick, build: Builder) -> None:
    """The disk is full, or the rights are missing."""
    code, lasting = REFUSALS[pick.manner % len(REFUSALS)]
    with accidents.accident_at(moment_of(pick), accidents.refusal(code), lasting=lasting):
        accidents.refused(lambda: build(world.request))


def interrupted(world: World, pick: Pick, build: Builder) -> None:
    with accidents.accident_at(moment_of(pick), accidents.interrupt):
        accidents.refused(lambda: build(world.request))


def cramped(world: World, pick: Pick, build: Builder) -> None:
    accidents.with_small_files(SIZES[pick.manner % len(SIZES)], lambda: build(world.request))


def two_at_once(world: World, pick: Pick, build: Builder) -> None:
    """The second one waits for the first, and both end well."""
    other = accidents.in_a_child(lambda: build(world.request))
    try:
        build(world.request)
    finally:
        assert accidents.ended(other) == 0


def with_two_jobs(world: World, pick: Pick, build: Builder) -> None:
    child = accidents.in_a_child(lambda: build(replace(world.request, jobs=2)))
    assert accidents.ended(child) == 0


def edited_meanwhile(world: World, pick: Pick, build: Builder) -> None:
    """A file changes while the build reads; what it makes of that is its own affair, but the next one must know."""
    edit = MEANWHILE[pick.manner % len(MEANWHILE)]
    with accidents.at_reading(pick.a % 80, lambda: edit(world, pick.swapped)):
        accidents.refused(lambda: build(world.request))


WHOLE: tuple[Ordeal, ...] = (killed, killed_after_a_while, refused, interrupted, cramped, two_at_once, with_two_jobs)
"""After these the output is the old site or the new one."""
MIXED: tuple[Ordeal, ...] = (edited_meanwhile,)
"""After this one it may be of both."""
