"""What editors do to files: they come and go, change names and places, are replaced and restored."""

import os

from tests.incremental.edits import BODIES, DATES, TAGS, TITLES, Edit, Pick
from tests.incremental.world import FILES, World, article, picture

MOST_ENTRIES = 24
PICTURE = "content/tin-tuc/anh/mot.png"
NAMES = ("tin-a", "tin-b", "Tin-A", "sau/tin-c", "tin-d/index", "Tiếng Việt có dấu")
PICTURES = (picture(10), picture(20), picture(30), picture(10, 9, 2), picture(10, 1, 10), picture(10, 40, 40))


def add(world: World, pick: Pick) -> None:
    if len(world.entries()) < MOST_ENTRIES:
        text = article(pick.one(TITLES), pick.other(DATES), pick.one(BODIES), f"tags: {pick.other(TAGS)}\n")
        world.save(f"content/tin-tuc/{pick.other(NAMES)}.md", text, pick.manner)


def add_page(world: World, pick: Pick) -> None:
    if len(world.entries()) < MOST_ENTRIES:
        more = "menu: có\n" if pick.b % 2 else ""
        text = f"---\ntitle: {pick.one(TITLES)}\norder: {pick.b % 5}\n{more}---\n{pick.other(BODIES)}\n"
        world.save(f"content/trang/{pick.one(('trang-a', 'trang-b', 'a/b'))}.md", text, pick.manner)


def delete(world: World, pick: Pick) -> None:
    if len(paths := world.articles()) > 3:
        world.delete(pick.one(paths))


def delete_any(world: World, pick: Pick) -> None:
    world.delete(pick.one(world.paths("content/**/*", "static/**/*")))


def delete_folder(world: World, pick: Pick) -> None:
    world.delete(
        pick.one(("content/tin-tuc/anh", "content/phong-trao", "content/cuoc-thi/y-tuong", "static", "templates"))
    )


def rename(world: World, pick: Pick) -> None:
    if paths := world.articles():
        path = pick.one(paths)
        new = f"content/tin-tuc/{pick.other(NAMES)}.md"
        if not path.endswith("/index.md") and not (world.root / new).exists():
            world.move(path, new)


def rename_folder(world: World, pick: Pick) -> None:
    folder, new = pick.one((("tin-tuc/anh", "tin-tuc/hinh"), ("cuoc-thi/y-tuong", "cuoc-thi/y-moi")))
    old, new = (folder, new) if (world.root / "content" / folder).is_dir() else (new, folder)
    if (world.root / "content" / old).is_dir() and not (world.root / "content" / new).exists():
        world.move(f"content/{old}", f"content/{new}")


def rename_case_or_accents(world: World, pick: Pick) -> None:
    """The same name to some disks, another one to others."""
    if paths := world.articles():
        path = pick.one(paths)
        folder, _, name = path.rpartition("/")
        other = pick.other(
            (name.capitalize(), name.upper(), name.lower(), name.replace("ế", "e\u0302\u0301"), f"{name[:-3]}.MD")
        )
        if not path.endswith("/index.md") and not (world.root / folder / other).exists():
            world.move(path, f"{folder}/{other}")


def swap(world: World, pick: Pick) -> None:
    """Two files change names; both keep their times, perhaps even their sizes."""
    kind = ("content/tin-tuc/**/*.md", "content/tin-tuc/anh/*.png", "content/trang/*.md")[pick.b // 5 % 3]
    if len(paths := world.paths(kind)) > 1:
        one, other = pick.one(paths), pick.other(paths)
        if one != other:
            world.move(one, "content/.tam")
            world.move(other, one)
            world.move("content/.tam", other)


def move_between_kinds(world: World, pick: Pick) -> None:
    if paths := world.paths("content/tin-tuc/*.md", "content/trang/*.md", "content/phong-trao/*.md"):
        path = pick.one(paths)
        folder = pick.other(("tin-tuc", "trang", "phong-trao"))
        new = f"content/{folder}/{path.rpartition('/')[2]}"
        if not path.endswith("/index.md") and not (world.root / new).exists():
            world.move(path, new)


def file_becomes_folder(world: World, pick: Pick) -> None:
    """`x.md` and `x/index.md` are one entry at one address."""
    if paths := world.paths("content/tin-tuc/**/*.md", "content/trang/*.md"):
        path = pick.one([one for one in paths if one != "content/tin-tuc/index.md"])
        if path.endswith("/index.md"):
            new = f"{path.removesuffix('/index.md')}.md"
        else:
            new = f"{path.removesuffix('.md').removesuffix('.MD')}/index.md"
        if not (world.root / new).exists():
            world.move(path, new)


def replace_picture(world: World, pick: Pick) -> None:
    """Most have the same size in bytes; only what is in them, or their size in pixels, differs."""
    path = pick.one((PICTURE, "content/tin-tuc/anh/hai.png"))
    world.save(path, pick.other(PICTURES), pick.manner)


def replace_picture_unseen(world: World, pick: Pick) -> None:
    """Another picture of the same size and modification time, in the same file or in a new one."""
    path = pick.one((PICTURE, "content/tin-tuc/anh/hai.png"))
    world.save(path, pick.other(PICTURES[:5]), 2 + pick.manner % 2)


def link_to_picture(world: World, pick: Pick) -> None:
    """A file becomes a link to one elsewhere in the site, which may change later."""
    world.save("content/kho/anh.png", pick.one(PICTURES), pick.manner)
    target = world.root / pick.other((PICTURE, "content/tin-tuc/anh/hai.png"))
    if target.parent.is_dir():
        target.unlink(missing_ok=True)
        target.symlink_to("../../kho/anh.png")


def touch(world: World, pick: Pick) -> None:
    """Another time, the same content; or the same content saved anew."""
    paths = world.paths("content/**/*", "templates/**/*", "static/**/*", "site.yaml")
    path = pick.one(paths)
    world.save(path, (world.root / path).read_bytes(), pick.manner)


def keep_version(world: World, pick: Pick) -> None:
    """A copy for later, as version control has it."""
    path = pick.one(world.paths("content/**/*", "site.yaml"))
    file = world.root / path
    world.kept = [*world.kept[-7:], (path, file.read_bytes(), file.stat().st_mtime_ns)]


def restore_version(world: World, pick: Pick) -> None:
    """An older version comes back, with its old time (`cp -p`) or a new one (`git checkout`)."""
    versions = world.kept or [(path, _bytes(FILES[path]), 0) for path in sorted(FILES)]
    path, content, when = pick.one(versions)
    if (world.root / path).is_dir():
        return
    world.save(path, content, pick.manner)
    if when and pick.b % 2:
        os.utime(world.root / path, ns=(when, when))


def without_building(world: World, pick: Pick) -> None:
    """The next edits come before the next build."""
    world.unbuilt = 2 + pick.a % 3


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


EDITS: tuple[Edit, ...] = (
    add,
    add_page,
    delete,
    delete_any,
    delete_folder,
    rename,
    rename_folder,
    rename_case_or_accents,
    swap,
    move_between_kinds,
    file_becomes_folder,
    replace_picture,
    replace_picture_unseen,
    link_to_picture,
    touch,
    keep_version,
    restore_version,
    without_building,
)
