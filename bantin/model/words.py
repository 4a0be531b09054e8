"""What records say about keys and shapes: the unknown key, the field given twice, the list where a text was asked."""

from bantin.nodes import Items, Scalar
from bantin.problems import Problem, problem
from bantin.vi.near import did_you_mean
from bantin.vi.reading import Wording


def wrong_shape(raw: object, wanted: str, wanted_en: str) -> tuple[Wording, Wording]:
    """The words for a list where a text was asked, and the like."""
    shape, shape_en = {Scalar: ("một giá trị chữ", "a text"), Items: ("một danh sách", "a list")}.get(
        type(raw), ("các dòng “khóa: giá trị”", "a mapping")
    )
    message = Wording(f"Ở đây cần {wanted}, không phải {shape}.", f"Here {wanted_en} is wanted, not {shape_en}.")
    return message, Wording(f"Viết lại thành {wanted}.", f"Write {wanted_en}.")


def no_such_key(text: str, name: str | None) -> tuple[Wording, Wording]:
    """The words for a key that no field has, with the field that was perhaps meant."""
    shown = text[:60]
    message = Wording(f"Không có khóa “{shown}”.", f"There is no key “{shown}”.")
    if name is None:
        return message, Wording(
            "Xóa dòng này, hoặc xem docs/reference.md.", "Delete the line, or see docs/reference.md."
        )
    return message, did_you_mean(name)


def same_field(key: Scalar, first: Scalar, name: str) -> Problem:
    """One field given under two of its keys."""
    one, other = f"“{first.text}”", f"“{key.text}”"
    line, again = first.span.line, key.span.line
    return problem(
        "yaml-duplicate-key",
        key.span,
        Wording(
            f"Khóa “{name}” được viết hai lần: {one} (dòng {line}) và {other} (dòng {again}).",
            f"The field “{name}” is given twice: {one} (line {line}) and {other} (line {again}).",
        ),
        Wording("Giữ một dòng, xóa dòng kia.", "Keep one and delete the other."),
    )


def one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter added, dropped or changed, or two neighbours swapped, makes one word the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, rest_other = one[start:], other[start:]
    swapped = rest[1::-1] == rest_other[:2] and rest[2:] == rest_other[2:]
    return rest[1:] == rest_other[1:] or rest[1:] == rest_other or rest == rest_other[1:] or swapped
