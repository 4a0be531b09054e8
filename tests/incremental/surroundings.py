"""What changes around the entries: templates, static files, settings, the clock, the command line."""

import re

from tests.incremental.edits import Edit, Pick
from tests.incremental.world import DRAWING, FOOTER, SETTINGS, World

NOWS = (
    "2026-10-31T23:59:59",
    "2026-11-01T00:00:00",
    "2026-11-16T00:00:00",
    "2026-11-24T23:59:59",
    "2026-11-25T00:00:00",
    "2026-12-01T09:00:00",
    "2026-12-05T07:59:59",
    "2026-12-05T08:00:00",
    "2026-12-06T23:59:59",
    "2026-12-07T00:00:00",
    "2026-12-10T23:59:59",
    "2026-12-11T00:00:00",
    "2026-12-16T00:00:00",
    "2026-12-19T00:00:00",
    "2026-12-21T00:00:00",
    "2027-11-01T00:00:00",
)
OPENING = re.compile(r"\{% block main %\}\n|<body>\n|(?m:^)\{% macro .*%\}\n")
URLS = (None, "https://khac.example/", "https://vidu.example/con/")
TEMPLATES = (
    "pages/article.html",
    "pages/home.html",
    "pages/section.html",
    "pages/competition.html",
    "pages/rules.html",
    "pages/404.html",
    "base.html",
    "parts/cards.html",
    "parts/inline.html",
    "parts/body.html",
    "parts/prizes.html",
    "parts/scoreboard.html",
    "parts/timeline.html",
    "parts/footer.html",
    "parts/status.html",
    "feeds/atom.xml",
    "feeds/sitemap.xml",
)
STATIC = ("css/site.css", "js/status.js", "css/rieng.css", "css/them.css", "root/CNAME", "root/favicon.ico", "logo.svg")
SETTING_LINES = (
    ("title", ("Trang thử", "Trang khác")),
    ("description", ("Một trang nhỏ", "Một trang lớn", None)),
    ("page_size", ("4", "3", "20")),
    ("colour", ('"#0b5d4b"', '"#aa3311"', None)),
    ("footer", ("Ghi rõ nguồn", "Liên hệ khi dùng lại", None)),
    ("menu", ("[/, /tin-tuc/]", "[/, trang/gioi-thieu, /lich/]", None)),
    ("feeds", ("{full: có}", "{full: không}")),
    ("glossary", ("{TTHC: thủ tục hành chính}", "{TTHC: thủ tục}", None)),
    ("acronyms", ("{TTHC: thủ tục hành chính}", None)),
    ("dates", ("nd30", "slash", "dot")),
    ("money", ("{words: nam}", "{words: bac, chan: có}", None)),
    ("cards", ("sections", "all", "none")),
    ("sections", ("{tin-tuc: {title: Tin}}", "{tin-tuc: {address: bai-viet}}", "{trang: {folder: trang-khac}}", None)),
    ("organisation", ("{name: Ban Biên tập}", "{name: Tòa soạn, phone: 0900 000 000}", None)),
    ("checks", ("{link-broken: warning}", "{picture-alt: off}", None)),
    ("url", ("https://vidu.example/", "https://moi.example/")),
    ("lang", ("vi", "en")),
    ("logo", ('{file: logo.svg, alt: ""}', "{file: logo.svg, alt: Biểu trưng}", None)),
)


def override_template(world: World, pick: Pick) -> None:
    """The site gets its own copy of an engine's template, changed or not yet."""
    name = pick.one(TEMPLATES)
    original = world.engine / "templates" / name
    if original.is_file():
        change = ("", f"<!-- {world.next_mark()} -->\n", "<!-- cố định -->\n")[pick.b % 3]
        world.save(f"templates/{name}", _with_line(original.read_text("utf-8"), change), pick.manner)


def edit_own_template(world: World, pick: Pick) -> None:
    paths = world.paths("templates/**/*")
    if paths:
        path = pick.one(paths)
        world.save(path, _with_line(world.text(path), f"<!-- {world.next_mark()} -->\n"), pick.manner)


def edit_engine_template(world: World, pick: Pick) -> None:
    """A newer version of the engine: its templates differ."""
    path = f"../engine/templates/{pick.one(TEMPLATES)}"
    if (world.root / path).is_file():
        change = (f"<!-- {world.next_mark()} -->\n", "<!-- cố định -->\n")[pick.b % 2]
        world.save(path, _with_line(world.text(path), change), pick.manner)


def delete_own_template(world: World, pick: Pick) -> None:
    paths = world.paths("templates/**/*")
    if paths:
        world.delete(pick.one(paths))


def include_a_new_part(world: World, pick: Pick) -> None:
    """A template of the site includes a part that only the site has, or comes to lack."""
    part = "templates/parts/rieng.html"
    if pick.a % 4 == 0:
        world.delete(part)
        return
    world.save(part, f"<p>{pick.other(('Một', 'Hai', world.next_mark()))}</p>\n", pick.manner)
    footer = f'{FOOTER.format(mark="Chân")}{{% include "parts/rieng.html" ignore missing %}}\n'
    world.save("templates/parts/footer.html", footer)


def break_template(world: World, pick: Pick) -> None:
    text = pick.other(("{% if %}\n", "{{ page.khong_co }}\n", '{% include "parts/khong-co.html" %}\n'))
    world.save(f"templates/{pick.one(TEMPLATES)}", text, pick.manner)


def edit_static(world: World, pick: Pick) -> None:
    """The site's own file, or one that stands before the engine's of the same name."""
    name = pick.one(STATIC)
    if name.endswith(".svg"):
        content = DRAWING.format(pick.other(("123456", "654321", "ff0000")))
    elif name.endswith(".css"):
        content = pick.other(
            ("p { color: #333; }\n", '@import "them.css";\n', 'p { background: url("../logo.svg"); }\n')
        )
    else:
        content = f"// {pick.other(('một', 'hai', 'ba'))}\n"
    world.save(f"static/{name}", content, pick.manner)


def delete_static(world: World, pick: Pick) -> None:
    paths = world.paths("static/**/*")
    if paths:
        world.delete(pick.one(paths))


def edit_engine_static(world: World, pick: Pick) -> None:
    path = f"../engine/static/{pick.one(('css/site.css', 'js/status.js', 'logo.svg'))}"
    if (world.root / path).is_file():
        if path.endswith(".svg"):
            text = DRAWING.format(pick.other(("aaaaaa", "bbbbbb")))
        else:
            text = f"/* {pick.other(('một', 'hai'))} */\n{world.text(path)[-4000:]}"
        world.save(path, text, pick.manner)


def edit_settings(world: World, pick: Pick) -> None:
    key, values = pick.one(SETTING_LINES)
    text = world.text("site.yaml")
    lines = [line for line in text.splitlines() if not line.startswith(f"{key}:")]
    value = pick.other(values)
    lines += [f"{key}: {value}"] if value is not None else []
    world.save("site.yaml", "\n".join(lines) + "\n", pick.manner)


def restore_settings(world: World, pick: Pick) -> None:
    world.save("site.yaml", SETTINGS, pick.manner)


def move_now(world: World, pick: Pick) -> None:
    """To any instant at which something begins or ends, or just before it."""
    world.now = pick.one(NOWS)


def move_now_a_little(world: World, pick: Pick) -> None:
    """Across the next or the last such instant."""
    world.now = NOWS[max(0, min(len(NOWS) - 1, NOWS.index(world.now) + (1 if pick.a % 2 else -1)))]


def change_url(world: World, pick: Pick) -> None:
    world.url = pick.one(URLS)


def show_drafts(world: World, pick: Pick) -> None:
    world.drafts = not world.drafts


def for_the_disk(world: World, pick: Pick) -> None:
    """`--offline`: links to `…/index.html`."""
    world.offline = not world.offline


def old_disk(world: World, pick: Pick) -> None:
    """A disk that tells times in whole seconds, so that two contents may have one time; or a new one again."""
    world.grain = 10**9 if world.grain == 1 else 1


def other_engine(world: World, pick: Pick) -> None:
    """A newer version of the engine, or the older one again: both make other pages of the same sources."""
    world.edition = 3 - world.edition


def _with_line(text: str, line: str) -> str:
    """The template with one more line, where it prints something: in a block, in its first macro, or at its end."""
    opening = OPENING.search(text)
    return text[: opening.end()] + line + text[opening.end() :] if opening else text + line


EDITS: tuple[Edit, ...] = (
    override_template,
    edit_own_template,
    edit_engine_template,
    delete_own_template,
    include_a_new_part,
    break_template,
    edit_static,
    delete_static,
    edit_engine_static,
    edit_settings,
    restore_settings,
    move_now,
    move_now_a_little,
    change_url,
    show_drafts,
    for_the_disk,
    old_disk,
    other_engine,
)
