"""What is said to an editor about a body: one function for each remark, in both languages."""

from collections.abc import Sequence
from difflib import get_close_matches

from bantin.markdown.body import Body, BodySource
from bantin.problems import Problem, Span, problem
from bantin.vi.near import did_you_mean
from bantin.vi.reading import Wording
from bantin.vi.slug import slug_of
from bantin.vi.text import CONTROL

LONGEST_SHOWN = 60


def html_removed(span: Span, tag: str, attributes: Sequence[str]) -> Problem:
    """A tag, or attributes of a tag, that may not stand in a page."""
    if attributes:
        names = ", ".join(attributes)
        return problem(
            "html-removed",
            span,
            Wording(
                f"Thuộc tính “{names}” của thẻ <{tag}> không được phép, đã bỏ.",
                f"The attribute “{names}” of <{tag}> is not allowed; it was removed.",
            ),
            Wording("Xóa thuộc tính này khỏi bài.", "Delete the attribute from the text."),
        )
    return problem(
        "html-removed",
        span,
        Wording(
            f"Thẻ “<{tag}>” không được phép trong bài, đã bỏ.",
            f"The tag “<{tag}>” is not allowed in a body; it was removed.",
        ),
        Wording("Xóa thẻ này, hoặc viết lại bằng Markdown.", "Delete the tag, or write it in Markdown."),
    )


def url_scheme(span: Span, target: str) -> Problem:
    """A link or picture to a kind of address that a page must not hold."""
    return problem(
        "url-scheme",
        span,
        Wording(f"Không dùng được địa chỉ “{_short(target)}”.", f"The address “{_short(target)}” cannot be used."),
        Wording(
            "Chỉ dùng địa chỉ bắt đầu bằng https://, http://, mailto:, tel: hoặc đường dẫn trong trang này.",
            "Use an address that begins with https://, http://, mailto: or tel:, or a path within this site.",
        ),
    )


def anchor_broken(span: Span, fragment: str, anchors: Sequence[str]) -> Problem:
    """A link to a place of the same body that does not exist."""
    return problem(
        "anchor-broken",
        span,
        Wording(
            f"Không có mục “#{_short(fragment)}” trong bài này.", f"There is no “#{_short(fragment)}” in this text."
        ),
        near_anchor(fragment, anchors),
    )


def near_anchor(fragment: str, anchors: Sequence[str]) -> Wording:
    """The place that was meant: headings are known by their slugs, editors often type the heading itself."""
    near = get_close_matches(slug_of(fragment) or fragment, anchors, 1) or get_close_matches(fragment, anchors, 1)
    if near:
        return did_you_mean(f"#{near[0]}")
    return Wording(
        "Ghi # và tên mục viết thường, không dấu, nối bằng gạch nối, ví dụ #gioi-thieu.",
        "Write # and a heading's slug.",
    )


def picture_alt(span: Span, target: str) -> Problem:
    """A picture that says nothing to those who cannot see it."""
    return problem(
        "picture-alt",
        span,
        Wording(f"Ảnh “{_short(target)}” chưa có mô tả.", f"The picture “{_short(target)}” has no description."),
        Wording(
            "Viết mô tả trong ngoặc vuông: ![Mô tả ảnh](tệp).",
            "Write the description in the brackets: ![description](file).",
        ),
    )


def block_unknown(span: Span, name: str, names: Sequence[str]) -> Problem:
    """A block of a name that there is not."""
    near = get_close_matches(name.lower(), names, 1)
    listed = ", ".join(names)
    hint = did_you_mean(near[0]) if near else Wording(f"Các khối có thể dùng: {listed}.", f"The blocks are: {listed}.")
    return problem("value-choice", span, Wording(f"Không có khối “{name}”.", f"There is no block “{name}”."), hint)


def option_unknown(span: Span, option: str, block: str, options: Sequence[str]) -> Problem:
    """An option that a block does not have."""
    near = get_close_matches(option, options, 1)
    listed = ", ".join(options)
    if near:
        hint = did_you_mean(near[0])
    elif options:
        hint = Wording(f"Khối này có: {listed}.", f"This block has: {listed}.")
    else:
        hint = Wording("Xóa dòng này: khối này không có tùy chọn nào.", "Delete the line: this block has no options.")
    message = Wording(f"Khối “{block}” không có tùy chọn “{option}”.", f"The block “{block}” has no option “{option}”.")
    return problem("field-unknown", span, message, hint)


def block_unclosed(span: Span, name: str) -> Problem:
    """A block without its end, which would swallow the rest of the text."""
    return problem(
        "block-unclosed",
        span,
        Wording(f"Khối “{name}” chưa được đóng.", f"The block “{name}” is not closed."),
        Wording("Thêm một dòng /// ở cuối khối.", "Add a line /// at the end of the block."),
    )


def out_of_order(code: str, span: Span, label: str, fault: Wording) -> Problem:
    """A Điều, khoản or điểm that does not follow the one before it; `fault` says what was expected."""
    message = Wording(f"“{label}” không theo thứ tự. {fault.vi}", f"“{label}” is out of order. {fault.en}")
    hint = Wording("Đánh số lại, hoặc bổ sung phần bị thiếu.", "Number it again, or add what is missing.")
    return problem(code, span, message, hint)


def marker_indented(span: Span, label: str, meant: str, name: str) -> Problem:
    """What looks like the marker of a Điều, khoản, điểm …, but does not stand at the start of its line."""
    return problem(
        "rules-marker",
        span,
        Wording(
            f"“{label}” bị thụt vào nên không được tính là đầu một {name}.",
            f"“{label}” is indented, so it does not begin a {name}.",
        ),
        Wording(
            f"Ghi “{meant}” ở đầu dòng, không thụt vào.",
            f"Write “{meant}” at the very start of the line, with nothing before it.",
        ),
    )


def marker_ends_otherwise(span: Span, label: str, meant: str, name: str) -> Problem:
    """What looks like a marker, but ends in a slash or in an escaped dot or bracket."""
    return problem(
        "rules-marker",
        span,
        Wording(
            f"“{label}” viết khác quy định nên không được tính là đầu một {name}.",
            f"“{label}” is not written as a marker, so it does not begin a {name}.",
        ),
        Wording(f"Ghi “{meant}” ở đầu dòng.", f"Write “{meant}” at the start of the line."),
    )


def citation_dangling(span: Span, text: str) -> Problem:
    """A citation of a part that these rules do not have."""
    return problem(
        "citation-dangling",
        span,
        Wording(f"Dẫn chiếu “{text}” không có trong văn bản này.", f"“{text}” is cited but is not in this text."),
        Wording(
            "Sửa số, hoặc ghi tên văn bản được dẫn chiếu ngay sau đó.",
            "Mend the number, or name the cited document right after it.",
        ),
    )


def no_character(span: Span) -> Problem:
    """A character by a number that no character has."""
    return problem(
        "control-character",
        span,
        Wording("Số của ký tự này quá dài, không có ký tự nào như vậy.", "No character has so long a number."),
        Wording("Xóa “&#…”, gõ thẳng ký tự cần dùng.", "Delete “&#…” and type the character itself."),
    )


def body_too_slow(span: Span) -> Problem:
    """A body that cannot be rendered within its budget."""
    return problem(
        "body-too-slow",
        span,
        Wording(
            "Bài mất quá nhiều thời gian để chuyển thành trang web, đã dừng lại.",
            "The text takes too long to render; it was stopped.",
        ),
        Wording(
            "Tìm đoạn lặp nhiều ký tự như [ ( * < và sửa lại, hoặc chia bài thành nhiều phần.",
            "Look for long runs of characters such as [ ( * < and mend them, or split the text.",
        ),
    )


def _short(text: str) -> str:
    shown = CONTROL.sub("", text).replace("\n", "").replace("\t", "")
    return shown if len(shown) <= LONGEST_SHOWN else shown[: LONGEST_SHOWN - 1] + "…"


def too_slow(source: BodySource) -> Body:
    """What is known of a body that took longer than its budget."""
    lead = len(source.text) - len(source.text.lstrip())
    line = source.text.count("\n", 0, lead)
    length = len(source.text.split("\n")[line].rstrip())
    return Body(problems=(body_too_slow(Span.at(source.file, source.line + line, 1, length)),))
