"""HTML that may stand in a page as it is."""


class Html(str):
    """Sanitised HTML; autoescape leaves it alone. Made only where text was escaped or has passed the allow-list."""

    __slots__ = ()

    def __html__(self) -> str:
        """The markup itself, as Jinja's autoescape asks for it."""
        return str(self)
