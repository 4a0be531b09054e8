"""The promise: after every step an incremental build is what a clean build is, and one more build does nothing."""

import hashlib
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from bantin.problems import Problem
from tests.incremental import damage, edits, engine, files, ordeals, surroundings
from tests.incremental.damage import MANIFEST, mend
from tests.incremental.edits import Edit, Pick
from tests.incremental.engine import Builder, Outcome
from tests.incremental.ordeals import BEFORE, Ordeal
from tests.incremental.world import SOURCES, World, create, sources_of

Step: TypeAlias = tuple[str, int, int, int]
Tree: TypeAlias = dict[str, bytes]

EDITS: dict[str, Edit] = {one.__name__: one for one in (*edits.EDITS, *files.EDITS, *surroundings.EDITS, *damage.EDITS)}
WHOLE: dict[str, Ordeal] = {one.__name__: one for one in ordeals.WHOLE}
MIXED: dict[str, Ordeal] = {one.__name__: one for one in ordeals.MIXED}
STEPS = (*EDITS, *WHOLE, *MIXED)
IN_A_ROOT = frozenset({*SOURCES, "output", engine.CACHE})
FAILURES = 2  # builds with errors in a row before somebody mends the site: most steps should see it built


@dataclass(frozen=True, slots=True)
class Clean:
    """What a clean build gives."""

    outcome: Outcome
    tree: Tree


_known: dict[bytes, Clean] = {}


@dataclass(slots=True)
class Story:
    """One sequence of steps in a world of its own, in the folder `base`."""

    base: Path
    build: Builder = engine.build
    world: World = field(init=False)
    steps: list[Step] = field(default_factory=list)
    failures: int = 0

    def __post_init__(self) -> None:
        self.world = create(self.base)
        self.settle()

    def take(self, step: Step) -> None:
        """Do one thing, then hold the engine to its promise."""
        self.steps.append(step)
        name, a, b, manner = step
        pick = Pick(a, b, manner)
        if self.failures >= FAILURES:
            mend(self.world, Pick(manner=manner))
            self.failures = 0
        if name in EDITS:
            EDITS[name](self.world, pick)
        else:
            pick.swapped.one(BEFORE)(self.world, pick)
            self._suffer(name, pick)
        if self.world.unbuilt:
            self.world.unbuilt -= 1
        else:
            self.settle()

    def settle(self) -> None:
        """An incremental build equals a clean one, or both find the same problems and the output stays."""
        before = self._tree()
        clean = self._clean()
        made = self.build(self.world.request)
        _same_problems(made.problems, clean.outcome.problems)
        assert made.promised == clean.outcome.promised, f"{made.promised} instead of {clean.outcome.promised}"
        found = self._tree()
        if made.built:
            _same_tree(found, clean.tree, "the incremental build is not the clean one")
            assert made.built == clean.outcome.built
        else:
            _same_tree(found, before, "a build with errors changed the output")
        self._remember(made)
        self._again(made, found)
        left = {one.name for one in self.world.root.iterdir()} - IN_A_ROOT
        assert not left, f"something was left beside the output: {left}"

    def _again(self, made: Outcome, tree: Tree) -> None:
        """One more build does nothing, whether a file got another time in between or not."""
        touched = len(self.steps) % 2 == 1 and self._touch()
        again = self.build(self.world.request)
        known = [one for one in made.problems if not (made.built and one.code == "address-gone")]
        _same_problems(again.problems, known)
        assert again.promised == made.promised, f"one more build: {again.promised} instead of {made.promised}"
        assert (again.written, again.removed) == ((), ()), f"one more build wrote, touched: {touched}"
        assert again.rendered == 0 or not made.built, (
            f"one more build rendered {again.rendered} pages, touched: {touched}"
        )
        _same_tree(self._tree(), tree, "one more build changed the output")

    def _touch(self) -> str:
        paths = self.world.paths("content/**/*", "templates/**/*", "static/**/*", "site.yaml")
        path = paths[len(self.steps) * 31 % len(paths)]
        os.utime(self.world.root / path)
        return path

    def _suffer(self, name: str, pick: Pick) -> None:
        if name in MIXED:
            MIXED[name](self.world, pick, self.build)
            return
        before = self._tree()
        clean = self._clean()
        WHOLE[name](self.world, pick, self.build)
        engine.finish_switch(self.world.request)
        after = self._tree()
        if after != before:
            assert clean.outcome.built, "an accident changed the output of a site with errors"
            _same_tree(after, clean.tree, "after an accident the output is neither the old nor the new site")

    def _clean(self) -> Clean:
        """A clean build of these sources; an output that knows only what the last build wrote."""
        world = self.world
        manifest = world.request.output / MANIFEST
        written = manifest.read_bytes() if manifest.is_file() else b""
        key = _key(world, written)
        if key not in _known:
            _known[key] = _built_afresh(world, written)
        return _known[key]

    def _tree(self) -> Tree:
        found = tree_of(self.world.request.output)
        return {path: content for path, content in found.items() if path not in self.world.strangers}

    def _remember(self, made: Outcome) -> None:
        self.failures = 0 if made.built else self.failures + 1
        if made.built:
            self.world.remember()


def tree_of(output: Path) -> Tree:
    """Every file of an output."""
    found = (Path(folder, file) for folder, _, files in os.walk(output) for file in files)
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in found}


def _key(world: World, manifest: bytes) -> bytes:
    request = world.request
    call = (request.now, request.url, request.drafts, request.offline, request.edition)
    digest = hashlib.sha256(repr(call).encode())
    digest.update(manifest)
    for root in (world.root, world.engine):
        for path, content in sorted(sources_of(root).items()):
            digest.update(f"\0{root.name}/{path}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
    return digest.digest()


def _built_afresh(world: World, manifest: bytes) -> Clean:
    root = world.base / "clean"
    shutil.rmtree(root, ignore_errors=True)
    (root / "output").mkdir(parents=True)
    for name in SOURCES:
        source = world.root / name
        if source.is_dir():
            shutil.copytree(source, root / name, symlinks=True, copy_function=shutil.copyfile)
        elif source.exists():
            shutil.copyfile(source, root / name)
    if manifest:
        (root / "output" / MANIFEST).write_bytes(manifest)
    outcome = engine.build(engine.afresh(world.request, root))
    return Clean(outcome, tree_of(root / "output") if outcome.built else {})


def _same_problems(
    found: "list[Problem] | tuple[Problem, ...]", expected: "list[Problem] | tuple[Problem, ...]"
) -> None:
    if list(found) != list(expected):
        missing = [_said(one) for one in expected if one not in found]
        extra = [_said(one) for one in found if one not in expected]
        raise AssertionError(f"other problems: missing {missing}, extra {extra}")


def _said(one: Problem) -> str:
    return f"{one.severity.value} {one.code} {one.span.file}:{one.span.line}:{one.span.column} {one.message.vi}"


def _same_tree(found: Tree, expected: Tree, sentence: str) -> None:
    if found == expected:
        return
    missing, extra = sorted(expected.keys() - found.keys()), sorted(found.keys() - expected.keys())
    other = sorted(path for path in found.keys() & expected.keys() if found[path] != expected[path])
    shown = [f"{path}: {_first_difference(found[path], expected[path])}" for path in other if path != MANIFEST][:3]
    raise AssertionError(f"{sentence}: missing {missing}, extra {extra}, different {other}\n" + "\n".join(shown))


def _first_difference(found: bytes, expected: bytes) -> str:
    lines = zip(found.splitlines(), expected.splitlines(), strict=False)
    pair = next(((one, other) for one, other in lines if one != other), (found[-80:], expected[-80:]))
    return f"{pair[0][:200]!r} instead of {pair[1][:200]!r}"
