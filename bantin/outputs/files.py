"""Files beside entries: published where a published page refers to them."""

from collections.abc import Iterator

from bantin.files import PublishedFile
from bantin.finished import FinishedSite
from bantin.outputs.planned import Material, PlannedFile


def outputs(material: Material) -> Iterator[PlannedFile]:
    """Each file once at each of its addresses."""
    for file in published_files(material.here.finished):
        yield PlannedFile(file.address.lstrip("/"), file.absolute, file.source)


def published_files(finished: FinishedSite) -> tuple[PublishedFile, ...]:
    """The files that fields and bodies of published entries name, in the order of their addresses."""
    found: set[PublishedFile] = set()
    for one in finished.site.entries.values():
        found |= set(finished.files.get(one.id, {}).values())
        found |= set(finished.body_of(one).files)
    return tuple(sorted(found, key=lambda file: (file.address, file.source)))
