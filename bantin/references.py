"""References between entries, checked once the site is known: unknown ids, and ids of what is held back."""

from collections.abc import Iterable

from bantin.addressing import parent_of, taken_words
from bantin.entries import EntrySource
from bantin.held import Held
from bantin.model.article import Article
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.entry import Entry
from bantin.model.pages import Results, Rules
from bantin.model.types import Ref
from bantin.problems import Problem, Span, problem, softened
from bantin.site import Site
from bantin.urls import CALENDAR, TAGS
from bantin.vi.near import did_you_mean, nearest
from bantin.vi.reading import Wording


def generated_problems(site: Site) -> list[Problem]:
    """An entry at the address of a generated page: only its section's or the home's own text may be there."""
    generated = {TAGS, CALENDAR, *(section.address for section in site.sections.values())} - {"/"}
    return [
        problem("address-taken", one.entry.where("slug"), *taken_words(one.address, one.source.file, "trang tự sinh"))
        for one in site.entries.values()
        if one.address in generated and not one.source.place.is_index
    ]


def reference_problems(sources: Iterable[EntrySource], site: Site) -> list[Problem]:
    """Every reference in front matter that names no published entry."""
    problems: list[Problem] = []
    for source in sources:
        found = [_reference_problem(ref, site) for ref in _refs(source.entry)]
        if source.place.parent and parent_of(source) == source.place.parent and not site.knows(source.place.parent):
            found.append(unknown_reference(Span.at(source.file), source.place.parent, site))
        found.append(_no_contest(source, site))
        kept = [one for one in found if one is not None]
        problems += [softened(one) for one in kept] if source.place.id in site.held else kept
    return problems


def _refs(entry: Entry) -> tuple[Ref, ...]:
    if isinstance(entry, Article):
        return entry.about
    return (entry.of,) if isinstance(entry, Rules | Results) and entry.of else ()


def _reference_problem(ref: Ref, site: Site) -> Problem | None:
    if ref.id in site.held:
        return held_back(ref.span, site.held[ref.id])
    return None if site.knows(ref.id) else unknown_reference(ref.span, ref.id, site)


def _no_contest(source: EntrySource, site: Site) -> Problem | None:
    """Rules and results of an entry that is no competition (rules: nor campaign)."""
    ref = source.entry.of if isinstance(source.entry, Rules | Results) else None
    one = site.entries.get(ref.id) if ref else None
    allowed = (Competition, Campaign) if isinstance(source.entry, Rules) else (Competition,)
    if ref is None or one is None or isinstance(one.entry, allowed):
        return None
    return problem(
        "ref-unknown",
        ref.span,
        Wording(f"“{ref.id}” không phải là một cuộc thi.", f"“{ref.id}” is no competition."),
        Wording(
            "Ghi mã cuộc thi, ví dụ cuoc-thi/ten-cuoc-thi.", "Write the id of a competition, such as cuoc-thi/its-name."
        ),
    )


def held_back(span: Span, held: Held) -> Problem:
    """A link or reference to an entry that exists but is not published now: no error, only to know."""
    title = held.source.entry.title or held.source.place.id
    return problem(
        "link-held-back",
        span,
        Wording(
            f"“{title}” chưa được đăng nên trang không liên kết tới đó.",
            f"“{title}” is held back, so nothing links to it.",
        ),
        Wording(
            "Không phải sửa gì: liên kết tự hiện khi bài được đăng.",
            "Nothing to mend: the link appears by itself once the entry is published.",
        ),
    )


def unknown_reference(span: Span, entry_id: str, site: Site) -> Problem:
    """A reference to an entry that does not exist, with the nearest id."""
    others = (name for some in (site.entries, site.held) for name, one in some.items() if one.source.file != span.file)
    near = nearest(entry_id, (*others, *site.unreadable))
    hint = (
        did_you_mean(near)
        if near
        else Wording(
            "Ghi mã bài: đường dẫn tệp dưới content/, bỏ đuôi .md.",
            "Write an id: the file's path under content/ without .md.",
        )
    )
    said = Wording(f"Không có bài nào có mã “{entry_id[:80]}”.", f"There is no entry with the id “{entry_id[:80]}”.")
    return problem("ref-unknown", span, said, hint)


def id_taken(source: EntrySource, first: EntrySource) -> Problem:
    """Two files with one id."""
    return problem(
        "id-taken",
        Span.at(source.file),
        Wording(
            f"“{source.file}” và “{first.file}” có cùng mã “{source.place.id}”.",
            f"“{source.file}” and “{first.file}” have the same id “{source.place.id}”.",
        ),
        Wording("Giữ một tệp, xóa hoặc đổi tên tệp kia.", "Keep one; delete or rename the other."),
    )
