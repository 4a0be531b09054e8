"""Rendering, done in whatever process: a view, filled with its markup, becomes bytes by its template or its format."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bantin.drawing import DRAWINGS, drawn
from bantin.formats import FORMATS
from bantin.markdown.slots import unpacked
from bantin.problems import Problem
from bantin.template_files import TemplateFiles
from bantin.views.passages import filled

if TYPE_CHECKING:
    from bantin.templating import Templates


@dataclass(frozen=True, slots=True)
class PageTask:
    """A page to render; `markups` maps keys to packed markup, `files` are the same for all pages of a build."""

    address: str
    template: str
    view: object
    markups: Mapping[str, bytes]
    files: TemplateFiles


def render_page(task: PageTask) -> bytes | Problem:
    """The bytes of a page or file, or what is wrong with its template."""
    if task.template in DRAWINGS:
        return drawn(task.view)
    markups = {key: unpacked(packed) for key, packed in task.markups.items()}
    view = filled(task.view, markups)
    if task.template in FORMATS:
        return FORMATS[task.template](view)
    return _templates(task.files).render(task.template, view, task.address)


@lru_cache(maxsize=2)
def _templates(files: TemplateFiles) -> "Templates":
    """The templates made of these files; compiled once in a process."""
    from bantin.templating import open_templates  # noqa: PLC0415 - Jinja is loaded in workers only

    return open_templates(files)
