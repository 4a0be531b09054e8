"""Personal details in what is published (Law 91/2025/QH15): only contacts that are declared may stand there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bantin.entries import EntrySource
from bantin.model.campaign import Campaign
from bantin.model.competition import Competition
from bantin.model.pages import Results
from bantin.model.settings import Settings
from bantin.model.shapes import Contact
from bantin.notices import Detail
from bantin.problems import Problem, Severity, problem
from bantin.proofreading.personal import plain_of
from bantin.site import Site
from bantin.vi.reading import Wording

NAMES = {
    "phone": Wording("số điện thoại", "a telephone number"),
    "id": Wording("số căn cước", "an identity number"),
    "email": Wording("địa chỉ thư điện tử", "an e-mail address"),
    "account": Wording("số tài khoản", "a bank account"),
}
SHOWN = 3  # characters of a detail that a message repeats


def exposed(site: Site, details: Mapping[str, Iterable[Detail]]) -> Iterator[Problem]:
    """The details of each file that nobody has declared; those in results are errors, for they are contestants'."""
    allowed = frozenset(_declared(site))
    results = _files_of_results(site)
    for file, found in details.items():
        for one in found:
            if (one.sort, one.plain) not in allowed:
                told = _problem(one)
                yield replace(told, severity=Severity.ERROR) if file in results else told


def _sources(site: Site) -> Iterator[EntrySource]:
    yield from (one.source for one in site.entries.values())
    yield from (one.source for one in site.held.values())


def _files_of_results(site: Site) -> frozenset[str]:
    """Results with the tables and documents that they name."""
    files: set[str] = set()
    for source in _sources(site):
        if isinstance(source.entry, Results):
            files |= {source.file}
            folder = source.file.rsplit("/", 1)[0]
            if source.entry.table:
                files |= {f"{folder}/{source.entry.table.path}"}
    return frozenset(files)


def _declared(site: Site) -> Iterator[tuple[str, str]]:
    """Telephone numbers and addresses of organisers, by sort."""
    yield from _of_site(site.settings)
    for source in _sources(site):
        entry = source.entry
        if isinstance(entry, Competition | Campaign):
            for contact in entry.contacts:
                yield from _of(contact)
        if isinstance(entry, Competition) and entry.submission and entry.submission.email:
            yield "email", plain_of("email", entry.submission.email)


def _of_site(settings: Settings) -> Iterator[tuple[str, str]]:
    organisation = settings.organisation
    if organisation:
        yield from _values(organisation.phone, organisation.email)
    for contact in settings.contacts:
        yield from _of(contact)


def _of(contact: Contact) -> Iterator[tuple[str, str]]:
    yield from _values(contact.phone, contact.email)


def _values(phone: str | None, email: str | None) -> Iterator[tuple[str, str]]:
    if phone:
        yield "phone", plain_of("phone", phone)
    if email:
        yield "email", plain_of("email", email)


def _problem(one: Detail) -> Problem:
    name, start = NAMES[one.sort], one.text[:SHOWN]
    return problem(
        f"personal-{one.sort}",
        one.span,
        Wording(
            f"“{start}…” giống {name.vi}: không phải liên hệ đã khai báo của ban tổ chức.",
            f"“{start}…” looks like {name.en}; it is no declared contact of the organisers.",
        ),
        Wording(
            "Xóa hoặc che bớt; nếu là liên hệ của ban tổ chức, khai báo ở “contacts” của bài hay của site.yaml.",
            "Delete or mask it; organisers' contacts are declared under “contacts” of an entry or of site.yaml.",
        ),
    )
