"""The only door to Jinja: a view goes in, a page's bytes or a problem come out."""

import hashlib
import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from keyword import iskeyword
from pathlib import Path
from typing import Any, Final

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    meta,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import FILTERS
from markupsafe import Markup, escape

from bantin.problems import Problem, Span, problem
from bantin.template_files import TemplateFiles
from bantin.vi.reading import Wording

# `safe` would undo autoescape, `random` make two builds differ; `attr` and `format` reach past the view.
REFUSED_FILTERS: Final = frozenset({"safe", "random", "attr", "format", "pprint"})

Closure = tuple[tuple[str, str], ...]
"""Templates and the hashes of their sources, by name; "" for one that does not exist."""

SPECIAL: Final = re.compile("[&<>\"']")
HINT: Final = Wording(
    "Sửa tệp mẫu ở dòng này, hoặc xóa bản riêng trong templates/ để dùng lại mẫu của Bản Tin.",
    "Mend the template at this line, or delete your own copy in templates/ to use Bản Tin's again.",
)


class ViewEnvironment(Environment):
    """Jinja, with nothing to reach but the view: no globals, no names that begin with an underscore."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 -- Jinja's own signature
        """The attribute of a view, or undefined."""
        return self.undefined(obj=obj, name=attribute) if attribute.startswith("_") else super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 -- Jinja's own signature
        """The item of a view, or undefined."""
        if isinstance(argument, str) and argument.startswith("_"):
            return self.undefined(obj=obj, name=argument)
        return super().getitem(obj, argument)


class DirectCode(CodeGenerator):
    """Templates as Python that says `page.title` where Jinja's own looks for attributes, then items, step by step."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 -- Jinja's own name
        """An attribute by its name, unless Python could not write it or a template may not reach it."""
        if node.attr.startswith("_") or iskeyword(node.attr) or not node.attr.isascii():
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 -- Jinja's own
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class DirectEnvironment(ViewEnvironment):
    """The same in half the time, for templates that reach nothing but what is there."""

    code_generator_class = DirectCode

    @staticmethod
    def escaped(value: object) -> str:
        """What `escape` says of a value; most texts need nothing done to them."""
        if type(value) is str:
            return escape(value) if SPECIAL.search(value) else value
        return value if type(value) is Markup else escape(value)


class _Loader(BaseLoader):
    """Gives Jinja the files that were read when the build began, and no others."""

    def __init__(self, files: TemplateFiles) -> None:
        self.files = files

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """A template's text and file; the same for as long as the environment lives."""
        del environment
        if template not in self.files.files:
            raise TemplateNotFound(template)
        file, content = self.files.files[template]
        return content.decode(), file, lambda: True


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of a site; problems name their files relative to its root, where they lie in it."""

    direct: Environment
    environment: Environment
    files: TemplateFiles
    closures: dict[str, Closure] = field(default_factory=dict, compare=False, repr=False)
    looked_at: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict, compare=False, repr=False)

    def render(self, name: str, view: object, address: str) -> bytes | Problem:
        """The page at `address` as the template prints `view`, which it knows as `page`."""
        try:
            return self.direct.get_template(name).render(page=view).encode()
        except Exception:  # noqa: BLE001 -- a mistake, or a way to a value that Jinja alone knows: it will say
            return self._rendered(name, view, address)

    def _rendered(self, name: str, view: object, address: str) -> bytes | Problem:
        try:
            return self.environment.get_template(name).render(page=view).encode()
        except Exception as error:  # noqa: BLE001 -- whatever a template does wrong is a problem of its file
            return self._problem(error, name, address)

    def closure(self, name: str) -> Closure | Problem:
        """The template with all that it extends, includes or imports: what else a page depends on besides its view."""
        try:
            return self._closure(name)
        except (TemplateError, OSError, UnicodeDecodeError) as error:
            return self._problem(error, name, None)

    def _closure(self, name: str) -> Closure:
        if name not in self.closures:
            hashes: dict[str, str] = {}
            self._follow(name, hashes)
            self.closures[name] = tuple(sorted(hashes.items()))
        return self.closures[name]

    def _follow(self, name: str, hashes: dict[str, str]) -> None:
        if name not in self.looked_at:
            self.looked_at[name] = self._look_at(name)
        hashes[name], names = self.looked_at[name]
        for inner in names:
            if inner not in hashes:
                self._follow(inner, hashes)

    def _look_at(self, name: str) -> tuple[str, tuple[str, ...]]:
        """The hash of one template and the names that it refers to."""
        try:
            source, file, _ = _Loader(self.files).get_source(self.environment, name)
        except TemplateNotFound:
            return "", ()
        found = tuple(meta.find_referenced_templates(self.environment.parse(source, name, file)))
        names = tuple(inner for inner in found if inner is not None)
        if len(names) != len(found):
            raise TemplateSyntaxError("a template is included by a computed name", 1, name, file)
        return hashlib.sha256(source.encode()).hexdigest(), names

    def _problem(self, error: Exception, name: str, address: str | None) -> Problem:
        file, line = self._place(error, name)
        fact = _fact(error)
        vi = f"Mẫu “{name}” không dựng được trang “{address}”" if address else f"Mẫu “{name}” không đọc được"
        en = f"Template “{name}” cannot make the page “{address}”" if address else f"Template “{name}” cannot be read"
        message = Wording(f"{vi}: {fact.vi}.", f"{en}: {fact.en}.")
        return problem("template-error", Span.at(file, line), message, HINT)

    def _place(self, error: Exception, name: str) -> tuple[str, int]:
        if isinstance(error, TemplateSyntaxError):
            return self._shown(error.filename, error.name or name), error.lineno
        folders = tuple(f"{folder}/" for folder in self.files.folders)
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if Path(frame.filename).as_posix().startswith(folders):
                return self._shown(frame.filename, name), frame.lineno or 1
        return self._shown(self._file(name), name), 1

    def _file(self, name: str) -> str | None:
        found = self.files.files.get(name)
        return found[0] if found else None

    def _shown(self, file: str | None, name: str) -> str:
        path = Path(file or f"templates/{name}")
        return path.relative_to(self.files.root).as_posix() if path.is_relative_to(self.files.root) else path.as_posix()


def open_templates(files: TemplateFiles) -> Templates:
    """The templates made of these files."""
    return Templates(_environment(files, DirectEnvironment), _environment(files, ViewEnvironment), files)


def _environment(files: TemplateFiles, kind: type[ViewEnvironment]) -> ViewEnvironment:
    environment = kind(
        loader=_Loader(files),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.globals.clear()
    environment.filters = {name: each for name, each in FILTERS.items() if name not in REFUSED_FILTERS}
    return environment


def _fact(error: Exception) -> Wording:
    if isinstance(error, TemplateNotFound):
        return Wording(f"không có tệp mẫu “{error.name}”", f"there is no template “{error.name}”")
    if isinstance(error, TemplateSyntaxError):
        return Wording(f"sai cú pháp ({error.message})", f"wrong syntax ({error.message})")
    if isinstance(error, UndefinedError):
        return Wording(
            f"dùng một giá trị không có ({error.message})", f"it uses a value that is not there ({error.message})"
        )
    said = f"{type(error).__name__}: {error}"
    return Wording(f"lỗi khi chạy ({said})", f"it failed ({said})")
