"""The words of the command line: commands and options, what each is for and what it takes, in both languages."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

from bantin.model.kind_labels import KIND_LABELS
from bantin.report.language import said, say
from bantin.vi.reading import NOTHING, Wording
from bantin.vi.when import moment

MOST_JOBS = 256
PORT = 5500
MOST_PORTS = 65535
PROGRAM = "python3 build.py"
VALUE_TYPES = ("date", "period", "duration", "money", "count", "number", "slug")  # those of bantin/value.py
KINDS_LISTED = Wording(
    ", ".join(f"{name} ({labels[0]})" for name, labels in KIND_LABELS.items()), ", ".join(KIND_LABELS)
)


@dataclass(frozen=True, slots=True)
class Option:
    """An option: what its value is called, how it is read (None: refused) and what it should be; a flag has none."""

    about: Wording
    value: Wording | None = None
    read: Callable[[str], object | None] = str
    wanted: Wording = NOTHING


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what it does, the words after it (one in brackets may be left out), the options it takes."""

    about: Wording
    words: tuple[Wording, ...] = ()
    options: Mapping[str, Option] = field(default_factory=dict)
    more: Wording = NOTHING
    takes_text: bool = False  # what begins with a hyphen may be a text, such as “-5.000.000 đồng”


def _jobs(text: str) -> int | None:
    number = int(text) if re.fullmatch("[0-9]{1,3}", text) else 0
    return number if 1 <= number <= MOST_JOBS else None


def _choice(about: Wording, *known: str) -> Option:
    metavar, listed = "|".join(known), ", ".join(known)
    wanted = Wording(f"một trong các từ: {listed}", f"one of: {listed}")
    return Option(about, Wording(metavar, metavar), lambda text: text if text in known else None, wanted)


def _port(text: str) -> int | None:
    number = int(text) if re.fullmatch("[0-9]{1,5}", text) else -1
    return number if 0 <= number <= MOST_PORTS else None


def _host(text: str) -> str | None:
    """An address of this machine, which only the machine itself can judge."""
    try:
        return "127.0.0.1" if text == "localhost" else str(ip_address(text))
    except ValueError:
        return None


FORMAT = Wording("cách in kết quả", "how the answer is printed")
FOLDER = Wording("THƯ_MỤC", "DIR")
NOW = {
    "--now": Option(
        Wording("coi như bây giờ là thời điểm này", "as if it were this moment"),
        Wording("LÚC", "ISO"),
        moment,
        Wording("ngày giờ kiểu ISO 8601, ví dụ 2026-12-01T09:00", "a moment in ISO 8601, such as 2026-12-01T09:00"),
    )
}
COMMON = {
    "--root": Option(
        Wording(
            "thư mục có site.yaml và content/ (mặc định: nơi có build.py)",
            "the folder with site.yaml and content/ (default: where build.py lies)",
        ),
        FOLDER,
        Path,
    ),
    "--lang": _choice(Wording("ngôn ngữ của thông báo", "the language of messages"), "vi", "en"),
}
BUILDING = {
    "--output": Option(
        Wording("nơi ghi trang (mặc định: output/ trong --root)", "where to write (default: output/ in --root)"),
        FOLDER,
        Path,
    ),
    "--url": Option(
        Wording("địa chỉ công khai, thay cho site.yaml", "the public address, instead of site.yaml's"),
        Wording("ĐỊA_CHỈ", "URL"),
    ),
    **NOW,
    "--drafts": Option(Wording("kể cả bản nháp và bài chưa đến lúc đăng", "with drafts and what is not due yet")),
    "--offline": Option(
        Wording("liên kết tới index.html, để đọc từ ổ đĩa", "link to index.html, for reading from the disk")
    ),
    "--jobs": Option(
        Wording("số tiến trình", "how many processes"),
        Wording("SỐ", "N"),
        _jobs,
        Wording(f"một số từ 1 đến {MOST_JOBS}", f"a number from 1 to {MOST_JOBS}"),
    ),
    "--executor": Option(
        Wording("cụm máy Dask làm thay các tiến trình ở đây", "a Dask cluster that works in place of processes here"),
        Wording("ĐỊA_CHỈ", "ADDRESS"),
        lambda text: text if re.fullmatch(r"dask:[a-z]+://\S+", text) else None,
        Wording("địa chỉ kiểu dask:tcp://máy:cổng", "an address such as dask:tcp://host:port"),
    ),
    "--strict": Option(
        Wording(
            "còn cảnh báo thì kết thúc với mã 1, như khi có lỗi", "with warnings exit with status 1, as with errors"
        )
    ),
    "--clean": Option(Wording("không dùng gì của lần dựng trước", "use nothing of earlier builds")),
    "--format": _choice(FORMAT, "text", "json", "github", "sarif"),
    **COMMON,
}
CHECKING = {
    **BUILDING,
    "--external": Option(Wording("hỏi cả các liên kết ra ngoài (cần mạng)", "ask for links to elsewhere too")),
    "--fix": Option(
        Wording("in ra những chỗ sửa được an toàn, hỏi rồi sửa", "show what is safe to mend, ask, and mend it")
    ),
    "--yes": Option(Wording("cùng --fix: sửa luôn, không hỏi", "with --fix: mend without asking")),
}
JOBS = {"--jobs": BUILDING["--jobs"]}
SERVING = {
    "--port": Option(
        Wording(f"cổng (mặc định {PORT}; 0: cổng nào cũng được)", f"the port (default {PORT}; 0: any)"),
        Wording("SỐ", "N"),
        _port,
        Wording(f"một số từ 0 đến {MOST_PORTS}", f"a number from 0 to {MOST_PORTS}"),
    ),
    "--host": Option(
        Wording(
            "nghe ở địa chỉ này; 0.0.0.0: cả mạng nội bộ xem được",
            "listen at this address; 0.0.0.0: your whole network sees the site",
        ),
        Wording("ĐỊA_CHỈ", "ADDRESS"),
        _host,
        Wording("một địa chỉ IP, ví dụ 127.0.0.1 hoặc 0.0.0.0", "an IP address, such as 127.0.0.1 or 0.0.0.0"),
    ),
    "--open": Option(Wording("mở trình duyệt khi dựng xong lần đầu", "open a browser after the first build")),
    "--follow": Option(Wording("mở trang vừa sửa trong thẻ đang xem", "show the page just edited in the open tab")),
    "--no-drafts": Option(
        Wording("như công chúng thấy: không có bản nháp, bài chưa đến lúc đăng", "as the public will see it: no drafts")
    ),
    **NOW,
    **JOBS,
    **COMMON,
}
COMMANDS = {
    "build": Command(
        Wording("dựng trang vào output/ (mặc định)", "build the site into output/ (the default)"), options=BUILDING
    ),
    "check": Command(Wording("kiểm tra, không ghi gì", "check everything, write nothing"), options=CHECKING),
    "serve": Command(
        Wording("xem thử trong trình duyệt khi viết", "preview in a browser while you write"),
        options=SERVING,
        more=Wording(
            "Lưu tệp là trang hiện ngay. Có lỗi thì trang trước đó vẫn còn, lỗi hiện bên trên. Ctrl-C để dừng.\n"
            "Trang xem thử nằm trong .cache/preview/, không phải output/: muốn đưa lên mạng, hãy chạy “build”.",
            "What you save is shown at once. With errors the site before them stays, and they are shown over it."
            " Ctrl-C stops it.\n"
            "The preview lies in .cache/preview/, not in output/: run “build” for a site to publish.",
        ),
    ),
    "new": Command(
        Wording("tạo bản nháp", "make a draft"),
        (Wording("LOẠI", "KIND"), Wording("TÊN", "TITLE")),
        {**NOW, **COMMON},
        Wording(
            f"LOẠI: {KINDS_LISTED.vi}.\nTÊN: tên bài; với rules, results là mã hoặc tên cuộc thi.",
            f"KIND: {KINDS_LISTED.en}.\nTITLE: the title; for rules and results the competition's id or title.",
        ),
        takes_text=True,
    ),
    "value": Command(
        Wording("xem Bản Tin hiểu một giá trị thế nào", "how a value is read"),
        (Wording("KIỂU", "TYPE"), Wording("CHỮ", "TEXT")),
        {"--format": _choice(FORMAT, "text", "json"), **COMMON},
        Wording(f"KIỂU: {', '.join(VALUE_TYPES)}.", f"TYPE: {', '.join(VALUE_TYPES)}."),
        takes_text=True,
    ),
    "people": Command(
        Wording("tìm tên một người trong mọi tệp đã đăng", "every output that mentions a person"),
        (Wording("TÊN", "NAME"),),
        {"--output": BUILDING["--output"], "--format": _choice(FORMAT, "text", "json"), **COMMON},
        Wording(
            "Gõ tên không dấu thì tìm cả tên có dấu. Tìm trong trang đã dựng lần cuối, trong content/ và site.yaml.",
            "A name typed without marks is found with any. Looks into the last build, content/ and site.yaml.",
        ),
    ),
    "due": Command(
        Wording("in thời điểm phải dựng lại vì thời gian", "print when time alone asks for another build"),
        options={
            "--output": BUILDING["--output"],
            **NOW,
            "--exit-code": Option(
                Wording("mã thoát 1 nếu đã đến lúc dựng lại, 0 nếu chưa", "exit with 1 if it is due, else with 0")
            ),
            "--format": _choice(FORMAT, "text", "json"),
            **COMMON,
        },
        more=Wording(
            f"Đọc moc-tiep-theo.json của lần dựng trước. Cho bộ hẹn giờ:\n  {PROGRAM} due --exit-code || {PROGRAM}",
            f"Reads moc-tiep-theo.json of the last build. For schedulers:\n  {PROGRAM} due --exit-code || {PROGRAM}",
        ),
    ),
    "explain": Command(
        Wording("giải thích một mã", "explain a code"),
        (Wording("[MÃ]", "[CODE]"),),
        COMMON,
        Wording("Không ghi mã thì in mọi mã.", "Without a code, all of them are listed."),
    ),
    "test": Command(
        Wording("chạy các bài kiểm thử của Bản Tin", "run Bản Tin's own tests"),
        options={"--lang": COMMON["--lang"]},
        more=Wording("Phần viết sau “test” được chuyển cho pytest.", "What follows “test” is passed on to pytest."),
    ),
}
OPTIONS = {name: option for command in COMMANDS.values() for name, option in command.options.items()}


def call_of(name: str, lang: str) -> str:
    """How a command is called, in one line."""
    words = (said(word, lang) for word in COMMANDS[name].words)
    return " ".join([PROGRAM, name, *words, say(lang, "[TÙY CHỌN]", "[OPTIONS]")])


def overview(lang: str) -> str:
    """The help for the whole program."""
    about = say(lang, "Bản Tin: trang tin, phong trào và cuộc thi.", "Bản Tin: news, campaigns and competitions.")
    call = say(lang, f"Cách gọi: {PROGRAM} [LỆNH] [TÙY CHỌN]", f"How to call it: {PROGRAM} [COMMAND] [OPTIONS]")
    more = say(lang, f"Về một lệnh: {PROGRAM} help LỆNH", f"About one command: {PROGRAM} help COMMAND")
    options = say(lang, "Tùy chọn của build và check:", "Options of build and check:")
    return "\n\n".join((about, call, command_list(lang), f"{options}\n{_table(_option_rows(BUILDING, lang))}", more))


def command_list(lang: str) -> str:
    """Every command with what it does."""
    rows = [
        (" ".join([name, *(said(word, lang) for word in one.words)]), said(one.about, lang))
        for name, one in COMMANDS.items()
    ]
    return f"{say(lang, 'Các lệnh:', 'Commands:')}\n{_table(rows)}"


def help_of(name: str, lang: str) -> str:
    """The help for one command."""
    command = COMMANDS[name]
    about = f"{name}: {said(command.about, lang)}."
    call = f"{say(lang, 'Cách gọi', 'How to call it')}: {call_of(name, lang)}"
    options = f"{say(lang, 'Tùy chọn:', 'Options:')}\n{_table(_option_rows(command.options, lang))}"
    return "\n\n".join(part for part in (about, call, said(command.more, lang), options) if part)


def _option_rows(options: Mapping[str, Option], lang: str) -> list[tuple[str, str]]:
    return [
        (f"{name} {said(one.value, lang)}" if one.value else name, said(one.about, lang))
        for name, one in options.items()
    ]


def _table(rows: list[tuple[str, str]]) -> str:
    width = max(len(left) for left, _ in rows)
    return "\n".join(f"  {left:<{width}}  {right}" for left, right in rows)
