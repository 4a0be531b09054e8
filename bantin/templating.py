"""The only door to Jinja: a view goes in, a page's bytes or a problem come out."""

import hashlib
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    meta,
)
from jinja2.filters import FILTERS

from bantin.problems import Problem, Span, problem
from bantin.vi.reading import Wording

# `safe` would undo autoescape, `random` make two builds differ; `attr` and `format` reach past the view.
REFUSED_FILTERS: Final = frozenset({"safe", "random", "attr", "format", "pprint"})

Closure = tuple[tuple[str, str], ...]
"""Templates and the hashes of their sources, by name; "" for one that does not exist."""

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


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of a site; problems name their files relative to `root`, where they lie in it."""

    environment: Environment
    loader: FileSystemLoader
    root: Path
    closures: dict[str, Closure] = field(default_factory=dict, compare=False, repr=False)

    def render(self, name: str, view: object, address: str) -> bytes | Problem:
        """The page at `address` as the template prints `view`, which it knows as `page`."""
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
        try:
            source, file, _ = self.loader.get_source(self.environment, name)
        except TemplateNotFound:
            hashes[name] = ""
            return
        hashes[name] = hashlib.sha256(source.encode()).hexdigest()
        for inner in meta.find_referenced_templates(self.environment.parse(source, name, file)):
            if inner is None:
                raise TemplateSyntaxError("a template is included by a computed name", 1, name, file)
            if inner not in hashes:
                self._follow(inner, hashes)

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
        folders = tuple(f"{Path(folder).as_posix()}/" for folder in self.loader.searchpath)
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if Path(frame.filename).as_posix().startswith(folders):
                return self._shown(frame.filename, name), frame.lineno or 1
        return self._shown(self._file(name), name), 1

    def _file(self, name: str) -> str | None:
        folders = (Path(folder) for folder in self.loader.searchpath)
        return next((str(folder / name) for folder in folders if (folder / name).is_file()), None)

    def _shown(self, file: str | None, name: str) -> str:
        path = Path(file or f"templates/{name}")
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


def open_templates(folders: tuple[Path, ...], root: Path) -> Templates:
    """The templates of the folders, a file in an earlier one standing before its namesake in a later one."""
    loader = FileSystemLoader(folders)
    environment = ViewEnvironment(
        loader=loader,
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
    return Templates(environment, loader, root)


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
