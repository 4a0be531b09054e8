"""Printing: what is planned becomes bytes, on all cores, but only what does not stand in the output already."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bantin.cores import Work
from bantin.drawing import DRAWINGS, closure_of
from bantin.formats import FORMATS
from bantin.last import Last
from bantin.outputs.plan import Plan
from bantin.outputs.planned import PlannedBytes, PlannedFile, PlannedPage, PlannedPicture, PlannedPiece
from bantin.problems import Problem, Span
from bantin.rendering import PageTask, render_page
from bantin.stamps import digest_of
from bantin.standing import Closure, Origin, Standing
from bantin.template_files import TemplateFiles
from bantin.vi.text import nfc
from bantin.views.fingerprint import fingerprint
from bantin.views.passages import body_keys
from bantin.written import Kept, Output

if TYPE_CHECKING:
    from bantin.templating import Templates

PAGE = 6_000  # how much a page weighs to a worker, in characters of Markdown


@dataclass(slots=True)
class Closures:
    """What each template includes; those of unchanged templates are known from the last build."""

    files: TemplateFiles
    known: dict[str, Closure]
    _templates: "Templates | None" = None

    @classmethod
    def of(cls, files: TemplateFiles, last: Last | None) -> "Closures":
        """The closures of these templates."""
        return cls(files, dict(last.closures) if last and last.templates == files.digest else {})

    def of_template(self, name: str) -> Closure:
        """The hashes of a template and of all that it includes, of a format none."""
        if name in FORMATS:
            return {}
        if name in DRAWINGS:
            self.known[name] = closure_of(name)
        if name not in self.known:
            found = self._opened().closure(name)
            # What cannot be read may still be printed, where no page comes to the mistake: then all templates count.
            self.known[name] = {name: self.files.digest} if isinstance(found, Problem) else dict(found)
        return self.known[name]

    def _opened(self) -> "Templates":
        from bantin.templating import open_templates  # noqa: PLC0415 - Jinja is loaded where templates have changed

        self._templates = self._templates or open_templates(self.files)
        return self._templates


@dataclass(slots=True)
class Printing:
    """One printing of a plan: what each output is made of, how many pages were rendered, what was wrong.

    Views note in `asked` whose bodies they are made of.
    """

    plan: Plan
    standing: Standing
    closures: Closures
    stream: Callable[[Work[PageTask, bytes | Problem], Iterable[PageTask]], Iterator[tuple[int, bytes | Problem]]]
    markup: Callable[[str], bytes]
    pixels: Callable[[bytes], bytes]
    digest_at: Callable[[str], bytes | None]
    asked: list[str]
    origins: dict[str, Origin] = field(default_factory=dict)
    problems: dict[Span, Problem] = field(default_factory=dict)
    rendered: int = 0
    _ready: list[Output | Kept] = field(default_factory=list)
    _asked: list[tuple[PlannedPage, str]] = field(default_factory=list)

    def outputs(self) -> Iterator[Output | Kept]:
        """Every output, in any order: as it stands, or its bytes; pages whose template fails are left out."""
        for place, page in self.stream(Work(render_page, _size), self._tasks()):
            yield from self._taken()
            one, reason = self._asked[place]
            if isinstance(page, Problem):
                self.problems.setdefault(page.span, page)
            else:
                yield Output(one.path, page, one.source, reason)
        yield from self._taken()

    def _taken(self) -> Iterator[Output | Kept]:
        ready, self._ready = self._ready, []
        yield from ready

    def _tasks(self) -> Iterator[PageTask]:
        again = self.plan.again
        for one in self.plan.outputs:
            if not isinstance(one, PlannedPage):
                self._ready.append(self._file(one))
                continue
            closure = self.closures.of_template(one.template)
            if again is not None and one.path not in again and self._stands_as_before(one, closure):
                continue
            view, origin = self._seen(one)
            reason = self._reason(one.path, origin, closure)
            if reason is None:
                self._ready.append(Kept(one.path, one.source))
            else:
                self._asked.append((one, reason))
                self.rendered += 1
                markups = {key: self.markup(key) for key in body_keys(view)}
                yield PageTask(f"/{one.path}", one.template, view, markups, self.closures.files)

    def _stands_as_before(self, one: PlannedPage, closure: Closure) -> bool:
        """Whether a page stands whose view is known to be what it was, without making that."""
        if not self.standing.stands(one.path, one.template, closure):
            return False
        self._ready.append(Kept(one.path, one.source))
        return True

    def _seen(self, one: PlannedPage) -> tuple[object, Origin]:
        self.asked.clear()
        view = self.plan.view(one)
        return view, Origin(fingerprint(view), one.template, tuple(dict.fromkeys(self.asked)))

    def _file(self, one: PlannedBytes | PlannedFile | PlannedPicture | PlannedPiece) -> Output | Kept:
        digest = self._digest(one)
        reason = self._reason(one.path, Origin(digest or b""), {})
        if reason is None and digest:
            return Kept(one.path, one.source)
        if not isinstance(one, PlannedFile):
            return Output(one.path, self._bytes(one), one.source, reason)
        content = one.absolute.read_bytes()
        self.origins[nfc(one.path)] = Origin(digest_of(content))  # it may have been changed since it was looked at
        return Output(one.path, content, one.source, reason)

    def _digest(self, one: PlannedBytes | PlannedFile | PlannedPicture | PlannedPiece) -> bytes | None:
        if isinstance(one, PlannedFile):
            return self.digest_at(str(one.absolute))
        if isinstance(one, PlannedBytes):
            return digest_of(one.content)
        return one.key if isinstance(one, PlannedPicture) else one.digest

    def _bytes(self, one: PlannedBytes | PlannedPicture | PlannedPiece) -> bytes:
        if isinstance(one, PlannedBytes):
            return one.content
        return self.pixels(one.key) if isinstance(one, PlannedPicture) else one.take()

    def _reason(self, path: str, origin: Origin, closure: Closure) -> str | None:
        self.origins[nfc(path)] = origin
        return self.standing.reason(path, origin, closure)


def _size(task: PageTask) -> int:
    del task
    return PAGE
