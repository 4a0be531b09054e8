"""No link of the built sample site is broken: at a root, under a sub-path, and read from the disk."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest

from tests.conftest import build_sample

CASES = {
    "root": ("https://vidu.example/", []),
    "sub-path": ("https://vidu.example/a/b/", ["--url", "https://vidu.example/a/b/"]),
    "offline": ("file:///trang/", ["--offline"]),
}
LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "video": "src"}


@dataclass(frozen=True)
class Page:
    address: str
    ids: frozenset[str]
    links: tuple[str, ...]


def pages_of(output: Path, base: str, *, offline: bool) -> dict[str, Page]:
    found = {}
    for file in output.rglob("*.html"):
        path = file.relative_to(output).as_posix()
        address = base + (path if offline else path.removesuffix("index.html"))
        tree = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
        ids = frozenset(element.get("id") for element in tree.iter() if element.get("id"))
        found[address] = Page(address, ids, tuple(links_of(tree)))
    return found


def links_of(tree: object) -> Iterator[str]:
    for element in tree.iter():  # type: ignore[attr-defined]
        attribute = LINKS.get(element.tag) if isinstance(element.tag, str) else None
        if attribute and element.get(attribute) is not None:
            yield element.get(attribute)


def served(output: Path, base: str, address: str) -> Path | None:
    if not address.startswith(base):
        return None
    path = unquote(address.removeprefix(base))
    file = output / path
    return file / "index.html" if path == "" or path.endswith("/") else file


@pytest.mark.parametrize("case", CASES)
def test_every_link_leads_to_a_file_and_every_fragment_to_an_id(case: str, tmp_path: Path) -> None:
    base, arguments = CASES[case]
    output = tmp_path / "output"
    build_sample(output, *arguments)
    pages = pages_of(output, base, offline=case == "offline")
    broken = []
    checked = 0
    for page in pages.values():
        for link in page.links:
            whole = urlsplit(urljoin(page.address, link))
            address = whole._replace(fragment="", query="").geturl()
            if whole.scheme not in {"http", "https", "file"} or not address.startswith(base):
                assert whole.scheme in {"http", "https", "mailto", "tel", "webcal"}, (page.address, link)
                continue
            checked += 1
            file = served(output, base, address)
            ids = pages[address].ids if address in pages else frozenset[str]()
            if file is None or not file.is_file() or (whole.fragment and unquote(whole.fragment) not in ids):
                broken.append((page.address, link))
    assert broken == []
    assert checked > 500
