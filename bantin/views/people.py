"""Organisations, contacts and persons as they may be published (Law 91/2025/QH15): nobody past `public_until`."""

import re
from collections.abc import Iterable

from bantin.model.persons import is_withdrawn, persons_in
from bantin.model.record import Record
from bantin.model.shapes import Contact, Org, Person
from bantin.vi.text import fold
from bantin.views import records
from bantin.views.here import Here
from bantin.views.records import ContactLine, Link, PersonLine

UNNAMED = "Thí sinh"


def person_lines(here: Here, people: Iterable[Person]) -> tuple[PersonLine, ...]:
    """The persons who may be shown now; of a minor without both consents nothing but that there is one."""
    return tuple(_line(one) for one in people if not is_withdrawn(one, here.site.now))


def person_texts(here: Here, people: Iterable[Person]) -> tuple[str, ...]:
    """The same, each as one text: name, role, unit."""
    lines = person_lines(here, people)
    return tuple(", ".join(filter(None, (one.name, one.role, one.unit))) for one in lines)


def contact_lines(here: Here, entry: Record, contacts: Iterable[Contact]) -> tuple[ContactLine, ...]:
    """Whom to ask; not somebody of the same name as a person of the entry who is shown no more."""
    withdrawn = {fold(one.name) for one in persons_in(entry) if is_withdrawn(one, here.site.now)}
    return tuple(_contact(one) for one in contacts if fold(one.name) not in withdrawn)


def org_lines(organisers: Iterable[Org]) -> tuple[records.Org, ...]:
    """Organisations with their part."""
    return tuple(records.Org(one.name, one.url, _capital(one.role)) for one in organisers)


def phone_link(phone: str | None) -> Link | None:
    """A telephone number that can be dialled (RFC 3966: digits, one leading +)."""
    if phone is None:
        return None
    first = re.search(r"[+(]*[0-9](?:[0-9 .()\u00a0]|-(?! ))*", phone)  # an extension or a second number is not dialled
    digits = re.sub(r"[^0-9+]", "", first[0]) if first else ""
    return Link(phone, f"tel:{digits}")


def email_link(email: str | None) -> Link | None:
    """An address to write to."""
    return None if email is None else Link(email, f"mailto:{email}")


def _line(person: Person) -> PersonLine:
    if not person.may_be_named:
        return PersonLine(UNNAMED)
    return PersonLine(person.name, person.role, person.unit)


def _contact(contact: Contact) -> ContactLine:
    return ContactLine(
        contact.name, contact.unit, phone_link(contact.phone), email_link(contact.email), contact.address
    )


def _capital(text: str | None) -> str | None:
    return text[:1].upper() + text[1:] if text else None
