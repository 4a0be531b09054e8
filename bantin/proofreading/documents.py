"""Official documents that cannot be found by what is said of them, and figures that contradict each other."""

import re
from collections.abc import Iterator
from textwrap import shorten

from bantin.model.campaign import Campaign, Claim
from bantin.model.competition import Competition
from bantin.model.pages import Results, Rules
from bantin.model.shapes import DocumentRef
from bantin.problems import Problem, problem
from bantin.proofreading.manuscript import Manuscript
from bantin.vi.reading import Wording
from bantin.vi.text import fold

# Folded kinds of document that carry a number, a symbol and a date (Decree 30/2020, Appendix I).
NUMBERED = frozenset(
    {
        "nghi quyet",
        "nghi dinh",
        "quyet dinh",
        "chi thi",
        "ke hoach",
        "thong tu",
        "cong van",
        "cong dien",
        "thong bao",
        "huong dan",
        "chuong trinh",
        "to trinh",
        "bao cao",
        "luat",
    }
)
SHOWN = 60  # characters of a title in a message
NUMBER = re.compile(r" số ([0-9]{1,4})\b(?![/.,-]?[0-9A-ZĐ/])")
KIND_BEFORE = re.compile(r"([^\W\d_]+ [^\W\d_]+)$")
DATED_AFTER = re.compile(r"[^.;\n]{0,40}?\bngày [0-9]")
PARTS = {"number": ("số", "number"), "symbol": ("ký hiệu", "symbol"), "date": ("ngày ban hành", "date")}


def documents(copy: Manuscript) -> Iterator[Problem]:
    """Documents without number, symbol or date, in fields and in the text."""
    told: set[str] = set()
    for one in _declared(copy):
        missing = [name for name in PARTS if getattr(one, name) is None]
        title = one.title or one.number or ""
        if missing and fold(one.kind or "") in NUMBERED and fold(title) not in told:
            told.add(fold(title))
            yield _incomplete(one, missing)
    if NUMBER.search(copy.source.body):
        yield from _in_text(copy)


def _declared(copy: Manuscript) -> tuple[DocumentRef, ...]:
    entry = copy.entry
    single = (
        entry.decision
        if isinstance(entry, Results)
        else entry.document
        if isinstance(entry, Campaign | Rules)
        else None
    )
    listed = entry.documents if isinstance(entry, Campaign | Competition) else ()
    return (*((single,) if single else ()), *listed)


def _incomplete(one: DocumentRef, missing: list[str]) -> Problem:
    vi = ", ".join(PARTS[name][0] for name in missing)
    en = ", ".join(PARTS[name][1] for name in missing)
    title = shorten((one.title or one.number or "").strip("“”"), SHOWN, placeholder="…")
    return problem(
        "document-incomplete",
        one.where("kind"),
        Wording(f"{one.kind} “{title}” chưa có {vi}.", f"{one.kind} “{title}” lacks its {en}."),
        Wording(
            "Ghi đủ number, symbol, date nếu biết; không đoán.", "Write number, symbol and date if known; never guess."
        ),
    )


def _in_text(copy: Manuscript) -> Iterator[Problem]:
    """“Nghị quyết số 02”, with neither symbol nor date behind it; each once."""
    seen, told = copy.body.visible, set[tuple[str, str]]()
    for found in NUMBER.finditer(seen):
        kind = KIND_BEFORE.search(seen, max(0, found.start() - 24), found.start())
        name = fold(kind[1]) if kind else ""
        if kind is None or name not in NUMBERED or (name, found[1]) in told or DATED_AFTER.match(seen, found.end()):
            continue
        told.add((name, found[1]))
        words = f"{kind[1]}{found[0]}"
        yield problem(
            "document-incomplete",
            copy.body.span(kind.start(1), found.end()),
            Wording(f"“{words}” chưa có ký hiệu và ngày ban hành.", f"“{words}” has neither its symbol nor its date."),
            Wording(
                "Ghi đầy đủ, ví dụ “Nghị quyết số 02-NQ/TU ngày 02/12/2022”, nếu nguồn có.",
                "Write it in full, such as “Nghị quyết số 02-NQ/TU ngày 02/12/2022”, if the source does.",
            ),
        )


def claims(copy: Manuscript) -> Iterator[Problem]:
    """Figures of one metric that differ, with no date to tell why; a metric once."""
    if not isinstance(copy.entry, Campaign):
        return
    first: dict[str, Claim] = {}
    told: set[str] = set()
    for one in copy.entry.claims:
        metric = fold(one.metric or one.text)
        other = first.setdefault(metric, one)
        undated = one.as_of is None or other.as_of is None
        if undated and _figure(one) != _figure(other) and metric not in told:
            told.add(metric)
            yield _conflict(other, one)


def _figure(claim: Claim) -> tuple[object, ...]:
    return claim.value.value, claim.approx or "exact"


APPROXIMATELY = {"nearly": "gần ", "over": "hơn ", "about": "khoảng "}


def _conflict(first: Claim, second: Claim) -> Problem:
    one, other = (f"{APPROXIMATELY.get(claim.approx or '', '')}{claim.value.text}" for claim in (first, second))
    name = (second.metric or second.text)[:60]
    line = first.where("value").line
    return problem(
        "claim-conflict",
        second.where("value"),
        Wording(
            f"“{name}”: “{other}” ở đây và “{one}” ở dòng {line}, không có ngày để phân biệt.",
            f"“{name}”: “{other}” here and “{one}” on line {line}, with no dates to tell them apart.",
        ),
        Wording("Thêm “as_of: …” cho từng số liệu, nếu nguồn có.", "Add “as_of: …” to each, if the source tells."),
    )
