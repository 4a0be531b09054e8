"""The folders of a project read into memory: its settings, its entries and its tables, each with its problems."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from bantin import nodes
from bantin.desk import Desk
from bantin.document import read_mapping
from bantin.entries import ReadFile, is_markdown, misnamed
from bantin.files import NamedFile, PublishedFile, beside, escapes, find_file, missing, named_files
from bantin.markdown.body import BodySource, Term, terms_in
from bantin.markdown.locate import Source
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.entry import Entry
from bantin.model.pages import Results, Rules, Winner
from bantin.model.read_record import read_record
from bantin.model.record import Notes, key_of
from bantin.model.settings import Settings, default_settings
from bantin.model.tables import ScoreLine, read_scoreboard, read_winners, table_text
from bantin.model.types import FilePath
from bantin.named_pictures import Seen, is_picture, pictures_of
from bantin.notices import Detail
from bantin.paths import Unsafe
from bantin.problems import Problem, Span, problem
from bantin.project import Project
from bantin.proofreading.personal import details_in
from bantin.prose.facts import NO_PROSE, Prose
from bantin.reading import ReadEntry
from bantin.recall import Terms, budget_of, read_entries
from bantin.site import ContentFile, Linked, Site
from bantin.source import Discovery, SourceFile
from bantin.survey import SETTINGS
from bantin.urls import GENERATED_SLUGS, SECTION_TITLES, section_address, section_folders
from bantin.vi.reading import Wording
from bantin.vi.text import nfc

WITH_TABLES = (Campaign, Competition, Results, Rules)  # no other kind has tables or documents


@dataclass(frozen=True, slots=True)
class Sources:
    """What lies under `content/`: the entries as read, and every other file by its regular (NFC) path there.

    `pictures` are those that an entry names, by where they lie.
    """

    read: tuple[ReadEntry, ...]
    files: Mapping[str, ContentFile]
    pictures: Mapping[str, Seen] = field(default_factory=dict)

    @property
    def entries(self) -> tuple[ReadFile, ...]:
        """The entries without their bodies."""
        return tuple(each.file for each in self.read)

    @property
    def prose(self) -> dict[str, Prose]:
        """What the texts state of a contest, by entry; those that state nothing are left out."""
        return {each.file.id: each.file.prose for each in self.read if each.file.prose != NO_PROSE}

    @property
    def terms(self) -> dict[str, tuple[Term, ...]]:
        """The abbreviations and the places that the texts name, by entry."""
        found = {each.file.id: tuple(terms_in(each.body.pieces)) for each in self.read}
        return {name: terms for name, terms in found.items() if terms}


def read_settings(data: bytes) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The settings of site.yaml."""
    mapping, problems = read_mapping(data, SETTINGS)
    if mapping is None:
        return None, problems
    notes = Notes.after(SETTINGS, problems)
    settings = read_record(Settings, mapping, notes)
    if not isinstance(settings, Settings):
        return None, tuple(notes.problems)
    clashes = tuple(_section_clashes(settings))
    return (None if clashes else settings), (*notes.problems, *clashes)


def usable_settings(data: bytes) -> Settings:
    """What can be used of a site.yaml with mistakes, so that the content's problems are said in the same run."""
    usable = _fields(b"title: x\nurl: https://vidu.example/")
    for name, entry in _fields(data).items():
        tried = usable | {name: entry}
        found = read_record(Settings, nodes.Mapping(tuple(tried.values()), entry[0].span), Notes(SETTINGS))
        if isinstance(found, Settings) and not any(_section_clashes(found)):
            usable = tried
    found = read_record(Settings, nodes.Mapping(tuple(usable.values()), Span.at(SETTINGS)), Notes(SETTINGS))
    return found if isinstance(found, Settings) else default_settings()


def _section_clashes(settings: Settings) -> Iterator[Problem]:
    """Two sections with one folder, or with one address (or that of a generated page)."""
    folders: dict[str, str] = {}
    addresses = {f"/{slug}/": slug for slug in GENERATED_SLUGS}
    own = settings.sections
    for name in SECTION_TITLES:
        section = settings.section(name)
        folder = section.folder if section and section.folder else name
        address = section_address(settings, name)
        for what, value, taken in (("folder", folder, folders), ("address", address, addresses)):
            other = taken.setdefault(value, name)
            if other != name and own is not None:
                place = section if section and getattr(section, what) else settings.section(other)
                yield _section_clash(place.where(what) if place else own.span, value, name, other)


def _section_clash(span: Span, value: str, name: str, other: str) -> Problem:
    said = Wording(f"Mục “{name}” và “{other}” cùng dùng “{value}”.", f"“{name}” and “{other}” both use “{value}”.")
    hint = Wording("Chọn một tên khác cho một trong hai.", "Choose another name for one of them.")
    return problem("address-taken", span, said, hint)


def _fields(data: bytes) -> dict[str, tuple[nodes.Scalar, nodes.Node]]:
    mapping, _ = read_mapping(data, SETTINGS)
    known = Settings.keys()
    return {known.get(key_of(entry[0].text), entry[0].text): entry for entry in (mapping.entries if mapping else ())}


def read_sources(project: Project, desk: Desk) -> tuple[Sources, tuple[Problem, ...]]:
    """Every entry of `content/` with its body, and what is wrong with any file of it."""
    found = desk.survey.content
    sections = section_folders(project.settings)
    read = read_entries(
        [file for file in found.files if is_markdown(file.path)], Terms.of(project), budget_of(project), desk
    )
    others = tuple(file.path for file in found.files if not is_markdown(file.path))
    problems = [one for each in read for one in each.file.problems]
    problems += [one for path in others if (one := misnamed(path, sections)) is not None]
    problems += [_leads_out(path) for path in found.escapes]
    pictures = pictures_of(read, found.files, desk)
    return Sources(read, content_files(found, lambda file: pictures.get(file.location)), pictures), tuple(problems)


def read_scoreboards(site: Site, sources: Sources) -> tuple[dict[str, tuple[ScoreLine, ...]], list[Problem]]:
    """The scoreboard of each campaign that names one, by its id."""
    rows: dict[str, tuple[ScoreLine, ...]] = {}
    problems: list[Problem] = []
    for one in site.entries.values():
        if isinstance(one.entry, Campaign) and one.entry.scoreboard:
            path, found = _table_path(one, one.entry.scoreboard, sources.files)
            problems += found
            if path is not None:
                rows[one.id], found_rows = read_scoreboard(sources.files[path].absolute.read_bytes(), f"content/{path}")
                problems += found_rows
    return rows, problems


def read_winner_lists(site: Site, sources: Sources) -> tuple[dict[str, tuple[Winner, ...]], list[Problem]]:
    """The winners of each results page, from its front matter or its table, by its id."""
    rows: dict[str, tuple[Winner, ...]] = {}
    problems: list[Problem] = []
    for one in site.entries.values():
        if not isinstance(one.entry, Results):
            continue
        rows[one.id] = one.entry.winners
        if one.entry.table:
            path, found = _table_path(one, one.entry.table, sources.files)
            problems += found
            if path is not None:
                read, found_rows = read_winners(sources.files[path].absolute.read_bytes(), f"content/{path}")
                rows[one.id] = (*rows[one.id], *read)
                problems += found_rows
    return rows, problems


def details_in_tables(site: Site, sources: Sources) -> dict[str, tuple[Detail, ...]]:
    """What looks like somebody's telephone number and the like in the tables that entries name, by file."""
    found: dict[str, tuple[Detail, ...]] = {}
    for one in site.entries.values():
        for named in _tables_of(one.entry) if isinstance(one.entry, WITH_TABLES) else ():
            path = beside(one, named)
            if isinstance(path, str) and path in sources.files:
                file = f"content/{path}"
                text, _ = table_text(sources.files[path].absolute.read_bytes(), file)
                found[file] = tuple(details_in(Source(BodySource(file, text)), text)) if text else ()
    return found


def _tables_of(entry: Entry) -> Iterator[FilePath]:
    """The CSV files that an entry shows as tables or publishes as documents."""
    yield from (named.path for named in named_files(entry) if named.path.path.lower().endswith(".csv"))
    table = entry.table if isinstance(entry, Results) else entry.scoreboard if isinstance(entry, Campaign) else None
    if table is not None:
        yield table


def find_files(
    entries: Iterable[Linked], files: Mapping[str, ContentFile]
) -> tuple[dict[str, dict[str, PublishedFile]], list[Problem]]:
    """The files that fields name, by entry and by path as typed."""
    named: dict[str, dict[str, PublishedFile]] = {}
    problems: list[Problem] = []
    for one in entries:
        for path in named_files(one.entry):
            found = find_file(one, files, path)
            if isinstance(found, PublishedFile):
                named.setdefault(one.id, {})[path.path.path] = found
            else:
                problems.append(found)
    return named, problems


def content_files(found: Discovery, look: Callable[[SourceFile], Seen | None]) -> dict[str, ContentFile]:
    """The files of `content/` that are no entries, by their regular paths below it; `look` is at pictures."""
    return {
        nfc(file.path).removeprefix("content/"): ContentFile(
            file.absolute, file.found.st_size, partial(look, file) if is_picture(file.path) else None
        )
        for file in found.files
        if not is_markdown(file.path)
    }


def _table_path(one: Linked, named: FilePath, files: Mapping[str, ContentFile]) -> tuple[str | None, list[Problem]]:
    path = beside(one, named)
    if isinstance(path, Unsafe):
        return None, [escapes(path, named.span)]
    if path not in files:
        return None, [missing(named.path, path, files, NamedFile(named, picture=False))]
    return path, []


def _leads_out(path: str) -> Problem:
    return problem(
        "path-escapes",
        Span.at(path),
        Wording(
            f"“{path}” là một liên kết (symlink) dẫn ra ngoài content/ hoặc về chính nó.",
            f"“{path}” is a link that leads out of content/, or back to itself.",
        ),
        Wording("Chép tệp thật vào content/.", "Copy the real file into content/."),
    )
