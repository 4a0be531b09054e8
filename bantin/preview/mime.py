"""The types of files, the same on every machine: none is asked what it believes."""

from mimetypes import MimeTypes

BYTES = "application/octet-stream"
OURS = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".avif": "image/avif",
    ".m4a": "audio/mp4",
    ".mjs": "text/javascript",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogv": "video/ogg",
    ".otf": "font/otf",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain",
    ".vtt": "text/vtt",
    ".wasm": "application/wasm",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FEEDS = ((b"<feed", "application/atom+xml"), (b"<rss", "application/rss+xml"))
JSON_FEED = b"https://jsonfeed.org/version/"
WITH_CHARSET = ("text/", "application/json", "application/feed+json", "application/manifest+json")
_STANDARD = MimeTypes(filenames=())


def type_of(path: str, start: bytes) -> str:
    """The value of `Content-Type` for an output with this path that begins with these bytes."""
    ending = path[path.rfind(".") :].lower() if "." in path.rsplit("/", 1)[-1] else ""
    kind = OURS.get(ending) or _STANDARD.types_map[True].get(ending, BYTES)
    if ending == ".xml":
        kind = next((feed for mark, feed in FEEDS if mark in start), "application/xml")
    elif ending == ".json" and JSON_FEED in start:
        kind = "application/feed+json"
    has_charset = kind.startswith(WITH_CHARSET) or kind.endswith("xml")
    return f"{kind}; charset=utf-8" if has_charset else kind
