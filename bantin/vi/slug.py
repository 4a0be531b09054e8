"""Slugs: the ASCII form of a title or file name that an address is made of."""

import re
import unicodedata

from bantin.vi.reading import Reading, Remark, Wording, refused
from bantin.vi.text import D_LIKE

MAX_LENGTH = 100

# Names that Windows keeps for devices: a folder of that name cannot be made there, whatever its extension.
DEVICE_NAMES = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)

ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
SEPARATORS = re.compile("[^a-z0-9]+")
SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


def slug_of(text: str) -> str:
    """The text as lower-case ASCII words joined by hyphens; "" where no letter or digit is left."""
    if SLUG.fullmatch(text):
        return text
    compatible = unicodedata.normalize("NFKC", ZERO_WIDTH.sub("", text)).translate(D_LIKE).casefold()
    decomposed = unicodedata.normalize("NFD", compatible)
    bare = "".join(char for char in decomposed if unicodedata.category(char) != "Mn")
    return SEPARATORS.sub("-", bare).strip("-")


def is_slug(text: str) -> bool:
    """Whether the text is already in slug form (its length and reserved names are another question)."""
    return SLUG.fullmatch(text) is not None


def is_device_name(slug: str) -> bool:
    """Whether Windows could not make a folder of this name."""
    return slug.lower() in DEVICE_NAMES


def shortened(slug: str) -> str:
    """The slug cut at a hyphen so that it has at most `MAX_LENGTH` characters."""
    if len(slug) <= MAX_LENGTH:
        return slug
    head, hyphen, _ = slug[: MAX_LENGTH + 1].rpartition("-")
    return head if hyphen else slug[:MAX_LENGTH]


def read_slug(text: str) -> Reading[str]:
    """A slug that an editor wrote: it must be in slug form, not too long and no device name (`slug-invalid`)."""
    if is_slug(text) and len(text) <= MAX_LENGTH and not is_device_name(text):
        return Reading(text)
    return Reading(None, (_invalid(text),))


def slug_from_title(text: str) -> Reading[str]:
    """The slug of a title or a file name; `slug-empty` where nothing is left of it."""
    slug = slug_of(text)
    if slug:
        return Reading(slug)
    return refused(
        "slug-empty",
        Wording(
            f"“{text[:60]}” không có chữ cái hay chữ số nào để làm đường dẫn.",
            f"“{text[:60]}” has no letter or digit to make an address of.",
        ),
        Wording(
            "Ghi thêm một dòng slug, ví dụ: slug: the-le-cuoc-thi",
            "Add a slug line, for example: slug: the-le-cuoc-thi",
        ),
    )


def _invalid(text: str) -> Remark:
    quoted = text if len(text) <= MAX_LENGTH else f"{text[:MAX_LENGTH]}…"
    if is_device_name(text):
        fact = Wording(
            f"“{quoted}” là tên dành riêng của Windows, không dùng làm đường dẫn được.",
            f"“{quoted}” is a device name of Windows and cannot be an address.",
        )
    elif is_slug(text):
        fact = Wording(
            f"Đường dẫn “{quoted}” dài {len(text)} ký tự; nhiều nhất là {MAX_LENGTH}.",
            f"The slug “{quoted}” has {len(text)} characters; {MAX_LENGTH} are the most.",
        )
    else:
        fact = Wording(
            f"Đường dẫn “{quoted}” chỉ được có chữ thường không dấu, chữ số và dấu gạch nối.",
            f"The slug “{quoted}” may hold only plain lower-case letters, digits and hyphens.",
        )
    return Remark("slug-invalid", fact, _form_hint(shortened(slug_of(text))))


def _form_hint(form: str) -> Wording:
    usable = f"{form}-1" if is_device_name(form) else form
    if not usable:
        return Wording("Ghi một đường dẫn như: the-le-cuoc-thi", "Write a slug such as: the-le-cuoc-thi")
    return Wording(f"Hãy ghi: slug: {usable}", f"Write: slug: {usable}")
