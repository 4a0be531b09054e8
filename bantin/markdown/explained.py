"""What a page explains of its terms: an abbreviation by the site's glossary, a place that is no more by where it is."""

from datetime import date
from functools import cached_property
from html import escape

from bantin.html import Html
from bantin.markdown.body import Abbreviation, PlaceName
from bantin.page_days import day_of
from bantin.site import Linked, Site
from bantin.vi.places import units
from bantin.vi.typography import typeset


class Explainer:
    """The explanations of one page."""

    def __init__(self, one: Linked, site: Site) -> None:
        self.one = one
        self.site = site
        self.archived: date | None = None

    def explained(self, term: Abbreviation | PlaceName) -> Html:
        """A term as the page shows it."""
        return self._abbreviation(term) if isinstance(term, Abbreviation) else self._place(term)

    @cached_property
    def _glossary(self) -> dict[str, str]:
        return dict(self.site.settings.glossary)

    @cached_property
    def _day(self) -> date | None:
        return day_of(self.one, self.site)

    def _abbreviation(self, term: Abbreviation) -> Html:
        meaning = self._glossary.get(term.text)
        text = escape(term.text)
        return Html(f'<abbr title="{escape(meaning)}">{text}</abbr>' if meaning else text)

    def _place(self, term: PlaceName) -> Html:
        """A place with where it is now, on a page that is older than its end."""
        text = escape(term.text)
        unit = units().get(term.unit)
        if unit is None or unit.abolished is None or self._day is None:
            return Html(text)
        if not self._day < unit.abolished <= self.site.now.date():
            return Html(text)
        self.archived = max(unit.abolished, self.archived or unit.abolished)
        return Html(
            text if term.said else f'{text} <span class="place-note">({escape(typeset(unit.now or ""))})</span>'
        )
