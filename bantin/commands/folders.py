"""The folders that a command works in: where the site is, where it is written, and what may not be either."""

from pathlib import Path

from bantin.arguments import ENGINE, Call, Trouble
from bantin.report.language import say
from bantin.survey import CONTENT, SETTINGS, STATIC, TEMPLATES


def root_of(call: Call) -> Path:
    """The site's folder; Trouble where there is none."""
    root = call.root.resolve()
    _folder(root, "--root", call.lang)
    if not root.exists():
        raise Trouble(say(call.lang, f"Không có thư mục “{root}”.", f"There is no folder “{root}”."))
    return root


def site_of(call: Call) -> Path:
    """The same, with settings and content in it: a site without its content would lose every page."""
    root = root_of(call)
    if not (root / SETTINGS).is_file():
        raise no_settings(root, call.lang)
    if not (root / CONTENT).is_dir():
        raise Trouble(say(call.lang, f"Không có thư mục content/ trong “{root}”.", f"“{root}” has no content/ folder."))
    return root


def output_of(call: Call, root: Path) -> Path:
    """Where the site is written; Trouble where it would be written over what it is made of."""
    output = (call.output or root / "output").resolve()
    _folder(output, "--output", call.lang)
    within = any(output.is_relative_to(root / folder) for folder in (CONTENT, TEMPLATES, STATIC))
    if within or root.is_relative_to(output) or ENGINE.is_relative_to(output):
        vi = f"“{output}” là nơi để bài viết và mẫu, không ghi trang vào đó được: chọn thư mục khác bằng --output."
        en = f"“{output}” holds articles or templates, no site can be written there: choose another --output."
        raise Trouble(say(call.lang, vi, en))
    return output


def no_settings(root: Path, lang: str) -> Trouble:
    """A folder that is no site."""
    return Trouble(
        say(
            lang,
            f"Không có {SETTINGS} trong “{root}”: chạy lệnh trong thư mục của trang, hoặc thêm --root.",
            f"There is no {SETTINGS} in “{root}”: run in the site's folder, or add --root.",
        )
    )


def _folder(path: Path, option: str, lang: str) -> None:
    """Trouble where something stands that is no folder."""
    if path.exists() and not path.is_dir():
        raise Trouble(
            say(
                lang,
                f"“{path}” không phải là thư mục; {option} phải là một thư mục.",
                f"“{path}” is no folder; {option} must be one.",
            )
        )
