"""The build, as it reads aloud: discover, read, link, bodies, check, plan, render, write."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bantin import checks
from bantin.built import Built
from bantin.checks.addresses import gone_addresses
from bantin.entries import EntrySource
from bantin.finished import FinishedSite
from bantin.link import link
from bantin.loading import Sources, find_files, read_scoreboards, read_sources, read_winner_lists
from bantin.markdown.body import Body, BodySource, Grammar
from bantin.markdown.resolve import ResolvedBody, resolve, resolve_held
from bantin.markdown.workers import Budget, render_all
from bantin.model.pages import Rules
from bantin.outputs.plan import Planned, PlannedBytes, PlannedFile, next_change, plan
from bantin.problems import Problem, Span, in_order, is_error, softened
from bantin.project import Project
from bantin.site import Linked, Site
from bantin.templating import Templates, open_templates
from bantin.urls import PAGE_ANCHORS
from bantin.writer import Output, Patience, write_site


@dataclass(frozen=True, slots=True)
class Made:
    """The whole site in memory: what would be written, and every problem."""

    site: Site
    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]
    next_change: datetime | None


def build(project: Project, patience: Patience) -> Built:
    """Make the whole site, or leave `output/` untouched and say why."""
    made = make(project)
    if any(map(is_error, made.problems)):
        return Built(made.problems, made.site)
    report, refused = write_site(project.output, made.outputs, patience=patience)
    if refused:
        return Built(in_order([*made.problems, *refused]), made.site)
    return Built(made.problems, made.site, report, made.next_change, project.output)


def check(project: Project) -> Built:
    """Everything that `build` does, except that nothing is written."""
    made = make(project)
    return Built(made.problems, made.site, None, made.next_change)


def make(project: Project) -> Made:
    """The whole site in memory, with every problem of every stage."""
    sources, problems = read_sources(project)
    site, link_problems = link(project, sources.entries, sources.files)
    finished, body_problems = finish(site, sources, project)
    planned, plan_problems = plan(finished, project)
    outputs, template_problems = render(planned, project)
    problems = _without_published(problems, planned)
    found = [*problems, *link_problems, *body_problems, *checks.check(finished), *plan_problems, *template_problems]
    found += _problems_to_come(site, sources, project, found)
    if not any(map(is_error, found)):
        found += gone_addresses(project.output, site, (one.path for one in planned))
    return Made(site, outputs, _levelled(found, site), next_change(planned))


def finish(site: Site, sources: Sources, project: Project) -> tuple[FinishedSite, list[Problem]]:
    """The site with its bodies, tables and files."""
    unread = {one.id: one.unread for one in sources.entries if one.unread is not None}
    bodies, problems = _bodies(site, [one for name, one in unread.items() if name not in site.held], project)
    finished, more = _with_files(site, sources, bodies)
    _, others = _with_files(replace(site, entries={name: _unplaced(one) for name, one in unread.items()}), sources, {})
    return finished, [*problems, *more, *others]


def _with_files(site: Site, sources: Sources, bodies: Mapping[str, ResolvedBody]) -> tuple[FinishedSite, list[Problem]]:
    scoreboards, score_problems = read_scoreboards(site, sources)
    winners, winner_problems = read_winner_lists(site, sources)
    files, file_problems = find_files(site.entries.values(), sources.files)
    finished = FinishedSite(site, bodies, scoreboards, winners, files)
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
    site: Site, unread: Iterable[EntrySource], project: Project
) -> tuple[dict[str, ResolvedBody], list[Problem]]:
    held = [_unplaced(one.source) for one in site.held.values()]
    everything = [*site.entries.values(), *held]
    broken = [_unplaced(source) for source in unread]
    rendered = render_all([_body_source(one) for one in (*everything, *broken)], project.flags.jobs, _budget(project))
    by_id = {one.id: body for one, body in zip(everything, rendered, strict=False)}
    anchors = _anchors(site, by_id)
    bodies: dict[str, ResolvedBody] = {}
    problems: list[Problem] = []
    for one in site.entries.values():
        bodies[one.id], found = resolve(by_id[one.id], one, site, anchors)
        problems += [*by_id[one.id].problems, *found]
    for one in held:
        problems += resolve_held(by_id[one.id], one, site, anchors)
    for one, body in zip(broken, rendered[len(everything) :], strict=True):
        problems += [*body.problems, *resolve(body, one, site, anchors)[1]]
    return bodies, problems


def _unplaced(source: EntrySource) -> Linked:
    return Linked(source, "/", source.entry.title or "")


def _body_source(one: Linked) -> BodySource:
    grammar: Grammar = "rules" if isinstance(one.entry, Rules) else "prose"
    return BodySource(one.source.file, one.source.body, one.source.body_line, grammar)


def _budget(project: Project) -> Budget:
    limits = project.settings.limits
    seconds = float(limits.body_seconds.value) if limits and limits.body_seconds else 2.0
    return Budget(cpu=seconds, wall=seconds + 3.0)


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


def render(planned: Iterable[Planned], project: Project) -> tuple[tuple[Output, ...], tuple[Problem, ...]]:
    """The bytes of every output; a line of a template that fails is one problem, named with its first page."""
    templates = open_templates(project.layers("templates"), project.root)
    outputs: list[Output] = []
    problems: dict[Span, Problem] = {}
    for one in planned:
        made = _output(one, templates)
        if isinstance(made, Problem):
            problems.setdefault(made.span, made)
        else:
            outputs.append(made)
    return tuple(outputs), tuple(problems.values())


def _output(one: Planned, templates: Templates) -> Output | Problem:
    if isinstance(one, PlannedFile):
        return Output(one.path, one.absolute.read_bytes(), one.source)
    if isinstance(one, PlannedBytes):
        return Output(one.path, one.content, one.source)
    page = templates.render(one.template, one.view, f"/{one.path}")
    return page if isinstance(page, Problem) else Output(one.path, page, one.source)
