"""What the preview adds to each page while it serves it, and never to a file."""

import re
from dataclasses import dataclass
from html import escape

BODY_END = re.compile(rb"</body\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a page is told of itself: the token of this start, the build it comes from, its path, the site's base."""

    token: str
    build: int
    page: str
    lang: str
    base: str


def with_client(page: bytes, mark: Mark) -> bytes:
    """The page with our script before its end, whatever its markup looks like."""
    told = {"token": mark.token, "build": str(mark.build), "page": mark.page, "lang": mark.lang, "base": mark.base}
    given = " ".join(f'data-{name}="{escape(value)}"' for name, value in told.items())
    script = f'<script type="module" src="/__bantin/client.js" {given}></script>'.encode()
    ends = [found.start() for found in BODY_END.finditer(page)]
    end = ends[-1] if ends else len(page)
    return page[:end] + script + page[end:]
