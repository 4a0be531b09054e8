"""Addresses that were public and are produced no more: links shared elsewhere would break."""

import re
from collections.abc import Iterable, Iterator

from bantin.manifest import MANIFEST
from bantin.problems import Problem, Span, problem
from bantin.site import Site
from bantin.vi.reading import Wording
from bantin.vi.slug import slug_of

LIST_PAGE = re.compile(r"(^|/)trang-[0-9]+/index\.html$")


def gone_addresses(output: str, before: Iterable[str], site: Site, planned: Iterable[str]) -> Iterator[Problem]:
    """A warning for each page of the manifest of `output` that is neither made again nor reached by an alias."""
    kept = frozenset(planned)
    back = [one.source for one in site.held.values()]
    held = frozenset(
        {
            *(slug_of(one.entry.slug or one.place.name) for one in back),
            *(slug_of(tag) for one in back for tag in one.entry.tags),
        }
    )
    for path in sorted(set(before) - kept):
        if path.endswith("index.html") and not LIST_PAGE.search(path) and _name(path) not in held:
            address = f"/{path.removesuffix('index.html')}"
            yield problem(
                "address-gone",
                Span.at(f"{output}/{MANIFEST}"),
                Wording(f"Địa chỉ {address} không còn trang nào.", f"The address {address} has no page any more."),
                Wording(
                    f"Thêm vào bài thay thế: aliases: [{address}]",
                    f"Add to the entry in its place: aliases: [{address}]",
                ),
            )


def _name(path: str) -> str:
    return path.removesuffix("/index.html").rsplit("/", 1)[-1]
