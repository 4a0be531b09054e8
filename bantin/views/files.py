"""Pictures, downloads and documents as views hold them, each with the link to its published file."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from msgspec.structs import replace

from bantin.files import PublishedFile
from bantin.model.shapes import DocumentRef
from bantin.model.shapes import Picture as PictureField
from bantin.model.types import FilePath
from bantin.site import Linked
from bantin.vi.numbers import format_number
from bantin.views.dates import printed
from bantin.views.here import Here
from bantin.views.pictures import picture_record, placed
from bantin.views.records import DocumentLine, Documents, Download, Picture
from bantin.views.titles import line

KILO = 1024


def picture_of(here: Here, one: Linked, picture: PictureField | None) -> Picture | None:
    """A picture that a field of an entry names."""
    found = picture_at(here, one, picture)
    return placed(here, found) if found else None


def picture_at(here: Here, one: Linked, picture: PictureField | None) -> Picture | None:
    """The same, with its address in place of the link to it."""
    file = here.finished.file_of(one, picture.file.path) if picture else None
    if picture is None or file is None:
        return None
    credit = picture.credit and _credit(picture.credit)
    found = picture_record(file.address, picture.alt or "", file.look)
    return replace(found, caption=line(picture.caption), credit=credit)


def download_of(here: Here, one: Linked, path: FilePath | None, text: str = "") -> Download | None:
    """A file beside an entry to take home; without a text of its own it is called by its name."""
    file = here.finished.file_of(one, path.path) if path else None
    if path is None or file is None:
        return None
    return Download(text or PurePosixPath(path.path).name, here.to(file.address), _note(file))


def documents_of(here: Here, one: Linked, documents: Iterable[DocumentRef]) -> Documents | None:
    """The documents that an entry lists."""
    rows = tuple(document_of(here, one, document) for document in documents)
    return Documents(rows) if rows else None


def document_of(here: Here, one: Linked, document: DocumentRef) -> DocumentLine:
    """A document: what it is called, how it is cited, where it can be read."""
    reference = citation(document)
    name = PurePosixPath(document.file.path).name if document.file else document.url
    title = line(document.title) or reference or name or document.issuer or "Văn bản"
    cited = reference if document.title else None
    return DocumentLine(title, cited, document.issuer, printed(here, document.date), _link(here, one, document))


def citation(document: DocumentRef) -> str | None:
    """How a document is cited: "Kế hoạch số 124/KH-UBND"; what is not known is left out."""
    number = "/".join(part for part in (document.number, document.symbol) if part)
    word = "số" if document.number else "ký hiệu"
    said = " ".join(part for part in (document.kind, f"{word} {number}" if number else None) if part)
    return said[:1].upper() + said[1:] if said else None


def size_text(size: int) -> str:
    """The size of a file: 12 KB, 1,2 MB."""
    if size < KILO * KILO:
        return f"{max(1, round(size / KILO))} KB"
    return f"{format_number(Decimal(round(size * 10 / KILO / KILO)) / 10)} MB"


def _link(here: Here, one: Linked, document: DocumentRef) -> Download | None:
    own = download_of(here, one, document.file, "Tải về")
    if own is not None or document.url is None:
        return own
    return Download("Xem văn bản", document.url, urlsplit(document.url).hostname)


def _note(file: PublishedFile) -> str:
    kind = PurePosixPath(file.source).suffix.lstrip(".").upper()
    return ", ".join(filter(None, (kind, size_text(file.size) if file.size is not None else None)))


def _credit(credit: str) -> str:
    return credit if ":" in credit or credit.lower().startswith("ảnh") else f"Ảnh: {credit}"
