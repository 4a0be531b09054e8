"""The store's texts: what is written comes back exactly, positions and types included; damage is told, never taken."""

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.codec import Codec, Foreign
from bantin.entries import ReadFile, is_markdown, read_entry
from bantin.html import Html
from bantin.markdown.body import Body, BodySource, Grammar
from bantin.markdown.render import render
from bantin.markdown.slots import slotted
from bantin.model.article import Article
from bantin.model.entry import Entry
from bantin.model.pages import Home, Page, Rules
from bantin.model.record import Record
from bantin.problems import Problem, Severity, Span
from bantin.spans import Spans
from bantin.vi.reading import Wording
from bantin.vi.when import ZONE, When
from tests.entry_examples import EXAMPLES
from tests.minisite import PROJECT
from tests.reading import SECTIONS, read

FILES = Codec(ReadFile)
BODIES = Codec(Body)


def content_files() -> list[tuple[Path, str]]:
    """Every entry of the sample site and of the site full of mistakes, with its path in its own site."""
    sites = (PROJECT, PROJECT / "tests" / "mistakes")
    found = [(path, site) for site in sites for path in sorted((site / "content").rglob("*")) if path.is_file()]
    return [(path, name) for path, site in found if is_markdown(name := path.relative_to(site).as_posix())]


def every_read_file() -> list[ReadFile]:
    examples = [read(f"---\n{header}---\n\nLời *bài* viết.\n", file) for file, header in EXAMPLES.items()]
    home = [read("---\ndescription: Trang\n---\nChào.\n", "content/index.md"), read("không có gì", "content/lạc.md")]
    return [*examples, *home, *(read_entry(path.read_bytes(), name, SECTIONS) for path, name in content_files())]


def body_of(file: ReadFile) -> Body:
    source = file.source or file.unread
    grammar: Grammar = "rules" if source and isinstance(source.entry, Rules) else "prose"
    return render(BodySource(source.file, source.body, source.body_line, grammar)) if source else Body()


def told(value: Any) -> Any:  # noqa: ANN401 - any value
    """Everything of a value, what takes no part in equality too, with the type of each part."""
    if isinstance(value, Record):
        parts: Any = [(name, told(one)) for name, one in vars(value).items()], sorted(value.model_fields_set)
    elif isinstance(value, Spans):
        parts = [(name, told(one)) for name, one in value.items()]
    elif is_dataclass(value):
        parts = [(one.name, told(getattr(value, one.name))) for one in fields(value)]
    elif isinstance(value, tuple):
        parts = [told(one) for one in value]
    elif isinstance(value, datetime):
        parts = (value.isoformat(), value.tzinfo)
    else:
        parts = value
    return type(value), parts


FOUND = every_read_file()


@pytest.mark.parametrize("file", FOUND, ids=lambda file: file.id)
def test_entry_comes_back_with_its_positions_and_problems(file: ReadFile) -> None:
    back = FILES.decode(FILES.encode(file))
    assert back == file
    assert told(back) == told(file)


def test_every_kind_and_broken_entries_are_among_them() -> None:
    kinds = {type(file.source.entry).__name__ for file in FOUND if file.source}
    assert kinds == {"Article", "Campaign", "Competition", "Rules", "Results", "Page", "Home"}
    assert len([file for file in FOUND if file.unread]) > 10
    assert len([file for file in FOUND if not file.unread and not file.source]) > 10


def test_positions_are_found_in_an_entry_that_came_back() -> None:
    file = read("---\ntitle: Tên\ndate: 01/4/2025\ntags: [Một, Hai]\n---\n")
    back: ReadFile = FILES.decode(FILES.encode(file))
    assert file.source is not None
    assert back.source is not None
    for name, index in (("title", None), ("tags", 1), ("summary", None)):
        assert back.source.entry.where(name, index) == file.source.entry.where(name, index)
    assert back.source.entry.where("tags", 1) == Span.at("content/tin-tuc/x.md", 4, 13, 3)


@pytest.mark.parametrize("form", [lambda body: body, lambda body: slotted(body)[0]], ids=["whole", "slotted"])
def test_every_body_comes_back_whole_and_in_slots(form: Any) -> None:  # noqa: ANN401 - a function
    for file in FOUND:
        body = form(body_of(file))
        back = BODIES.decode(BODIES.encode(body))
        assert told(back) == told(body)


def test_instants_keep_their_zone() -> None:
    codec = Codec(When)
    instants = (datetime(2025, 4, 1, 7, 30, tzinfo=ZONE), datetime(2025, 4, 1, tzinfo=UTC), datetime(2025, 4, 1))  # noqa: DTZ001
    for start in instants:
        back = codec.decode(codec.encode(When("datetime", "x", start, timed=True)))
        assert (back.start, back.start.tzinfo) == (start, start.tzinfo)
    assert codec.decode(codec.encode(When("datetime", "x", instants[0]))).start.tzinfo is ZONE


def test_instant_of_a_zone_with_rules_has_no_form() -> None:
    with pytest.raises(TypeError, match="no form"):
        Codec(When).encode(When("date", "x", datetime(2025, 4, 1, tzinfo=ZoneInfo("UTC"))))


class Colour(StrEnum):
    RED = "đỏ"
    BLUE = "xanh"


@dataclass(frozen=True)
class Leaf:
    text: str
    count: int | None = None


@dataclass(frozen=True)
class Twig:
    leaves: "tuple[Leaf | Twig | Html | str | None, ...]" = ()
    names: frozenset[str] = frozenset()
    colour: Colour = Colour.RED
    number: Decimal = Decimal(0)
    day: date | None = None
    flag: bool = False
    pairs: tuple[tuple[str, Span], ...] = ()
    grammar: Literal["prose", "rules"] = "prose"
    where: Span | None = None


SPANS = st.builds(Span, st.text(max_size=9), *[st.integers(0, 10**6)] * 4)
LEAVES = st.builds(Leaf, st.text(), st.none() | st.integers())
ITEMS = LEAVES | st.text() | st.text().map(Html) | st.none()


def twigs(items: st.SearchStrategy[Any]) -> st.SearchStrategy[Twig]:
    return st.builds(
        Twig,
        st.lists(items, max_size=4).map(tuple),
        st.frozensets(st.text(max_size=5), max_size=4),
        st.sampled_from(Colour),
        st.decimals(allow_nan=False),
        st.none() | st.dates(),
        st.booleans(),
        st.lists(st.tuples(st.text(max_size=5), SPANS), max_size=3).map(tuple),
        st.sampled_from(["prose", "rules"]),
        st.none() | SPANS,
    )


TWIGS = twigs(st.recursive(ITEMS, twigs, max_leaves=6))
CODEC = Codec(Twig)


@given(TWIGS)
def test_any_value_of_nested_types_comes_back(twig: Twig) -> None:
    assert told(CODEC.decode(CODEC.encode(twig))) == told(twig)


PROBLEMS = st.builds(
    Problem,
    st.text(max_size=9),
    st.sampled_from(Severity),
    SPANS,
    st.builds(Wording, st.text(), st.text()),
    st.builds(Wording, st.text(), st.text()),
)


@given(st.lists(PROBLEMS, max_size=4).map(tuple))
def test_problems_come_back_also_by_themselves(problems: tuple[Problem, ...]) -> None:
    codec = Codec(tuple[Problem, ...])
    assert told(codec.decode(codec.encode(problems))) == told(problems)


def test_file_names_that_are_no_utf_8_come_back() -> None:
    problem = Problem("encoding", Severity.ERROR, Span.at("content/\udcff.md"), Wording("\udcff", ""))
    codec = Codec(Problem)
    assert codec.decode(codec.encode(problem)) == problem


def samples() -> list[tuple[Codec, bytes]]:
    """Texts of each sort, short ones."""
    chosen = sorted((FILES.encode(file) for file in FOUND), key=len)[:: len(FOUND) // 8]
    bodies = sorted((BODIES.encode(slotted(body_of(file))[0]) for file in FOUND), key=len)[:: len(FOUND) // 4]
    return [*((FILES, text) for text in chosen), *((BODIES, text) for text in bodies)]


SAMPLES = samples()


def well_typed(value: Any, codec: Codec) -> bool:  # noqa: ANN401 - any value
    """Whether a value is such that it can be written and read again."""
    return bool(told(codec.decode(codec.encode(value))) == told(value))


def assert_foreign_or_well_typed(codec: Codec, text: bytes, kind: type) -> None:
    try:
        value = codec.decode(text)
    except Foreign:
        return
    assert type(value) is kind
    assert well_typed(value, codec)


@given(st.data())
def test_text_that_is_cut_off_is_foreign(data: st.DataObject) -> None:
    codec, text = data.draw(st.sampled_from(SAMPLES))
    with pytest.raises(Foreign):
        codec.decode(text[: data.draw(st.integers(0, len(text) - 1))])


@given(st.data())
def test_damaged_bytes_are_foreign_or_another_value_of_the_same_types(data: st.DataObject) -> None:
    codec, text = data.draw(st.sampled_from(SAMPLES))
    damaged = bytearray(text)
    for at in data.draw(st.lists(st.integers(0, len(text) - 1), min_size=1, max_size=3)):
        damaged[at] = data.draw(st.integers(0, 255))
    assert_foreign_or_well_typed(codec, bytes(damaged), ReadFile if codec is FILES else Body)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=9) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)


@given(st.lists(st.text(max_size=3), max_size=2), JSON)
def test_any_other_json_is_foreign_or_a_value_of_the_same_types(files: list[str], value: Any) -> None:  # noqa: ANN401
    text = json.dumps([CODEC.version, files, value]).encode()
    assert_foreign_or_well_typed(CODEC, text, Twig)


@pytest.mark.parametrize(
    "text", [b"", b"\xff", b"null", b"[]", b"[1,2,3]", b"[" * 100_000, b'["x",[],[[]]]', b"\x80\x04N."], ids=repr
)
def test_foreign_bytes_are_foreign(text: bytes) -> None:
    with pytest.raises(Foreign):
        CODEC.decode(text)


def test_text_of_other_types_is_foreign() -> None:
    """An empty body and an empty twig are written alike but for the version."""
    with pytest.raises(Foreign, match="other types"):
        CODEC.decode(BODIES.encode(Body()))


def text_of_page(codec: Codec) -> bytes:
    source = read("---\ntitle: Trang\n---\n", "content/trang/x.md").source
    assert source is not None
    return codec.encode(source.entry)


def test_record_without_a_required_field_is_foreign() -> None:
    codec = Codec(Page)
    version, files, raw = json.loads(text_of_page(codec))
    raw[-2] = 0
    with pytest.raises(Foreign):
        codec.decode(json.dumps([version, files, raw]).encode())


class Stranger(str):
    """A text that no annotation names."""

    __slots__ = ()


@pytest.mark.parametrize(
    "value",
    [
        Leaf(1),  # type: ignore[arg-type]
        Leaf("x", True),  # noqa: FBT003
        Leaf(Stranger("x")),
        Twig(leaves=(1,)),  # type: ignore[arg-type]
        Twig(leaves=["x"]),  # type: ignore[arg-type]
        Twig(colour="đỏ"),  # type: ignore[arg-type]
        Twig(day=datetime(2025, 4, 1, tzinfo=ZONE)),
        Twig(names={"x"}),  # type: ignore[arg-type]
        Body(),
        None,
        timedelta(1),
    ],
    ids=repr,
)
def test_value_of_a_type_that_the_annotations_do_not_name_is_not_written(value: object) -> None:
    codec = Codec(Twig, Leaf)
    with pytest.raises(TypeError):
        codec.encode(value)


@pytest.mark.parametrize("root", [float, object, dict[str, str], Path, Any, list[str], bytes, int | bool], ids=repr)
def test_type_without_a_form_is_refused_at_once(root: Any) -> None:  # noqa: ANN401 - any annotation
    with pytest.raises(TypeError):
        Codec(root, Leaf)


def test_kind_of_entry_may_be_any_of_those_that_exist() -> None:
    codec = Codec(Entry)
    for header, kind in (("title: x\ndate: 01/4/2025", Article), ("description: x", Home)):
        file = "content/index.md" if kind is Home else "content/tin-tuc/x.md"
        source = read(f"---\n{header}\n---\n", file).source
        assert source is not None
        assert type(codec.decode(codec.encode(source.entry))) is kind


PRINTED = """
from bantin.codec import Codec
from bantin.markdown.body import Body, Heading
from bantin.entries import ReadFile
names = frozenset(f"anchor-{number}" for number in range(50))
print(Codec(ReadFile).version, Codec(Body).encode(Body(anchors=names)))
"""


def printed(seed: str) -> str:
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(PROJECT)}
    run = subprocess.run([sys.executable, "-c", PRINTED], env=environment, check=True, capture_output=True, text=True)
    return run.stdout


def test_bytes_are_the_same_in_every_process() -> None:
    assert len({printed(seed) for seed in ("1", "2", "3")}) == 1


def test_reading_problems_and_bodies_loads_neither_pydantic_nor_markdown() -> None:
    program = "import sys, bantin.codec, bantin.markdown.body, bantin.problems\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, check=True, capture_output=True, text=True)
    loaded = set(run.stdout.split())
    assert not loaded & {"pydantic", "markdown", "nh3", "jinja2", "yaml"}


def spans_like(known: Iterable[str]) -> Spans:
    return Spans({name: Span("a.md", 1, number, 2, number + 1) for number, name in enumerate(known)})


def test_packed_positions_are_those_of_before() -> None:
    spans = spans_like(["title", "tags.0", "audience_open", "publish_at"])
    unpacked = Spans(None, spans.packed(), "a.md")
    assert dict(unpacked) == dict(spans)
    assert unpacked.packed() == spans.packed()
    assert unpacked.files == {"a.md"}
    assert (len(unpacked), "title" in unpacked, unpacked.get("x")) == (4, True, None)


@pytest.mark.parametrize("text", ["title", "title 1 2 3", "1 2 3 4", "a 1 2 3 4 5", f"a {'9' * 5000} 2 3 4"])
def test_other_texts_hold_no_positions(text: str) -> None:
    assert dict(Spans(None, text, "a.md")) == {}
