"""What goes wrong: mistakes in the sources, and hands or bad disks that reach into the output and the store."""

import os
import shutil
from pathlib import Path

from tests.incremental.edits import CAMPAIGN_FILE, COMPETITION_FILE, RULES_FILE, Edit, Pick, with_field
from tests.incremental.world import LINK, World, sources_of

MANIFEST = ".bantin-manifest.json"
STRANGER = "cua-toi.txt"
BROKEN_ARTICLES = (
    "---\ntitle: Thiếu ngày\n---\nNội dung.\n",
    "---\ntitle: A\ndate: 31/02/2026\n---\nNội dung.\n",
    "---\ntitle: A\ndate: 01/11/2026\nabout: cuoc-thi/khong-co\n---\nNội dung.\n",
    "---\ntitle: A\ndate: 01/11/2026\n---\n[x](khong-co.md) và [y](#khong-co)\n",
    "---\ntitle: A\ndate: 01/11/2026\nNội dung không có hàng rào.\n",
    "---\ntitle: [A\ndate: 01/11/2026\n---\nNội dung.\n",
    "---\ntitle: A\ntitle: B\ndate: 01/11/2026\n---\nNội dung.\n",
    "---\ntitle: A\ndate: 01/11/2026\ncover: khong-co.png\n---\n![x](cung-khong.png)\n",
    "---\ntitle: A\ndate: 01/11/2026\n---\n/// prizes | cuoc-thi/khong-co\n///\n",
    "---\ntitle: A\ndate: 01/11/2026\nslug: khai-mac\n---\nTrùng địa chỉ.\n",
    "---\ntitle: A\ndate: 01/11/2026\naliases: /tin-tuc/khai-mac/\n---\nĐịa chỉ cũ của bài khác.\n",
    "---\ntitle: A\ndate: 01/11/2026\nla_lung: x\n---\n<script>alert(1)</script> còn lại\n",
    "---\ntitle: A\ndate: 01/11/2026\ndraft: có\n---\n[x](khong-co.md) trong bản nháp\n",
    "Không có phần đầu.\n",
)
BROKEN_FILES = (
    ("content/phong-trao/xanh/bang.csv", "Kỳ;Đơn vị\n15/10/2026;Xã A\n"),
    ("content/phong-trao/xanh/bang.csv", "Kỳ;Đơn vị;Nhóm;Chỉ tiêu;Giá trị;Điểm\nhôm qua;Xã A;K;H;mười;1\n"),
    ("content/cuoc-thi/y-tuong/ket-qua.csv", "Giải;Tên bài/dự án\n;\n"),
    ("content/tin-tuc/anh/mot.png", "không phải là ảnh"),
    ("content/tin-tuc/khac.markdown", "Sai đuôi tệp"),
    ("content/khac/bai.md", "---\ntitle: Sai thư mục\n---\nNội dung.\n"),
    ("content/tin-tuc/khai-mac/index.md", "---\ntitle: Trùng mã\ndate: 01/11/2026\n---\nNội dung.\n"),
    ("site.yaml", "title: Trang thử\nurl: khong-phai\n"),
    ("site.yaml", "title: Trang thử\nurl: https://vidu.example/\nmenu: [khong-co]\n"),
    ("site.yaml", "title: Trang thử\nurl: https://vidu.example/\nlogo: {file: khong-co.svg, alt: a}\n"),
    ("site.yaml", "title: Trang thử\nurl: https://vidu.example/\nchu: x\npage_size: 0\n"),
    (RULES_FILE, "---\ndocument: {title: Thể lệ}\n---\n## Điều 1. A\n\n1. Xem Điều 9.\n\n## Điều 3. B\n"),
)
GARBAGE = (b"", b"\0", b"khong phai la kho", b"SQLite format 3\0" + b"\0" * 84, b"{}")


def break_article(world: World, pick: Pick) -> None:
    path = pick.one((*world.articles(), "content/tin-tuc/hong.md"))
    world.save(path, pick.other(BROKEN_ARTICLES), pick.manner)


def break_file(world: World, pick: Pick) -> None:
    path, text = pick.one(BROKEN_FILES)
    world.save(path, text, pick.manner)


def break_contest(world: World, pick: Pick) -> None:
    path = pick.one((COMPETITION_FILE, CAMPAIGN_FILE, RULES_FILE))
    if (world.root / path).is_file():
        key, value = pick.other((("when", "ngày mai"), ("state", "vui"), ("title", None), ("documents", "[{x: y}]")))
        world.save(path, with_field(world.text(path), key, value), pick.manner)


def odd_bytes(world: World, pick: Pick) -> None:
    """Not UTF-8, control characters, another encoding, Windows' line ends."""
    if paths := world.articles():
        path = pick.one(paths)
        text = world.text(path)
        content = pick.other(
            (
                text.encode("utf-16"),
                text.encode() + b"\xff\xfe",
                text.encode() + b"\x07",
                text.replace("\n", "\r\n").encode(),
                b"\xef\xbb\xbf" + text.encode(),
            )
        )
        world.save(path, content, pick.manner)


def lead_out(world: World, pick: Pick) -> None:
    """A link that leads out of content/, to a file that exists."""
    outside = world.base / "ngoai.md"
    outside.write_text("---\ntitle: Ngoài\ndate: 01/11/2026\n---\nNgoài.\n", "utf-8")
    link = world.root / "content/tin-tuc/ngoai.md"
    if not os.path.lexists(link) and link.parent.is_dir():
        link.symlink_to(outside)


def mend(world: World, pick: Pick) -> None:
    """All sources as they were when the site could last be built; what is right already is not touched."""
    if world.good_call is None:
        return
    world.now, world.url, world.drafts, world.offline = world.good_call
    now = sources_of(world.root)
    for path in now.keys() - world.good.keys():
        world.delete(path)
    for path, content in sorted(world.good.items()):
        if now.get(path) != content:
            _restore(world.root / path, content, world, pick)


def _restore(file: Path, content: bytes, world: World, pick: Pick) -> None:
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    if content.startswith(LINK):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.symlink_to(os.fsdecode(content.removeprefix(LINK)))
        return
    if file.is_symlink():
        file.unlink()
    world.save(file.relative_to(world.root).as_posix(), content, pick.manner)


def tamper_with_output(world: World, pick: Pick) -> None:
    """Somebody writes into a page: another size, the same size, the same size and time, nothing at all."""
    paths = outputs_of(world)
    if not paths:
        return
    file = world.request.output / pick.one(paths)
    content, found = file.read_bytes(), file.stat()
    changed = (content[:-1] + b"#", content + b"#", content[: len(content) // 2], b"")[pick.b % 4]
    if pick.manner % 2:
        file.unlink()
    file.write_bytes(changed)
    if pick.manner % 4 > 1:
        os.utime(file, ns=(found.st_mtime_ns, found.st_mtime_ns))


def swap_outputs(world: World, pick: Pick) -> None:
    paths = outputs_of(world)
    if len(paths) > 1 and pick.one(paths) != pick.other(paths):
        one, other = (world.request.output / path for path in (pick.one(paths), pick.other(paths)))
        between = world.base / "tam"
        one.rename(between)
        other.rename(one)
        between.rename(other)


def delete_output(world: World, pick: Pick) -> None:
    if paths := outputs_of(world):
        (world.request.output / pick.one(paths)).unlink()


def delete_outputs(world: World, pick: Pick) -> None:
    """A folder of the output, or all of it; with the store or without."""
    output = world.request.output
    folders = sorted(one for one in output.glob("*") if one.is_dir())
    shutil.rmtree(output if pick.a % 2 or not folders else pick.other(folders), ignore_errors=True)
    if not output.exists():
        world.strangers.clear()
    if pick.a % 3 == 0:
        shutil.rmtree(world.request.cache, ignore_errors=True)


def tamper_with_manifest(world: World, pick: Pick) -> None:
    """One digit of one hash differs."""
    file = world.request.output / MANIFEST
    if file.is_file():
        lines = file.read_text("utf-8").splitlines(keepends=True)
        at = pick.a % len(lines)
        head, mark, rest = lines[at].partition('": ["')
        if mark:
            lines[at] = f"{head}{mark}{'0' if rest[0] != '0' else '1'}{rest[1:]}"
        file.write_text("".join(lines), "utf-8")


def leave_a_file(world: World, pick: Pick) -> None:
    """Somebody else's file in the output: it stays."""
    if world.request.output.is_dir():
        (world.request.output / STRANGER).write_text(f"{pick.a}\n", "utf-8")
        world.strangers.add(STRANGER)


def damage_store(world: World, pick: Pick) -> None:
    """A store with flipped bits, that was cut off, has a lost page, or is no store at all."""
    files = files_below(world.request.cache)
    if not files:
        return
    file = max(files, key=lambda one: one.stat().st_size) if pick.a % 4 else pick.other(files)
    content = bytearray(file.read_bytes())
    at = (pick.b * 7919 + pick.a) % max(1, len(content))
    kind = pick.manner % 8
    if kind == 0 and content:
        content[at] ^= 1 << (pick.a % 8)
    elif kind < 4:  # what only a checksum tells: the same store with other letters in it
        letter = pick.other((b"n", b"t", b"h", b"1", b"2"))
        content = content[:4096] + content[4096:].replace(letter, bytes([letter[0] ^ 1]))
    elif kind == 4:
        del content[at:]
    elif kind == 5:
        content[at : at + 512] = bytes(len(content[at : at + 512]))
    elif kind == 6:
        content += b"\0" * 100
    else:
        content = bytearray(pick.other(GARBAGE))
    file.write_bytes(content)


def delete_store(world: World, pick: Pick) -> None:
    """All of it, or one of its files."""
    files = files_below(world.request.cache)
    if pick.a % 2 and files:
        pick.other(files).unlink()
    else:
        shutil.rmtree(world.request.cache, ignore_errors=True)


def keep_store(world: World, pick: Pick) -> None:
    """A copy of the store, and perhaps of the output, as a build server keeps them between builds."""
    _copy(world.request.cache, world.base / "kept-cache")
    if pick.a % 2:
        _copy(world.request.output, world.base / "kept-output")


def restore_store(world: World, pick: Pick) -> None:
    """The kept store comes back, while the sources and the output went on; or the output while the store went on."""
    if pick.a % 3 < 2 and (world.base / "kept-cache").exists():
        _copy(world.base / "kept-cache", world.request.cache)
    if pick.a % 3 and (world.base / "kept-output").exists():
        _copy(world.base / "kept-output", world.request.output)
        world.strangers = {one for one in (STRANGER,) if (world.request.output / one).exists()}


def outputs_of(world: World) -> list[str]:
    """Our files in the output, without the manifest."""
    output = world.request.output
    paths = [file.relative_to(output).as_posix() for file in files_below(output)]
    return [path for path in paths if path != MANIFEST and path not in world.strangers]


def files_below(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def _copy(source: Path, target: Path) -> None:
    if source.exists():
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)


EDITS: tuple[Edit, ...] = (
    break_article,
    break_file,
    break_contest,
    odd_bytes,
    lead_out,
    mend,
    tamper_with_output,
    swap_outputs,
    delete_output,
    delete_outputs,
    tamper_with_manifest,
    leave_a_file,
    damage_store,
    delete_store,
    keep_store,
    restore_store,
)
