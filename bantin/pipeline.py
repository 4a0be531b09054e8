"""The build, as it reads aloud: read, link, bodies, check, plan, print, write; the survey was before it."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from bantin import checks
from bantin.before import Made, as_before, keep_site, marks_of
from bantin.built import Built
from bantin.characters import decode
from bantin.checks.addresses import gone_addresses
from bantin.checks.hidden_persons import Text, hidden_persons, still_named
from bantin.checks.personal import exposed
from bantin.checks.silenced import silenced
from bantin.desk import Desk
from bantin.entries import EntrySource, is_markdown
from bantin.finished import FinishedSite
from bantin.last import HeldBack, Last, inputs_of
from bantin.link import link
from bantin.loading import Sources, details_in_tables, find_files, read_scoreboards, read_sources, read_winner_lists
from bantin.manifest import MANIFEST
from bantin.markdown.body import Body
from bantin.markdown.resolve import resolve, resolve_held
from bantin.markdown.resolved import ResolvedBody
from bantin.named_pictures import pixels_of
from bantin.notices import Detail, Silence
from bantin.outputs.plan import Planned, next_change, plan
from bantin.printing import Closures, Printing
from bantin.problems import Problem, in_order, is_error, softened
from bantin.project import Project
from bantin.recall import TOO_SLOW, markup_of, packed_markup
from bantin.search.index import Shelf
from bantin.site import Linked, Site
from bantin.standing import Left, Standing, made_of
from bantin.survey import disown
from bantin.template_files import read_templates
from bantin.urls import PAGE_ANCHORS
from bantin.writer import Patience, write_site
from bantin.written import Kept, Output, Switching, WriteReport, at_once


class TemplatesFailed(Exception):  # noqa: N818 - ends a switch that has not been decided; the problems are told
    """A template failed on a page."""


def build(
    project: Project, known: tuple[Problem, ...], desk: Desk, patience: Patience, switching: Switching = at_once
) -> tuple[Built, Callable[[], Last] | None]:
    """Make the whole site, or leave `output/` untouched and say why; and what makes the next build know of this one.

    `known` are the problems of the settings.
    """
    made = make(project, known, desk)
    printing = _printing(made, project, desk)
    if not made.is_sound:
        return _told(made, project, _printed(printing)), None
    paths = (one.path for one in made.plan.outputs)
    gone = tuple(gone_addresses(project.output.name, printing.standing.ours, made.finished.site, paths))
    try:
        report, refused = write_site(project.output, _outputs(printing), patience=patience, switching=switching)
    except TemplatesFailed:
        return _told(made, project, printing), None
    if refused:
        return _told(made, project, printing, refused), None
    built = _told(made, project, printing, gone, report)
    if any(one.code == TOO_SLOW for one in built.problems):
        return built, None  # of a draft, else nothing is written: it is tried again
    return built, partial(_kept, made, project, desk, printing, built)


def check(project: Project, known: tuple[Problem, ...], desk: Desk) -> Built:
    """Everything that `build` does, except that nothing is written."""
    made = make(project, known, desk)
    return _told(made, project, _printed(_printing(made, project, desk)), _elsewhere(made, project, desk))


def _elsewhere(made: Made, project: Project, desk: Desk) -> Iterable[Problem]:
    if not project.flags.external:
        return ()
    from bantin.external import dead_links  # noqa: PLC0415 - what speaks HTTP is loaded by `check --external` only

    return dead_links(made.finished.site, project, desk)


def make(project: Project, known: tuple[Problem, ...], desk: Desk) -> Made:
    """The whole site up to its plan: as the last build left it where only texts have changed, else anew."""
    return as_before(project, desk) or anew(project, known, desk)


def anew(project: Project, known: tuple[Problem, ...], desk: Desk) -> Made:
    """The whole site up to its plan, with every problem of every stage."""
    sources, problems = read_sources(project, desk)
    site, link_problems = link(project, sources.entries, sources.files)
    finished, body_problems = finish(site, sources, desk)
    planned, plan_problems = plan(finished, project)
    problems = _without_published(problems, planned.outputs)
    details = details_in_tables(site, sources)
    found = [*problems, *link_problems, *body_problems, *checks.check(finished), *plan_problems]
    found += exposed(site, {**details, **_details(sources)})
    hidden = hidden_persons(site)
    found += still_named(hidden, _texts(desk))
    found += _problems_to_come(site, sources, project, found)
    told = silenced(found, _silences(sources))
    problems = in_order([*known, *_levelled(told, site)])
    pictures = tuple(sources.pictures.values())
    return Made(finished, planned, problems, sources.read, pictures=pictures, by_text=bool(hidden))


def _texts(desk: Desk) -> Iterator[Text]:
    """What editors wrote, file by file; the encoding of what cannot be read is told elsewhere."""
    for file in desk.survey.content.files:
        if is_markdown(file.path) or file.path.lower().endswith(".csv"):
            yield Text(file.path, decode(file.read(), file.path)[0] or "")


def _details(sources: Sources) -> dict[str, tuple[Detail, ...]]:
    return {one.file: each.file.details for each in sources.read if (one := each.file.source) and each.file.details}


def _silences(sources: Sources) -> dict[str, tuple[Silence, ...]]:
    every = ((each.file.source or each.file.unread, each.file.silences) for each in sources.read)
    return {one.file: silences for one, silences in every if one and silences}


def _printing(made: Made, project: Project, desk: Desk) -> Printing:
    files = read_templates(project.layers("templates"), project.root)
    return Printing(
        plan=made.plan,
        standing=Standing.of(project.output, desk.last, desk.intact),
        closures=Closures.of(files, desk.last),
        stream=desk.crew.stream,
        markup=partial(packed_markup, desk=desk),
        pixels=partial(pixels_of, desk=desk),
        digest_at=desk.digest_at,
        asked=made.finished.asked,
    )


def _printed(printing: Printing) -> Printing:
    """The printing of a site that will not be written, for the problems of its templates."""
    deque(printing.outputs(), maxlen=0)
    return printing


def _outputs(printing: Printing) -> Iterator[Output | Kept]:
    yield from printing.outputs()
    if printing.problems:
        raise TemplatesFailed


def _told(
    made: Made, project: Project, printing: Printing, more: Iterable[Problem] = (), report: WriteReport | None = None
) -> Built:
    site = made.finished.site
    later = [*printing.problems.values(), *more]
    problems = in_order([*made.problems, *_levelled(later, site)]) if later else made.problems
    held = tuple(HeldBack(one.source.file, one.reason, one.until) for one in site.held.values())
    output = project.output if report else None
    sound = not any(map(is_error, problems))
    until = next_change(made.plan.outputs) if sound else None
    held = tuple(sorted(held, key=lambda one: one.file))
    return Built(problems, held, report, until, output, printing.rendered, made)


def _kept(made: Made, project: Project, desk: Desk, printing: Printing, built: Built) -> Last:
    """What the next build may know of this one; the rows of the site are in the store already, or are put there."""
    changed = disown(desk.survey, desk.ledger)
    site = None if changed else keep_site(made, project, desk)
    report = built.report or WriteReport()
    left = Left(report.files, {MANIFEST, *(one.path for one in report.written)})
    return Last(
        asked=desk.asked,
        now=project.now,
        until=built.next_change,
        inputs=inputs_of(desk.ledger.seen),
        made=made_of(printing.standing, printing.origins, left, desk.now()),
        templates=printing.closures.files.digest,
        closures={name: dict(closure) for name, closure in printing.closures.known.items()},
        problems=tuple(one for one in built.problems if one.code != "address-gone"),  # told once
        held=built.held,
        marks=marks_of(made, desk),
        site=site,
        index=made.finished.shelf.keep() if made.finished.shelf else b"",
    )


def finish(site: Site, sources: Sources, desk: Desk) -> tuple[FinishedSite, list[Problem]]:
    """The site with its bodies, tables and files."""
    unread = {one.id: one.unread for one in sources.entries if one.unread is not None}
    rendered = {one.file: each.body for each in sources.read if (one := each.file.source or each.file.unread)}
    bodies, problems = _bodies(site, [one for name, one in unread.items() if name not in site.held], rendered)
    finished, more = _with_files(site, sources, bodies)
    shelf = Shelf.of(desk, {each.file.id: each.stored for each in sources.read})
    finished = replace(finished, markup=partial(markup_of, desk=desk), shelf=shelf)
    _, others = _with_files(replace(site, entries={name: _unplaced(one) for name, one in unread.items()}), sources, {})
    return finished, [*problems, *more, *others]


def _with_files(site: Site, sources: Sources, bodies: Mapping[str, ResolvedBody]) -> tuple[FinishedSite, list[Problem]]:
    scoreboards, score_problems = read_scoreboards(site, sources)
    winners, winner_problems = read_winner_lists(site, sources)
    files, file_problems = find_files(site.entries.values(), sources.files)
    finished = FinishedSite(site, bodies, scoreboards, winners, files, prose=sources.prose, terms=sources.terms)
    return finished, [*score_problems, *winner_problems, *file_problems]


def _problems_to_come(site: Site, sources: Sources, project: Project, known: Iterable[Problem]) -> Iterable[Problem]:
    """What would be wrong once the entries held back are published, as warnings: time must not break a build."""
    if not site.held:
        return ()
    shown = replace(project, flags=replace(project.flags, drafts=True))
    later, found = link(shown, sources.entries, sources.files)
    back = {name: _unplaced(one.source) for name, one in site.held.items() if name not in site.unreadable}
    finished, more = _with_files(replace(later, entries=back), sources, {})
    told = {(one.code, one.span) for one in known}
    return [
        softened(one)
        for one in (*found, *more, *checks.check(finished))
        if (one.code, one.span) not in told and one.code != "link-held-back"
    ]


def _without_published(problems: Iterable[Problem], planned: Iterable[Planned]) -> tuple[Problem, ...]:
    """The problems without those of files taken for misnamed entries that a page publishes as documents."""
    published = {one.source for one in planned}
    return tuple(one for one in problems if one.code != "kind-unknown" or one.span.file not in published)


def _bodies(
    site: Site, unread: Iterable[EntrySource], rendered: Mapping[str, Body]
) -> tuple[dict[str, ResolvedBody], list[Problem]]:
    """The bodies of published entries with their references, and the problems of those and of all others."""
    held = [_unplaced(one.source) for one in site.held.values()]
    by_id = {one.id: rendered[one.source.file] for one in (*site.entries.values(), *held)}
    anchors = _anchors(site, by_id)
    bodies: dict[str, ResolvedBody] = {}
    problems: list[Problem] = []
    for one in site.entries.values():
        bodies[one.id], found = resolve(by_id[one.id], one, site, anchors)
        problems += [*by_id[one.id].problems, *found]
    for one in held:
        problems += resolve_held(by_id[one.id], one, site, anchors)
    for one in map(_unplaced, unread):
        body = rendered[one.source.file]
        problems += [*body.problems, *resolve(body, one, site, anchors)[1]]
    return bodies, problems


def _unplaced(source: EntrySource) -> Linked:
    return Linked(source, "/", source.entry.title or "")


def _anchors(site: Site, bodies: Mapping[str, Body]) -> Callable[[str], frozenset[str]]:
    def anchors(entry_id: str) -> frozenset[str]:
        own = PAGE_ANCHORS.get(site.entries[entry_id].entry.kind_name, frozenset())
        return bodies[entry_id].anchors | own

    return anchors


def _levelled(problems: Iterable[Problem], site: Site) -> tuple[Problem, ...]:
    sources = (*(one.source for one in site.entries.values()), *(one.source for one in site.held.values()))
    by_file = {source.file: dict(source.entry.checks) for source in sources if source.entry.checks}
    held = frozenset(one.source.file for one in site.held.values())
    return in_order(checks.at_levels(problems, dict(site.settings.checks), by_file, held))
