"""Small sites carried through the real stages in memory, up to the plan; a test asks for the view at an address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from bantin.finished import FinishedSite
from bantin.link import link
from bantin.loading import find_files, read_settings
from bantin.markdown.body import Body, BodySource, Grammar
from bantin.markdown.render import render
from bantin.markdown.resolve import resolve
from bantin.model.campaign import Campaign
from bantin.model.pages import Results, Rules
from bantin.model.tables import read_scoreboard, read_winners
from bantin.outputs.plan import Plan, Planned, PlannedPage, plan
from bantin.problems import Problem
from bantin.project import Flags, Project
from bantin.site import ContentFile, Linked, Site
from bantin.urls import output_path, section_folders
from bantin.vi.when import moment
from tests.minisite import PROJECT, SETTINGS
from tests.reading import read

View = TypeVar("View")
NOW = "2026-12-01T09:00"
Files = dict[str, str]


@dataclass(frozen=True)
class PlannedSite:
    """A planned site and what its stages had to say."""

    finished: FinishedSite
    project: Project
    plan: Plan
    problems: tuple[Problem, ...]

    @property
    def planned(self) -> tuple[Planned, ...]:
        return self.plan.outputs

    @property
    def paths(self) -> set[str]:
        return {one.path for one in self.planned}

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self.problems]

    def at(self, address: str) -> Planned:
        return next(one for one in self.planned if one.path == output_path(address))

    def view(self, address: str, kind: type[View]) -> View:
        page = self.at(address)
        assert isinstance(page, PlannedPage)
        view = self.plan.view(page)
        assert isinstance(view, kind)
        return view

    def until(self, address: str) -> str | None:
        until = self.at(address).valid_until
        return None if until is None else until.isoformat()

    @property
    def everything(self) -> str:
        """All that any template can see, as text."""
        return "\n".join(map(repr, self.views.values()))

    @property
    def views(self) -> dict[str, object]:
        """The view of every page by its path."""
        return {one.path: self.plan.view(one) for one in self.planned if isinstance(one, PlannedPage)}


def planned(
    files: Files,
    *,
    now: str = NOW,
    settings: str = "",
    flags: Flags | None = None,
    root: Path = Path("/nowhere"),
) -> PlannedSite:
    """A site whose `files` are paths below content/ with their text."""
    read_values, _ = read_settings(_settings(settings).encode())
    at = moment(now)
    assert read_values is not None
    assert at is not None
    project = Project(root, root / "output", PROJECT, read_values, at, flags or Flags())
    entries = [path for path in files if path.endswith(".md")]
    others = {path: _content_file(root / "content" / path) for path in files if not path.endswith(".md")}
    sections = section_folders(read_values)
    found = [read(_with_fence(files[path]), f"content/{path}", sections) for path in entries]
    site, link_problems = link(project, tuple(found), others)
    finished, problems = _finished(site, files, others)
    made, plan_problems = plan(finished, project)
    reading = [one for entry in found for one in entry.problems]
    return PlannedSite(finished, project, made, (*reading, *link_problems, *problems, *plan_problems))


def _content_file(path: Path) -> ContentFile:
    return ContentFile(path, path.stat().st_size if path.is_file() else None)


def _settings(more: str) -> str:
    return f"title: Trang thử\n{more}" if "url:" in more else f"{SETTINGS}{more}"


def _with_fence(text: str) -> str:
    """A text without fences is a header alone."""
    text = text.strip("\n")
    return text if text.startswith("---\n") else f"---\n{text}\n---\n"


def _finished(site: Site, files: Files, others: Mapping[str, ContentFile]) -> tuple[FinishedSite, list[Problem]]:
    named, problems = find_files(site.entries.values(), others)
    rendered = {one.id: render(_body_source(one)) for one in site.entries.values()}
    resolved = {one.id: resolve(rendered[one.id], one, site, _anchors(rendered)) for one in site.entries.values()}
    problems += [found for _, several in resolved.values() for found in several]
    bodies = {entry_id: body for entry_id, (body, _) in resolved.items()}
    scoreboards = {}
    winners = {}
    for one in site.entries.values():
        entry = one.entry
        if isinstance(entry, Campaign) and entry.scoreboard:
            scoreboards[one.id], found = read_scoreboard(_beside(one, entry.scoreboard.path, files), one.source.file)
            problems += found
        if isinstance(entry, Results):
            winners[one.id] = entry.winners
            if entry.table:
                winners[one.id], found = read_winners(_beside(one, entry.table.path, files), one.source.file)
                problems += found
    return FinishedSite(site, bodies, scoreboards, winners, named), problems


def _body_source(one: Linked) -> BodySource:
    grammar: Grammar = "rules" if isinstance(one.entry, Rules) else "prose"
    return BodySource(one.source.file, one.source.body, one.source.body_line, grammar)


def _anchors(rendered: dict[str, Body]) -> Callable[[str], frozenset[str]]:
    return lambda entry_id: rendered[entry_id].anchors


def _beside(one: Linked, path: str, files: Files) -> bytes:
    folder = PurePosixPath(one.source.file).relative_to("content").parent
    return files[f"{folder}/{path}"].encode()
