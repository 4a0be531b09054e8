"""Files beside entries: published where a published page refers to them, pictures in every format and width."""

from collections.abc import Iterator

from bantin.files import PublishedFile
from bantin.finished import FinishedSite
from bantin.outputs.planned import Material, PlannedFile, PlannedPicture
from bantin.urls import picture_address


def outputs(material: Material) -> Iterator[PlannedFile | PlannedPicture]:
    """Each file once at each of its addresses; the smaller files of a picture once for all pages that show it."""
    shared: dict[str, PlannedPicture] = {}
    for file in published_files(material.here.finished):
        if file.look is None or not file.look.files:
            yield PlannedFile(file.address.lstrip("/"), file.absolute, file.source)
            continue
        largest, *others = file.look.files
        yield PlannedPicture(file.address.lstrip("/"), largest.key, file.source)
        for one in others:
            path = picture_address(file.look, one).lstrip("/")
            shared.setdefault(path, PlannedPicture(path, one.key, file.source))
    yield from shared.values()


def published_files(finished: FinishedSite) -> tuple[PublishedFile, ...]:
    """The files that fields and bodies of published entries name, in the order of their addresses."""
    found: set[PublishedFile] = set()
    for one in finished.site.entries.values():
        found |= set(finished.files.get(one.id, {}).values())
        found |= set(finished.body_of(one).files)
    return tuple(sorted(found, key=lambda file: (file.address, file.source)))
