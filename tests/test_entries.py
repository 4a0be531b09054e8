"""The fields of every kind of entry: read without a word when right, by name or label, and judged where they stand."""

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from bantin.document import read_document
from bantin.entries import misnamed
from bantin.model.article import Article
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.entry import Entry
from bantin.model.kinds import KINDS
from bantin.model.pages import Home, Results, Rules
from bantin.model.read_record import read_record
from bantin.model.record import Notes, Record, record_within
from bantin.nodes import Items, Mapping, Node, Scalar
from tests.entry_examples import COMPETITION, EXAMPLES, RESULTS, RULES
from tests.reading import SECTIONS, entry, read, said


def front_of(header: str) -> Mapping:
    document, found = read_document(f"---\n{header}---\n".encode(), "x.md")
    assert said(found) == []
    assert document is not None
    return document.front


def records_of(value: object) -> Iterator[Record]:
    """A record and every record within it."""
    if isinstance(value, Record):
        yield value
        for name in value.field_names():
            yield from records_of(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from records_of(item)


def relabelled(node: Node, kind: type[Record] | None, spell: Any = str) -> Node:  # noqa: ANN401 - any text function
    """The same mapping with every key as its Vietnamese label."""
    if isinstance(node, Items):
        return Items(tuple(relabelled(item, kind, spell) for item in node.items), node.span)
    if not isinstance(node, Mapping) or kind is None:
        return node
    entries = []
    for key, value in node.entries:
        declared = kind.model_fields[key.text]
        within = relabelled(value, record_within(declared.annotation), spell)
        entries.append((Scalar(spell(declared.title), key.span), within))
    return Mapping(tuple(entries), node.span)


@pytest.mark.parametrize("file", EXAMPLES)
def test_an_entry_with_everything_filled_in_is_read_without_a_word(file: str) -> None:
    found = entry(EXAMPLES[file], file)
    assert [name for name in found.field_names() if name not in found.spans] == []


def test_the_examples_fill_in_every_field_of_every_record() -> None:
    filled: dict[type[Record], set[str]] = {}
    for file, header in EXAMPLES.items():
        for record in records_of(entry(header, file)):
            filled.setdefault(type(record), set()).update(record.spans)
    lacking = {f"{kind.__name__}.{name}" for kind, names in filled.items() for name in {*kind.field_names()} - names}
    assert lacking == set()
    assert {*KINDS} <= {*filled}


def _bare(label: str) -> str:
    letters = unicodedata.normalize("NFD", label.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


SPELLINGS = {
    "label": str,
    "capitals": str.upper,
    "underscores": lambda label: label.replace(" ", "_"),
    "without accents": _bare,
    "hyphens": lambda label: label.lower().replace(" ", "-"),
    "two spaces": lambda label: label.replace(" ", "  "),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("file", EXAMPLES)
def test_labels_are_keys_too(file: str, spelling: str) -> None:
    known = read(f"---\n{EXAMPLES[file]}---\n", file).source
    assert known is not None
    notes = Notes(file)
    found = read_record(known.place.kind, _mapping(file, SPELLINGS[spelling]), notes)
    assert said(notes.problems) == []
    assert found == known.entry


def _mapping(file: str, spell: Any) -> Mapping:  # noqa: ANN401 - any text function
    known = read(f"---\n{EXAMPLES[file]}---\n", file).source
    assert known is not None
    node = relabelled(front_of(EXAMPLES[file]), known.place.kind, spell)
    assert isinstance(node, Mapping)
    return node


def article(header: str) -> Article:
    found = entry(f"title: A\ndate: 01/4/2025\n{header}")
    assert isinstance(found, Article)
    return found


def competition(header: str) -> Competition:
    found = entry(f"title: A\nrounds: chưa công bố\n{header}", COMPETITION)
    assert isinstance(found, Competition)
    return found


CHOICES = {
    "draft": (["có", "Co", "CÓ", "yes", "true", "1"], ["không", "khong", "no", "off", "0"]),
    "featured": (["đúng", "bật"], ["sai", "tắt"]),
}


@pytest.mark.parametrize("name", CHOICES)
def test_yes_and_no_have_many_spellings(name: str) -> None:
    yes, no = CHOICES[name]
    assert [getattr(article(f"{name}: {word}"), name) for word in yes] == [True] * len(yes)
    assert [getattr(article(f"{name}: {word}"), name) for word in no] == [False] * len(no)


BASES = {"received": ["received", "ngày nhận", "Ngay_nhan"], "postmark": ["dấu bưu điện", "theo dấu bưu điện"]}


@pytest.mark.parametrize("choice", BASES)
def test_choices_accept_their_labels(choice: str) -> None:
    for typed in BASES[choice]:
        found = competition(f"prizes: chưa công bố\nsubmission: {{basis: {typed}}}")
        assert found.submission is not None
        assert found.submission.basis == choice


def test_a_single_value_where_a_list_is_asked_is_a_list_of_one() -> None:
    found = competition("prizes: chưa công bố\naudience: Sinh viên\norganisers: {name: Sở A}\ndocuments: Kế hoạch 124")
    assert found.audience == ("Sinh viên",)
    assert [one.name for one in found.organisers] == ["Sở A"]
    assert [one.title for one in found.documents] == ["Kế hoạch 124"]


def test_a_single_text_stands_for_a_record() -> None:
    found = article("authors: Nguyễn Văn A\nsource: Báo A")
    assert found.authors[0].name == "Nguyễn Văn A"
    assert found.source is not None
    assert found.source.name == "Báo A"


def test_empty_values_are_absent_fields() -> None:
    assert article("summary:\ntags:\nauthors: ~\ncover: null\nfeatured:") == article("")


def test_positions_take_no_part_in_equality() -> None:
    assert article("summary: a\nslug: b") == article("# chú thích\nslug: b\nsummary: a")


def test_rules_results_and_the_home_page_need_no_title() -> None:
    assert isinstance(entry("file: x.pdf", RULES), Rules)
    assert isinstance(entry("date: 01/4/2025", RESULTS), Results)
    assert isinstance(entry("# không có gì", "content/index.md"), Home)


PLACES = [
    ("content/index.md", "index", Home),
    ("content/tin-tuc/2025/thang-4/a.md", "tin-tuc/2025/thang-4/a", Article),
    ("content/tin-tuc/a/index.md", "tin-tuc/a", Article),
    ("content/tin-tuc/a.MD", "tin-tuc/a", Article),
    ("content/cuoc-thi/a.md", "cuoc-thi/a", Competition),
    ("content/phong-trao/a/index.md", "phong-trao/a", Campaign),
    ("content/phong-trao/a/the-le.md", "phong-trao/a/the-le", Rules),
    ("content/cuoc-thi/a/ket-qua.md", "cuoc-thi/a/ket-qua", Results),
]


@pytest.mark.parametrize(("file", "entry_id", "kind"), PLACES, ids=[place[0] for place in PLACES])
def test_the_folder_says_what_kind_an_entry_is(file: str, entry_id: str, kind: type[Entry]) -> None:
    found = read("---\ntitle: A\ndate: 01/4/2025\nrounds: chưa công bố\nprizes: chưa công bố\n---\n", file)
    assert found.id == entry_id
    assert found.source is not None
    assert type(found.source.entry) is kind


NO_PLACE = [
    "content/a.md",
    "content/la/a.md",
    "content/cuoc-thi/a/b.md",
    "content/cuoc-thi/a/b/c.md",
    "content/phong-trao/a/ket-qua.md",
]


@pytest.mark.parametrize("file", NO_PLACE)
def test_a_file_elsewhere_is_of_no_known_kind(file: str) -> None:
    found = read("---\ntitle: A\n---\n", file)
    assert said(found.problems) == ["error kind-unknown 1:1-1"]


def test_another_page_in_a_folder_says_what_it_is() -> None:
    file = "content/cuoc-thi/a/b.md"
    assert said(read("---\ntitle: A\nkind: trang\n---\n", file).problems) == []
    assert said(read("---\ntitle: A\nkind: phụ lục\n---\n", file).problems) == ["error kind-unknown 3:7-14"]
    assert said(read("---\ntitle: [\n---\n", file).problems) == ["error yaml-syntax 2:8-9"]


@pytest.mark.parametrize("parent", ["cuoc-thi/a", "phong-trao/a"])
def test_news_beside_a_competition_or_campaign_is_sent_to_the_articles(parent: str) -> None:
    (problem,) = read("---\ntitle: A\n---\n", f"content/{parent}/tin.md").problems
    assert f"chuyển vào tin-tuc/ và thêm “about: {parent}”" in problem.hint.vi
    renamed = {"tin" if name == "tin-tuc" else name: name for name in SECTIONS}
    (problem,) = read("---\ntitle: A\n---\n", f"content/{parent}/tin.md", renamed).problems
    assert "chuyển vào tin/ và" in problem.hint.vi


COPIED = "Chép nội dung sang tệp .md mới; đổi đuôi tệp không đủ."
MISNAMED = {
    ".docx": COPIED,
    ".DOC": COPIED,
    ".odt": COPIED,
    ".rtf": COPIED,
    ".html": COPIED,
    ".htm": COPIED,
    ".txt": "Đổi đuôi tệp thành .md.",
    ".markdown": "Đổi đuôi tệp thành .md.",
    ".Md": "Đổi đuôi tệp thành .md.",
}


@pytest.mark.parametrize("extension", MISNAMED)
def test_a_text_in_another_format_is_told_how_to_become_an_entry(extension: str) -> None:
    found = misnamed(f"content/tin-tuc/a{extension}", SECTIONS)
    assert found is not None
    assert (found.code, found.hint.vi) == ("kind-unknown", MISNAMED[extension])


@pytest.mark.parametrize("name", ["tin-tuc/~$a.docx", "tin-tuc/a.csv", "tin-tuc/a.md", "khac/a.docx", "a.docx"])
def test_lock_files_and_files_that_are_no_texts_are_not_taken_for_entries(name: str) -> None:
    assert misnamed(f"content/{name}", SECTIONS) is None


@pytest.mark.parametrize("data", [b"PK\x03\x04\x14\0\x06\0", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"], ids=["docx", "doc"])
@pytest.mark.parametrize("file", ["content/tin-tuc/a.md", "content/cuoc-thi/a/b.md"])
def test_a_word_file_named_md_is_one_problem(data: bytes, file: str) -> None:
    found = read(data, file)
    assert said(found.problems) == ["error encoding 1:1-1"]
    assert found.problems[0].hint.vi == COPIED


def test_a_file_with_wrong_fields_still_gives_its_body() -> None:
    found = read("---\ntitle: A\ndate: 31/4/2025\n---\nNội dung\n")
    assert found.source is None
    assert found.unread is not None
    assert (found.unread.body, found.unread.body_line) == ("Nội dung\n", 5)


def test_renamed_sections_hold_their_kind() -> None:
    sections = {"hoi-thi" if name == "cuoc-thi" else name: name for name in SECTIONS}
    header = "---\ntitle: A\nrounds: chưa công bố\nprizes: chưa công bố\n---\n"
    renamed = read(header, "content/hoi-thi/a.md", sections)
    assert renamed.source is not None
    assert isinstance(renamed.source.entry, Competition)
    assert said(read(header, "content/cuoc-thi/a.md", sections).problems) == ["error kind-unknown 1:1-1"]


BAD_NAMES = [("content/tin-tuc/\udcff.md", "encoding"), ("content/tin-tuc/a\x1b[31m.md", "control-character")]


@pytest.mark.parametrize(("file", "code"), BAD_NAMES, ids=[code for _, code in BAD_NAMES])
def test_a_name_that_is_no_text_is_refused(file: str, code: str) -> None:
    found = read("---\ntitle: A\ndate: 01/4/2025\n---\n", file)
    assert said(found.problems) == [f"error {code} 1:1-1"]
    assert found.source is None
    assert found.problems[0].message.vi.isprintable()
