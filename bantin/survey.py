"""The survey: every file that a build depends on, listed once at its beginning."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bantin.addresses import ALLOWED_DOTFILES
from bantin.source import Discovery, SourceFile, discover, trusted_files
from bantin.stamps import Known, Ledger, Stamp, digest_of, has_stamp

SETTINGS = "site.yaml"
CONTENT = "content"
STATIC = "static"
TEMPLATES = "templates"
ENTRIES = (".md", ".MD")
LINK = Known(Stamp(0, 0, 0, 0), digest_of(b"a link that leads out"), settled=True)
NEITHER = b""  # the digest of no content


@dataclass(frozen=True, slots=True)
class Survey:
    """What lies under `content/`, the other files of the site and of the engine, and links that lead out of both."""

    content: Discovery
    others: tuple[SourceFile, ...]
    links: tuple[str, ...]

    @property
    def files(self) -> Iterator[SourceFile]:
        """All files."""
        yield from self.content.files
        yield from self.others

    @property
    def names(self) -> set[str]:
        """Where all files lie, and the links."""
        return {*(file.location for file in self.files), *self.links}


def survey(root: Path, engine: Path) -> Survey:
    """The files of a site and of the engine that makes it; `site.yaml` is missing where there is none."""
    content = discover(root, CONTENT)
    others = [*_settings(root)]
    links = list(content.escapes)
    for base in dict.fromkeys((root.resolve(), engine.resolve())):
        static = discover(base, STATIC, ALLOWED_DOTFILES)
        others += [*_templates(base), *static.files]
        links += [f"{base}/{path}" for path in static.escapes]
    return Survey(content, tuple(others), tuple(links))


def weigh(found: Survey, ledger: Ledger) -> None:
    """Note the digest of every file but the entries, before anything is made of it; entries are read only once."""
    for file in _weighed(found):
        ledger.digest(file.location, file.found)
    ledger.seen.update(dict.fromkeys(found.links, LINK))


def disown(found: Survey, ledger: Ledger) -> bool:
    """Forget what files held that were changed while they were used; whether there were any.

    Of such a file nobody knows which content was used, and the old one may come back before the next build.
    """
    changed = [file.location for file in _weighed(found) if _has_changed(file, ledger)]
    ledger.seen.update({location: ledger.seen[location]._replace(digest=NEITHER) for location in changed})
    return bool(changed)


def _weighed(found: Survey) -> Iterator[SourceFile]:
    yield from (file for file in found.content.files if not file.path.endswith(ENTRIES))
    yield from found.others


def _has_changed(file: SourceFile, ledger: Ledger) -> bool:
    try:
        return not has_stamp(os.stat(file.location), ledger.seen[file.location].stamp)  # noqa: PTH116 - many files
    except OSError:
        return True


def _templates(base: Path) -> Iterator[SourceFile]:
    for file in trusted_files(base / TEMPLATES):
        yield file._replace(path=f"{TEMPLATES}/{file.path}")


def _settings(root: Path) -> Iterator[SourceFile]:
    path = root / SETTINGS
    if path.is_file():
        yield SourceFile(SETTINGS, str(path), path.stat())
