"""Links that lead out of the site: found in its texts, asked for politely, and told where nothing answers."""

from bantin.external.dead import dead_links

__all__ = ["dead_links"]
