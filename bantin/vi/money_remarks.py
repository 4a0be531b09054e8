"""What there is to say about an amount of money: the remark of every code, with the right form in its hint."""

from bantin.vi.numbers import grouped, quoted
from bantin.vi.reading import Remark, Wording

FORMS = Wording(
    "Ghi như “80.000.000 đồng”, “1,5 tỷ đồng”, “từ 10 đến 20 triệu đồng” hoặc “5.000.000 đồng/thí sinh”.",
    "Write as “80.000.000 đồng”, “1,5 tỷ đồng”, “từ 10 đến 20 triệu đồng” or “5.000.000 đồng/thí sinh”.",
)


def in_full(amount: int) -> str:
    """An amount as hints show it."""
    return f"{grouped(amount)} đồng"


def write(instead: str) -> Wording:
    """The hint to type something else."""
    return Wording(f"Hãy ghi “{instead}”.", f"Write “{instead}”.")


def bad_form(text: str) -> Remark:
    """Not an amount of money at all."""
    return Remark(
        "money-format",
        Wording(f"{quoted(text)} không phải là số tiền viết đúng dạng.", f"{quoted(text)} is not an amount of money."),
        FORMS,
    )


def in_all(text: str) -> Remark:
    """A total where one amount is asked."""
    return Remark(
        "money-format",
        Wording(
            f"{quoted(text)}: ô này chỉ ghi số tiền, không ghi chữ “tổng”.",
            f"{quoted(text)}: only the amount stands here, without the word for “total”.",
        ),
        Wording(
            "Ghi riêng số tiền và thêm dòng “basis: total”.", "Write the amount alone and add the line “basis: total”."
        ),
    )


def bad_grouping(text: str, figure: str) -> Remark:
    """Dots that do not separate thousands."""
    digits = "".join(char for char in figure if char in "0123456789")
    return Remark(
        "money-grouping",
        Wording(
            f"{quoted(text)}: dấu phân cách hàng nghìn đặt sai.",
            f"{quoted(text)}: the separators do not mark thousands.",
        ),
        Wording(
            f"Cứ ba chữ số mới có một dấu chấm: “{in_full(int(digits))}” hay “{in_full(int(digits) * 10)}”?",
            f"A dot stands between groups of three digits: “{in_full(int(digits))}” or “{in_full(int(digits) * 10)}”?",
        )
        if len(digits) > 3  # noqa: PLR2004 - else there is nothing to group
        else FORMS,
    )


def fraction(text: str) -> Remark:
    """An amount that is no whole number of đồng."""
    return Remark(
        "money-fraction",
        Wording(
            f"{quoted(text)}: số tiền phải là số đồng chẵn.", f"{quoted(text)}: an amount is a whole number of đồng."
        ),
        Wording(
            "Bỏ phần thập phân, ví dụ “80.000.000 đồng”.", "Leave the decimals out, for example “80.000.000 đồng”."
        ),
    )


def negative(text: str) -> Remark:
    """An amount below zero."""
    return Remark(
        "money-negative",
        Wording(f"{quoted(text)}: số tiền không được âm.", f"{quoted(text)}: an amount cannot be negative."),
        Wording("Bỏ dấu trừ ở đầu.", "Leave out the minus sign."),
    )


def too_small(text: str, amount: int) -> Remark:
    """Less than the smallest amount that a prize can be."""
    return Remark(
        "money-too-small",
        Wording(
            f"{quoted(text)}: số tiền dưới 1.000 đồng. Có phải thiếu “triệu”?",
            f"{quoted(text)}: less than 1.000 đồng. Is “triệu” (million) missing?",
        ),
        Wording(f"Nếu đúng, hãy ghi “{grouped(amount)} triệu đồng”.", f"If so, write “{grouped(amount)} triệu đồng”."),
    )


def too_large(text: str) -> Remark:
    """More money than there is."""
    return Remark(
        "value-range",
        Wording(f"{quoted(text)}: số tiền quá lớn.", f"{quoted(text)}: the amount is too large."),
        Wording("Kiểm tra lại số chữ số 0.", "Check the number of zeros."),
    )


def short_form(text: str, instead: str | None) -> Remark:
    """Spoken short forms such as "1 tỷ 2", that can be read in two ways."""
    return Remark(
        "money-colloquial",
        Wording(f"{quoted(text)} là cách nói tắt, có thể hiểu nhiều cách.", f"{quoted(text)} is a spoken short form."),
        write(instead) if instead else FORMS,
    )


def foreign(text: str) -> Remark:
    """Another currency."""
    return Remark(
        "money-currency",
        Wording(f"{quoted(text)}: chỉ nhận tiền đồng Việt Nam.", f"{quoted(text)}: only Vietnamese đồng are read."),
        Wording("Quy đổi ra đồng, ví dụ “2.500.000 đồng”.", "Convert it to đồng, for example “2.500.000 đồng”."),
    )


def reversed_range(text: str, low: int, high: int) -> Remark:
    """The greater amount first."""
    return Remark(
        "range-reversed",
        Wording(
            f"{quoted(text)}: số tiền sau ({in_full(high)}) nhỏ hơn số tiền trước ({in_full(low)}).",
            f"{quoted(text)}: the second amount ({in_full(high)}) is less than the first ({in_full(low)}).",
        ),
        write(f"từ {grouped(high)} đến {in_full(low)}"),
    )


def commas(text: str, amount: int) -> Remark:
    """Commas between the thousands."""
    return Remark(
        "money-comma",
        Wording(
            f"{quoted(text)}: hàng nghìn phân cách bằng dấu phẩy.", f"{quoted(text)}: commas separate the thousands."
        ),
        write(in_full(amount)),
    )


def spaces(text: str, amount: int) -> Remark:
    """Spaces between the thousands."""
    return Remark(
        "money-spaces",
        Wording(
            f"{quoted(text)}: hàng nghìn phân cách bằng dấu cách.", f"{quoted(text)}: spaces separate the thousands."
        ),
        write(in_full(amount)),
    )


def no_unit(text: str, low: int, high: int | None) -> Remark:
    """No currency and no triệu or tỷ."""
    instead = in_full(low) if high is None else f"{grouped(low)} - {in_full(high)}"
    return Remark(
        "money-no-unit",
        Wording(f"{quoted(text)} được hiểu là {instead}.", f"{quoted(text)} was read as {instead}."),
        Wording(f"Nếu đúng, nên ghi “{instead}”.", f"If that is right, write “{instead}”."),
    )


def abbreviation(text: str, amount: int) -> Remark:
    """Tr, k and the like."""
    return Remark(
        "money-abbreviation",
        Wording(f"{quoted(text)}: đơn vị viết tắt.", f"{quoted(text)}: the unit is abbreviated."),
        write(in_full(amount)),
    )


def dot_decimal(text: str, amount: int) -> Remark:
    """A dot for the decimal comma."""
    return Remark(
        "money-dot-decimal",
        Wording(
            f"{quoted(text)}: dấu chấm được hiểu là dấu thập phân.",
            f"{quoted(text)}: the dot was read as a decimal point.",
        ),
        Wording(
            f"Hãy dùng dấu phẩy; giá trị đọc được là {in_full(amount)}.",
            f"Use a comma; it was read as {in_full(amount)}.",
        ),
    )
