"""The command line: the command stands anywhere, help is help, and a wrong call is told in the editor's language."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bantin.arguments import COMMANDS, ENGINE, Call, parse
from bantin.arguments.words import OPTIONS
from bantin.cli import MODULES, main
from bantin.value import TYPES
from tests.minisite import PROJECT, MiniSite, Ran

ENGLISH = ("usage:", "argument", "invalid", "required", "expected", "unrecognized", "option", "Traceback", "Error")


def ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    capsys.readouterr()
    status = main(arguments)
    captured = capsys.readouterr()
    return Ran(status, captured.out, captured.err)


ANYWHERE = [
    ["check", "--root", "x", "--lang", "en", "--drafts"],
    ["--lang", "en", "check", "--root", "x", "--drafts"],
    ["--root", "x", "--lang=en", "--drafts", "check"],
    ["--drafts", "--root=x", "check", "--lang", "en"],
]


@pytest.mark.parametrize("arguments", ANYWHERE, ids=" ".join)
def test_the_command_stands_anywhere_among_its_options(arguments: list[str]) -> None:
    assert parse(arguments, "vi") == Call("check", root=Path("x"), lang="en", drafts=True)


def test_the_value_of_an_option_is_not_the_command() -> None:
    assert parse(["--root", "check"], "vi") == Call("build", root=Path("check"))
    assert parse(["--root", "new", "check"], "vi") == Call("check", root=Path("new"))
    assert parse([], "vi") == Call("build", root=ENGINE)


def test_options_before_the_command_work_to_the_end(site: MiniSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("a", body="[x](khong.md)")
    done = ran(capsys, "--lang", "en", "--root", str(site.root), "check", "--format", "json", "--jobs", "1")
    assert done.status == 1
    (problem,) = done.problems
    assert (problem["code"], problem["message"]) == ("link-broken", "The link “khong.md” leads to no page or file.")


@pytest.mark.parametrize("text", ["-5.000.000 đồng", "--abc", "-x", "-", "--url của tôi"])
@pytest.mark.parametrize("command", ["value", "new"])
def test_a_text_may_begin_with_a_hyphen(command: str, text: str) -> None:
    assert parse([command, "slug", text, "--lang", "en"], "vi") == Call(command, ("slug", text), lang="en")


def test_after_two_hyphens_everything_is_text() -> None:
    assert parse(["value", "--lang", "en", "--", "slug", "--lang"], "en") == Call(
        "value", ("slug", "--lang"), lang="en"
    )
    assert parse(["new", "page", "--", "--help"], "vi") == Call("new", ("page", "--help"))


@pytest.mark.parametrize(
    "arguments", [["help"], ["-h"], ["--help"], ["help", "help"], ["--drafts", "-h"]], ids=" ".join
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_help_lists_the_commands(arguments: list[str], lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    done = ran(capsys, *arguments, "--lang", lang)
    assert (done.status, done.err) == (0, "")
    assert all(f"\n  {name} " in done.out for name in COMMANDS)
    assert ("Cách gọi" in done.out) == (lang == "vi")
    assert ("How to call it" in done.out) == (lang == "en")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_tells_its_options(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    done = ran(capsys, "help", name)
    assert (done.status, done.err) == (0, "")
    assert done.out == ran(capsys, name, "--help").out
    assert all((f"\n  {option} " in done.out) == (option in COMMANDS[name].options) for option in OPTIONS)


def test_every_command_can_be_run() -> None:
    assert set(MODULES) == {*COMMANDS, "help"}


WRONG: dict[str, tuple[list[str], str, str]] = {
    "an unknown command": (["chek"], "Không có lệnh “chek”. Có phải “check”?", "There is no command “chek”."),
    "help of an unknown command": (["help", "dựng"], "Không có lệnh “dựng”.", "There is no command “dựng”."),
    "a mistyped option": (["check", "--drfts"], "Có phải “--drafts”?", "Did you mean “--drafts”?"),
    "a mistyped option before the command": (["--rot", "x", "check"], "Có phải “--root”?", "Did you mean “--root”?"),
    "a mistyped option of new": (["new", "--nwo", "x", "page", "X"], "Có phải “--now”?", "Did you mean “--now”?"),
    "an option cut short": (["check", "--off"], "Có phải “--offline”?", "Did you mean “--offline”?"),
    "an option in capitals": (["check", "--STRICT"], "Có phải “--strict”?", "Did you mean “--strict”?"),
    "an unknown option": (["check", "-q"], "Không có tùy chọn “-q”.", "There is no option “-q”."),
    "an option of other commands": (
        ["explain", "--drafts"],
        "không có tùy chọn “--drafts”",
        "has no option “--drafts”",
    ),
    "an option without its value": (["check", "--format"], "Thiếu giá trị sau --format.", "--format needs a value."),
    "an option in place of a value": (["--root", "--strict"], "Thiếu giá trị sau --root.", "--root needs a value."),
    "an empty value": (["check", "--output="], "Thiếu giá trị sau --output.", "--output needs a value."),
    "a value for a flag": (["--drafts=có"], "--drafts không nhận giá trị.", "--drafts takes no value."),
    "an unknown choice": (["check", "--format", "yaml"], "“yaml”: ghi một trong", "“yaml”: write one of"),
    "a choice of other commands": (["value", "slug", "x", "--format", "github"], "“github”", "“github”"),
    "an unknown language": (
        ["check", "--lang", "fr"],
        "“fr”: ghi một trong các từ: vi, en.",
        "“fr”: write one of: vi, en.",
    ),
    "no process": (["check", "--jobs", "0"], "ghi một số từ 1 đến 256.", "write a number from 1 to 256."),
    "too many processes": (["--jobs", "9" * 5_000], "ghi một số từ 1 đến 256.", "write a number from 1 to 256."),
    "processes in words": (["--jobs", "hai"], "“hai”", "“hai”"),
    "no cluster": (["--executor", "máy:1"], "ghi địa chỉ kiểu dask:tcp://", "write an address such as dask:"),
    "no moment": (["check", "--now", "hôm-nay"], "“hôm-nay”: ghi ngày giờ", "“hôm-nay”: write a moment"),
    "a moment out of all bounds": (["--now", "0001-01-01T00:00+14:00"], "ghi ngày giờ", "write a moment"),
    "no words": (["new"], "Còn thiếu LOẠI và TÊN.", "Missing: KIND and TITLE."),
    "a missing word": (["new", "page"], "Còn thiếu TÊN.", "Missing: TITLE."),
    "a title without quotes": (["new", "page", "Một", "bài"], "Thừa “bài”.", "“bài” is too much."),
    "too many words": (["check", "content"], "Thừa “content”.", "“content” is too much."),
    "an unknown kind": (["new", "báo", "X"], "Không có loại “báo”.", "There is no kind “báo”."),
    "an unknown type": (["value", "ngày", "x"], "Không có kiểu “ngày”.", "There is no type “ngày”."),
    "an address of another kind": (["check", "--url", "ftp://x"], "“ftp://x”", "“ftp://x”"),
    "no root": (["check", "--root", "/khong/co"], "Không có thư mục “/khong/co”.", "There is no folder “/khong/co”."),
    "a file as root": (["--root", str(PROJECT / "build.py")], "--root phải là một thư mục", "--root must be one"),
    "a file as output": (
        ["--output", str(PROJECT / "build.py")],
        "--output phải là một thư mục",
        "--output must be one",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_call_is_told_in_vietnamese(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments, sentence, _ = WRONG[name]
    done = ran(capsys, *arguments)
    assert (done.status, done.out) == (2, "")
    assert sentence in done.err
    assert [word for word in ENGLISH if word in done.err] == []


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_call_is_told_in_english(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments, _, sentence = WRONG[name]
    done = ran(capsys, "--lang", "en", *arguments)
    assert (done.status, done.out) == (2, "")
    assert sentence in done.err
    assert "Cách gọi" not in done.err


@pytest.mark.parametrize("arguments", [["new"], ["check", "--drfts"], ["value", "slug"], ["check", "--jobs", "0"]])
def test_a_wrong_call_shows_how_the_command_is_called(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    lines = ran(capsys, *arguments).err.splitlines()
    assert lines[1].startswith(f"Cách gọi: python3 build.py {arguments[0]}")
    assert lines[2] == f"Xem thêm: python3 build.py help {arguments[0]}"
    assert len(lines) == 3


def test_types_are_listed_in_the_help_of_value(capsys: pytest.CaptureFixture[str]) -> None:
    assert ", ".join(TYPES) in ran(capsys, "help", "value").out


def test_a_file_in_the_place_of_the_output_stays(site: MiniSite) -> None:
    refused = site.article("a").write("output", "của tôi").build()
    assert (refused.status, refused.out) == (2, "")
    assert site.output.read_text(encoding="utf-8") == "của tôi"


@pytest.mark.parametrize("name", ["bai.DOCX", "bai.TXT", "bai.Markdown", "bai.docx", "bai.Md", "bai.mdx"])
def test_a_file_meant_as_an_entry_is_told_of_in_any_case(name: str, site: MiniSite) -> None:
    (problem,) = site.write(f"content/tin-tuc/{name}", "x").check().problems
    assert (problem["code"], problem["file"]) == ("kind-unknown", f"content/tin-tuc/{name}")
    assert name in problem["message"]


@pytest.mark.parametrize("name", ["bai.md", "bai.MD"])
def test_markdown_is_an_entry(name: str, site: MiniSite) -> None:
    site.write(f"content/tin-tuc/{name}", "---\ntitle: A\ndate: 01/11/2026\nauthors: B\n---\nNội dung.\n")
    assert site.check().problems == []


@pytest.mark.parametrize("folder", ["content", "content/tin-tuc", ".", "..", "static"])
def test_the_site_is_never_written_over_what_it_is_made_of(site: MiniSite, folder: str) -> None:
    site.article("a").write("static/x.css", "")
    ran = site.run("build", "--output", str(site.root / folder))
    assert ran.status == 2
    assert ran.out == ""
    assert "--output" in ran.err


def test_a_build_says_where_the_site_is_and_that_drafts_are_in_it(site: MiniSite) -> None:
    ran = site.article("a", more="draft: có\n").build("--drafts")
    assert str(site.output / "index.html") in ran.err
    assert "--drafts" in ran.err
    assert "--drafts" not in site.build().err


# Calls, and the status where only stdout has no reader: what `check` says goes to stderr.
UNREAD = [(["help"], 2), (["value", "date", "1/4/2025"], 2), (["check"], 0), (["check", "--format", "json"], 2)]


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    ("arguments", "status"), UNREAD, ids=lambda one: " ".join(one) if isinstance(one, list) else ""
)
def test_a_reader_who_has_gone_is_nobodys_fault(
    site: MiniSite, arguments: list[str], status: int, unbuffered: str
) -> None:
    site.article("a")
    place = ("--root", str(site.root)) if "check" in arguments else ()
    unread = done_unread([*arguments, *place], unbuffered, subprocess.PIPE)
    assert (unread.returncode, b"pipe" in unread.stderr) == (status, False)
    assert done_unread([*arguments, *place], unbuffered, None).returncode == 2


def done_unread(arguments: list[str], unbuffered: str, errors: int | None) -> "subprocess.CompletedProcess[bytes]":
    """A command whose results nobody reads, nor what it says about them unless `errors` tells where that goes."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        command = [sys.executable, str(PROJECT / "build.py"), *arguments]
        environment = os.environ | {"PYTHONUNBUFFERED": unbuffered}
        return subprocess.run(command, stdout=closed, stderr=errors or closed, env=environment, check=False)
