"""The reference page is what the models make of it, holds every promised field, and its examples are read."""

import re
from pathlib import Path

import pytest

from bantin.document import read_mapping
from bantin.markdown.block_kinds import BLOCKS
from bantin.markdown.body import BodySource
from bantin.markdown.render import render
from bantin.model.entry import Entry
from bantin.model.kinds import KINDS
from bantin.model.pages import Results, Winner
from bantin.model.read_record import read_record
from bantin.model.record import Notes, Record
from bantin.model.settings import Settings
from bantin.model.tables import ScoreLine
from bantin.problems import SEVERITY, Problem
from bantin.reference import REFERENCE, example_of, own_fields, reference, shapes_within
from bantin.reference_words import BLOCK_WORDS, JSON_WORDS, KIND_WORDS, VALUE_TYPES
from bantin.report.machine import as_object
from bantin.value import read_value

PROJECT = Path(__file__).parent.parent
TOPS: tuple[type[Record], ...] = (Entry, *KINDS, Settings, ScoreLine)
RECORDS = (*TOPS, *shapes_within(TOPS))
FIELDS = [(record, name) for record in RECORDS for name in record.field_names()]

# What editors were promised: † may be “chưa công bố”, * is required.
PROMISED = {
    "every entry": """title* slug summary description cover tags aliases draft publish_at expires updated lang search
        kind checks""",
    "article": "date* authors dateline source about featured correction",
    "campaign": """organisers document when duration slogan aims targets phases scoreboard claims documents contacts
        state""",
    "competition": """edition year organisers sponsors audience audience_open entrants fields when submission rounds†
        criteria prizes† prize_total support jury faq documents contacts state""",
    "rules": "title of document effective file",
    "results": "title of decision date* winners table",
    "page": "order menu",
    "Source": "name* url published agreement",
    "Target": "name* unit baseline target* readings source",
    "TargetReading": "date* value*",
    "Phase": "name* when† note",
    "Claim": "text* metric value* unit approx as_of source quote",
    "Sponsor": "name* tier logo url",
    "Submission": "opens deadline basis how url email address forms",
    "Round": "name* form when† venue results advances field note",
    "Criteria": "scale parts",
    "Criterion": "name* points* parts",
    "SubCriterion": "name* points*",
    "Prize": "rank* name count† value† basis in_kind certificate joint",
    "Support": "count* unit* value* per condition",
    "Question": "q* a*",
    "Winner": "rank* name* authors unit score joint",
    "Picture": "file* alt* caption credit",
    "Org": "name* url role",
    "Person": "name* role unit minor consent public_until",
    "Consent": "self guardian date scope",
    "Contact": "name* unit phone email address",
    "DocumentRef": "title kind number symbol issuer date file url",
    "State": "value* note date",
    "ScoreLine": "snapshot* unit* group indicator value score",
    "Settings": """title* url* lang description organisation menu sections page_size logo colour footer feeds cards
        money dates glossary acronyms contacts checks limits""",
    "Organisation": "name* address phone email responsible licence",
    "MenuItem": "title to*",
    "Sections": "tin_tuc phong_trao cuoc_thi trang",
    "SectionSettings": "folder title address",
    "Feeds": "full tags",
    "MoneyWords": "words chan",
    "Limits": "body_seconds",
}
READ_AS = {
    "ngày": "date",
    "ngày giờ": "date",
    "khoảng thời gian": "period",
    "thời lượng": "duration",
    "số": "number",
    "số đếm": "count",
    "số tiền": "money",
    "đường dẫn": "slug",
}


def marked(record: type[Record], names: tuple[str, ...]) -> str:
    """The names of fields, the required ones marked as in the promise."""

    def mark(name: str) -> str:
        declared = record.model_fields[name]
        extra = declared.json_schema_extra
        announced = isinstance(extra, dict) and extra.get("announced")
        return ("†" if announced else "*") if declared.is_required() else ""

    return " ".join(f"{name}{mark(name)}" for name in names)


def offered() -> dict[str, str]:
    """The fields of all records, in the form of the promise."""
    kinds = {kind.kind_name: marked(kind, own_fields(kind)) for kind in KINDS}
    shapes: tuple[type[Record], ...] = (*shapes_within(TOPS), Settings, ScoreLine)
    records = {record.__name__: marked(record, record.field_names()) for record in shapes}
    return {"every entry": marked(Entry, Entry.field_names())} | kinds | records


def problems_of(record: type[Record], name: str, example: str) -> tuple[Problem, ...]:
    """What reading one field's example has to say; the record's other fields are not there."""
    mapping, problems = read_mapping(f"{name}:\n  {example}\n".encode(), "vi-du.yaml")
    assert mapping is not None
    notes = Notes("vi-du.yaml", list(problems))
    read_record(record, mapping, notes)
    return tuple(found for found in notes.problems if found.code not in {"field-required", "picture-alt"})


def test_page_in_docs_is_what_the_models_make() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == reference(), "run `make reference`"


def test_models_offer_exactly_the_promised_fields() -> None:
    promised = {name: " ".join(fields.split()) for name, fields in PROMISED.items()}
    assert offered() == promised


@pytest.mark.parametrize("kind", list(PROMISED))
def test_page_has_a_row_for_every_promised_field(kind: str) -> None:
    rows = re.findall(r"^\| `([a-z_]+)` \|", reference(), re.MULTILINE)
    assert {name.rstrip("*†") for name in PROMISED[kind].split()} <= set(rows)


def test_every_field_has_a_label_and_a_help_that_ends_as_a_sentence() -> None:
    for record, name in FIELDS:
        declared = record.model_fields[name]
        assert declared.title, f"{record.__name__}.{name} has no label"
        assert (declared.description or "").endswith((".", "…")), f"{record.__name__}.{name}: {declared.description}"


def test_labels_of_one_record_do_not_stand_for_two_fields() -> None:
    for record in RECORDS:
        spelled = [spelling for name in record.field_names() for spelling in {*record.spellings(name)}]
        assert len(spelled) == len(set(spelled)), record.__name__


def test_example_of_every_field_is_read_without_a_remark() -> None:
    shown = [(record, name, example_of(record, name)) for record, name in FIELDS]
    examples = [(record, name, example) for record, name, example in shown if example]
    assert len(examples) > 60
    assert {(record.__name__, name): problems_of(record, name, example) for record, name, example in examples} == {
        (record.__name__, name): () for record, name, _ in examples
    }


@pytest.mark.parametrize("kind", list(READ_AS))
def test_ways_to_write_a_value_are_read_without_a_remark(kind: str) -> None:
    ways = [way for way in re.findall(r"`([^`]+)`", VALUE_TYPES[kind]) if "…" not in way]
    assert [(way, read_value(READ_AS[kind], way).remark) for way in ways] == [(way, None) for way in ways]


@pytest.mark.parametrize("block", list(BLOCKS))
def test_example_of_a_block_is_that_block(block: str) -> None:
    body = render(BodySource("vi-du.md", BLOCK_WORDS[block].example))
    assert [piece.name for piece in body.pieces if hasattr(piece, "name")] == [block]
    assert body.problems == ()


def test_every_key_of_the_json_form_is_explained() -> None:
    found = problems_of(Results, "date", "31/4/2025")[0]
    assert list(as_object(found, "vi")) == list(JSON_WORDS)


def test_examples_that_the_page_links_to_exist() -> None:
    assert [words.example for words in KIND_WORDS.values() if not (PROJECT / "content" / words.example).is_file()] == []


def test_every_link_of_the_page_leads_somewhere() -> None:
    text = reference()
    anchors = set(re.findall(r'<a id="([^"]+)">', text))
    targets = re.findall(r"\]\(([^)]+)\)", re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL))
    inside = {target[1:] for target in targets if target.startswith("#")}
    files = [target for target in targets if not target.startswith("#")]
    assert inside <= anchors
    assert [target for target in files if not (REFERENCE.parent / target).is_file()] == []


def test_every_code_is_listed_with_its_severity() -> None:
    rows = re.findall(
        r"^\| \[`([a-z-]+)`\]\(problems/\1\.md\) \| (lỗi|cảnh báo|ghi chú) \|$", reference(), re.MULTILINE
    )
    words = {"error": "lỗi", "warning": "cảnh báo", "info": "ghi chú"}
    assert dict(rows) == {code: words[severity.value] for code, severity in SEVERITY.items()}


def test_columns_of_the_list_of_winners_are_those_of_the_front_matter() -> None:
    assert Winner in shapes_within((Results,))
