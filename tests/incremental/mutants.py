"""The marked list of mutants: engines with one part of what makes them right switched off, for the promise to catch.

A mutant replaces one function; it acts in incremental builds only, the clean build beside them is the real one.
"""

import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import msgspec
import pytest

from bantin.stamps import digest_of
from bantin.views.records import Card, Frame, Picture
from tests.incremental import engine
from tests.incremental.engine import Builder, Outcome, Request
from tests.incremental.promise import tree_of
from tests.incremental.world import sources_of

Replacement: TypeAlias = Callable[[Any, Request], Any]


@dataclass(frozen=True, slots=True)
class Mutant:
    """What is switched off, the function (where it is known under several names: each), and what stands in its place.

    `instead` is given the real function and the build that is asked for.
    """

    name: str
    targets: tuple[str, ...]
    instead: Replacement

    def build(self, request: Request) -> Outcome:
        """A build by this mutant."""
        with self._alive(request):
            return engine.build(request)

    @contextmanager
    def _alive(self, request: Request) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for target in self.targets:
                owner, name = owner_of(target)
                patch.setattr(owner, name, self.instead(getattr(owner, name), request))
            yield


def owner_of(target: str) -> tuple[Any, str]:
    """The module or class of `module:attribute`, and the attribute's own name."""
    module, _, path = target.partition(":")
    *classes, name = path.split(".")
    owner = importlib.import_module(module)
    for one in classes:
        owner = getattr(owner, one)
    return owner, name


def _key_without(part: str) -> Replacement:
    """The key of an entry in the store, made of all its parts but one."""

    def instead(_real: object, _request: Request) -> Callable[..., bytes]:
        def stored_key(file: Any, digest: bytes, terms: Any, desk: Any) -> bytes:  # noqa: ANN401  the engine's own
            parts = {
                "tool": desk.asked.tool,
                "content": digest,
                "terms": terms.key,
                "name": file.path.encode("utf-8", "surrogateescape"),
            }
            return digest_of(b"\0".join(value for name, value in parts.items() if name != part))

        return stored_key

    return instead


def _blind_to(drop: Callable[[Any], bool]) -> Replacement:
    """The fingerprint of views without some of what they hold."""

    def instead(real: Callable[[object], bytes], _request: Request) -> Callable[[object], bytes]:
        return lambda view: digest_of(repr(_stripped(view, drop)).encode())

    return instead


def _stripped(value: Any, drop: Callable[[Any], bool]) -> Any:  # noqa: ANN401  any view
    if drop(value):
        return None
    if isinstance(value, tuple):
        return tuple(_stripped(one, drop) for one in value)
    if isinstance(value, msgspec.Struct):
        fields = value.__struct_fields__
        return (type(value).__name__, *(_stripped(getattr(value, name), drop) for name in fields))
    return value


def _as_first_seen() -> Replacement:
    """What stands for a picture, made of what was in it when it was first seen at its place."""
    seen: dict[tuple[object, str], str] = {}

    def instead(real: Callable[..., str], request: Request) -> Callable[..., str]:
        return lambda file, digest: seen.setdefault((request.root, file.path), real(file, digest))

    return instead


def _first_given(_real: object, _request: Request) -> Callable[..., object]:
    return lambda first, *_others: first


def _without_body(real: Callable[[Any], bytes], _request: Request) -> Callable[[Any], bytes]:
    return lambda view: real(msgspec.structs.replace(view, body=()) if hasattr(view, "body") else view)


def _digest_blind_to(*endings: str) -> Replacement:
    def instead(real: Callable[..., bytes], _request: Request) -> Callable[..., bytes]:
        def digest(ledger: Any, location: str, found: Any) -> bytes:  # noqa: ANN401  the engine's own
            if location.endswith(endings):
                return bytes(ledger.note(location, found, b""))
            return real(ledger, location, found)

        return digest

    return instead


def _asked_as_before(part: str) -> Replacement:
    """The last build, as if its command line had said the same."""

    def instead(real: Callable[..., Any], request: Request) -> Callable[..., Any]:
        def load_last(*given: Any) -> Any:  # noqa: ANN401  the engine's own
            last = real(*given)
            if last is None:
                return None
            asked = msgspec.structs.replace(last.asked, **{part: getattr(engine.asked_of(request), part)})
            return msgspec.structs.replace(last, asked=asked)

        return load_last

    return instead


def _constant(value: object) -> Replacement:
    return lambda _real, _request: lambda *_given, **_more: value


def _stamp_by_size_and_time(_real: object, _request: Request) -> Callable[[Any, Any], bool]:
    return lambda found, stamp: (found.st_size, found.st_mtime_ns) == (stamp.size, stamp.mtime)


def _as_of_the_last_build(real: Callable[..., Any], _request: Request) -> Callable[..., Any]:
    return lambda last, _now, *rest: real(last, last.now, *rest)


def _closure_without_includes(real: Callable[..., Any], _request: Request) -> Callable[..., Any]:
    def closure(templates: Any, name: str) -> Any:  # noqa: ANN401  the engine's own
        found = real(templates, name)
        return tuple(one for one in found if one[0] == name) if isinstance(found, tuple) else found

    return closure


def _forgetting(**fields: object) -> Replacement:
    def instead(real: Callable[..., Any], _request: Request) -> Callable[..., Any]:
        return lambda memo, output, last: real(memo, output, msgspec.structs.replace(last, **fields))

    return instead


class _AlwaysEqual(set[str]):
    """Names that differ from none."""

    __hash__ = None

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False


def _same_names(_real: object, _request: Request) -> property:
    return property(lambda _survey: _AlwaysEqual())


def _as_if_before(real: Callable[..., Any], _request: Request) -> Callable[..., Any]:
    """Every page of a site that is taken up again, as if no text that it shows had changed."""
    return lambda rows, last, _changed: real(rows, last, frozenset())


def _reading_nothing(real: Callable[..., Any], _request: Request) -> Callable[..., Any]:
    """Views that do not tell whose bodies they are made of."""

    def seen(printing: Any, page: Any) -> Any:  # noqa: ANN401  the engine's own
        view, origin = real(printing, page)
        return view, origin._replace(reads=())

    return seen


def _unmarked(real: Callable[..., Any], _request: Request) -> Callable[..., Any]:
    """Entries whose marks are all the same."""
    return lambda *given: replace(real(*given), mark=b"mark")


FINGERPRINT = ("bantin.printing:fingerprint",)
KEY = ("bantin.recall:stored_key",)
DIGEST = ("bantin.stamps:Ledger.digest",)
LOAD = ("bantin.rebuild:load_last",)
STAMP = ("bantin.stamps:has_stamp", "bantin.intact:has_stamp", "bantin.survey:has_stamp")
SETTLED = ("bantin.stamps:is_settled", "bantin.standing:is_settled")
INTACT = ("bantin.intact:is_intact",)

PICTURE_MUTANTS = (
    Mutant("picture", DIGEST, _digest_blind_to(".png")),
    Mutant("content of a picture", ("bantin.named_pictures:_name_of",), _as_first_seen()),
    Mutant("picture of a view", FINGERPRINT, _blind_to(lambda value: isinstance(value, Picture))),
)

MUTANTS: tuple[Mutant, ...] = (
    Mutant("body", FINGERPRINT, _without_body),
    Mutant("card", FINGERPRINT, _blind_to(lambda value: isinstance(value, Card))),
    Mutant("frame", FINGERPRINT, _blind_to(lambda value: isinstance(value, Frame))),
    Mutant("view", FINGERPRINT, _constant(b"")),
    Mutant("template source", ("bantin.printing:Closures.of_template",), _constant({})),
    Mutant("template include", ("bantin.templating:Templates.closure",), _closure_without_includes),
    Mutant("content of an entry", KEY, _key_without("content")),
    Mutant("name of an entry", KEY, _key_without("name")),
    Mutant("folders of the sections, acronyms", KEY, _key_without("terms")),
    Mutant("tool that read an entry", KEY, _key_without("tool")),
    Mutant("tool that made a page", LOAD, _asked_as_before("tool")),
    Mutant("url", LOAD, _asked_as_before("url")),
    Mutant("drafts", LOAD, _asked_as_before("drafts")),
    Mutant("offline", LOAD, _asked_as_before("offline")),
    Mutant("setting", DIGEST, _digest_blind_to("site.yaml")),
    Mutant("data", DIGEST, _digest_blind_to(".csv")),
    *PICTURE_MUTANTS,
    Mutant("static file", DIGEST, _digest_blind_to(".css", ".js", ".svg", "CNAME")),
    Mutant("template on the disk", DIGEST, _digest_blind_to(".html", ".xml")),
    Mutant("names of files", ("bantin.survey:Survey.names",), _same_names),
    Mutant("now", ("bantin.rebuild:still",), _as_of_the_last_build),
    Mutant("valid until", ("bantin.pipeline:next_change",), _constant(None)),
    Mutant("problems of the last build", ("bantin.rebuild:keep_last",), _forgetting(problems=())),
    Mutant("output on the disk", INTACT, _constant(value=True)),
    Mutant("manifest", ("bantin.standing:Standing._stands",), _constant(value=True)),
    Mutant("change time of a file", STAMP, _stamp_by_size_and_time),
    Mutant("racy rule", SETTLED, _constant(value=True)),
    Mutant("mark of an entry", ("bantin.recall:unpacked", "bantin.before:unpacked"), _unmarked),
    Mutant("key of a whole site", ("bantin.before:key_of",), _constant(b"key")),
    Mutant("until when a site holds", ("bantin.last:Last.holds_at",), _constant(value=True)),
    Mutant("what a page reads", ("bantin.recollect:_again",), _as_if_before),
    Mutant("words of the index", ("bantin.search.index:_changes",), _constant({})),
    Mutant("texts of the index", ("bantin.search.index:_with_row",), _first_given),
    Mutant("what a view read", ("bantin.printing:Printing._seen",), _reading_nothing),
    Mutant("checksum of the store", ("bantin.memo:_is_sound",), _constant(value=True)),
)


class Blind:
    """No engine of ours: it builds only if something other than one kind of thing has changed.

    So each kind of edit is seen to be made, and to be missed where it is not noticed.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.known: dict[str, tuple[object, Outcome]] = {}

    def build(self, request: Request) -> Outcome:
        """A build, or the last one's word that nothing has changed."""
        root = str(request.root)
        before, last = self.known.get(root, (None, None))
        if last is not None and before == self._seen(request):
            known = tuple(one for one in last.problems if one.code != "address-gone")  # told once
            return Outcome(known if last.built else last.problems, last.built, promised=last.promised)
        made = engine.build(request)
        self.known[root] = (self._seen(request), made)
        return made

    def _seen(self, request: Request) -> object:
        roots = (request.root, request.engine)
        sources = {f"{root.name}/{path}": one for root in roots for path, one in sources_of(root).items()}
        call = {name: getattr(request, name) for name in ("now", "url", "drafts", "offline", "edition")}
        seen: dict[str, object] = {**sources, **call, "output": tree_of(request.output)}
        return {
            name: _header(one) if self.kind == "body" and name.endswith(".md") else one
            for name, one in seen.items()
            if not self._overlooks(name)
        }

    def _overlooks(self, name: str) -> bool:
        return self.kind in name


def _header(content: object) -> object:
    return content.partition(b"\n---\n")[0] if isinstance(content, bytes) else content


BLIND = (
    *("body", ".csv", ".png", "the-le.md", "content/trang", "content/cuoc-thi", "site/templates", "engine/templates"),
    *("site/static", "engine/static", "site.yaml", "now", "url", "drafts", "offline", "edition", "output"),
)


def builders() -> dict[str, Callable[[], Builder]]:
    """How to begin with every mutant, by its name."""
    blind = {f"blind to {kind}": _blind(kind) for kind in BLIND}
    return {one.name: _of(one) for one in MUTANTS} | blind


def _of(mutant: Mutant) -> Callable[[], Builder]:
    return lambda: mutant.build


def _blind(kind: str) -> Callable[[], Builder]:
    return lambda: Blind(kind).build
