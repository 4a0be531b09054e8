"""docs/architecture.md tells what the stages really make of the seed's competition, and the real table of layers."""

import dataclasses
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import import_module
from pathlib import Path

from bantin.cores import crew_of
from bantin.desk import Desk
from bantin.document import read_document
from bantin.entries import read_entry
from bantin.finished import FinishedSite
from bantin.last import Asked
from bantin.link import link
from bantin.loading import Sources, read_settings, read_sources
from bantin.markdown.body import Abbreviation, Body, BodySource, Link, LinkEnd, Piece, PlaceName, Slot
from bantin.markdown.render import render
from bantin.markdown.resolved import LinkTo
from bantin.memo import memo_in_memory
from bantin.model.competition import Competition
from bantin.nodes import depth_first
from bantin.outputs.plan import Plan, Planned, PlannedPage, plan
from bantin.pipeline import finish
from bantin.project import Project
from bantin.reading import ReadEntry, ReadTask, read_packed, unpacked
from bantin.recall import markup_of, packed_markup
from bantin.rendering import PageTask, render_page
from bantin.site import Linked, Site
from bantin.stamps import Ledger
from bantin.survey import survey, weigh
from bantin.template_files import read_templates
from bantin.templating import open_templates
from bantin.urls import section_folders
from bantin.vi.when import When, moment
from bantin.views.passages import body_keys
from bantin.views.records import CompetitionPage, Passage
from tests.minisite import NOW, MiniSite
from tests.test_imports import DOORS, LAYERS

PROJECT = Path(__file__).parent.parent
TOLD = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
ID = "cuoc-thi/khoi-nghiep-hau-giang-2025"
FILE = f"content/{ID}/index.md"
BUILD = "import sys; from bantin.cli import main; main(sys.argv[1:]); print(*sys.modules)"


@cache
def project() -> Project:
    settings, _ = read_settings((PROJECT / "site.yaml").read_bytes())
    now = moment(NOW)
    assert settings is not None
    assert now is not None
    return Project(PROJECT, PROJECT / "output", PROJECT, settings, now)


@cache
def desk() -> Desk:
    found, ledger = survey(PROJECT, PROJECT), Ledger({}, 0)
    weigh(found, ledger)
    asked = Asked(str(PROJECT), None, drafts=False, offline=False, tool=b"this one")
    return Desk(PROJECT / ".cache", asked, found, ledger, memo_in_memory(), crew_of(ThreadPoolExecutor(1), 1))


@cache
def linked() -> tuple[Site, Sources]:
    sources, _ = read_sources(project(), desk())
    return link(project(), sources.entries, sources.files)[0], sources


@cache
def finished() -> FinishedSite:
    return finish(*linked(), desk())[0]


@cache
def whole_plan() -> Plan:
    return plan(finished(), project())[0]


def planned() -> dict[str, Planned]:
    return {one.path: one for one in whole_plan().outputs}


def ours() -> Linked:
    return linked()[0].entries[ID]


def read_of(data: bytes) -> ReadEntry:
    """What is known of our file once its bytes are these."""
    packed = read_packed(ReadTask(FILE, data, tuple(section_folders(project().settings).items())))
    return unpacked(packed.entry, b"")


def body() -> Body:
    return next(each.body for each in linked()[1].read if each.file.id == ID)


def competition() -> Competition:
    entry = ours().entry
    assert isinstance(entry, Competition)
    return entry


def page() -> PlannedPage:
    found = planned()[f"{ID}/index.html"]
    assert isinstance(found, PlannedPage)
    return found


def view() -> CompetitionPage:
    found = whole_plan().view(page())
    assert isinstance(found, CompetitionPage)
    return found


def is_told(*texts: str) -> bool:
    """Whether the document holds these texts, whatever its white space."""
    told = "".join(TOLD.split())
    missing = [text for text in texts if "".join(text.split()) not in told]
    assert missing == []
    return True


def test_raw_texts_stand_where_the_document_says() -> None:
    document, _ = read_document((PROJECT / FILE).read_bytes(), FILE)
    assert document is not None
    scalars = [one for one in depth_first(document.front) if 48 <= one.span.line <= 50 and one.span.column > 5]
    spans = [
        f'Scalar("{one.text}", Span(file, line={one.span.line}, column={one.span.column}, '
        f"end_line={one.span.end_line}, end_column={one.span.end_column}))"
        for one in scalars
    ]
    assert len(spans) == 3
    assert is_told(*spans, f"the body from line {document.body_line}")


def test_prize_is_what_the_document_says() -> None:
    prize = competition().prizes[2]
    assert (prize.rank, prize.count, prize.basis, prize.total) == ("Giải ba", 2, "unspecified", None)
    assert is_told(
        'Prize(rank="Giải ba", count=2, value=Money(min=30000000, text="30.000.000 đồng"), basis="unspecified", ...)',
        f"Span(…, line={prize.where('basis').line}, column={prize.where('basis').column}, …)",
    )


def test_round_is_what_the_document_says() -> None:
    when = competition().rounds[0].when
    assert isinstance(when, When)
    assert when.start is not None
    assert when.end is not None
    start, end = (instant.isoformat(timespec="minutes") for instant in (when.start, when.end))
    assert is_told(f'When(kind="{when.kind}", start={start}, end={end}, …)')


def test_addresses_and_relations_are_those_of_the_document() -> None:
    site = linked()[0]
    rules = site.children[ID].rules
    assert rules is not None
    assert len(site.about[ID]) == 4
    assert is_told(f'address="{ours().address}"', f'"{rules.address}"', "the four articles whose `about:` names its id")


def test_body_is_cut_as_the_document_says() -> None:
    source = read_entry((PROJECT / FILE).read_bytes(), FILE, section_folders(project().settings)).source
    assert source is not None
    rendered = render(BodySource(FILE, source.body, source.body_line))
    links = [piece for piece in rendered.pieces if isinstance(piece, Link)]
    assert len(rendered.pieces) == len(body().pieces) == 15
    place = links[0].span
    assert is_told(
        "15 pieces",
        f'Link(target="{links[0].target}", span=Span(…, line={place.line}, column={place.column}, …))',
        f'Link(target="{links[1].target}", …)',
        f"`link-broken` at line {place.line}, column {place.column}",
    )


def as_told(piece: Piece) -> str:
    if isinstance(piece, Slot):
        return f"Slot({piece.number})"
    if isinstance(piece, Abbreviation):
        return f'Abbreviation("{piece.text}", …)'
    if isinstance(piece, PlaceName):
        return f'PlaceName("{piece.text}", "{piece.unit}", …)'
    return f'Link(target="{piece.target}", …)' if isinstance(piece, Link) else f"{type(piece).__name__}()"


def test_html_waits_in_the_slots_that_the_document_names() -> None:
    markup = markup_of(body().key, desk())
    slots = [piece for piece in body().pieces if isinstance(piece, Slot)]
    assert len(markup.html) == len(slots) == 8
    assert is_told(", ".join(map(as_told, body().pieces)), f'Html("{markup.html[3]}")')
    assert [type(piece) for piece in body().pieces].count(LinkEnd) == 2


def test_mark_tells_another_text_from_another_entry() -> None:
    data = (PROJECT / FILE).read_bytes()
    known, text = read_of(data), read_of(data.replace("nối tiếp".encode(), "tiếp nối".encode()))
    title = read_of(data.replace("lần thứ IV".encode(), "lần thứ V".encode()))
    moved = read_of(data.replace("\n## Những điều".encode(), "\nThêm một đoạn.\n\n## Những điều".encode()))
    assert known.mark == text.mark != title.mark
    assert known.body.key == title.body.key != text.body.key
    assert moved.mark != known.mark
    assert is_told("`mark`", "moves a link to another line")


def test_links_are_resolved_as_the_document_says() -> None:
    links = [piece for piece in finished().body_of(ours()).pieces if isinstance(piece, LinkTo)]
    assert len(links) == 2
    assert is_told(*(f'`LinkTo("{piece.address}")`' for piece in links))


def test_plan_of_the_competition_is_that_of_the_document() -> None:
    told = re.findall(r"^Planned(?:Page|File)\(path=\"([^\"]+)\"", TOLD, re.MULTILINE)
    assert sorted(told) == sorted(path for path in planned() if path.startswith(ID))
    assert page().template == "pages/competition.html"


def test_view_shows_the_body_that_the_document_shows_and_notes_that_it_did() -> None:
    recipe = page().recipe  # planning asks for bodies too
    finished().asked.clear()
    passage = view().body[0]
    assert isinstance(passage, Passage)
    assert set(finished().asked) == {ID}
    parts = ", ".join(f"'{part}'" if '"' in str(part) else repr(part).replace("'", '"') for part in passage.parts)
    assert is_told(
        f"Passage(body=…, parts=({parts}))",
        f'Recipe("{recipe.builder}", ("{recipe.about[0]}",))',
        f'reads=("{ID}",)',
    )


def test_prize_table_is_that_of_the_document() -> None:
    table = view().prizes
    assert table is not None
    row = table.rows[2]
    assert (table.total, table.words, row.each, row.total) == (None, None, None, None)
    wording, note = (str(text).replace("\N{NO-BREAK SPACE}", " ") for text in (row.wording, table.note))
    assert is_told(
        f'PrizeRow(number="{row.number}", rank="{row.rank}", count="{row.count}", each=None, total=None,'
        f' wording="{wording}", …)',
        note.partition(", nên")[0],
    )


def test_html_of_the_row_is_that_of_the_document() -> None:
    files = read_templates(project().layers("templates"), PROJECT)
    markups = {key: packed_markup(key, desk()) for key in body_keys(view())}
    html = render_page(PageTask("/", page().template, view(), markups, files))
    assert isinstance(html, bytes)
    row = re.search(r"```html\n(.*?)\n```", TOLD, re.DOTALL)
    assert row is not None
    assert row[1] in html.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert markup_of(body().key, desk()).html[0].encode() in html


def test_closure_of_the_template_holds_the_part_that_the_document_names() -> None:
    closure = open_templates(read_templates(project().layers("templates"), PROJECT)).closure(page().template)
    assert isinstance(closure, tuple)
    assert {"base.html", "pages/competition.html", "parts/prizes.html"} <= dict(closure).keys()
    assert is_told("`templates/pages/competition.html` includes `templates/parts/prizes.html`")


def test_build_with_nothing_to_do_loads_none_of_the_libraries_that_the_document_names(site: MiniSite) -> None:
    root = site.article("mot-bai").built().root
    command = (sys.executable, "-c", BUILD, "build", "--root", str(root), "--now", NOW, "--lang", "en")
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=PROJECT)
    loaded = set(ran.stdout.split())
    assert "Wrote 0 files" in ran.stderr
    assert "bantin.still" in loaded
    assert loaded & {"markdown", "jinja2", "pydantic", "rich", "yaml", "bantin.pipeline", "multiprocessing"} == set()
    assert is_told("Neither Markdown nor Jinja nor pydantic is loaded for that.")


def test_table_of_layers_is_the_one_that_the_imports_are_held_to() -> None:
    rows = re.findall(r"^\| [0-9]+ \| ([^|]+) \|", TOLD, re.MULTILINE)
    assert [tuple(re.findall(r"`([a-z_]+)`", row)) for row in rows] == list(LAYERS)


def test_table_of_doors_names_every_door() -> None:
    table = TOLD.partition("| library |")[2].partition("\n\n")[0]
    named = set(re.findall(r"`([a-z_]+)(?:\.py|/)`", table))
    assert named == {door for doors in DOORS.values() for door in doors}


def test_functions_that_the_documents_name_exist() -> None:
    documents = [TOLD, *(path.read_text("utf-8") for path in (PROJECT / "docs" / "decisions").glob("*.md"))]
    named = {found for text in documents for found in re.findall(r"`([a-z_]+)\.([A-Za-z_]+)`", text)}
    pairs = {pair for pair in named if pair[1] != "py" and (PROJECT / "bantin" / f"{pair[0]}.py").is_file()}
    fields = {("site", field.name) for field in dataclasses.fields(Site)}  # `site.held` is said of a value
    assert len(pairs - fields) > 5
    assert [pair for pair in pairs - fields if not hasattr(import_module(f"bantin.{pair[0]}"), pair[1])] == []


def test_files_that_the_document_names_exist() -> None:
    roots = (PROJECT, PROJECT / "bantin", PROJECT / "bantin" / "preview")
    named = set(re.findall(r"`([a-z_]+(?:/[a-z_]*)*(?:/|\.py|\.html|\.md))`", TOLD)) - {"output/"}
    assert len(named) > 30
    assert [name for name in sorted(named) if not any((root / name).exists() for root in roots)] == []
