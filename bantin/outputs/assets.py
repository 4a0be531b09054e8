"""Static files under content-hash names, so that browsers may keep them for ever; `static/root/` goes to the root.

Stylesheets and scripts name other static files. Those names are rewritten to the published ones, so what a file
refers to is published (and hashed) before it. A page waits for every stylesheet before it is shown, so it has one:
where another one asks for the theme (`@import "site.css";`), the theme is put there, and what a site adds (its colour,
its `css/custom.css`) is joined to the end.
"""

import hashlib
import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from bantin.addresses import ALLOWED_DOTFILES
from bantin.files import escapes
from bantin.outputs.palette import contrast_problems, palette_of
from bantin.outputs.planned import Asset, Material, PlannedBytes, PlannedFile
from bantin.paths import Unsafe, lies_within, resolved_link
from bantin.problems import Problem, Span, problem
from bantin.project import Project
from bantin.urls import relative
from bantin.vi.reading import Wording
from bantin.vi.text import nfc

ROOT = "root/"
CSS_REFERENCE = re.compile(rb"""(url\(\s*["']?|@import\s+["'])([^"'()\s]+)""")
SCRIPT_REFERENCE = re.compile(rb"""((?:\bfrom|\bimport)\s*\(?\s*["'])(\.{1,2}/[^"'\s]+)""")
REFERENCES = {".css": CSS_REFERENCE, ".js": SCRIPT_REFERENCE, ".mjs": SCRIPT_REFERENCE}
ELSEWHERE = re.compile(rb"[a-zA-Z][a-zA-Z0-9+.-]*:|/|#")
DIGITS = 8
THEME = "css/site.css"
CUSTOM = "css/custom.css"
INTO_STATIC = Wording(
    "Chép tệp vào static/ và ghi tên tệp, ví dụ bieu-trung.svg.",
    "Copy the file into static/ and write its name, such as logo.svg.",
)
WITH_THEME = b'@import "site.css";'
# Comments, spare white space and the 0 of 0.5 stay at home; strings and addresses are matched so that nothing inside
# them is.
CSS_ASIDE = re.compile(
    rb"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^"')]*\))"""
    rb"""|/\*(?!!).*?\*/|(?:\s*;)?\s*(\})(?:\s|/\*(?!!).*?\*/)*"""
    rb"""|\s*([{;])(?:\s|/\*(?!!).*?\*/)*|\s*([,>])\s*|(:)\s+|(\n)\s*"""
    rb"|(?<![\w.])0(\.[0-9])",
    re.DOTALL,
)


@dataclass(slots=True)
class _Publishing:
    """One walk over the static files; a file is published before the first one that refers to it."""

    found: Mapping[str, tuple[Path, str]]
    colours: bytes = b""
    published: dict[str, Asset] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def address_of(self, name: str) -> str | None:
        """The address of a file, which is published first; None where there is none, or it is waiting for this one."""
        if name in self.published:
            return self.published[name].address
        if name not in self.found or name in self.begun:
            return None
        self.begun.add(name)
        path, source = self.found[name]
        content = self._content(name, path)
        pattern = REFERENCES.get(path.suffix.lower())
        if pattern is not None and not name.startswith(ROOT):
            content = pattern.sub(lambda match: match[1] + self._rewritten(name, match[2]), content)
        rewritten = content if pattern is not None else None
        self.published[name] = Asset(name, _address(name, content), path, source, rewritten)
        return self.published[name].address

    def _content(self, name: str, path: Path) -> bytes:
        """The content of a file; that of a stylesheet of the theme with what the site adds to it."""
        content = path.read_bytes()
        if path.suffix.lower() != ".css":
            return content
        if name == THEME or self._asks_for_theme(name, content):
            content = content.replace(WITH_THEME, self._read(THEME)) + self.colours + self._read(CUSTOM)
        return _trimmed(content)

    def _asks_for_theme(self, name: str, content: bytes) -> bool:
        """Whether a stylesheet beside the theme's wants to have that in it."""
        beside = posixpath.dirname(name) == posixpath.dirname(THEME)
        return beside and THEME in self.found and WITH_THEME in content

    def _read(self, name: str) -> bytes:
        return self.found[name][0].read_bytes() if name in self.found else b""

    def _rewritten(self, name: str, reference: bytes) -> bytes:
        """A reference from one static file to another by its published name."""
        path, mark, rest = reference.partition(b"?" if b"?" in reference else b"#")
        if ELSEWHERE.match(reference):
            return reference
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), os.fsdecode(path)))
        address = self.address_of(target)
        if address is None:
            return reference
        shown = relative(f"/static/{name}", address)
        dotted = shown if not reference.startswith(b".") or shown.startswith(".") else f"./{shown}"
        return dotted.encode() + mark + rest


def read_assets(project: Project) -> tuple[tuple[Asset, ...], tuple[Problem, ...]]:
    """Every static file of the site and, where the site has none of that name, of the engine."""
    found: dict[str, tuple[Path, str]] = {}
    problems: list[Problem] = []
    for layer in project.layers("static"):
        for name in _files(layer):
            if not lies_within(layer, layer / name):
                problems.append(_leads_out(f"static/{name}"))
            elif (layer / name).is_file():
                found.setdefault(nfc(name), (layer / name, f"static/{nfc(name)}"))
    colour = project.settings.colour
    publishing = _Publishing(found, palette_of(colour).css if colour else b"")
    for name in sorted(set(found) - ({CUSTOM} if THEME in found else set())):
        publishing.address_of(name)
    assets = tuple(publishing.published[name] for name in sorted(publishing.published))
    return assets, (*problems, *_logo_problems(project, found), *contrast_problems(project))


@lru_cache(maxsize=16)  # a preview builds again and again, mostly with the same stylesheets
def _trimmed(stylesheet: bytes) -> bytes:
    return CSS_ASIDE.sub(_without_aside, stylesheet)


def _without_aside(found: re.Match[bytes]) -> bytes:
    return b"".join(filter(None, found.groups())).replace(b"\n", b" ")


def outputs(material: Material) -> Iterator[PlannedBytes | PlannedFile]:
    """Every static file."""
    for asset in material.assets:
        path = asset.address.lstrip("/")
        if asset.content is not None:
            yield PlannedBytes(path, asset.content, asset.source)
        elif asset.absolute is not None:
            yield PlannedFile(path, asset.absolute, asset.source)


def _address(name: str, content: bytes) -> str:
    if name.startswith(ROOT):
        return f"/{name.removeprefix(ROOT)}"
    path = PurePosixPath(name)
    digest = hashlib.sha256(content).hexdigest()[:DIGITS]
    return f"/static/{path.with_name(f'{path.stem}-{digest}{path.suffix}')}"


def _files(folder: Path, below: str = "") -> Iterator[str]:
    """The names of the files of static/, in order; of dotfiles only those that web servers know, in root/."""
    inside = folder / below
    names = sorted(entry.name for entry in os.scandir(inside)) if inside.is_dir() else []
    for entry in names:
        name = f"{below}{entry}"
        path = folder / name
        if entry.startswith(".") and not (below == ROOT and entry in ALLOWED_DOTFILES):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(folder, f"{name}/")
        elif path.is_file() or path.is_symlink():
            yield name


def _logo_problems(project: Project, found: Mapping[str, object]) -> tuple[Problem, ...]:
    logo = project.settings.logo
    if logo is None or logo.file.path.strip("/").removeprefix("static/") in found:
        return ()
    path = resolved_link("", logo.file.path.strip("/"))
    if isinstance(path, Unsafe):
        return (replace(escapes(path, logo.file.span), hint=INTO_STATIC),)
    said = Wording(f"Không tìm thấy biểu trưng “{logo.file.path}”.", f"There is no logo “{logo.file.path}”.")
    hint = Wording(f"Chép tệp vào static/{logo.file.path}.", f"Copy the file to static/{logo.file.path}.")
    return (problem("picture-missing", logo.file.span, said, hint),)


def _leads_out(path: str) -> Problem:
    said = Wording(
        f"“{path}” là một liên kết (symlink) dẫn ra ngoài static/.", f"“{path}” is a link that leads out of static/."
    )
    return problem(
        "path-escapes", Span.at(path), said, Wording("Chép tệp thật vào static/.", "Copy the real file into static/.")
    )
