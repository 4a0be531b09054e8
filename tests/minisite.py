"""A small site for end-to-end tests: write files, build, look at what came out, change something, build again."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bantin.cli import main

PROJECT = Path(__file__).resolve().parent.parent
NOW = "2026-12-01T09:00"
SETTINGS = "title: Trang thử\nurl: https://vidu.example/\n"
AUTHORS = "authors: Người viết\n"
ARTICLE = f"---\ntitle: {{title}}\ndate: {{date}}\n{AUTHORS}{{more}}---\n{{body}}\n"


@dataclass(frozen=True)
class Ran:
    """What one command gave."""

    status: int
    out: str
    err: str

    @property
    def problems(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.out)["problems"]
        return found

    @property
    def codes(self) -> list[str]:
        return [one["code"] for one in self.problems]


@dataclass(frozen=True)
class MiniSite:
    """A site in a temporary folder; every step returns the site, so that a test reads as a story."""

    root: Path
    capsys: pytest.CaptureFixture[str]

    @property
    def output(self) -> Path:
        return self.root / "output"

    def write(self, path: str, text: str | bytes) -> "MiniSite":
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def article(
        self, name: str, title: str = "Một bài", date: str = "01/11/2026", more: str = "", body: str = "Nội dung."
    ) -> "MiniSite":
        text = ARTICLE.replace(AUTHORS, "") if "authors:" in more else ARTICLE
        return self.write(f"content/tin-tuc/{name}.md", text.format(title=title, date=date, more=more, body=body))

    def delete(self, path: str) -> "MiniSite":
        target = self.root / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()
        return self

    def run(self, *arguments: str) -> Ran:
        self.capsys.readouterr()
        status = main(["--root", str(self.root), *arguments])
        captured = self.capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    def build(self, *arguments: str, now: str = NOW) -> Ran:
        return self.run("build", "--now", now, "--format", "json", "--jobs", "1", *arguments)

    def check(self, *arguments: str, now: str = NOW) -> Ran:
        return self.run("check", "--now", now, "--format", "json", "--jobs", "1", *arguments)

    def built(self, *arguments: str, now: str = NOW) -> "MiniSite":
        ran = self.build(*arguments, now=now)
        assert ran.status == 0, ran.out + ran.err
        return self

    def page(self, address: str) -> str:
        path = address.lstrip("/")
        return (self.output / (f"{path}index.html" if path == "" or path.endswith("/") else path)).read_text("utf-8")

    def has(self, address: str) -> bool:
        path = address.lstrip("/")
        return (self.output / (f"{path}index.html" if path == "" or path.endswith("/") else path)).is_file()

    def tree(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in self.output.rglob("*")
            if path.is_file()
        }
