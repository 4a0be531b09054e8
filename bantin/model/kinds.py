"""Which kind of entry a path holds: folder → kind → model → address."""

from dataclasses import dataclass

from bantin.model.article import Article
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.entry import Entry
from bantin.model.pages import Home, Page, Results, Rules

SECTION_KINDS: dict[str, type[Entry]] = {
    "tin-tuc": Article,
    "phong-trao": Campaign,
    "cuoc-thi": Competition,
    "trang": Page,
}
CHILD_KINDS: dict[str, type[Entry]] = {"rules": Rules, "results": Results, "page": Page}
CHILD_FILES: dict[str, type[Entry]] = {"the-le": Rules, "ket-qua": Results}
KINDS: tuple[type[Entry], ...] = (Article, Campaign, Competition, Rules, Results, Page)
PARENT_SECTIONS = frozenset({"phong-trao", "cuoc-thi"})
MARKDOWN = frozenset({".md", ".MD"})
RENAMED_TO_MARKDOWN = frozenset({".markdown", ".txt", ".mdx", ".mkd"})  # also .Md and .mD
COPIED_TO_MARKDOWN = frozenset({".docx", ".doc", ".odt", ".rtf", ".html", ".htm"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands: its id, section and model, the parent of a page within an entry's folder."""

    id: str
    section: str | None
    kind: type[Entry]
    name: str
    parent: str | None = None
    is_index: bool = False


def id_of(path: str) -> str:
    """An entry's id: its path under `content/` without `.md` and `/index`."""
    stem = _stem(path)
    return stem.removesuffix("/index") if stem != "index" else "index"


def place_of(path: str, sections: dict[str, str], declared: str | None) -> Place | None:
    """The place of a path under `content/`; None where no kind is known for it.

    `sections` maps folders to section names, `declared` is the entry's own `kind:`.
    """
    parts = tuple(_stem(path).split("/"))
    entry_id = id_of(path)
    if parts == ("index",):
        return Place("index", None, Home, "index", is_index=True)
    section = sections.get(parts[0])
    if section is None or len(parts) == 1:
        return None
    if parts[1:] == ("index",):
        return Place(entry_id, section, Page, parts[0], is_index=True)
    if section in PARENT_SECTIONS:
        return _in_parent_section(section, parts, entry_id, declared)
    name = parts[-2] if parts[-1] == "index" else parts[-1]
    return Place(entry_id, section, SECTION_KINDS[section], name)


def _stem(path: str) -> str:
    """A path without its extension; `PurePosixPath` takes ten times as long, and every file of a site comes here."""
    start, dot = path.rfind("/") + 1, path.rfind(".")
    return path[:dot] if start < dot < len(path) - 1 else path


def _in_parent_section(section: str, parts: tuple[str, ...], entry_id: str, declared: str | None) -> Place | None:
    if len(parts) == 2 or (len(parts) == 3 and parts[2] == "index"):  # noqa: PLR2004 - <section>/<name>[/index]
        return Place(entry_id, section, SECTION_KINDS[section], parts[1])
    if len(parts) != 3:  # noqa: PLR2004 - <section>/<entry>/<name>
        return None
    parent = "/".join(parts[:2])
    known = CHILD_FILES.get(parts[2]) if declared is None else None
    kind: type[Entry] | None = known or CHILD_KINDS.get(declared or "")
    if kind is None or (parts[2] == "ket-qua" and section != "cuoc-thi" and declared is None):
        return None
    return Place(entry_id, section, kind, parts[2], parent)
