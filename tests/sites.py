"""Small sites for the tests of the writer, and what they look like on the disk."""

from pathlib import Path

from bantin.manifest import MANIFEST
from bantin.problems import Problem
from bantin.writer import write_site
from bantin.written import Output, WriteReport

Site = dict[str, bytes]


def outputs_of(site: Site) -> list[Output]:
    return [Output(path, content, f"content/{path}.md") for path, content in site.items()]


def write(output: Path, site: Site) -> tuple[WriteReport, tuple[Problem, ...]]:
    return write_site(output, outputs_of(site))


def built(output: Path, site: Site) -> WriteReport:
    report, problems = write(output, site)
    assert problems == ()
    return report


def tree(folder: Path) -> Site:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def pages(output: Path) -> Site:
    return {path: content for path, content in tree(output).items() if path != MANIFEST}


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [found.code for found in problems]
