"""A site that is built again and again: each build is watched and held against a clean one of the same sources."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import bantin.commands.build
from bantin import pipeline, rebuild
from bantin.built import Built
from bantin.cores.crew import Crew
from bantin.stamps import tick
from tests.incremental import engine
from tests.incremental.world import DRAWING, picture
from tests.minisite import NOW, PROJECT, SETTINGS, MiniSite, Ran

SOURCES = ("content", "templates", "static", "site.yaml")
CAMPAIGN = """---
title: Phong trào Xanh
when: từ ngày 07/9/2026 đến ngày 15/12/2026
scoreboard: bang.csv
---
Nội dung phong trào.
"""
NEWS_FEEDS = frozenset(
    f"{folder}{file}" for folder in ("", "tin-tuc/") for file in ("feed.xml", "rss.xml", "feed.json")
)
SCOREBOARD = "Kỳ;Đơn vị;Nhóm;Chỉ tiêu;Giá trị;Điểm\n15/10/2026;Xã A;Khối xã;Hồ sơ (%);51,5;30,00\n"


INDEX = "tim-kiem/chi-muc/"


@dataclass(frozen=True)
class Done:
    """One build: what it said, what it found and did, and how far it went.

    `way` is "nothing" where the engine was not needed, "short" where the site was taken up as it was, else "long".
    """

    ran: Ran
    built: Built
    way: str

    @property
    def written(self) -> dict[str, str]:
        """What it wrote and why; the index of search aside, which any other word changes."""
        assert self.built.report is not None, self.ran.out
        return {one.path: one.reason for one in self.built.report.written if not one.path.startswith(INDEX)}

    @property
    def removed(self) -> tuple[str, ...]:
        """What it removed, the index of search aside."""
        assert self.built.report is not None, self.ran.out
        return tuple(path for path in self.built.report.removed if not path.startswith(INDEX))

    @property
    def did(self) -> tuple[str, int, int, int]:
        """How far it went, and how many files it wrote, removed and rendered."""
        assert self.built.report is not None, self.ran.out
        return self.way, len(self.written), len(self.removed), self.built.rendered


@dataclass
class Story:
    """A site and a clean copy of it; `steps` are the ways of the build under way."""

    site: MiniSite
    fresh: MiniSite
    builts: list[Built] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)

    @property
    def root(self) -> Path:
        return self.site.root

    @property
    def output(self) -> Path:
        return self.site.output

    @property
    def store(self) -> Path:
        return self.root / ".cache" / "bantin" / "store.sqlite"

    def write(self, path: str, text: str | bytes) -> None:
        self.site.write(path, text)

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        self.site.write(path, text.replace(old, new))

    def build(self, *arguments: str, now: str = NOW) -> Done:
        return self._built(self.site, arguments, now)

    def settled(self, *arguments: str, now: str = NOW) -> Done:
        """A build that must give what a clean one gives; one more must do nothing and say the same."""
        before = self.site.tree() if self.output.is_dir() else {}
        done = self.build(*arguments, now=now)
        clean = self.clean(*arguments, now=now)
        assert done.ran.status == clean.ran.status, done.ran.err
        assert lasting(done.ran) == lasting(clean.ran)
        if done.built.report is None:
            assert self.site.tree() == before
            return done
        assert self.site.tree() == self.fresh.tree()
        assert done.built.next_change == clean.built.next_change
        again = self.build(*arguments, now=now)
        assert again.did == ("nothing", 0, 0, 0)
        assert again.ran.problems == lasting(done.ran)
        assert self.site.tree() == self.fresh.tree()
        return done

    def clean(self, *arguments: str, now: str = NOW) -> Done:
        """A clean build of these sources elsewhere."""
        root = self.fresh.root
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir()
        for name in SOURCES:
            source = self.root / name
            if source.is_dir():
                shutil.copytree(source, root / name)
            elif source.exists():
                shutil.copyfile(source, root / name)
        return self._built(self.fresh, arguments, now)

    def _built(self, site: MiniSite, arguments: tuple[str, ...], now: str) -> Done:
        self.ways.clear()
        ran = site.build(*arguments, now=now)
        assert self.builts, ran.err
        return Done(ran, self.builts.pop(), self.ways[-1] if self.ways else "nothing")


def lasting(ran: Ran) -> list[dict[str, Any]]:
    """The problems but for what is told once."""
    return [one for one in ran.problems if one["code"] != "address-gone"]


@contextmanager
def watched(root: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Story]:
    """A site with a few entries, built in this process with nothing but its own work."""
    root.mkdir()
    story = Story(MiniSite(root, capsys), MiniSite(root.with_name("fresh"), capsys))
    small_site(story.site)
    with pytest.MonkeyPatch.context() as patch:
        work_alone(patch)
        watch(story, patch)
        yield story


def work_alone(patch: pytest.MonkeyPatch) -> None:
    """Let the builds of this process do all their work themselves."""
    patch.setattr(bantin.commands.build, "open_crew", lambda *_: nullcontext(Crew(lambda: engine.Here(1))))


def watch(story: Story, patch: pytest.MonkeyPatch) -> None:
    build, anew, as_before = rebuild.rebuild, rebuild._anew, vars(pipeline)["as_before"]

    def rebuilt(*asked: Any) -> Built:  # noqa: ANN401
        story.builts.append(build(*asked))
        return story.builts[-1]

    def made_anew(*known: Any) -> Built:  # noqa: ANN401
        story.ways.append("long")
        return anew(*known)

    def taken_up(*known: Any) -> Any:  # noqa: ANN401
        made = as_before(*known)
        story.ways += ["short"] if made is not None else []
        return made

    patch.setattr(bantin.commands.build, "rebuild", rebuilt)
    patch.setattr(bantin.commands.build, "tool_digest", lambda: b"this engine")
    patch.setattr(rebuild, "_anew", made_anew)
    patch.setattr(pipeline, "as_before", taken_up)


def small_site(site: MiniSite) -> MiniSite:
    """Some of everything: articles with a summary and without, a picture, a table, a template and a style."""
    site.write("site.yaml", f"{SETTINGS}logo: {{file: logo.svg, alt: x}}\nfeeds: {{full: có}}\n")
    site.write("content/index.md", "---\ntitle: Trang đầu\n---\nChào bạn đọc.\n")
    site.article("a", "Bài A", "01/11/2026", "tags: [Thi]\nsummary: Tóm tắt A\n", "Chữ của A.")
    site.article("b", "Bài B", "02/11/2026", "tags: [Thi]\n", "Chữ của B, xem [bài A](a.md#phan-mot).\n\n## Phần hai")
    site.article("a", "Bài A", "01/11/2026", "tags: [Thi]\nsummary: Tóm tắt A\n", "Chữ của A.\n\n## Phần một\n\nHết.")
    site.article("c/index", "Bài C", "03/11/2026", "", "![Ảnh](anh.png)\n\nChữ của C.")
    site.write("content/tin-tuc/c/anh.png", picture(10))
    site.write("content/phong-trao/xanh/index.md", CAMPAIGN)
    site.write("content/phong-trao/xanh/bang.csv", SCOREBOARD)
    site.write("static/logo.svg", DRAWING.format("123456"))
    site.write("static/css/rieng.css", "body { color: #111; }\n")
    return site.write("templates/parts/footer.html", "{# view: Frame #}\n<footer>Chân</footer>\n")


def same_size_and_time(path: Path, content: bytes) -> None:
    """Another content that neither the size nor the time of modification tells of."""
    found = path.stat()
    assert len(content) == found.st_size
    assert content != path.read_bytes()
    path.write_bytes(content)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def wait_for_the_next_tick(path: Path, clock: Path) -> None:
    """Return when a change would get another time than this file has."""
    while tick(clock) <= max(path.stat().st_mtime_ns, path.stat().st_ctime_ns):
        pass


def command(root: Path, *arguments: str, now: str = NOW) -> list[str]:
    """The command line of a build in a process of its own."""
    build = [sys.executable, str(PROJECT / "build.py"), "build", "--root", str(root), "--now", now, "--jobs", "1"]
    return [*build, *arguments]


def started(root: Path, *arguments: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen(command(root, *arguments), stdout=pipe, stderr=pipe, text=True, encoding="utf-8")
