"""Front matter in every state that an editor's paste can leave it in: read right or refused, never lost in silence."""

import json
import time
from datetime import date
from pathlib import Path

import pytest

from bantin.document import MAX_DEPTH, MAX_NODES, read_mapping
from bantin.model.article import Article
from tests.reading import entry, problems, read, said

NASTY = Path(__file__).parent / "nasty"
HEADER = "title: A\ndate: 01/4/2025\n"
GOOD = f"---\n{HEADER}---\nb\n"
BOMB_SECONDS = 0.05

TITLE_MISSING = "error field-required 2:1-1"
BOTH_MISSING = [TITLE_MISSING, TITLE_MISSING]

# What is said about each file of nasty/frontmatter; no title or date is an article, so most lack one or the other.
FRONT_MATTER = {
    "bad-date.md": [TITLE_MISSING, "error date-day 2:7-17"],
    "bad-hour.md": [TITLE_MISSING, "error time-invalid 2:7-26"],
    "bad-tz.md": [TITLE_MISSING, "error time-invalid 2:7-32"],
    "bom.md": ["warning text-hidden 1:1-2", "error field-required 2:1-1"],
    "close-dots.md": ["error field-required 2:1-1"],
    "date-vn.md": [TITLE_MISSING],
    "duplicate-keys.md": [TITLE_MISSING, "error yaml-duplicate-key 4:1-6", "error yaml-duplicate-key 5:1-6"],
    "em-dash-fence.md": ["error frontmatter-mangled 1:1-4"],
    "fence-in-block-scalar.md": [TITLE_MISSING, "warning field-unknown 3:1-5", "warning frontmatter-second 7:1-12"],
    "fullwidth-colon.md": ["error frontmatter-not-mapping 2:1-3:12"],
    "hr-first-no-fm.md": ["error frontmatter-not-mapping 3:1-12"],
    "html-comment-first.md": ["error frontmatter-mangled 1:1-21"],
    "huge-int.md": [*BOTH_MISSING, "warning field-unknown 2:1-2"],
    "json-brace-first.md": ["error frontmatter-missing 1:1-1"],
    "key-content.md": [TITLE_MISSING, "warning field-unknown 3:1-8"],
    "key-int.md": [*BOTH_MISSING, "warning field-unknown 2:1-5"],
    "key-null.md": [*BOTH_MISSING, "warning field-unknown 2:1-2"],
    "latin1.md": ["error encoding 2:11-12"],
    "list-fm.md": ["error frontmatter-not-mapping 2:1-1"],
    "missing-close.md": ["error frontmatter-unclosed 1:1-4"],
    "multi-doc.md": [*BOTH_MISSING, "warning field-unknown 2:1-2", "warning frontmatter-second 4:1-12"],
    "nb-hyphen-fence.md": ["error frontmatter-mangled 1:1-4"],
    "nbsp-after-colon.md": ["error frontmatter-not-mapping 2:1-3:12"],
    "nul.md": [TITLE_MISSING, "error control-character 2:10-11"],
    "python-tag.md": ["error yaml-tag 2:4-37"],
    "self-alias.md": ["error yaml-alias 2:4-8"],
    "sexagesimal.md": [
        *BOTH_MISSING,
        "warning field-unknown 2:1-5",
        "warning field-unknown 3:1-3",
        "warning field-unknown 4:1-4",
    ],
    "tab-indent.md": ["error yaml-syntax 3:1-2"],
    "unquoted-colon.md": ["error yaml-syntax 2:17-18"],
    "unquoted-hash.md": [TITLE_MISSING, "warning text-after-hash 2:24-26"],
    "utf16.md": ["error encoding 1:1-1"],
}

YAML_BOMBS = {
    "deep-flow-30000.yml": ["error yaml-depth 2:36-37"],
    "deep-map-20000.yml": ["error yaml-depth 2:129-130"],
    "merge-bomb-8.yml": ["error yaml-alias 2:5-10"],
    "merge-bomb-9.yml": ["error yaml-alias 2:5-10"],
}


def test_every_nasty_file_has_its_expectation() -> None:
    given = {path.name for folder in ("frontmatter", "yaml") for path in (NASTY / folder).iterdir()}
    assert given == {*FRONT_MATTER, *YAML_BOMBS}


@pytest.mark.parametrize("name", FRONT_MATTER)
def test_nasty_front_matter_is_reported_where_it_stands(name: str) -> None:
    found = read((NASTY / "frontmatter" / name).read_bytes())
    assert sorted(said(found.problems)) == sorted(FRONT_MATTER[name])
    assert found.source is None


@pytest.mark.parametrize("name", YAML_BOMBS)
def test_yaml_bombs_are_refused_at_once(name: str) -> None:
    bomb = b"---\n" + (NASTY / "yaml" / name).read_bytes() + b"\n---\nb\n"
    seconds = []
    for _ in range(3):  # the garbage of other tests may be swept up within one of them
        begun = time.process_time()
        found = read(bomb)
        seconds.append(time.process_time() - begun)
        assert said(found.problems) == YAML_BOMBS[name]
    assert min(seconds) < BOMB_SECONDS


def test_nothing_is_constructed_from_a_tag() -> None:
    read((NASTY / "frontmatter" / "python-tag.md").read_bytes())
    assert not Path("/tmp/pwned").exists()  # noqa: S108 - where that file would have been written


HINTS = {
    "duplicate-keys.md": ("dòng 2", "line 2"),
    "fullwidth-colon.md": ("U+FF1A", "U+FF1A"),
    "nbsp-after-colon.md": ("U+00A0", "U+00A0"),
    "unquoted-colon.md": ("dấu nháy", "quotes"),
    "html-comment-first.md": ("Dòng đầu tiên", "first line"),
    "utf16.md": ("UTF-16", "UTF-16"),
    "latin1.md": ("0xE9", "0xE9"),
    "unquoted-hash.md": ('"Giải C# mở rộng #1"', '"Giải C# mở rộng #1"'),
}


MISALIGNED = {
    "one space too few in a list": (
        "rounds:\n  - name: Sơ khảo\n   when: 01/12/2026",
        "Thụt 4 dấu cách, cho thẳng với “name” ở dòng 3.",
    ),
    "one too many in a list": (
        "rounds:\n  - name: A\n     when: 01/12/2026",
        "Thụt 4 dấu cách, cho thẳng với “name” ở dòng 3.",
    ),
    "one too few below a key": (
        "submission:\n  opens: 1\n deadline: 2",
        "Thụt 2 dấu cách, cho thẳng với “opens” ở dòng 3.",
    ),
    "one at the margin": ("title: A\n date: 01/12/2026", "Xóa dấu cách ở đầu dòng."),
    "a colon in the first value of a key": ("submission:\n  how: A: b", 'Đặt giá trị trong dấu nháy: how: "A: b"'),
    "a colon in the first value of an item": ("rounds:\n  - name: A: b", 'Đặt giá trị trong dấu nháy: - name: "A: b"'),
    "a colon in line with a key": ("draft: x\ntitle: A: b", 'Đặt giá trị trong dấu nháy: title: "A: b"'),
    "hashtags": ("tags: [#DoanVien, #ThanhNien]", "Bỏ dấu #, vì nó mở một ghi chú: tags: [DoanVien, ThanhNien]"),
}


@pytest.mark.parametrize("header", MISALIGNED.values(), ids=MISALIGNED)
def test_a_key_that_stands_below_no_other_is_told_from_other_faults(header: tuple[str, str]) -> None:
    text, hint = header
    assert [(one.code, one.hint.vi) for one in read(f"---\n{text}\n---\n").problems] == [("yaml-syntax", hint)]


@pytest.mark.parametrize("name", HINTS)
def test_words_name_what_is_to_be_mended(name: str) -> None:
    found = read((NASTY / "frontmatter" / name).read_bytes()).problems
    vi, en = HINTS[name]
    assert any(vi in one.message.vi + one.hint.vi for one in found)
    assert any(en in one.message.en + one.hint.en for one in found)


READ_RIGHT = {
    "plain": (GOOD, []),
    "white space after the fences": (GOOD.replace("---\n", "--- \t\n"), []),
    "a no-break space after the fences": (GOOD.replace("---\n", "---\u00a0\n"), []),
    "CRLF": (GOOD.replace("\n", "\r\n"), []),
    "lone CR": (GOOD.replace("\n", "\r"), []),
    "BOM": (f"\ufeff{GOOD}", ["warning text-hidden 1:1-2"]),
    "BOM and CRLF": (f"\ufeff{GOOD}".replace("\n", "\r\n"), ["warning text-hidden 1:1-2"]),
    "empty lines first": (f"\n\n{GOOD}", []),
    "dots close": (f"---\n{HEADER}...\nb\n", []),
    "a flow mapping": ("---\n{title: A, date: 01/4/2025}\n---\nb\n", []),
    "JSON between fences": ('---\n{"title": "A", "date": "01/4/2025"}\n---\nb\n', []),
    "an explicit key": ("---\n? title\n: A\ndate: 01/4/2025\n---\nb\n", []),
    "a folded title": ("---\ntitle: >\n  A\ndate: 01/4/2025\n---\nb\n", []),
    "a tab after the colon": ("---\ntitle:\tA\ndate: 01/4/2025\n---\nb\n", []),
    "a comment line": (f"---\n# chú thích\n{HEADER}---\nb\n", []),
    "a comment above a list": (f"---\n{HEADER}tags: # viết sau\n  - a\n---\nb\n", []),
    "a very long line": (f"---\n{HEADER}summary: {'rất dài ' * 9000}\n---\nb\n", []),
}


@pytest.mark.parametrize("name", READ_RIGHT)
def test_odd_but_clear_headers_are_read(name: str) -> None:
    content, expected = READ_RIGHT[name]
    found = read(content)
    assert said(found.problems) == expected
    assert found.source is not None
    assert (found.source.entry.title, found.source.body) == ("A", "b\n")


def test_a_byte_order_mark_leaves_a_draft_a_draft() -> None:
    found = read(f"\ufeff---\n{HEADER}draft: true\n---\nNội dung\n")
    assert found.source is not None
    assert found.source.entry.draft


def test_dates_are_read_day_first() -> None:
    text = (NASTY / "frontmatter/date-vn.md").read_text(encoding="utf-8")
    found = read(text.replace("---\n", "---\ntitle: A\n", 1)).source
    assert found is not None
    assert isinstance(found.entry, Article)
    assert found.entry.date.first_day == date(2026, 2, 3)


def test_the_body_knows_its_first_line() -> None:
    found = read(f"\n---\n{HEADER}---\nb\n")
    assert found.source is not None
    assert found.source.body_line == 6


REFUSED: dict[str, tuple[str | bytes, list[str]]] = {
    "nothing": ("", ["error frontmatter-missing 1:1-1"]),
    "white space only": (" \n\n", ["error frontmatter-missing 1:1-1"]),
    "no front matter": ("Nội dung\n", ["error frontmatter-missing 1:1-1"]),
    "TOML": ("+++\ntitle = 1\n+++\n", ["error frontmatter-missing 1:1-1"]),
    "a list": ("- a\n- b\n", ["error frontmatter-missing 1:1-1"]),
    "only fences": ("---\n---\n", ["error field-required 1:1-1"] * 2),
    "only a comment": ("---\n# chú thích\n---\nb\n", ["error field-required 1:1-1"] * 2),
    "four hyphens": (GOOD.replace("---", "----"), ["error frontmatter-mangled 1:1-5"]),
    "en dashes": (GOOD.replace("---", "–––"), ["error frontmatter-mangled 1:1-4"]),
    "an indented fence": (f" {GOOD}", ["error frontmatter-mangled 1:1-5"]),
    "a fence after a tab": (f"\t{GOOD}", ["error frontmatter-mangled 1:1-5"]),
    "text on the opening fence": (f"--- x\n{HEADER}---\n", ["error frontmatter-mangled 1:1-6"]),
    "text above the fence": (f"Bản thảo\n{GOOD}", ["error frontmatter-mangled 1:1-9"]),
    "en dashes close": (f"---\n{HEADER}–––\nb\n", ["error frontmatter-unclosed 1:1-4"]),
    "em dashes close, a rule follows": (f"---\n{HEADER}———\nb\n\n---\nc\n", ["error frontmatter-mangled 4:1-4"]),
    "four hyphens close, a rule follows": (f"---\n{HEADER}----\nb\n\n---\nc\n", ["error frontmatter-mangled 4:1-5"]),
    "text on the closing fence": (f"---\n{HEADER}--- x\nb\n", ["error frontmatter-unclosed 1:1-4"]),
    "a document within": (f"---\n{HEADER}--- x\nslug: a\n---\n", ["error frontmatter-not-mapping 4:1-4"]),
    "UTF-16 BE": (GOOD.encode("utf-16-be"), ["error encoding 1:1-1"]),
    "UTF-16 LE": (GOOD.encode("utf-16-le"), ["error encoding 1:1-1"]),
    "UTF-16 with Vietnamese letters": (GOOD.replace("A", "Bản tin").encode("utf-16-le"), ["error encoding 1:1-1"]),
    "UTF-32": (GOOD.encode("utf-32"), ["error encoding 1:1-1"]),
    "windows-1258": (GOOD.replace("A", "Đ").encode("cp1258"), ["error encoding 2:8-9"]),
    "a surrogate's bytes": (b"---\ntitle: \xed\xa0\x80\n---\n", ["error encoding 2:8-9"]),
    "a wrong byte after CRLF": (b"---\r\ntitle: \xe9\r\n---\r\n", ["error encoding 2:8-9"]),
    "a word": ("---\ntitle\n---\n", ["error frontmatter-not-mapping 2:1-6"]),
    "null": ("---\n~\n---\n", ["error frontmatter-not-mapping 2:1-2"]),
    "a directive": ("---\n%YAML 1.2\n---\n", ["error yaml-syntax 2:9-10"]),
    "too long a header": (f"---\n{HEADER}summary: {'x' * 300 * 1024}\n---\nb", ["error file-too-large 1:1-1"]),
    "a key that is too long": (f"---\n{HEADER}{'k' * 1_025}: a\n---\nb\n", ["error yaml-syntax 4:1-1029"]),
    "too long a file": (GOOD + "dài\n" * 500_000, ["error file-too-large 1:1-1"]),
    "NUL in the body": (f"{GOOD}a\0b\n", ["error control-character 6:2-3"]),
    "escape in the body": (f"{GOOD}a\x1b[31mb\n", ["error control-character 6:2-3"]),
    "Ctrl-Z at the end": (f"{GOOD}\x1a", ["error control-character 6:1-2"]),
    "several control characters": (
        f"{GOOD}\x01\x02\n\x03",
        ["error control-character 6:1-2", "error control-character 6:2-3", "error control-character 7:1-2"],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_front_matter_is_an_error(name: str) -> None:
    content, expected = REFUSED[name]
    found = read(content)
    assert said(found.problems) == expected
    assert found.source is None


HEADERS = {
    "an anchor on a value": ("title: &a A", ["error yaml-alias 2:8-12"]),
    "an anchor on a key": ("&a title: A", ["error yaml-alias 2:1-9"]),
    "a value in asterisks": ("title: *quan trọng*", ["error yaml-alias 2:8-13"]),
    "an ampersand": ("title: &", ["error yaml-alias 2:8-9"]),
    "binary": ("title: !!binary aGk=", ["error yaml-tag 2:8-21"]),
    "a lone exclamation mark": ("title: ! A", ["error yaml-tag 2:8-11"]),
    "an exclamation": ("title: !Nóng hổi", ["error yaml-tag 2:8-17"]),
    "a list as key": ("? [a, b]\n: c", ["error yaml-syntax 2:3-4"]),
    "a merge": ("<<: {title: A}", ["error yaml-alias 2:1-3"]),
    "at sign": ("title: @x", ["error yaml-syntax 2:8-9"]),
    "back tick": ("title: `x`", ["error yaml-syntax 2:8-9"]),
    "per cent": ("%x: 1", ["error yaml-syntax 2:3-4"]),
    "an escaped surrogate": (r'title: "\ud800"', ["error yaml-syntax 2:11-12"]),
    "an escape beyond Unicode": (r'title: "\U00110000"', ["error yaml-syntax 2:11-12"]),
    "an unclosed quote": (f'summary: "abc\n{HEADER}', ["error yaml-syntax 2:10-11"]),
    "an unclosed single quote": (f"summary: 'abc\n{HEADER}", ["error yaml-syntax 2:10-11"]),
    "an unclosed list": (f"tags: [a, b\n{HEADER}", ["error yaml-syntax 2:7-8"]),
    "a first line without colon": (f"lung tung\n{HEADER}", ["error yaml-syntax 2:1-10"]),
    "a line without colon": (f"{HEADER}lung tung\nslug: a", ["error yaml-syntax 4:1-10"]),
    "an indented key": ("title: A\n  date: 01/4/2025", ["error yaml-syntax 3:7-8"]),
    "a tab for indentation": (f"{HEADER}source:\n\tname: x", ["error yaml-syntax 5:1-2"]),
    "an escaped control character": (rf'{HEADER}summary: "a\u0000b"', ["error control-character 4:10-20"]),
    "an escaped line separator": (rf'{HEADER}summary: "a\u2028b"', ["error control-character 4:10-20"]),
    "a line separator": (f"{HEADER}summary: a\u2028b", ["error control-character 4:11-12"]),
    "next line": (f"{HEADER}summary: a\u0085b", ["error control-character 4:11-12"]),
    "a key twice": (f"{HEADER}title: B", ["error yaml-duplicate-key 4:1-6"]),
    "a key twice within": (f"{HEADER}source:\n  name: a\n  name: b", ["error yaml-duplicate-key 6:3-7"]),
    "a key as label and name": (f"tiêu đề: A\n{HEADER}", ["error yaml-duplicate-key 3:1-6"]),
    "a key in two cases": (f"{HEADER}TITLE: B", ["error yaml-duplicate-key 4:1-6"]),
    "a key composed and decomposed": (
        f"{HEADER}khóa: A\nkho\u0301a: B",
        ["warning field-unknown 4:1-5", "error yaml-duplicate-key 5:1-6", "warning text-nfd 5:3-4"],
    ),
    "several mistakes beside a duplicate key": (
        "title: A\ntitle: B\ndate: 31/4/2025",
        ["error yaml-duplicate-key 3:1-6", "error date-day 4:7-16"],
    ),
    "keys that YAML would convert": (
        f"{HEADER}1: a\n1.0: b\nyes: c\n'': d",
        [f"warning field-unknown {line}:1-{end}" for line, end in ((4, 2), (5, 4), (6, 4), (7, 3))],
    ),
    "a list for a mapping": (f"{HEADER}source: [a, b]", ["error value-type 4:9-10"]),
    "a mapping for a text": (f"{HEADER}summary: {{a: b}}", ["error value-type 4:10-11"]),
    "a list for a text": (f"{HEADER}summary: [a]", ["error value-type 4:10-11"]),
    "a list in a list": (f"{HEADER}tags: [[a]]", ["error value-type 4:8-9"]),
    "nothing in quotes": ("title: \"\"\ndate: ' '", ["error value-empty 2:8-10", "error value-empty 3:7-10"]),
    "nothing but hidden characters": (
        "title: '\u200b'\ndate: 01/4/2025",
        ["error value-empty 2:8-11", "warning text-hidden 2:9-10"],
    ),
    "empty items": (
        f"{HEADER}tags: [a, null, ~, '']",
        ["error value-empty 4:11-15", "error value-empty 4:17-18", "error value-empty 4:20-22"],
    ),
    "an item that was not filled in": (f"{HEADER}tags:\n  - a\n  -", ["error value-empty 6:4-4"]),
    "text after a hash": (f"{HEADER}summary: Giải C# số #1 \t", ["warning text-after-hash 4:21-23"]),
    "a value that is all hash": (f"{HEADER}summary: #Chuyển đổi số", ["warning text-after-hash 4:10-24"]),
    "text after a hash in a list": (f"{HEADER}tags: [a #b\n]", ["warning text-after-hash 4:10-12"]),
    "a hash in quotes": (f"{HEADER}summary: 'C #1' # ghi chú", []),
    "a hash in a block": (f"{HEADER}summary: |\n  C #1", []),
    "a missing required field": ("title: A", ["error field-required 2:1-1"]),
    "an empty required field": ("title:\ndate: 01/4/2025", ["error field-required 2:1-1"]),
    "an item that lacks a field": (f"{HEADER}authors:\n  - unit: B", ["error field-required 5:5-5"]),
}


@pytest.mark.parametrize("name", HEADERS)
def test_mistakes_in_a_header_are_reported_where_they_stand(name: str) -> None:
    header, expected = HEADERS[name]
    assert problems(header) == expected


def test_a_quoted_merge_key_is_an_unknown_field() -> None:
    assert problems(f'{HEADER}"<<": x') == ["warning field-unknown 4:1-5"]


def test_too_deep_blocks_are_refused() -> None:
    header = "".join("  " * level + "a:\n" for level in range(MAX_DEPTH + 10))
    assert problems(header) == [f"error yaml-depth {MAX_DEPTH + 2}:{2 * MAX_DEPTH + 1}-{2 * MAX_DEPTH + 2}"]


def test_too_many_values_are_refused() -> None:
    header = "".join(f"khoa{number}: v\n" for number in range(6_000))
    assert problems(header) == [f"error yaml-depth {MAX_NODES // 2 + 1}:11-12"]


def test_as_many_values_as_allowed_are_read() -> None:
    tags = "".join(f"  - thẻ {number}\n" for number in range(MAX_NODES - 10))
    assert len(entry(f"{HEADER}tags:\n{tags}").tags) == MAX_NODES - 10


SECOND = {
    "keys above a fence": ("\ndraft: true\nslug: x\n---\nb", ["warning frontmatter-second 6:1-12"]),
    "a second block": ("---\ndraft: true\n---\nb", ["warning frontmatter-second 6:1-12"]),
    "a second block in Vietnamese": ("\n---\nbản nháp: có\n---\nb", ["warning frontmatter-second 7:1-13"]),
    "a rule": ("---\nb\n\n---\n", []),
    "a heading": ("Thông báo\n---\nb\n", []),
    "far below": ("b\n" * 60 + "draft: true\n---\n", []),
}


@pytest.mark.parametrize("name", SECOND)
def test_a_body_that_looks_like_front_matter_is_a_warning(name: str) -> None:
    body, expected = SECOND[name]
    found = read(f"---\n{HEADER}---\n{body}")
    assert said(found.problems) == expected
    assert found.source is not None
    assert found.source.body == body


def test_a_body_is_read_in_composed_letters_without_hidden_ones() -> None:
    found = read(f"---\n{HEADER}---\ntie\u0302\u0301ng\u200b Việt 👨\u200d👩 a\u00a0b\n")
    assert found.source is not None
    assert found.source.body == "tiếng Việt 👨\u200d👩 a\u00a0b\n"
    assert said(found.problems) == ["warning text-nfd 5:3-4", "warning text-hidden 5:8-9"]


def test_hidden_characters_are_said_once_a_file() -> None:
    found = read("---\ntitle: A\u200bB\ndate: \ufeff01/4/2025\nslug: x\u200b\n---\n\u00adb")
    assert said(found.problems) == ["warning text-hidden 2:9-10"]
    assert "4 ký tự ẩn" in found.problems[0].message.vi
    assert found.source is not None
    assert (found.source.entry.title, found.source.entry.slug) == ("AB", "x")


def test_columns_are_counted_without_the_byte_order_mark() -> None:
    mapping, found = read_mapping(b"\xef\xbb\xbftitle: A\ntitle: B", "site.yaml")
    assert said(found) == ["warning text-hidden 1:1-2", "error yaml-duplicate-key 2:1-6"]
    assert mapping is not None
    assert mapping.entries[0][0].span.column == 1


SCALARS = ["12:30", "017", "1.10", "no", "2026-02-03", "0x1F", "1_000", ".inf", "1e3", "=", "0345671234", "9" * 5000]


@pytest.mark.parametrize("typed", SCALARS, ids=lambda typed: typed[:12])
def test_texts_stay_as_they_were_typed(typed: str) -> None:
    read_entry = entry(f"title: {typed}\ndate: 01/4/2025\ncorrection: {typed}")
    assert isinstance(read_entry, Article)
    assert (read_entry.title, read_entry.correction) == (typed, typed)


def test_every_message_is_said_in_both_languages() -> None:
    contents = [content for content, _ in REFUSED.values()] + [
        f"---\n{header}\n---\n" for header, _ in HEADERS.values()
    ]
    for content in contents:
        for one in read(content).problems:
            assert one.message.vi != one.message.en
            assert one.hint.vi != one.hint.en
            assert json.dumps([one.message.vi, one.hint.vi, one.message.en, one.hint.en])
