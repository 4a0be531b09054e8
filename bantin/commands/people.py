"""`people`: every output that mentions a person, and where in content/ the name stands."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bantin.arguments import Call, Trouble, shown
from bantin.commands.folders import output_of, site_of
from bantin.commands.streams import out, tell
from bantin.manifest import read_manifest
from bantin.mentions import READ, Name, texts_of
from bantin.report.language import say
from bantin.survey import CONTENT, SETTINGS

FEWEST_LETTERS = 2


def run(call: Call, now: datetime) -> int:
    """Print the list; Trouble where nothing was built yet."""
    del now
    name = Name(call.words[0])
    if sum(char.isalpha() for char in name.plain) < FEWEST_LETTERS:
        vi, en = f"{shown(call.words[0])} không phải là tên người.", f"{shown(call.words[0])} is no name."
        raise Trouble(say(call.lang, vi, en))
    root = site_of(call)
    output = output_of(call, root)
    made = read_manifest(output)
    if made is None:
        vi = f"Chưa có trang nào trong “{output}”: chạy build.py build trước."
        en = f"There is no site in “{output}”: run build.py build first."
        raise Trouble(say(call.lang, vi, en))
    found = [path for path in sorted(made) if _mentions(output / path, name)]
    unread = [path for path in sorted(made) if Path(path).suffix.lower() in {".pdf", ".docx", ".xlsx", ".zip"}]
    sources = [*_sources(root, name)]
    if call.format == "json":
        listed = [{"file": file, "line": line} for file, line in sources]
        out(json.dumps({"outputs": found, "sources": listed, "unread": unread}, ensure_ascii=False, indent=2))
    else:
        out("\n".join([*found, *(f"{file}:{line}" for file, line in sources)]))
    _sum_up(call, len(found), len(sources), unread)
    return 0


def _mentions(file: Path, name: Name) -> bool:
    suffix = file.suffix.lower()
    if suffix not in READ:
        return False
    return any(name.stands_in(text) for text in texts_of(file.read_bytes(), suffix))


def _sources(root: Path, name: Name) -> Iterator[tuple[str, int]]:
    files = [root / SETTINGS, *sorted((root / CONTENT).rglob("*"))]
    for file in files:
        if file.is_file() and file.suffix.lower() in {*READ, ".yaml"}:
            for text in texts_of(file.read_bytes(), ""):
                yield from ((file.relative_to(root).as_posix(), line) for line in name.lines_of(text))


def _sum_up(call: Call, outputs: int, sources: int, unread: list[str]) -> None:
    vi = f"{shown(call.words[0])}: {outputs} tệp đã đăng, {sources} dòng trong {CONTENT}/ và {SETTINGS}."
    en = f"{shown(call.words[0])}: {outputs} published files, {sources} lines in {CONTENT}/ and {SETTINGS}."
    tell(say(call.lang, vi, en))
    if unread:
        listed = ", ".join(unread[:10])
        vi, en = f"Không đọc được bên trong, hãy tự mở xem: {listed}.", f"Not read, look into them yourself: {listed}."
        tell(say(call.lang, vi, en))
