"""The content security policy of the preview: what a page may load, and that nothing inline runs."""

import re

HOST = re.compile(r"[A-Za-z0-9.:\[\]-]+", re.ASCII)
RULES = (
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: http: https:",
    "media-src 'self' http: https:",
    "font-src 'self' data:",
    "frame-src 'self' https:",
    "frame-ancestors 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self' https:",
)


def policy_for(host: str) -> str:
    """The policy for pages at this host, which is one of ours; older browsers do not take `ws:` for the same origin."""
    sockets = f" ws://{host}" if HOST.fullmatch(host) else ""
    return "; ".join((*RULES, f"connect-src 'self'{sockets}"))
